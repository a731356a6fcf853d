"""What is asked and said right after numbers for danger, and what is danger itself and left alone."""

import pytest

from bot.safety.asked_next import DESPAIR, HOME, RAPE, Stance, found_in, goes_on_with_it, only_follows, puts_off
from bot.safety.asked_next import waits_for_one as waits

AFTER_HOME, AFTER_RAPE = Stance(HOME, True, False), Stance(RAPE, True, False)
AFTER_DESPAIR = Stance(DESPAIR, False, True)


@pytest.mark.parametrize(
    ("said", "stance", "wording"),
    [
        ("what's the 55 about", AFTER_HOME, "after_danger_press"),
        ("it rang out twice", AFTER_HOME, "after_danger_no_answer"),
        ("will ah lose ma boys over this", AFTER_RAPE, "after_danger_children"),
        ("is social work gonnae be at my door", AFTER_HOME, "after_danger_children"),
        ("dinnae want the polis involved", AFTER_HOME, "after_danger_police"),
        ("do they go to the police wi it", AFTER_RAPE, "after_danger_police"),
        ("dont want him lifted", AFTER_HOME, "after_danger_police"),
        ("nae credit on my phone", AFTER_DESPAIR, "after_danger_free"),
        ("does it cost to ring", AFTER_RAPE, "after_danger_free"),
        ("cannae ring, ma mum would hear me", AFTER_DESPAIR, "after_danger_by_text"),
        ("is there one i can text", AFTER_DESPAIR, "after_danger_by_text"),
        ("yer just a bot", AFTER_DESPAIR, "after_danger_automated"),
        ("would i have to go through it all again", AFTER_RAPE, "after_danger_told"),
        ("what will you say to them", AFTER_HOME, "after_danger_told"),
        ("what can a key worker even do", AFTER_HOME, "after_danger_worker"),
        ("is what i said stored somewhere", AFTER_RAPE, "after_danger_kept"),
        ("does it count if we were married", AFTER_RAPE, "after_danger_counts"),
        ("do they answer at weekends", AFTER_RAPE, "after_danger_open_unknown"),
        ("is it open all night", AFTER_HOME, "after_danger_open"),
        ("how do i get new locks", AFTER_HOME, "after_danger_locks"),
        ("ma jaw's swollen", AFTER_HOME, "after_danger_hurt"),
        ("naebody listens anyway", AFTER_DESPAIR, "after_danger_hopeless"),
        ("feel so stupid now", AFTER_DESPAIR, "after_danger_sorry"),
        ("should have kept my mouth shut, i wound her up", AFTER_HOME, "after_danger_blame"),
        ("i just froze", AFTER_RAPE, "after_danger_blame"),
        ("never told a soul till now", AFTER_RAPE, "after_danger_first_told"),
        ("im asking for my sister", AFTER_HOME, "after_danger_for_another"),
        ("it was years ago", AFTER_RAPE, "after_danger_long_ago"),
        ("honestly no sure", AFTER_DESPAIR, "after_danger_unsure"),
        ("gonnae ring them now", AFTER_DESPAIR, "after_danger_rings"),
        ("spoke to a woman there, it helped", AFTER_DESPAIR, "after_danger_rang"),
        ("the kids heard everything", AFTER_HOME, "after_danger_saw_it"),
        ("he's on nights this week", AFTER_HOME, "after_danger_alone_now"),
        ("ma lassie needs me", AFTER_DESPAIR, "after_danger_holds_on"),
        ("naw, im just done in", AFTER_DESPAIR, "after_danger_put_off"),
    ],
)
def test_what_follows_is_told_apart(said: str, stance: Stance, wording: str) -> None:
    assert found_in(said, stance) == wording


@pytest.mark.parametrize(
    ("said", "stance"),
    [
        ("he's at the door, cant phone", AFTER_HOME),
        ("he knows where we are, will he find out", AFTER_HOME),
        ("my own fault, i should die", AFTER_DESPAIR),
        ("took some tablets, feel daft", AFTER_DESPAIR),
        ("they should take the weans, i cant look after them", AFTER_DESPAIR),
        ("he'll take the weans", AFTER_HOME),
        ("can i get help with my gas meter, no credit on it", AFTER_HOME),
        ("he's sorry now", AFTER_HOME),
        ("we're ok here for now", AFTER_HOME),
        ("the weans wouldnt miss me", AFTER_DESPAIR),
        ("can i speak to a real person", AFTER_DESPAIR),
        ("no money for milk", AFTER_DESPAIR),
        ("am i being followed", AFTER_HOME),
    ],
)
def test_what_may_be_danger_or_another_wish_is_none_of_it(said: str, stance: Stance) -> None:
    assert found_in(said, stance) is None


def test_a_wish_comes_before_what_is_told_and_not_before_a_question() -> None:
    assert found_in("sorry for going on. any food banks", AFTER_HOME, seeks=True) is None
    assert found_in("do they need to know that to help with rent", AFTER_RAPE, seeks=True) == "after_danger_told"


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
    assert only_follows("scared they take my wee boy", AFTER_RAPE, "suicide_self_harm")
    assert only_follows("it was my own fault", AFTER_HOME, "child_at_risk")
    assert only_follows("it was my own fault", AFTER_HOME, "domestic_abuse")
    assert not only_follows("the kids heard everything", AFTER_HOME, "child_at_risk")
    assert not only_follows("never told a soul", AFTER_DESPAIR, "suicide_self_harm")


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
