"""What there is in words for a key worker who is waited for."""

import pytest

from bot.conversation.beside_the_request import cancels, is_to_be_told, is_urgent, puts_right


def test_what_may_come_first_is_urgent() -> None:
    assert is_urgent("they're cutting the gas off on friday")
    assert is_urgent("hearing is the 4th")
    assert not is_urgent("I see the kids on friday")
    assert not is_urgent("it went to court years ago")


def test_what_was_kept_is_put_right() -> None:
    assert puts_right("sorry it's the gas, no the rent")
    assert puts_right("actually he's four")
    assert not puts_right("I owe the gas and the rent")


@pytest.mark.parametrize(
    ("text", "off"),
    [
        ("cancel it, i got paid", True),
        ("scrap the worker", True),
        ("i dont want a worker", True),
        ("dinnae cancel it", False),
        ("cancel it if she's not a woman", False),
        ("can i cancel later?", False),
        ("never mind", False),
    ],
)
def test_it_is_cancelled_in_so_many_words_only(text: str, off: bool) -> None:
    assert cancels(text) is off


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("no thats no what i asked. put free school meals, i work 20 hours", True),
        ("please put that i work till 3", True),
        ("can you put that nicer", False),
        ("put the heating on and now ive no credit", False),
        ("can you write a letter to the council", False),
    ],
)
def test_what_is_to_be_put_down(text: str, told: bool) -> None:
    assert is_to_be_told(text) is told


def test_a_bidding_to_tell_them_is_for_the_worker() -> None:
    assert is_to_be_told("ok wait. tell them its about my shifts")
    assert not is_to_be_told("dont tell them about the baby")
