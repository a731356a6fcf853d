"""Solving ridge regression step by step, against solving it outright."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import pytest

from engine.nlu import solving

TEXTS, LABELS = 300, 4


@dataclass
class Held:
    """Likeness that is held whole, and counts how often it was asked for."""

    matrix: np.ndarray
    asked: int = 0

    def times(self, says: np.ndarray) -> np.ndarray:
        self.asked += 1
        return np.asarray(self.matrix @ says)

    def to(self, some: np.ndarray) -> np.ndarray:
        return self.matrix[:, some].copy()


def alike(seed: int, repeated: int = 1) -> Held:
    """Of texts with 40 features each; the first `repeated` of them are the same text."""
    features = np.random.default_rng(seed).normal(size=(TEXTS, 40)).astype(np.float32)
    features[:repeated] = features[0]
    apart = np.square(features[:, None] - features[None]).sum(axis=2)
    return Held(np.exp(-apart / 80).astype(np.float32))


def targets(seed: int = 9) -> np.ndarray:
    return np.where(np.random.default_rng(seed).random((TEXTS, LABELS)) < 0.2, 1, -1).astype(np.float32)


def outright(matrix: np.ndarray, wanted: np.ndarray, smoothing: np.ndarray) -> np.ndarray:
    return np.asarray(np.linalg.solve(matrix.astype(float) + np.diag(smoothing), wanted))


@pytest.mark.parametrize("landmarks", [1, 30, TEXTS, 2 * TEXTS])
@pytest.mark.parametrize("repeated", [1, 200])
def test_it_comes_as_near_as_it_says(landmarks: int, repeated: int) -> None:
    held, smoothing = alike(1, repeated), np.where(np.arange(TEXTS) % 7, 1.0, 1 / 30)
    says = solving.solve(held, targets(), smoothing, landmarks)
    left = targets() - held.matrix @ says - smoothing[:, None] * says
    scaled = np.sqrt(smoothing)[:, None]
    assert np.linalg.norm(left / scaled) <= 1.1 * solving.EXACT * np.linalg.norm(targets() / scaled)
    np.testing.assert_allclose(says, outright(held.matrix, targets(), smoothing), atol=0.05)


def test_landmarks_save_steps() -> None:
    asked = []
    for landmarks in (1, 60, TEXTS):
        held = alike(2)
        solving.solve(held, targets(), np.full(TEXTS, 0.1), landmarks)
        asked.append(held.asked)
    few, some, all_of_them = asked
    assert few > some > all_of_them and few > 5 * all_of_them


def test_a_label_that_no_text_has_is_solved_too() -> None:
    wanted = targets()
    wanted[:, 0], wanted[:, 1] = 0, -1
    says = solving.solve(alike(3), wanted, np.ones(TEXTS), 50)
    assert np.isfinite(says).all() and not says[:, 0].any()
