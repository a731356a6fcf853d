"""`python -m engine.evaluation [FILE.jsonl ...]`: how well texts are understood, on our own phrases and on files.

A line of a file is {"text", "needs": [ids], "act": id or null, "risk": id or null, "kind", "style"}. The kind is single,
multi, act, unclear, risk, hard_negative or talk (said in the middle of one, of any meaning but a risk); kind and style
may be left out.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Sequence
from pathlib import Path

from engine.evaluation.crossing import cross_validated
from engine.evaluation.default import learning_curves
from engine.evaluation.measures import Judged, wrong
from engine.evaluation.moving import move_lines, read_came, told_right
from engine.evaluation.report import curve_lines, lines, write
from engine.nlu import moves, sentence_vectors
from engine.nlu.phrases import Labelled, read_labelled, read_phrases
from engine.nlu.understanding import Examples, Reading, Understanding, learn, read_finer_acts


def main(arguments: Sequence[str] | None = None) -> int:
    """Measure, print and write the report. 1 when there is nothing to measure or a file cannot be read."""
    given = _arguments(arguments)
    try:
        texts = read_labelled(given.files)
        rules = json.loads(given.rules.read_text(encoding="utf-8")) if given.rules else {}
        came = read_came(given.moves)
    except (OSError, ValueError) as problem:
        print(problem, file=sys.stderr)
        return 1
    examples, understanding = _learn(given.phrases, given.content)
    encoder = sentence_vectors.shared()
    judged = [_judged(text, understanding, rules.get(text.text)) for text in texts]
    if given.own or not texts:
        own = cross_validated(examples, understanding)
        print("\n".join(lines("Our own phrases, cross-validated", own)))
    if texts:
        print("\n".join(lines(", ".join(path.name for path in given.files), judged)))
    print("\n".join(move_lines(came, told_right(came, understanding, encoder))))
    shown = judged or own
    curve = []
    if given.against:
        curve = learning_curves(examples, understanding, [one.labelled for one in shown], encoder)
        print("\n".join(curve_lines(curve)))
    if given.wrong:
        print("\n".join(_mistake(one) for one in wrong(shown)))
    about = f"{len(shown)} texts, learnt from {len(examples.phrases)} phrases."
    write(given.report, about, shown, curve)
    print(f"Report: {given.report}")
    return 0


def _arguments(arguments: Sequence[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="engine.evaluation", description="Measure how well texts are understood.")
    parser.add_argument("files", nargs="*", type=Path, help="JSON lines of texts and what they mean")
    parser.add_argument(
        "--own", action="store_true", help="also cross-validate on our own phrases, when files are given"
    )
    parser.add_argument("--against", choices=["default"], help="compare with Rasa's usual features and classifier")
    parser.add_argument("--wrong", action="store_true", help="list the texts got wrong")
    parser.add_argument(
        "--rules", type=Path, help="JSON object: for each text, the risk that the app's rules find in it"
    )
    parser.add_argument(
        "--moves", type=Path, default=Path("data/moves_test.jsonl"), help="texts with what they do where they come"
    )
    parser.add_argument("--report", type=Path, default=Path(".local/evaluation/report.html"))
    parser.add_argument("--phrases", type=Path, default=Path("data/nlu"))
    parser.add_argument("--content", type=Path, default=Path("content"))
    return parser.parse_args(arguments)


def _learn(folder: Path, content: Path) -> tuple[Examples, Understanding]:
    phrases = read_phrases(folder)
    reading = Reading.of(content, phrases)
    words = reading.words()
    encoder = sentence_vectors.shared()
    examples = Examples.prepare(phrases, words, encoder)
    learnt = learn(examples, words, reading.finder(), read_finer_acts(content), moves.learn(phrases, words, encoder))
    return examples, learnt


def _judged(text: Labelled, understanding: Understanding, rule: str | None) -> Judged:
    return Judged(text, understanding.understand([text.text], sentence_vectors.shared())[0], rule)


def _mistake(one: Judged) -> str:
    said = one.labelled
    meant = "/".join((*said.needs, *filter(None, (said.act, said.risk))))
    return f"  {meant} -> {one.top}{' !' + one.risk if one.risk else ''}: {said.text}"


if __name__ == "__main__":
    sys.exit(main())
