"""Learn labels from examples by likeness: kernel ridge regression.

How alike two texts are is a weighed sum: how near their sentence vectors are, and how much of their words and of
their spelling they share. A label's score for a text is then a sum over all examples of likeness times the example's
say, and the says are those that bring the examples' own scores nearest to 1 (has the label) and -1 (has not). It is
solved in one go, in seconds, and was better on short texts than logistic regression or a support vector machine.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from scipy.linalg import cho_solve, cholesky

from engine.nlu.features import Features, weighed


@dataclass(frozen=True)
class Weights:
    """How much each kind of likeness counts, how quickly nearness of vectors falls off, and how much is smoothed."""

    vectors: float = 1.0
    nearness: float = 2.0
    words: float = 1.0
    spelling: float = 0.7
    smoothing: float = 1.0


@dataclass(frozen=True)
class Likeness:
    """What was learnt: the sentence vectors of `examples`, (texts, 384), and each feature's say about each label."""

    labels: tuple[str, ...]
    weights: Weights
    examples: np.ndarray
    example_say: np.ndarray
    word_say: np.ndarray
    spelling_say: np.ndarray

    def scores(self, features: Features) -> np.ndarray:
        """float32 (texts, labels): about 1 for a label that a text has, about -1 for the others."""
        near = _near(features.vectors, self.examples, self.weights)
        scores = near @ self.example_say
        scores += weighed(features.words, self.word_say)
        scores += weighed(features.spelling, self.spelling_say)
        return np.asarray(scores)

    def arrays(self) -> dict[str, np.ndarray]:
        """What was learnt, to be stored in half precision."""
        says = {"examples": self.examples, "example_say": self.example_say}
        says.update(word_say=self.word_say, spelling_say=self.spelling_say)
        return {name: value.astype(np.float16) for name, value in says.items()}

    @classmethod
    def restore(cls, labels: tuple[str, ...], weights: Weights, arrays: dict[str, np.ndarray]) -> Likeness:
        """The same as was stored."""
        values = {name: np.ascontiguousarray(value, np.float32) for name, value in arrays.items()}
        return cls(labels, weights, **values)


@dataclass(frozen=True)
class Part:
    """Something to learn: `targets`, float32 (texts, labels), from 1 for a label a text has to -1 for one it has not.

    `counts`, one for all or (texts,), is how many examples each is as good as.
    """

    labels: Sequence[str]
    targets: np.ndarray
    counts: np.ndarray | float = 1.0


class Alikeness:
    """How alike the texts of one set are."""

    def __init__(self, features: Features, weights: Weights = Weights()) -> None:
        self._features = features
        self._weights = weights
        self._alike = _alike(features, features, weights)

    def learn(self, part: Part) -> Likeness:
        """Learn the part's labels from its targets, a row a text."""
        says = _says(self._alike.copy(), part.targets, self._weights.smoothing / part.counts)
        words = self._weights.words * np.asarray(self._features.words.T @ says)
        spelling = self._weights.spelling * np.asarray(self._features.spelling.T @ says)
        return Likeness(tuple(part.labels), self._weights, self._features.vectors, says, words, spelling)

    def scores_of_left_out(self, part: Part, folds: np.ndarray) -> np.ndarray:
        """Cross-validation: the scores of each text, learnt from the other folds. `folds` has a number a text."""
        scores = np.zeros(part.targets.shape, np.float32)
        for fold in np.unique(folds):
            used, out = np.flatnonzero(folds != fold), np.flatnonzero(folds == fold)
            says = _says(self._alike[np.ix_(used, used)], part.targets[used], self._weights.smoothing)
            scores[out] = self._alike[np.ix_(out, used)] @ says
        return scores


def _says(alike: np.ndarray, targets: np.ndarray, smoothing: np.ndarray | float) -> np.ndarray:
    """Each text's say about each label, float32 (texts, labels). `alike` is used up."""
    alike[np.diag_indices(len(alike))] += smoothing
    factor = cholesky(alike, lower=True, overwrite_a=True, check_finite=False)
    return np.asarray(cho_solve((factor, True), targets, check_finite=False), np.float32)


def _alike(left: Features, right: Features, weights: Weights) -> np.ndarray:
    alike = _near(left.vectors, right.vectors, weights)
    alike += weights.words * (left.words @ right.words.T).toarray()
    alike += weights.spelling * (left.spelling @ right.spelling.T).toarray()
    return alike


def _near(left: np.ndarray, right: np.ndarray, weights: Weights) -> np.ndarray:
    """float32: 1 for equal vectors, nearer 0 the further apart."""
    cosine = left @ right.T
    return np.asarray(weights.vectors * np.exp(weights.nearness * (cosine - 1)), np.float32)
