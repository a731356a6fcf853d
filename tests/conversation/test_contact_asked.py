"""What is asked after a service that a key worker is to get in touch with."""

import pytest

from bot.conversation.contact_asked import answer, asks_whether
from bot.messages import Choice

ASKED = Choice("Doorstep Advice", '/choose_service{"service": "doorstep"}')


@pytest.mark.parametrize(
    "text",
    [
        "when will doorstep ring",
        "ok whats happening wi doorstep advice",
        "any word from them",
        "i thought you asked them already?",
        "u already did it, it said Done",
        "if doorstep dont phone will you let me know",
        "il leave that the now. but the carpet is sorted aye?",
        "so are you asking doorstep or not",
        "have they got back yet",
    ],
)
def test_a_request_that_stands_is_asked_after(text: str) -> None:
    assert asks_whether(text, (), (ASKED,), None) == (ASKED,)


@pytest.mark.parametrize(
    "text",
    [
        "when does it open",
        "you asked me that already",
        "when will the kettle lot ring",
        "what's happening on saturday",
        "can you do it for me",
        "what else can you do",
        "ive done what you asked",
        "that's all sorted, cheers",
        "any news from italy",
    ],
)
def test_what_asks_after_something_else(text: str) -> None:
    assert asks_whether(text, (), (ASKED,), None) == ()


def test_nothing_is_asked_after_where_nothing_stands() -> None:
    assert asks_whether("when will doorstep ring", (), (), None) == ()


def test_of_several_it_is_asked_after_the_one_or_all() -> None:
    other = Choice("Two Nests", '/choose_service{"service": "nests"}')
    assert asks_whether("when will doorstep ring", (), (ASKED, other), None) == (ASKED,)
    assert asks_whether("any news?", (), (ASKED, other), None) == (ASKED, other)
    assert answer((ASKED, other), "Key workers are in until 5pm.", waits=True).variables["service"] == (
        "Doorstep Advice and Two Nests"
    )


def test_whether_they_were_asked_is_asked_shortly() -> None:
    assert asks_whether("so you ask them or no?", (), (ASKED,), None) == (ASKED,)


@pytest.mark.parametrize("text", ["what have u asked for me so far?", "what did you ask for", "who have you asked"])
def test_what_was_asked_for_is_told(text: str) -> None:
    assert asks_whether(text, (), (ASKED,), None) == (ASKED,)
