"""Thanks with a question, and thanks that are none."""

import pytest

from bot.conversation.thanking import thanks_in


@pytest.mark.parametrize(
    ("text", "asks"),
    [
        ("thank you. is it open the day tho", "is it open the day tho"),
        ("thanks. whats the lantern one cost", "whats the lantern one cost"),
        ("Thank you so much. Now how do I stop it happening again", "how do I stop it happening again"),
        ("ok ta hen can i bring the wean", "can i bring the wean"),
        ("cheers. oh and do they take babies?", "do they take babies?"),
        ("thanks for the number, when are they open", "when are they open"),
        ("thats me sorted cheers. one thing, what was the lifts number again", "what was the lifts number again"),
        ("thanks, thats me. is signal box nearer", "is signal box nearer"),
        ("that's me. whats the number", "whats the number"),
        ("thats me done, ta", ""),
        ("thanks will do", ""),
        ("thanks", ""),
        ("thank you, i'll phone the GP monday", ""),
        ("thanks, how kind", ""),
        ("ta, what a star", ""),
        ("thanks, i know what to do now", ""),
        ("thanks, have a nice day", ""),
    ],
)
def test_what_is_asked_beside_thanks(text: str, asks: str) -> None:
    thanks = thanks_in(text)
    assert thanks is not None
    assert thanks.asks == asks
    assert not thanks.bitter


@pytest.mark.parametrize(
    "text",
    [
        "thanks for nothing. ill phone 101",
        "aye thanks a bunch",
        "ta for nuthin",
        "thanks but thats no help",
        "cheers, useless",
        "thanks, that didnae help",
    ],
)
def test_bitter_thanks(text: str) -> None:
    thanks = thanks_in(text)
    assert thanks is not None
    assert thanks.bitter


@pytest.mark.parametrize(
    "text", ["no thanks. what about food", "thank god shes home", "tell me what it costs, thanks"]
)
def test_what_does_not_begin_with_thanks(text: str) -> None:
    assert thanks_in(text) is None


@pytest.mark.parametrize("text", ["thanks, no help needed", "thank you, that was good", "thanks a million"])
def test_thanks_that_are_meant(text: str) -> None:
    thanks = thanks_in(text)
    assert thanks is not None
    assert not thanks.bitter


@pytest.mark.parametrize(
    "text",
    [
        "thanks, i feel useless",
        "thanks for everything. i'm a useless mum",
        "thanks but i'm no use to anyone",
        "thank you, the last place was useless but you're great",
    ],
)
def test_who_runs_themselves_down_is_not_scornful(text: str) -> None:
    thanks = thanks_in(text)
    assert thanks is not None
    assert not thanks.bitter
