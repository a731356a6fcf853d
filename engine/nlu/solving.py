"""Solve the equations of ridge regression without ever holding how alike all texts are to all.

Of 23,000 texts that would be two gigabytes, and the time to solve it outright grows with their cube. Conjugate gradients
ask only for likeness times a few columns. What a few of the texts, the landmarks, explain of it is solved outright
and leads the way: ten steps or so are left, where there would be a hundred. (The landmarks' part is known as a
Nyström preconditioner.)
"""

from __future__ import annotations

from math import sqrt
from typing import Protocol

import numpy as np
from scipy.linalg import cho_factor, cho_solve

EXACT = 4e-3
"""What is left unexplained when it ends, as a share of the targets: scores are that near to the exact ones."""
MOST_STEPS = 200


class Alike(Protocol):
    """How alike texts are: a symmetric matrix, (texts, texts), that need not be held."""

    def times(self, says: np.ndarray) -> np.ndarray:
        """The matrix times `says`, float32 (texts, labels)."""

    def to(self, some: np.ndarray) -> np.ndarray:
        """How alike all are to some of them, float32 (texts, some)."""


def solve(alike: Alike, targets: np.ndarray, smoothing: np.ndarray, landmarks: int) -> np.ndarray:
    """Each text's say about each label, float32 (texts, labels): likeness and smoothing, times these, give the targets.

    `smoothing`, (texts,), is above zero: the more of it, the less a text's own target is heeded.
    """
    # Turned so that each text is smoothed by one.
    scale = 1 / np.sqrt(smoothing, dtype=np.float32)[:, None]
    left = scale * targets
    enough = EXACT * np.linalg.norm(left)
    lead = _Lead(alike, scale, landmarks)
    led = lead.solved(left)
    says, step, gain = np.zeros_like(left), led.copy(), _products(left, led)
    for _ in range(MOST_STEPS):
        meets = scale * alike.times(scale * step) + step
        length = gain / _products(step, meets)
        says += length * step
        left -= length * meets
        if np.linalg.norm(left) <= enough:
            break
        led = lead.solved(left)
        gain, before = _products(left, led), gain
        step = led + gain / before * step
    return np.asarray(scale * says)


class _Lead:
    """The same equations with likeness only as far as the landmarks explain it, solved outright."""

    def __init__(self, alike: Alike, scale: np.ndarray, count: int) -> None:
        landmarks = np.unique(np.linspace(0, len(scale) - 1, count).astype(int))
        self._to = alike.to(landmarks)
        self._to *= scale
        self._to *= scale[landmarks].T
        between = self._to.T @ self._to + self._to[landmarks]
        # Rounding errs by less than is added; without it, landmarks that are alike could not be solved.
        rounded = np.finfo(np.float32).eps * between.diagonal().max() * sqrt(len(between))
        between[np.diag_indices(len(between))] += 10 * rounded
        self._factor = cho_factor(between, overwrite_a=True, check_finite=False)

    def solved(self, left: np.ndarray) -> np.ndarray:
        return np.asarray(left - self._to @ cho_solve(self._factor, self._to.T @ left, check_finite=False))


def _products(left: np.ndarray, right: np.ndarray) -> np.ndarray:
    """Of each label's two columns. Never zero, so that a label that is solved already divides nothing by it."""
    return np.asarray(np.maximum(np.einsum("ij,ij->j", left, right), np.finfo(np.float32).tiny))
