"""Learn labels from examples by likeness: kernel ridge regression.

How alike two texts are is a weighed sum: how near their sentence vectors are, along the directions in which phrases
differ most, and how much of their words and of their spelling they share. A label's score for a text is then a sum
over all examples of likeness times the example's say, and the says are those that bring the examples' own scores
nearest to 1 (has the label) and -1 (has not). It was better on short texts than logistic regression or a support
vector machine.
"""

from __future__ import annotations

import os
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass

import numpy as np
from threadpoolctl import threadpool_limits

from engine.nlu.features import AlikeInWriting, Features, weighed
from engine.nlu.solving import solve

DIRECTIONS = 192
"""Vectors are compared along so many: with all 384 the answers are the same, and a text takes a quarter as long again."""
LANDMARKS = 3000
"""More of them save steps and take longer to prepare: between 1,500 and 4,000 it comes to the same."""
TILE = 512
"""Likeness of so many texts to so many is worked out at a time, on each core."""


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
    """What was learnt: `directions`, (numbers of a vector, DIRECTIONS), where the `examples` are along them,
    (DIRECTIONS, examples), and what each says.

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
        along = features.vectors @ self.directions
        # Text by text: a product with one row is several times quicker than a row's share of one with a few.
        scores = np.stack([_nearness(text @ self.examples, self.weights) @ self.example_say for text in along])
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
    alike = _Alike(features, along, weights)
    says = solve(alike, part.targets, part.smoothing(weights.smoothing), LANDMARKS)
    examples = np.ascontiguousarray(along.T)
    return Likeness(tuple(part.labels), weights, found, examples, says, *alike.writing.of_terms(says))


def directions(vectors: np.ndarray) -> np.ndarray:
    """Those along which the vectors, (texts, numbers), differ most: float32 (numbers, DIRECTIONS)."""
    _, found = np.linalg.eigh(vectors.T @ vectors)
    return np.ascontiguousarray(found[:, : -DIRECTIONS - 1 : -1])


class _Alike:
    """How alike the texts are that are so `along` the directions, worked out anew, tile by tile, whenever it is asked."""

    def __init__(self, features: Features, along: np.ndarray, weights: Weights) -> None:
        self.writing = AlikeInWriting(features, weights.words, weights.spelling)
        self._along, self._weights = along, weights

    def times(self, says: np.ndarray) -> np.ndarray:
        starts = range(0, len(says), TILE)
        tiles = [(row, column) for row in starts for column in starts if column <= row]
        workers = os.cpu_count() or 1
        # The workers are as many as the cores: each multiplies on its own.
        with threadpool_limits(1, "blas"), ThreadPoolExecutor(workers) as pool:
            sums = list(pool.map(lambda worker: self._sum(tiles[worker::workers], says), range(workers)))
        return np.asarray(sum(sums) + self.writing.times(says))

    def to(self, some: np.ndarray) -> np.ndarray:
        alike = _near(self._along, self._along[some], self._weights)
        alike += self.writing.to(some)
        return alike

    def _sum(self, tiles: Sequence[tuple[int, int]], says: np.ndarray) -> np.ndarray:
        """The tiles' nearness times the says. A tile below the diagonal stands for the one above it too."""
        total = np.zeros_like(says)
        for row, column in tiles:
            rows, columns = slice(row, row + TILE), slice(column, column + TILE)
            near = _near(self._along[rows], self._along[columns], self._weights)
            total[rows] += near @ says[columns]
            if row != column:
                total[columns] += near.T @ says[rows]
        return total


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
