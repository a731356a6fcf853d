"""A child that is ill is told from a parent who is, from one who has had enough, and from what a school is asked for."""

import pytest

from bot.safety.child_is_ill import asks_what_makes_ill, is_told


@pytest.mark.parametrize(
    "text",
    [
        "my wee boys been coughing for weeks and i dont know where to take him",
        "hes been coughing for weeks",
        "the wean has a rash all over",
        "daughter has an ear infection again",
        "baby has a high temperature",
        "ma wean's got nits",
        "the twins are poorly and i cant get a gp appointment",
        "he is sick since last night, my boy",
        "coughing again all night, my daughter",
        "wee yin's no well",
    ],
)
def test_a_child_is_ill(text: str) -> None:
    assert is_told(text)


@pytest.mark.parametrize(
    "text",
    [
        "i have a cough",
        "he's sick of me",
        "my son and i'm worried sick about the rent",
        "my asthma is bad and my daughter's dad wont help",
        "i am unwell and my kids are little",
        "she is sick and tired of school",
        "the boss gave her sick pay",
        "ah'm no well and the weans are wild",
        "my mum is ill and i look after her",
    ],
)
def test_nobody_is_or_the_parent(text: str) -> None:
    assert not is_told(text)


@pytest.mark.parametrize(
    "text", ["is mould bad for asthma", "can damp make the weans ill", "does black mould cause coughs"]
)
def test_what_makes_ill_is_asked(text: str) -> None:
    assert asks_what_makes_ill(text)


@pytest.mark.parametrize(
    "text", ["can you make me a list", "is there asthma help", "does the class make you feel better"]
)
def test_it_is_not(text: str) -> None:
    assert not asks_what_makes_ill(text)
