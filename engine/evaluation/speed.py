"""`python -m engine.evaluation.speed FILE.jsonl`: how long understanding and learning take, beside the usual way.

Prints a JSON object of figures: milliseconds a text after warm-up, on as many cores as numpy is given, and seconds of
learning. For `pace bench`, which prints them for people.
"""

from __future__ import annotations

import argparse
import json
import tempfile
import time
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from typing import TypeVar

import numpy as np

from engine.evaluation.default import Default
from engine.nlu import moves, sentence_vectors
from engine.nlu.phrases import MOVE, RISK, read_labelled, read_phrases
from engine.nlu.understanding import Examples, Reading, learn, read_finer_acts

WARM_UP = 20
ONE_PLACE = ("service",)
"""Of most texts it is also looked at what they do in a place that lies open."""
Made = TypeVar("Made")


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(prog="engine.evaluation.speed", description="How long it takes to understand.")
    parser.add_argument("texts", type=Path)
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--phrases", type=Path, default=Path("data/nlu"))
    parser.add_argument("--content", type=Path, default=Path("content"))
    parser.add_argument("--from-nothing", action="store_true", help="encode every phrase anew")
    given = parser.parse_args()
    texts = [one.text for one in read_labelled([given.texts])]
    encoder = sentence_vectors.shared()
    phrases = read_phrases(given.phrases)
    reading = Reading.of(given.content, phrases)
    words, places = reading.words(), reading.finder()
    figures: dict[str, object] = {"phrases": len(phrases), "texts": len(texts)}
    if given.from_nothing:
        plain = [words.read(phrase.text) for phrase in phrases]
        with tempfile.TemporaryDirectory() as empty:
            figures["encode_s"], _ = _timed(lambda: encoder.encode_many(plain, Path(empty)))
    Examples.prepare(phrases, words, encoder)  # so that learning finds every phrase encoded, as after a change
    finer = read_finer_acts(given.content)
    figures["learn_s"], understanding = _timed(
        lambda: learn(
            Examples.prepare(phrases, words, encoder), words, places, finer, moves.learn(phrases, words, encoder)
        )
    )
    topics = [phrase for phrase in phrases if phrase.kind not in (RISK, MOVE)]
    figures["default_learn_s"], default = _timed(lambda: Default(topics))
    figures["ours_ms"] = _each(lambda text: understanding.understand([text], encoder, ONE_PLACE), texts, given.rounds)
    figures["default_ms"] = _each(lambda text: default.intents([text]), texts, given.rounds)
    print(json.dumps(figures))


def _each(understand: Callable[[str], object], texts: Sequence[str], rounds: int) -> dict[str, float]:
    """Milliseconds a text: the median and what 95 of 100 stay below."""
    for text in texts[:WARM_UP]:
        understand(text)
    took = [1000 * _timed(partial(understand, text))[0] for _ in range(rounds) for text in texts]
    return {"median": round(float(np.median(took)), 2), "p95": round(float(np.quantile(took, 0.95)), 2)}


def _timed(work: Callable[[], Made]) -> tuple[float, Made]:
    """Seconds that it took, and what it made."""
    start = time.perf_counter()
    made = work()
    return time.perf_counter() - start, made


if __name__ == "__main__":
    main()
