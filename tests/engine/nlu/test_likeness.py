"""Learning by likeness, on a few made-up texts with made-up vectors."""

from __future__ import annotations

import numpy as np

from engine.evaluation.crossing import topics_of_left_out
from engine.nlu.features import Counting
from engine.nlu.likeness import Likeness, Part, learn

TEXTS = ["my rent is late", "the landlord wants rent", "a group for mums", "mums meeting for coffee", "rent rent"]
LABELS = ["need/housing", "need/peer_support"]
TARGETS = np.array([[1, -1], [1, -1], [-1, 1], [-1, 1], [-1, 1]], np.float32)


def learnt() -> tuple[Likeness, Counting, np.ndarray]:
    vectors = np.eye(384, dtype=np.float32)[[0, 0, 1, 1, 0]]
    counting, features = Counting.learn(TEXTS, vectors)
    return learn(features, Part(LABELS, TARGETS)), counting, vectors


def test_examples_get_their_own_labels() -> None:
    likeness, counting, vectors = learnt()
    scores = likeness.scores(counting.features(TEXTS[:4], vectors[:4]))
    assert (scores.argmax(axis=1) == TARGETS[:4].argmax(axis=1)).all()


def test_one_text_and_several_are_scored_alike() -> None:
    likeness, counting, vectors = learnt()
    together = likeness.scores(counting.features(TEXTS, vectors))
    alone = np.vstack([likeness.scores(counting.features([t], vectors[i][None])) for i, t in enumerate(TEXTS)])
    np.testing.assert_allclose(together, alone, atol=1e-5)


def test_left_out_texts_are_scored_by_the_others() -> None:
    _, features = Counting.learn(TEXTS, np.eye(384, dtype=np.float32)[[0, 0, 1, 1, 0]])
    scores = topics_of_left_out(features, Part(LABELS, TARGETS), np.arange(5))
    assert scores[4].argmax() == 0  # its own label, which says otherwise, was not looked at


def test_stored_counting_counts_the_same() -> None:
    vectors = np.zeros((len(TEXTS), 384), np.float32)
    counting, learnt_from = Counting.learn(TEXTS, vectors)
    again = Counting.restore(counting.arrays()).features(TEXTS, vectors)
    for features in (counting.features(TEXTS, vectors), again):
        np.testing.assert_allclose(learnt_from.words.toarray(), features.words.toarray(), atol=1e-6)
        np.testing.assert_allclose(learnt_from.spelling.toarray(), features.spelling.toarray(), atol=1e-6)
