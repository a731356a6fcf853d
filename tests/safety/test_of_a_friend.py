"""A friend or relative, grown up, who may take their own life."""

import pytest

from bot.safety.of_a_friend import asked_in, is_of_a_friend, says_grown_up


@pytest.mark.parametrize(
    "text",
    [
        "My cousin say she want to die, she have baby 5 months",
        "my friend text me thanks for everything, look after my boy. i think she's going to kill herself",
        "ma pal says she cannae go on, the weans wid be better aff withoot her",
        "Worried about my sister, she took an overdose last week and says she will do it again",
        "a lassie fae ma work says she wants tae end it",
    ],
)
def test_of_somebody_grown_up(text: str) -> None:
    assert is_of_a_friend(text)


@pytest.mark.parametrize(
    "text",
    [
        "my daughter's pal wants to die",
        "my pal says my wean is cutting herself",
        "my son told my sister he wants to die",
        "my friend's daughter says she wants to die",
        "my sister is 15 and wants to die",
        "my brother killed himself and i want to die",
        "my friend died, they say he killed himself",
        "my mum is sick of me and i'd be better off dead",
        "my sister says her and me both want to die",
        "my husband says he'll kill himself",
    ],
)
def test_of_a_child_of_who_writes_of_the_dead_or_of_a_partner(text: str) -> None:
    assert not is_of_a_friend(text)


def test_says_that_it_is_somebody_grown_up() -> None:
    assert says_grown_up("She is 24 years. She is not child.")
    assert says_grown_up("its no me its ma pal")
    assert not says_grown_up("its no me its ma wean, she is 14")
    assert not says_grown_up("it's my pal and I want to die too")


@pytest.mark.parametrize(
    ("text", "asked"),
    [
        ("she no answer me 2 hours. I must go police?", "check"),
        ("do i ask the police to go to her door", "check"),
        ("999 or 101 for a check on her", "check"),
        ("what do i say tae her", "talk"),
        ("dae i phone her an ask her straight oot", "talk"),
        ("whit wan a they places does my pal phone the night", "asked"),
        ("she's answered now, she's ok", "safe"),
        ("shes 30. do i phone 999", "check"),
        ("wid a ring the polis fur her", "check"),
        ("the police phoned, she's safe", "safe"),
        ("i took tablets too, do i phone 999. i want to die", None),
        ("is there a mums group for her", None),
        ("i want to die too, what do i say to her", None),
        ("any jobs in leith", None),
    ],
)
def test_what_is_asked_of_them(text: str, asked: str | None) -> None:
    assert asked_in(text) == asked
