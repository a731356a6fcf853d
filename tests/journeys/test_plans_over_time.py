"""A plan in a parent's own words, over weeks and interruptions; and leaving, for a while or for good."""

import pytest
from sqlalchemy import func, select

from bot.app import Pace
from bot.database.tables import Offer, Parent
from bot.plans.shown import Plan, plan_of
from tests.journeys.conftest import NewParent
from tests.journeys.diary import TextingParent, record


async def plan(parent: TextingParent) -> Plan:
    async with parent.phone.pace.database.reading() as session:
        return await plan_of(session, (await record(parent)).id)


async def how_many(pace: Pace, table: type) -> int:
    async with pace.database.reading() as session:
        return await session.scalar(select(func.count()).select_from(table)) or 0


async def test_denise_makes_a_plan_a_bit_at_a_time(parent: TextingParent) -> None:
    await parent.say("hi", "I'd like to make a plan", "oor mornings are calmer noo")
    await parent.silence(weeks=1)
    await parent.say("my plan")
    assert "oor mornings are calmer noo" in "\n".join(parent.phone.texts)
    await parent.silence(weeks=2)
    await parent.say("show me my plan")
    assert "oor mornings are calmer noo" in parent.all
    assert parent.choices[-1] == "Not now"


async def test_the_plan_says_it_just_as_she_did(parent: TextingParent) -> None:
    await parent.say("hi", "I want to make a plan", "the weans are braw", "I mak folk laugh")
    await parent.say("a wee job in a school kitchen", "speak tae the heid cook at St Pat's")
    shown = await parent.say("whit's ma plan")
    for words in ("a wee job in a school kitchen", "speak tae the heid cook at St Pat's"):
        assert words in shown
    made = await plan(parent)
    assert [words for _, words in made.good_at] == ["I mak folk laugh"]


async def test_interrupted_by_a_need_an_area_and_a_doubt_the_plan_is_still_there(parent: TextingParent) -> None:
    await parent.say("hi", "I'd like to make a plan", "I've kept up my walking")
    await parent.say("are you a robot")
    await parent.say("I need help with my rent arrears")
    await parent.say("Kirkcaldy")
    assert parent.services
    await parent.say("show me my plan")
    assert "kept up my walking" in parent.all


async def test_a_plan_is_never_a_form(parent: TextingParent) -> None:
    await parent.say("hi", "I'd like to make a plan")
    for _ in range(4):
        if "Not now" in parent.choices:
            await parent.pick("Not now")
            break
    assert not parent.choices or parent.choices[-1] == "Not now"
    await parent.silence(weeks=3)


async def test_long_words_and_strange_ones_are_kept_as_they_are(new_parent: NewParent) -> None:
    parent = new_parent("telegram")
    want = "a wee flat wi a gairden 🌱 and nae damp, near ma maw’s – naw too dear"
    await parent.say("hi", "I'd like to make a plan", "skip", "skip", want)
    assert [goal.want for goal in (await plan(parent)).goals] == [want]
    assert want in "\n".join(parent.phone.texts)


async def test_stop_in_the_middle_of_a_plan_and_start_a_month_on(parent: TextingParent) -> None:
    await parent.say("hi", "I'd like to make a plan", "I've been off the drink a year")
    assert await parent.say("STOP") == ""
    await parent.silence(weeks=4)
    assert await parent.say("you there?") == ""
    await parent.say("START")
    assert parent.wording == "welcome_back_after_stop"
    assert "off the drink" in await parent.say("show me my plan")


@pytest.mark.parametrize("words", ["stop texting me", "STOP.", "dinnae text me again", "Unsubscribe", "please stop"])
async def test_stop_said_any_way_stops(new_parent: NewParent, words: str) -> None:
    parent = new_parent("telegram")
    await parent.say("hi", "text me tomorrow", "aye")
    assert await parent.say(words) == ""
    await parent.silence(weeks=2)


async def test_stop_that_may_mean_something_else_is_asked_about(parent: TextingParent) -> None:
    await parent.say("hi", "I just want all this to stop")
    assert parent.heard, "she is not left with silence"


async def test_gone_for_good_and_a_stranger_when_she_comes_back(parent: TextingParent, pace: Pace) -> None:
    await parent.say("hi", "help with rent arrears", "Kirkcaldy", "I'd like to make a plan", "I'm a good cook")
    await parent.say("delete everything you have on me")
    assert parent.wording == "utter_delete_sure"
    await parent.say("aye, delete it all")
    assert await how_many(pace, Offer) == 0
    await parent.silence(weeks=6)
    assert await how_many(pace, Parent) == 0
    said = await parent.say("hello")
    assert "automated" in said
    assert "Kirkcaldy" not in await parent.say("show me my plan")
    assert "good cook" not in parent.all


async def test_deleting_is_asked_once_and_a_change_of_subject_means_no(parent: TextingParent, pace: Pace) -> None:
    await parent.say("hi", "help with rent arrears", "Kirkcaldy", "delete all my data")
    await parent.say("wait, what do you have on me?")
    await parent.say("ok. is there anything on for kids")
    assert (await record(parent)).area == "fife"
    assert await how_many(pace, Offer) > 0


async def test_feedback_an_idea_and_thanks(parent: TextingParent) -> None:
    await parent.say("hi", "that cooking group was pure dead brilliant")
    await parent.say("I've an idea for yous", "do one on a saturday for folk that work")
    assert parent.wording == "utter_idea_kept"
    await parent.say("cheers")
    await parent.say("bye the now")
    await parent.silence(weeks=5)
