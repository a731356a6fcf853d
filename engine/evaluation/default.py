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

from engine.nlu.likeness import learn
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


class Default:
    """The usual pipeline, learnt from phrases."""

    def __init__(self, phrases: Sequence[Phrase]) -> None:
        self._counters = [CountVectorizer(), CountVectorizer(analyzer="char_wb", ngram_range=(1, 4))]
        texts = [phrase.text for phrase in phrases]
        known = hstack([counter.fit_transform(texts) for counter in self._counters]).tocsr()
        self._model = LogisticRegression(solver="lbfgs", max_iter=100, class_weight="balanced", C=1.0, tol=1e-4)
        self._model.fit(known, [phrase.intent for phrase in phrases])

    def intents(self, texts: Sequence[str]) -> list[str]:
        """The likeliest intent of each text."""
        asked = hstack([counter.transform(texts) for counter in self._counters]).tocsr()
        return list(self._model.predict(asked))


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
        default = Default([examples.phrases[index] for index in used]).intents([text.text for text in told])
        curve.append(Learning(len(used), ours, _share_right(default, understanding, told)))
    return curve


def _ours(
    examples: Examples,
    used: np.ndarray,
    understanding: Understanding,
    told: Sequence[Labelled],
    encoder: SentenceEncoder,
) -> float:
    own, topics = examples.topics()
    learnt = learn(own.rows(used), topics.rows(used), WEIGHTS)
    plain = [understanding.words.read(text.text) for text in told]
    features = examples.counting.features(plain, encoder.encode_many(plain)[:, 0])
    return _share_right([topics.labels[best] for best in learnt.scores(features).argmax(axis=1)], understanding, told)


def _share_right(intents: Sequence[str], understanding: Understanding, told: Sequence[Labelled]) -> float:
    right = 0
    for intent, text in zip(intents, told, strict=True):
        name = intent.removeprefix(NEED_LABEL)
        right += understanding.finer.get(name, name) in (text.needs or (text.act,))
    return right / len(told) if told else 0.0
