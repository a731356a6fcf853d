"""Cross-validation on our own phrases: each is understood by what was learnt from the others."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np

from engine.evaluation.measures import Judged
from engine.nlu.likeness import Alikeness
from engine.nlu.phrases import NEED, NO_RISK, RISK, Labelled, Phrase
from engine.nlu.understanding import WEIGHTS, Examples, Understanding

FOLDS = 5


def cross_validated(examples: Examples, understanding: Understanding, folds: int = FOLDS) -> list[Judged]:
    """Every phrase with what was understood of it. `understanding` only decides; its scores are not looked at."""
    alike = Alikeness(examples.features, WEIGHTS)
    number = np.random.default_rng(0).integers(folds, size=len(examples.phrases))
    together = alike.scores_of_left_out(examples.parts(), number)
    return [
        Judged(as_labelled(phrase, understanding.finer), understanding.decide(plain, row[None]))
        for phrase, plain, row in zip(examples.phrases, examples.plain, together, strict=True)
    ]


def as_labelled(phrase: Phrase, finer: Mapping[str, str]) -> Labelled:
    """A phrase as a text to measure on."""
    if phrase.kind == NEED:
        return Labelled(phrase.text, (phrase.topic,), kind="single")
    if phrase.kind == RISK:
        risk = None if phrase.topic == NO_RISK else phrase.topic
        return Labelled(phrase.text, risk=risk, kind="risk" if risk else "hard_negative")
    act = finer.get(phrase.topic, phrase.topic)
    return Labelled(phrase.text, act=act, kind="unclear" if act == "unclear" else "act")
