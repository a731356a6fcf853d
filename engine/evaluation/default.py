"""Rasa's usual features and classifier on the same phrases, and how both learn from fewer.

Rasa's default pipeline needs TensorFlow, which the engine does not carry. What is compared is the part of it that runs
without: CountVectorsFeaturizer (words, and characters of one to four within words) and
LogisticRegressionClassifier, with Rasa's own settings.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from scipy.sparse import hstack
from sklearn.feature_extraction.text import CountVectorizer
from sklearn.linear_model import LogisticRegression

from engine.nlu.likeness import Alikeness, Part
from engine.nlu.meaning import NEED as NEED_LABEL
from engine.nlu.phrases import RISK, Labelled, Phrase
from engine.nlu.sentence_vectors import SentenceEncoder
from engine.nlu.understanding import WEIGHTS, Examples, Understanding

SHARES = (0.125, 0.25, 0.5, 1.0)
NAME = "Rasa's CountVectors and LogisticRegression (its default pipeline without TensorFlow)"


@dataclass(frozen=True)
class Learning:
    """How many phrases were learnt from, and the share of texts with one meaning understood right by each."""

    phrases: int
    ours: float
    default: float


def learning_curves(
    examples: Examples, understanding: Understanding, texts: Sequence[Labelled], encoder: SentenceEncoder
) -> list[Learning]:
    """Both, learnt from the same growing shares of our phrases of needs and acts, on the same texts."""
    told = [text for text in texts if text.kind in ("single", "act", "unclear")]
    order = np.random.default_rng(0).permutation(
        [index for index, phrase in enumerate(examples.phrases) if phrase.kind != RISK]
    )
    curve = []
    for share in SHARES:
        used = np.sort(order[: max(2, int(share * len(order)))])
        ours = _ours(examples, used, understanding, told, encoder)
        default = _default([examples.phrases[index] for index in used], understanding, told)
        curve.append(Learning(len(used), ours, default))
    return curve


def _ours(
    examples: Examples,
    used: np.ndarray,
    understanding: Understanding,
    told: Sequence[Labelled],
    encoder: SentenceEncoder,
) -> float:
    topics = examples.topics()
    part = Part(topics.labels, topics.targets[used])
    learnt = Alikeness(examples.features.rows(used), WEIGHTS).learn(part)
    plain = [understanding.words.read(text.text) for text in told]
    features = examples.counting.features(plain, encoder.encode_many(plain)[:, 0])
    return _share_right([topics.labels[best] for best in learnt.scores(features).argmax(axis=1)], understanding, told)


def _default(phrases: Sequence[Phrase], understanding: Understanding, told: Sequence[Labelled]) -> float:
    counters = [CountVectorizer(), CountVectorizer(analyzer="char_wb", ngram_range=(1, 4))]
    known = hstack([counter.fit_transform([phrase.text for phrase in phrases]) for counter in counters]).tocsr()
    asked = hstack([counter.transform([text.text for text in told]) for counter in counters]).tocsr()
    model = LogisticRegression(solver="lbfgs", max_iter=100, class_weight="balanced", C=1.0, tol=1e-4)
    model.fit(known, [phrase.intent for phrase in phrases])
    return _share_right(list(model.predict(asked)), understanding, told)


def _share_right(intents: Sequence[str], understanding: Understanding, told: Sequence[Labelled]) -> float:
    right = 0
    for intent, text in zip(intents, told, strict=True):
        name = intent.removeprefix(NEED_LABEL)
        right += understanding.finer.get(name, name) in (text.needs or (text.act,))
    return right / len(told) if told else 0.0
