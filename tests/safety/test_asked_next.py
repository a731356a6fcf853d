"""What is asked and said right after numbers for danger, and what is danger itself and left alone, whatever its move."""

import pytest

from bot.safety.asked_next import DESPAIR, HOME, RAPE, Stance, found_in, goes_on_with_it, only_follows, puts_off
from bot.safety.asked_next import waits_for_one as waits

AFTER_HOME, AFTER_RAPE = Stance(HOME, True, False), Stance(RAPE, True, False)
AFTER_DESPAIR = Stance(DESPAIR, False, True)


@pytest.mark.parametrize(
    ("said", "move", "stance", "wording"),
    [
        ("what's the 55 about", "press", AFTER_HOME, "after_danger_press"),
        ("do they answer at weekends", "open", AFTER_RAPE, "after_danger_open_unknown"),
        ("is it open all night", "open", AFTER_HOME, "after_danger_open"),
        ("ma jaw's swollen", "here", AFTER_HOME, "after_danger_hurt"),
        ("ma lassie needs me", "holds_on", AFTER_DESPAIR, "after_danger_holds_on"),
        ("naw, im just done in", "put_off", AFTER_DESPAIR, "after_danger_put_off"),
        # these are nothing after such a reply
        ("it was my own fault", "blame", AFTER_DESPAIR, None),
        ("he's on nights this week", "alone_now", AFTER_RAPE, None),
        ("need nappies", "else", AFTER_HOME, None),
        ("naw. what time is it open", "put_off", AFTER_DESPAIR, None),
    ],
)
def test_a_move_is_answered_where_it_can_be_one(said: str, move: str, stance: Stance, wording: str | None) -> None:
    assert found_in(said, move, stance) == wording


@pytest.mark.parametrize(
    ("said", "move", "stance"),
    [
        ("he's at the door, cant phone", "by_text", AFTER_HOME),
        ("he knows where we are, will he find out", "told", AFTER_HOME),
        ("my own fault, i should die", "blame", AFTER_HOME),
        ("took some tablets, feel daft", "sorry", AFTER_DESPAIR),
        ("they should take the weans, i cant look after them", "children", AFTER_DESPAIR),
        ("he'll take the weans", "children", AFTER_HOME),
        ("the weans wouldnt miss me", "holds_on", AFTER_DESPAIR),
    ],
)
def test_what_may_be_danger_is_none_of_it(said: str, move: str, stance: Stance) -> None:
    assert found_in(said, move, stance) is None


def test_a_wish_comes_before_what_is_told_and_not_before_a_question() -> None:
    assert found_in("sorry for going on. any food banks", "sorry", AFTER_HOME, seeks=True) is None
    found = found_in("do they need to know that to help with rent", "told", AFTER_RAPE, seeks=True)
    assert found == "after_danger_told"


@pytest.mark.parametrize(
    "said",
    [
        "tell my boys i love them",
        "let my mum know i'm sorry",
        "please look after the weans for me",
        "left a note for my daughter",
        "theyd be better off",
        "when im gone they'll manage",
        "i wont be a burden",
        "how many would it take",
        "will it hurt",
    ],
)
def test_a_goodbye_is_danger(said: str) -> None:
    assert goes_on_with_it(said, AFTER_DESPAIR)


@pytest.mark.parametrize(
    "said",
    [
        "i tell my boys i love them every night",
        "he said tell the kids he's sorry",
        "could you look after my number",
        "got a letter from the council",
        "how many folk are on that line",
        "would i be better off on uc",
        "who can look after them when im at work",
    ],
)
def test_and_what_sounds_like_one_is_not(said: str) -> None:
    assert not goes_on_with_it(said, AFTER_DESPAIR)
    assert not goes_on_with_it(said, AFTER_HOME)


def test_an_emergency_follows_only_where_it_is_feared_and_not_told() -> None:
    assert only_follows("scared they take my wee boy", "children", AFTER_RAPE, "suicide_self_harm")
    assert only_follows("it was my own fault", "blame", AFTER_HOME, "child_at_risk")
    assert only_follows("it was only the once", "counts", AFTER_HOME, "sexual_violence")
    assert not only_follows("the kids heard everything", "saw_it", AFTER_HOME, "child_at_risk")
    assert not only_follows("never told a soul", "first_told", AFTER_DESPAIR, "suicide_self_harm")


def test_a_no_is_one_only_where_nothing_worse_is_said() -> None:
    assert puts_off("no the now, need my bed", AFTER_HOME)
    assert puts_off("not tonight", AFTER_HOME)
    assert not puts_off("no its worse now", AFTER_DESPAIR)
    assert not puts_off("no money on my phone", AFTER_DESPAIR)
    assert not puts_off("nobody knows", AFTER_DESPAIR)


def test_a_yes_where_a_worker_was_told_already() -> None:
    assert waits("aye please", AFTER_DESPAIR)
    assert waits("i need somebody to talk to", AFTER_DESPAIR)
    assert not waits("ok thanks", AFTER_DESPAIR)
    assert not waits("i dont need somebody to talk to", AFTER_DESPAIR)
    assert not waits("aye please", AFTER_HOME)
