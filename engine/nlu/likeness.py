"""Learn labels from examples by likeness: kernel ridge regression.

How alike two texts are is a weighed sum: how near their sentence vectors are, along the directions in which phrases
differ most, and how much of their words and of their spelling they share. A label's score for a text is then a sum
over all examples of likeness times the example's say, and the says are those that bring the examples' own scores
nearest to 1 (has the label) and -1 (has not). It was better on short texts than logistic regression or a support
vector machine.

How near vectors are is told by way of some of the examples, the marks, as many of each label: two vectors are near as
far as both are near the same marks. (This is known as the Nyström method.) A text is then compared with a fifth of
the examples only, and its scores are hardly others.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from scipy.linalg import cho_factor, cho_solve

from engine.nlu.features import AlikeInWriting, Features, weighed
from engine.nlu.solving import solve

DIRECTIONS = 192
"""Vectors are compared along so many: with all 384 the answers are the same, and a text takes a quarter as long again."""
LANDMARKS = 1500
"""More of them save steps and take longer to prepare: between 800 and 3,000 it comes to the same."""
ROUNDING = 1e-3
"""Added to how near each mark is to itself: marks that are alike could not be told apart without."""


@dataclass(frozen=True)
class Weights:
    """How much each kind of likeness counts, how quickly nearness of vectors falls off, and how much is smoothed.

    `marks` examples of each label are marks. With all for marks, a text took two thirds as long again to understand.
    """

    vectors: float = 1.0
    nearness: float = 2.0
    words: float = 1.0
    spelling: float = 0.7
    smoothing: float = 1.0
    marks: int = 90


@dataclass(frozen=True)
class Likeness:
    """What was learnt: `directions`, (numbers of a vector, DIRECTIONS), where the `marks` are along them,
    (DIRECTIONS, marks), and what each says.

    The says, of marks, words and spellings about each label, are (of these, labels).
    """

    labels: tuple[str, ...]
    weights: Weights
    directions: np.ndarray
    marks: np.ndarray
    mark_say: np.ndarray
    word_say: np.ndarray
    spelling_say: np.ndarray

    def scores(self, features: Features) -> np.ndarray:
        """float32 (texts, labels): about 1 for a label that a text has, about -1 for the others."""
        along = features.vectors @ self.directions
        # Text by text: a product with one row is several times quicker than a row's share of one with a few.
        scores = np.stack([_nearness(text @ self.marks, self.weights) @ self.mark_say for text in along])
        scores += weighed(features.words, self.word_say)
        scores += weighed(features.spelling, self.spelling_say)
        return np.asarray(scores)


@dataclass(frozen=True)
class Part:
    """Something to learn: `targets`, float32 (texts, labels), from 1 for a label a text has to -1 for one it has not.

    `counts`, one for all or (texts,), is how many examples each is as good as.
    """

    labels: Sequence[str]
    targets: np.ndarray
    counts: np.ndarray | float = 1.0

    def smoothing(self, usual: float) -> np.ndarray:
        """Of each text: the more examples it is as good as, the less."""
        return np.asarray(usual / self._counts)

    def rows(self, index: np.ndarray) -> Part:
        """Some of the texts' rows."""
        return Part(self.labels, self.targets[index], self._counts[index])

    @property
    def _counts(self) -> np.ndarray:
        return np.broadcast_to(np.asarray(self.counts, np.float32), len(self.targets))


def learn(features: Features, part: Part, weights: Weights = Weights()) -> Likeness:
    """Learn the part's labels from its targets, a row a text."""
    found = directions(features.vectors)
    along = features.vectors @ found
    alike = _Alike(features, along, _marks(part, weights.marks), weights)
    says = solve(alike, part.targets, part.smoothing(weights.smoothing), LANDMARKS)
    marks = np.ascontiguousarray(alike.marks.T)
    return Likeness(tuple(part.labels), weights, found, marks, alike.of_marks(says), *alike.writing.of_terms(says))


def _marks(part: Part, count: int) -> np.ndarray:
    """Which of the part's texts are marks: so many of each label, spread evenly over those that have it."""
    of_each = [np.flatnonzero(has) for has in (part.targets > 0).T]
    evenly = [np.linspace(0, len(texts) - 1, min(count, len(texts))).astype(int) for texts in of_each]
    return np.asarray(np.unique(np.concatenate([texts[some] for texts, some in zip(of_each, evenly, strict=True)])))


def directions(vectors: np.ndarray) -> np.ndarray:
    """Those along which the vectors, (texts, numbers), differ most: float32 (numbers, DIRECTIONS)."""
    _, found = np.linalg.eigh(vectors.T @ vectors)
    return np.ascontiguousarray(found[:, : -DIRECTIONS - 1 : -1])


class _Alike:
    """How alike the texts are that are so `along` the directions, by way of those that are `marks`."""

    def __init__(self, features: Features, along: np.ndarray, marks: np.ndarray, weights: Weights) -> None:
        self.writing = AlikeInWriting(features, weights.words, weights.spelling)
        self.marks = along[marks]
        self._along, self._weights = along, weights
        self._to_marks = _near(along, self.marks, weights)
        between = self._to_marks[marks]
        between[np.diag_indices(len(between))] += ROUNDING
        self._factor = cho_factor(between, overwrite_a=True, check_finite=False)

    def times(self, says: np.ndarray) -> np.ndarray:
        return np.asarray(self._to_marks @ self.of_marks(says) + self.writing.times(says))

    def to(self, some: np.ndarray) -> np.ndarray:
        alike = _near(self._along, self._along[some], self._weights)
        alike += self.writing.to(some)
        return alike

    def of_marks(self, says: np.ndarray) -> np.ndarray:
        """What each mark says about each label, float32 (marks, labels), where the texts say so much."""
        return np.asarray(cho_solve(self._factor, self._to_marks.T @ says, check_finite=False))


def _near(left: np.ndarray, right: np.ndarray, weights: Weights) -> np.ndarray:
    """float32 (left, right): how near each of some vectors is to each of others."""
    return _nearness(left @ right.T, weights)


def _nearness(near: np.ndarray, weights: Weights) -> np.ndarray:
    """float32, in place of the products of vectors of length one: 1 for equal ones, nearer 0 the further apart."""
    near -= 1
    near *= weights.nearness
    np.exp(near, out=near)
    near *= weights.vectors
    return np.asarray(near, np.float32)
