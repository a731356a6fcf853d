"""Short answers mean what was just offered: both, a number after thanks, an area while needs lie open."""

import pytest

from bot.app import Pace
from tests.conftest import MovableClock
from tests.journeys.diary import TextingParent
from tests.journeys.meaning import understood_as

NEEDS = "I need help with my rent and a nursery place"


async def test_both_needs_come_one_after_the_other(parent: TextingParent) -> None:
    await parent.say(NEEDS, "baith", "Leith")
    assert "childcare" in parent.all
    await parent.say("1")
    await parent.pick("That's all for now")
    assert "Home and rent" in parent.choices


async def test_an_area_in_between_leaves_the_needs_to_pick_from(parent: TextingParent) -> None:
    await parent.say(NEEDS, "Kirkcaldy")
    assert {"Childcare", "Home and rent"} <= set(parent.choices)
    await parent.say("the second yin")
    assert "home and rent in Fife" in parent.all


async def test_an_area_in_between_leaves_the_guesses_to_pick_from(
    parent: TextingParent, pace: Pace, monkeypatch: pytest.MonkeyPatch
) -> None:
    doubtful = "it's the usual palaver with the paper"
    first, second = {"id": "debt", "confidence": 0.3}, {"id": "digital", "confidence": 0.2}
    guess = {"intent": "need", "unsure": True, "finer_act": None, "act": None}
    understood_as(pace, monkeypatch, {doubtful: guess | {"needs": [first], "ranking": [first, second]}})
    await parent.say("hi", doubtful)
    assert parent.wording == "utter_which_meaning"
    guesses = parent.choices
    await parent.say("Kirkcaldy")
    assert parent.choices == guesses
    await parent.say("the first")
    assert parent.services


async def test_several_services_are_shown_one_by_one(parent: TextingParent) -> None:
    await parent.say("hi", "I'm in Kirkcaldy", "help with my rent arrears")
    first, second = parent.choices[:2]
    assert first in await parent.say("all of them")
    await parent.pick("Next")
    assert second in parent.all


async def test_a_number_after_thanks_still_picks_from_the_list(parent: TextingParent, clock: MovableClock) -> None:
    await parent.say("hi", "I'm in Kirkcaldy", "help with my rent arrears")
    name = parent.choices[1]
    await parent.say("thanks")
    clock.forward(minutes=30)
    assert name in await parent.say("2")


async def test_a_number_picks_nothing_of_consequence_from_further_back(parent: TextingParent) -> None:
    await parent.say("hi", "delete everything about me", "thanks")
    assert "deleted" not in await parent.say("1")


async def test_social_workers_are_never_passed_over_and_what_else_was_asked_is_kept(parent: TextingParent) -> None:
    await parent.say("hi")
    await parent.say("the panel is on monday and I need help with my rent")
    assert "Talk to a person" in parent.choices
    await parent.say("not now")
    await parent.say("what can you do?")
    assert "Home and rent" in parent.choices
    await parent.say("the panel is on monday and I need help with my rent")
    assert "Where" in parent.all or "where" in parent.all


async def test_any_text_ends_a_pause_and_they_hear_when_the_next_text_is(
    parent: TextingParent, clock: MovableClock
) -> None:
    clock.set("2027-01-11 10:00")
    await parent.say("hi", "pause please")
    await parent.say("hiya", "text me tomorrow at 11")
    assert "Tuesday 12 January" in await parent.say("when are you texting me again?")
