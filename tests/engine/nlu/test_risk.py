"""Learning and deciding on risk, on made-up vectors."""

from __future__ import annotations

import numpy as np

from engine.nlu.features import Counting, Features
from engine.nlu.likeness import Part
from engine.nlu.risk import LEAST_NEED, LONG, NONE, Risk

LABELS = ["danger", NONE]
VECTORS = np.eye(4, dtype=np.float32)[[0] * 9 + [1] * 9]
TARGETS = np.array([[1, -1]] * 9 + [[-1, 1]] * 9, np.float32)


TEXTS = ["he is at the door"] * 9 + ["the rent is late"] * 9
COUNTING, FEATURES = Counting.learn(TEXTS, VECTORS)
DANGEROUS, ORDINARY = VECTORS[:1], VECTORS[-1:]
UNKNOWN = "zzz"
BESIDE = (-0.5, -0.9, 5)
"""Little of any need or act, in five words."""


def learnt(targets: np.ndarray = TARGETS, counts: np.ndarray | float = 1.0) -> Risk:
    return Risk.learn(Part(LABELS, targets, counts), VECTORS, FEATURES)


def worded(text: str) -> Features:
    return COUNTING.features([text], np.zeros((1, 4), np.float32))


def scores(risk: Risk, vector: np.ndarray, text: str = UNKNOWN) -> np.ndarray:
    return risk.scores(vector, worded(text))


def test_a_text_like_those_of_a_risk_has_it() -> None:
    risk = learnt()
    assert risk.decide(scores(risk, DANGEROUS, TEXTS[0]), *BESIDE).risk == "danger"
    assert risk.decide(scores(risk, ORDINARY, TEXTS[-1]), *BESIDE).risk is None


def test_a_risk_in_one_clause_of_an_ordinary_text_is_noticed_when_it_is_clear() -> None:
    risk = learnt()
    whole, clause = scores(risk, (ORDINARY + DANGEROUS) / 2), scores(risk, DANGEROUS, TEXTS[0])
    assert risk.decide(np.vstack([whole, clause]), *BESIDE).risk == "danger"


def test_wording_counts_beside_the_vector() -> None:
    risk, between = learnt(), (ORDINARY + DANGEROUS) / 2
    assert (
        scores(risk, between, TEXTS[0])[0, 0] > scores(risk, between)[0, 0] > scores(risk, between, TEXTS[-1])[0, 0]
    )


def test_what_is_plainly_a_need_or_an_act_takes_a_stronger_sign() -> None:
    risk = learnt()
    signs = scores(risk, DANGEROUS)
    plain, need, act = (risk.decide(signs, *beside, 8).confidence for beside in ((-0.4, -1), (1, -1), (-0.4, 1)))
    assert plain > max(need, act)


def test_a_doubtful_sign_is_weighed_by_its_neighbours_and_a_plain_one_is_not() -> None:
    risk, asked = learnt(), []

    def leaning(row: int) -> float:
        asked.append(row)
        return -1.0

    plain, doubtful = np.array([[9.0, -9.0]]), np.array([[-0.3, 0.3]])
    assert risk.decide(plain, *BESIDE, leaning).risk == "danger"
    assert not asked
    alone, weighed = risk.decide(doubtful, *BESIDE), risk.decide(doubtful, *BESIDE, leaning)
    assert asked == [0]
    assert weighed.confidence < alone.confidence


def test_having_less_of_any_need_than_a_name_has_says_nothing() -> None:
    risk = learnt()
    signs = scores(risk, DANGEROUS)
    assert risk.decide(signs, -0.9, -1, 8) == risk.decide(signs, LEAST_NEED, -1, 8)


def test_a_few_words_take_a_stronger_sign() -> None:
    risk = learnt()
    one, several, many, more = (risk.decide(scores(risk, DANGEROUS), -0.5, -1, words) for words in (1, 4, LONG, 80))
    assert one.confidence < several.confidence < many.confidence == more.confidence


def test_phrases_left_open_say_nothing_either_way() -> None:
    targets = TARGETS.copy()
    targets[9:] = 0
    assert not scores(learnt(targets), ORDINARY).any()


def test_one_phrase_that_people_taught_outweighs_several_that_ship() -> None:
    targets, counts = TARGETS.copy(), np.ones(len(TARGETS), np.float32)
    targets[0], counts[0] = [-1, 1], 30
    assert scores(learnt(targets), DANGEROUS, TEXTS[0])[0, 0] > 0
    assert scores(learnt(targets, counts), DANGEROUS, TEXTS[0])[0, 0] < 0


def test_how_sure_it_is_grows_with_the_sign() -> None:
    risk = learnt()
    calm = risk.decide(scores(risk, ORDINARY, TEXTS[-1]), *BESIDE).confidence
    assert calm < 0.5 < risk.decide(scores(risk, DANGEROUS, TEXTS[0]), *BESIDE).confidence
