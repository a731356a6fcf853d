"""What is asked after a service that a key worker is to get in touch with."""

import pytest

from bot.conversation.contact_asked import asks_whether, taken_back
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
    assert asks_whether(text, (), ASKED, None) == ASKED


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
    assert asks_whether(text, (), ASKED, None) is None


def test_nothing_is_asked_after_where_nothing_stands() -> None:
    assert asks_whether("when will doorstep ring", (), None, None) is None


def test_the_asking_is_taken_back_whatever_was_said_last() -> None:
    text = "ok thanks anyway. can I cancel the asking one, I changed my mind"
    assert taken_back(text, ASKED, spoken_of=False) is not None
    for kept in (
        "dont cancel the asking",
        "do not cancel my request",
        "did you cancel my request?",
        "council said to cancel my request for a move",
    ):
        assert taken_back(kept, ASKED, spoken_of=False) is None
