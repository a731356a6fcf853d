"""Write what was measured as one HTML page with its picture inside, and as lines for the screen."""

from __future__ import annotations

import base64
import html
import io
from collections.abc import Iterable, Sequence
from pathlib import Path
from string import Template

import numpy as np

from engine.evaluation.default import NAME, Learning
from engine.evaluation.measures import Judged, Row, by_style, confusions, matrix, table, wrong

PAGE = Path(__file__).with_name("report.html")
PAIRS_SHOWN = 30


def lines(name: str, judged: Sequence[Judged]) -> list[str]:
    """The table and the commonest confusions, for a screen."""
    rows = [row for row in table(judged) if row.share is not None]
    shown = [f"{name}: {len(judged)} texts"]
    shown += [f"  {row.name:<40} {row.share:6.3f}  {_goal(row):<9} {_mark(row)} ({row.count})" for row in rows]
    shown.append("  right by style: " + ", ".join(f"{s} {share:.2f} ({n})" for s, n, share in by_style(judged)))
    shown.append("  most confused: " + ", ".join(f"{m} as {t} {n}" for m, t, n in confusions(judged)[:12]))
    return shown


def curve_lines(curve: Sequence[Learning]) -> list[str]:
    """The learning curves, for a screen."""
    head = f"Against {NAME}:"
    return [head, *(f"  {one.phrases:6} phrases: ours {one.ours:.3f}, default {one.default:.3f}" for one in curve)]


def write(path: Path, about: str, judged: Sequence[Judged], curve: Sequence[Learning] = ()) -> None:
    """Write the page. It holds the texts that were measured, so it stays on the machine that made it."""
    page = Template(PAGE.read_text(encoding="utf-8")).substitute(
        about=html.escape(about),
        measures=_rows(_measure(row) for row in table(judged) if row.share is not None),
        styles=_rows((style, f"{share:.2f}", str(count)) for style, count, share in by_style(judged)),
        curves=_curves(curve),
        picture=_picture(judged),
        confusions=_rows((meant, taken, str(count)) for meant, taken, count in confusions(judged)[:PAIRS_SHOWN]),
        wrong=_rows(map(_mistake, wrong(judged))),
    )
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(page, encoding="utf-8")


def _goal(row: Row) -> str:
    return f"{'<=' if row.at_most else '>='} {row.goal:.2f}"


def _mark(row: Row) -> str:
    return "yes" if row.reached else "NO "


def _measure(row: Row) -> tuple[str, str, str, str]:
    return row.name, f"{row.share:.3f} {_mark(row).strip().lower()}", _goal(row), str(row.count)


def _mistake(one: Judged) -> tuple[str, str, str]:
    said = one.labelled
    meant = ", ".join((*said.needs, *filter(None, (said.act, f"risk: {said.risk}" if said.risk else None))))
    return said.text, meant, ", ".join(filter(None, (one.top, f"risk: {one.risk}" if one.risk else None)))


def _rows(rows: Iterable[Sequence[str]]) -> str:
    return "\n".join("<tr>" + "".join(f"<td>{html.escape(cell)}</td>" for cell in row) + "</tr>" for row in rows)


def _curves(curve: Sequence[Learning]) -> str:
    if not curve:
        return ""
    rows = _rows((str(one.phrases), f"{one.ours:.3f}", f"{one.default:.3f}") for one in curve)
    head = f"<tr><th>Phrases</th><th>Ours</th><th>{html.escape(NAME)}</th></tr>"
    return f"<h2>Learning from fewer phrases</h2><table>{head}{rows}</table>"


def _picture(judged: Sequence[Judged]) -> str:
    """The confusion matrix as a picture in the page; a line of words where no text had a need or an act."""
    labels, counts = matrix(judged)
    if not labels:
        return "<p>None of the texts is labelled with a need or an act.</p>"
    import matplotlib as mpl

    mpl.use("Agg")
    from matplotlib import pyplot

    shares = np.array([[counts.get((meant, taken), 0) for taken in labels] for meant in labels], float)
    shares /= np.maximum(shares.sum(axis=1, keepdims=True), 1)
    size = max(4.0, 0.28 * len(labels))
    figure, axes = pyplot.subplots(figsize=(size, size))
    axes.imshow(shares, cmap="Blues", vmin=0, vmax=1)
    axes.set_xticks(range(len(labels)), labels, rotation=90, fontsize=7)
    axes.set_yticks(range(len(labels)), labels, fontsize=7)
    axes.set_xlabel("understood as")
    axes.set_ylabel("meant")
    held = io.BytesIO()
    figure.savefig(held, format="png", dpi=110, bbox_inches="tight")
    pyplot.close(figure)
    told = "A square for each pair of what was meant and what was understood; the pairs are listed below."
    return f'<img alt="{told}" src="data:image/png;base64,{base64.b64encode(held.getvalue()).decode()}">'
