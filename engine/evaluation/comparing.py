"""`python -m engine.evaluation.comparing`: two trained models on the fixed test, and on texts of the app's.

In, as one JSON object on standard input: `before` and `after` (paths of models), `fixed` (a file of labelled texts),
`rules` (for each fixed text, the risk that the app's rules find, or null) and `texts` ({id: text}). Out, as one JSON
object: see `compare`. Neither texts nor ids are written anywhere else.
"""

from __future__ import annotations

import json
import sys
import tarfile
import tempfile
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from engine.evaluation.measures import Judged, confusions, rank, table
from engine.nlu import sentence_vectors, storage
from engine.nlu.phrases import Labelled, read_labelled
from engine.nlu.understanding import Understanding, Understood

CONFUSIONS_SHOWN = 20
Json = dict[str, Any]


class NotOurs(Exception):
    """A file that is no model of this version; the message says which."""


@dataclass(frozen=True)
class Twice:
    """One text as both models understand it."""

    before: Judged
    after: Judged

    @property
    def changed(self) -> bool:
        """Whether it went to another topic, or its risk is named otherwise."""
        return meaning(self.before.understood) != meaning(self.after.understood)

    @property
    def worse(self) -> bool:
        """Whether a risk is missed, or taken for a less urgent one, that was not before. The model alone counts here:
        the rules may catch it still, but they are the other of two layers."""
        if self.before.labelled.risk is None:
            return False
        was = min(rank(self.before.understood.noticed.risk), rank(self.before.labelled.risk))
        return rank(self.after.understood.noticed.risk) < was


def understanding_of(model: Path) -> Understanding:
    """What a trained model has learnt, without starting Rasa. Raises NotOurs."""
    try:
        with tarfile.open(model) as archive, tempfile.TemporaryDirectory() as folder:
            for member in archive.getmembers():
                name = Path(member.name).name
                if name in (storage.NAMES, storage.NUMBERS) and (stored := archive.extractfile(member)):
                    (Path(folder) / name).write_bytes(stored.read())
            return storage.restore(Path(folder))
    except (OSError, ValueError, KeyError, TypeError, tarfile.TarError) as problem:
        raise NotOurs(f"{model.name} was made by another version of the software") from problem


def compare(asked: Mapping[str, Any]) -> Json:
    """{measures, changed, worse, confusions, texts}: the fixed test before and after, and which texts changed."""
    before, after = (understanding_of(Path(asked[name])) for name in ("before", "after"))
    fixed = read_labelled([Path(asked["fixed"])])
    twice = _twice(fixed, before, after, asked.get("rules") or {})
    texts = asked.get("texts") or {}
    others = _twice([Labelled(text) for text in texts.values()], before, after, {})
    return {
        "count": len(fixed),
        "measures": _measures([one.before for one in twice], [one.after for one in twice]),
        "changed": [_change(one) for one in twice if one.changed],
        "worse": [_change(one) for one in twice if one.worse],
        "confusions": _confusions([one.before for one in twice], [one.after for one in twice]),
        "texts": {
            id: {"before": meaning(one.before.understood), "after": meaning(one.after.understood)}
            for id, one in zip(texts, others, strict=True)
        },
    }


def meaning(understood: Understood) -> Json:
    """What a text was taken to mean: its needs or act, its risk, and whether the assistant would ask."""
    found = understood.found
    topics: list[str | None] = [need for need, _ in found.needs]
    return {"topics": topics or [found.act], "risk": understood.noticed.risk, "unsure": found.unsure}


def _twice(
    texts: Sequence[Labelled], before: Understanding, after: Understanding, rules: Mapping[str, str | None]
) -> list[Twice]:
    encoder = sentence_vectors.shared()
    plain = [text.text for text in texts]
    pairs = zip(texts, before.understand(plain, encoder), after.understand(plain, encoder), strict=True)
    return [
        Twice(Judged(text, old, rules.get(text.text)), Judged(text, new, rules.get(text.text)))
        for text, old, new in pairs
    ]


def _change(one: Twice) -> Json:
    said = one.before.labelled
    return {
        "text": said.text,
        "meant": {"topics": list(said.needs) or [said.act], "risk": said.risk},
        "before": meaning(one.before.understood),
        "after": meaning(one.after.understood),
        "rule": one.after.rule,
        "right": [one.before.right, one.after.right],
    }


def _measures(before: Sequence[Judged], after: Sequence[Judged]) -> list[Json]:
    return [
        {"name": new.name, "count": new.count, "before": old.share, "after": new.share, "at_most": new.at_most}
        for old, new in zip(table(before), table(after), strict=True)
        if new.share is not None
    ]


def _confusions(before: Sequence[Judged], after: Sequence[Judged]) -> list[Json]:
    was = {(meant, taken): count for meant, taken, count in confusions(before)}
    return [
        {"meant": meant, "taken": taken, "before": was.get((meant, taken), 0), "after": count}
        for meant, taken, count in confusions(after)[:CONFUSIONS_SHOWN]
    ]


def main() -> int:
    """Read, compare, answer. 1 and one line when a model or the test cannot be read."""
    try:
        print(json.dumps(compare(json.load(sys.stdin))))
    except (NotOurs, OSError, ValueError) as problem:
        print(problem, file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
