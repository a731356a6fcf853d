"""Plain words mean what lies open, and nothing where nothing does."""

import pytest

from bot.conversation.plain_asks import Stands, payload_for

EVERYTHING = Stands(waiting=True, service_in_view=True)


@pytest.mark.parametrize(
    ("text", "payload"),
    [
        ("phone number?", "/tell_more"),
        ("have you got a number for them", "/tell_more"),
        ("whit's thair nummer", "/tell_more"),
        ("tel no", "/tell_more"),
        ("my phone number is new", None),
        ("no", None),
        ("number 2 please", None),
        ("cancel the key worker, I’m fine", "/cancel_request"),
        ("dinnae need the worker noo", "/cancel_request"),
        ("please don't cancel the worker", None),
        ("I don't want that worker, I want somebody else", None),
        ("cancel my text on friday", None),
        ("my ex still uses this phone", "/discreet"),
        ("ma weans share ma phone", "/discreet"),
        ("I use this phone", None),
    ],
)
def test_what_is_plain(text: str, payload: str | None) -> None:
    assert payload_for(text, EVERYTHING) == payload


def test_nothing_is_taken_back_that_was_not_asked_for() -> None:
    assert payload_for("cancel the key worker", Stands()) is None
    assert payload_for("phone number?", Stands()) is None


def test_a_bare_number_that_picks_nothing_is_a_slip_unless_it_answers() -> None:
    assert payload_for("9", Stands()) == "/choose"
    assert payload_for("9", Stands(), is_answer=True) is None


@pytest.mark.parametrize(
    "text", ["no i dont want anyone told", "naw dinnae tell anybody", "please don't tell anyone"]
)
def test_a_no_to_telling_a_key_worker(text: str) -> None:
    assert payload_for(text, Stands(risk_asked=True)) == "/no"
    assert payload_for(text, Stands()) is None


def test_no_food_is_no_no() -> None:
    assert payload_for("no food in and nobody to tell", Stands(risk_asked=True)) is None
