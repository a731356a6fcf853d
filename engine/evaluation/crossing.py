"""Cross-validation on our own phrases: each is understood by what was learnt from the others."""

from __future__ import annotations

from collections.abc import Callable, Mapping

import numpy as np

from engine.evaluation.measures import Judged
from engine.nlu import likeness
from engine.nlu.features import Features
from engine.nlu.likeness import Part
from engine.nlu.phrases import NEED, NO_RISK, RISK, Labelled, Phrase
from engine.nlu.risk import Risk
from engine.nlu.understanding import WEIGHTS, Examples, Scores, Understanding

FOLDS = 5


def cross_validated(examples: Examples, understanding: Understanding, folds: int = FOLDS) -> list[Judged]:
    """Every phrase with what was understood of it. `understanding` only decides; its scores are not looked at."""
    number = np.random.default_rng(0).integers(folds, size=len(examples.phrases))
    own, part = examples.topics()
    topics = np.full((len(examples.phrases), len(understanding.topics.labels)), -1, np.float32)
    topics[: len(own)] = topics_of_left_out(own, part, number[: len(own)])
    risks = _risks_of_left_out(examples, number)
    return [
        Judged(as_labelled(phrase, understanding.finer), understanding.decide(plain, Scores(topic[None], risk[None])))
        for phrase, plain, topic, risk in zip(examples.phrases, examples.plain, topics, risks, strict=True)
    ]


def topics_of_left_out(features: Features, part: Part, folds: np.ndarray) -> np.ndarray:
    """The scores of each text, learnt from the other folds. `folds` has a number a text."""

    def scores(used: np.ndarray, out: np.ndarray) -> np.ndarray:
        return likeness.learn(features.rows(used), part.rows(used), WEIGHTS).scores(features.rows(out))

    return _of_left_out(part, folds, scores)


def _risks_of_left_out(examples: Examples, folds: np.ndarray) -> np.ndarray:
    """The scores of risk. Too good: the tuned layers have seen every phrase, so only other texts can tell."""
    part, vectors, features = examples.risks(), examples.risk_vectors, examples.features

    def scores(used: np.ndarray, out: np.ndarray) -> np.ndarray:
        learnt = Risk.learn(part.rows(used), vectors[used], features.rows(used))
        return learnt.scores(vectors[out], features.rows(out))

    return _of_left_out(part, folds, scores)


def _of_left_out(part: Part, folds: np.ndarray, scores: Callable[[np.ndarray, np.ndarray], np.ndarray]) -> np.ndarray:
    """A row a text: `scores`, given the texts to learn from and those left out, scores these."""
    found = np.zeros(part.targets.shape, np.float32)
    for fold in np.unique(folds):
        out = np.flatnonzero(folds == fold)
        found[out] = scores(np.flatnonzero(folds != fold), out)
    return found


def as_labelled(phrase: Phrase, finer: Mapping[str, str]) -> Labelled:
    """A phrase as a text to measure on."""
    if phrase.kind == NEED:
        return Labelled(phrase.text, (phrase.topic, *phrase.also), kind="multi" if phrase.also else "single")
    if phrase.kind == RISK:
        risk = None if phrase.topic == NO_RISK else phrase.topic
        return Labelled(phrase.text, risk=risk, kind="risk" if risk else "hard_negative")
    act = finer.get(phrase.topic, phrase.topic)
    return Labelled(phrase.text, act=act, kind="unclear" if act == "unclear" else "act")
