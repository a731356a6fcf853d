"""What is said of a text that is set, and of one that has come."""

import pytest

from bot.conversation.of_a_text import (
    cannot_because_of_somebody,
    said_of_what_came,
    said_of_what_is_set,
    says_done_late,
)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("sorted it already thanks", "done"),
        ("no need now, spoke to them today", "done"),
        ("my sister rang for me", "done"),
        ("cancel it i've got it in my diary", "off"),
        ("scrap that i'll mind myself", "off"),
        ("i'll phone them on monday myself, no need to text", "off"),
        ("do it twice please", "second"),
        ("will it say what its about", "says"),
        ("don't put the name of the place in", "says"),
        ("how do i change it", "how_to_stop"),
        ("you'll not forget will you", "sure"),
        ("could you phone them instead", "for_them"),
        ("what should i say", "what_to_say"),
        ("text my wee brother too", "one_phone"),
        ("whats their number", "asks"),
        ("do they open at 9", "asks"),
        ("half 11", None),
        ("make it wednesday", None),
        ("i get tongue tied on the phone", None),
        ("ive never done this before", None),
        ("need a cot as well", None),
        ("aye that's fine", None),
    ],
)
def test_what_is_said_of_a_text_that_is_set(text: str, said: str | None) -> None:
    assert said_of_what_is_set(text) == said


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("phoned this morning, got her in", "done"),
        ("they've offered me a place", "done"),
        ("haven't had a minute", "not_yet"),
        ("too scared to ring", "not_yet"),
        ("didn't get it", "not_yet"),
        ("the line was busy", "tried"),
        ("it went to voicemail", "tried"),
        ("they said they'd phone me back", "waits"),
        ("they want a deposit", "hard"),
        ("not needed now, his gran has him", "none"),
        ("try me monday", "time"),
        ("ask me in a fortnight", "time"),
        ("aye all good", "fine"),
        ("i never asked for this", "who"),
        ("what's this about", "why"),
        ("dont bother asking me again", "no_more"),
        ("stop texting me", None),
        ("yes", None),
        ("no", None),
        ("is there another one near leith", None),
    ],
)
def test_what_is_said_of_a_text_that_came(text: str, said: str | None) -> None:
    assert said_of_what_came(text) == said


@pytest.mark.parametrize(
    "text", ["done. took the lot", "i've sorted everything so nobody has to worry", "sorry for everything. sorted it"]
)
def test_what_may_be_a_farewell_is_not_praised(text: str) -> None:
    assert said_of_what_came(text) is None
    assert not says_done_late(text)


def test_done_and_late_is_known_only_where_nothing_else_is_said() -> None:
    assert says_done_late("sorry just saw this, all sorted now")
    assert not says_done_late("sorry just saw this, all sorted now, cant go on")
    assert not says_done_late("sorry just saw this")


def test_somebody_is_there() -> None:
    assert cannot_because_of_somebody("cannae text now, ma man's back")
    assert not cannot_because_of_somebody("can't, he's here and he's raging")
