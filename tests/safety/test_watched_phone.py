"""What is asked of a phone that somebody else may look at, and how somebody says that they are off."""

import pytest

from bot.safety.watched_phone import asked_in, says_they_are_off


@pytest.mark.parametrize(
    "text",
    [
        "got to go, he's in",
        "gtg hes back",
        "need to go he is home",
        "he's here, bye",
        "cannae text the noo he's in the room",
        "he's in. dont text",
        "sorry off, hes through the room",
    ],
)
def test_is_off(text: str) -> None:
    assert says_they_are_off(text)


@pytest.mark.parametrize(
    "text",
    [
        "he's not in, got to go to the shop",
        "got to go hes got a knife",
        "got to go he's in and he's raging",
        "he's in",
        "he's home help",
        "my ex is at the door got to go",
        "gotta go, the bus is here",
        "cant talk he's hit me",
        "bye for now",
    ],
)
def test_says_more_or_nothing_of_it(text: str) -> None:
    assert not says_they_are_off(text)


@pytest.mark.parametrize(
    ("text", "asked"),
    [
        ("can my ex see this", "sees"),
        ("who can read these texts", "sees"),
        ("will this show up on my phone bill", "bill"),
        ("is my phone safe. ex set it up", "found"),
        ("so is there a place that checks phones", "found"),
        ("how do i turn off location", "found"),
        ("whit if he wants tae ken, i mean if he asks who this is", "asked"),
        ("how do i delete these", "delete"),
        ("delete everything you have on me", None),
        ("naw. kin he read these texts", "sees"),
        ("can he see the kids on saturday", None),
        ("can he take the kids off me", None),
        ("he can see my phone", None),
        ("how do i get away from him", None),
        ("how much is my gas bill", None),
        ("can i lock in my rate", None),
        ("what number bus goes to leith", None),
    ],
)
def test_what_is_asked(text: str, asked: str | None) -> None:
    assert asked_in(text) == asked
