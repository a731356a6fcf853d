"""Whether a text is nearer to phrases of risk or of none, on made-up vectors."""

from __future__ import annotations

import numpy as np

from engine.nlu.likeness import Part
from engine.nlu.nearest import Nearest

LABELS = ["danger", "none"]
DANGER, NONE, OPEN = [1, -1], [-1, 1], [0, 0]
AT = np.eye(6, dtype=np.float32)


def learnt() -> Nearest:
    targets = np.array([DANGER, DANGER, NONE, NONE, OPEN], np.float32)
    return Nearest.learn(Part(LABELS, targets), "none", AT[:5])


def test_a_text_leans_to_what_it_is_most_like() -> None:
    nearest = learnt()
    assert nearest.leaning(AT[0]) > 0.4
    assert nearest.leaning(AT[2]) < -0.4


def test_what_is_left_open_leans_nowhere() -> None:
    assert abs(learnt().leaning(AT[4])) < 1e-5
    assert len(learnt().of_risk) == len(learnt().of_none) == 2


def test_the_length_of_a_vector_says_nothing() -> None:
    nearest = learnt()
    assert np.isclose(nearest.leaning(AT[0]), nearest.leaning(7 * AT[0]), atol=1e-6)
