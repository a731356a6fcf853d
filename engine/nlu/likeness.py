"""Learn labels from examples by likeness: kernel ridge regression.

How alike two texts are is a weighed sum: how near their sentence vectors are, along the directions in which phrases
differ most, and how much of their words and of their spelling they share. A label's score for a text is then a sum
over all examples of likeness times the example's say, and the says are those that bring the examples' own scores
nearest to 1 (has the label) and -1 (has not). It is solved in one go, in seconds, and was better on short texts than
logistic regression or a support vector machine.
"""

from __future__ import annotations

import os
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from math import sqrt

import numpy as np
from scipy.linalg import cho_solve, cholesky
from scipy.sparse import hstack

from engine.nlu.features import Features, weighed

DIRECTIONS = 192
"""Vectors are compared along so many: with all 384 the answers are the same, and a text takes a quarter as long again."""
ROWS = 512
"""So many rows of likeness are worked out at a time, on each core."""


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
    """What was learnt: `directions`, (384, DIRECTIONS), where each of `examples` is along them, and what each says.

    The says, of examples, words and spellings about each label, are (of these, labels).
    """

    labels: tuple[str, ...]
    weights: Weights
    directions: np.ndarray
    examples: np.ndarray
    example_say: np.ndarray
    word_say: np.ndarray
    spelling_say: np.ndarray

    def scores(self, features: Features) -> np.ndarray:
        """float32 (texts, labels): about 1 for a label that a text has, about -1 for the others."""
        near = _near(features.vectors @ self.directions, self.examples, self.weights)
        scores = near @ self.example_say
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


def learn(features: Features, part: Part, weights: Weights = Weights()) -> Likeness:
    """Learn the part's labels from its targets, a row a text."""
    directions = _directions(features.vectors)
    along = features.vectors @ directions
    says = _says(_alike(features, along, weights), part.targets, weights.smoothing / part.counts)
    words = weights.words * np.asarray(features.words.T @ says)
    spelling = weights.spelling * np.asarray(features.spelling.T @ says)
    return Likeness(tuple(part.labels), weights, directions, along, says, words, spelling)


def scores_of_left_out(features: Features, part: Part, folds: np.ndarray, weights: Weights = Weights()) -> np.ndarray:
    """Cross-validation: the scores of each text, learnt from the other folds. `folds` has a number a text."""
    lower = _alike(features, features.vectors @ _directions(features.vectors), weights)
    alike = np.tril(lower) + np.tril(lower, -1).T
    scores = np.zeros(part.targets.shape, np.float32)
    for fold in np.unique(folds):
        used, out = np.flatnonzero(folds != fold), np.flatnonzero(folds == fold)
        says = _says(alike[np.ix_(used, used)], part.targets[used], weights.smoothing)
        scores[out] = alike[np.ix_(out, used)] @ says
    return scores


def _says(alike: np.ndarray, targets: np.ndarray, smoothing: np.ndarray | float) -> np.ndarray:
    """Each text's say about each label, float32 (texts, labels). Of `alike` the lower triangle counts; it is used up."""
    alike[np.diag_indices(len(alike))] += smoothing
    # Turned, its lower triangle is the upper one, in the order that LAPACK takes without another gigabyte.
    factor = cholesky(alike.T, lower=False, overwrite_a=True, check_finite=False)
    return np.asarray(cho_solve((factor, False), targets, check_finite=False), np.float32)


def _directions(vectors: np.ndarray) -> np.ndarray:
    """Those along which the vectors, (texts, 384), differ most: float32 (384, DIRECTIONS)."""
    _, found = np.linalg.eigh(vectors.T @ vectors)
    return np.ascontiguousarray(found[:, : -DIRECTIONS - 1 : -1])


def _alike(features: Features, along: np.ndarray, weights: Weights) -> np.ndarray:
    """How alike the texts are that are so `along` the directions, float32 (texts, texts): its lower triangle counts."""
    counted = hstack([sqrt(weights.words) * features.words, sqrt(weights.spelling) * features.spelling], format="csr")
    alike = np.empty((len(features), len(features)), np.float32)

    def fill(start: int) -> None:
        rows, columns = slice(start, start + ROWS), slice(0, start + ROWS)
        alike[rows, columns] = (counted[rows] @ counted[columns].T).toarray()
        alike[rows, columns] += _near(along[rows], along[columns], weights)

    with ThreadPoolExecutor(os.cpu_count()) as pool:
        list(pool.map(fill, range(0, len(features), ROWS)))
    return alike


def _near(left: np.ndarray, right: np.ndarray, weights: Weights) -> np.ndarray:
    """float32: 1 for equal vectors, nearer 0 the further apart."""
    near = left @ right.T
    near -= 1
    near *= weights.nearness
    np.exp(near, out=near)
    near *= weights.vectors
    return np.asarray(near, np.float32)
