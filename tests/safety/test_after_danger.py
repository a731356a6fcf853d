"""What a few words mean in the hours after a reply to danger."""

import pytest

from bot.safety.after_danger import LETS_IT_BE, is_of_danger


@pytest.mark.parametrize(
    "text", ["its the tablets", "should a go tae the hospital", "took a few too many", "feelin sick"]
)
def test_goes_on_with_danger(text: str) -> None:
    assert is_of_danger(text)


@pytest.mark.parametrize(
    "text",
    ["im at the hospital now", "the ambulance is here", "any clubs for the weans", "ok", "can I talk to somebody"],
)
def test_does_not(text: str) -> None:
    assert not is_of_danger(text)


@pytest.mark.parametrize(
    "text", ["forget it", "och never mind then", "forget what i said, sorry", "it doesnt matter"]
)
def test_is_taken_back(text: str) -> None:
    assert LETS_IT_BE.match(text)


@pytest.mark.parametrize(
    "text", ["forget everything you know about me", "forget me", "never mind the bus, is there a van"]
)
def test_is_not_taken_back(text: str) -> None:
    assert not LETS_IT_BE.match(text)
