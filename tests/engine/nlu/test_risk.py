"""Learning and deciding on risk, on made-up vectors."""

from __future__ import annotations

import numpy as np

from engine.nlu.likeness import Part
from engine.nlu.risk import NONE, Risk

LABELS = ["danger", NONE]
VECTORS = np.eye(4, dtype=np.float32)[[0] * 9 + [1] * 9]
TARGETS = np.array([[1, -1]] * 9 + [[-1, 1]] * 9, np.float32)


def learnt(targets: np.ndarray = TARGETS, counts: np.ndarray | float = 1.0) -> Risk:
    return Risk.learn(Part(LABELS, targets, counts), VECTORS)


def test_a_text_like_those_of_a_risk_has_it() -> None:
    risk = learnt()
    assert risk.decide(risk.scores(VECTORS[:1])).risk == "danger"
    assert risk.decide(risk.scores(VECTORS[-1:])).risk is None


def test_a_risk_in_one_clause_of_an_ordinary_text_is_noticed_when_it_is_clear() -> None:
    risk = learnt()
    ordinary, dangerous = VECTORS[-1:], VECTORS[:1]
    assert risk.decide(np.vstack([risk.scores((ordinary + dangerous) / 2), risk.scores(dangerous)])).risk == "danger"


def test_phrases_left_open_say_nothing_either_way() -> None:
    targets = TARGETS.copy()
    targets[9:] = 0
    assert not learnt(targets).scores(VECTORS[-1:]).any()


def test_one_phrase_that_people_taught_outweighs_several_that_ship() -> None:
    targets, counts = TARGETS.copy(), np.ones(len(TARGETS), np.float32)
    targets[0], counts[0] = [-1, 1], 30
    assert learnt(targets).scores(VECTORS[:1])[0, 0] > 0
    assert learnt(targets, counts).scores(VECTORS[:1])[0, 0] < 0


def test_how_sure_it_is_grows_with_the_sign() -> None:
    risk = learnt()
    calm, alarmed = (risk.decide(risk.scores(vector)).confidence for vector in (VECTORS[-1:], VECTORS[:1]))
    assert calm < 0.5 < alarmed
