"""Harm to oneself that a parent tells of a child."""

import pytest

from bot.safety.of_another import is_of_another, puts_right


@pytest.mark.parametrize(
    "text",
    [
        "She's been cutting. I found out last night.",
        "ma son's talkin about killin himself hes 13",
        "my wee lassie's took tablets",
        "hi i'm 44, my daughter is 15 and I found cuts on her legs. i feel sick",
        "my 12 year old said she wants to die",
        "my boy said he doesnt want to be here anymore",
    ],
)
def test_of_a_child(text: str) -> None:
    assert is_of_another(text)


@pytest.mark.parametrize(
    "text",
    [
        "my daughter found me cutting",
        "my son is 8 and i've been cutting myself",
        "my daughter is 5 and i want to die",
        "she keeps cutting herself and i cant cope",
        "my husband took an overdose",
        "he says he'll kill himself if i leave",
        "they'd be better off dead than with me",
        "my kids would be better off without me",
    ],
)
def test_of_who_writes_or_of_no_child(text: str) -> None:
    assert not is_of_another(text)


def test_puts_right() -> None:
    assert puts_right("no its not me its her. she is asleep now")
    assert puts_right("its no me its ma wean")
    assert puts_right("its him no me. hes at his dads the day. wit do i dae")
    assert not puts_right("it's not me it's the form")
    assert not puts_right("it's not me he'd miss, I can't go on. it's not her")
