"""A plan changed by one text that says all of it, and what only sounds like that."""

import pytest

from bot.app import Pace
from bot.database.tables import Worker
from bot.plans.shown import Plan, plan_of
from tests.journeys.diary import TextingParent, record


async def plan(parent: TextingParent, pace: Pace) -> Plan:
    async with pace.database.reading() as session:
        return await plan_of(session, (await record(parent)).id)


async def make(parent: TextingParent) -> None:
    await parent.say("hi", "I'd like to make a plan", "passed first year wi a baby", "I'm organised")
    await parent.say("finish second year then teach primary", "get childcare sorted first")
    await parent.pick("Add a first step")
    await parent.say("ring the jobcentre about the fund")


async def test_a_step_is_added_with_its_words(parent: TextingParent, pace: Pace) -> None:
    await make(parent)
    await parent.say("aye add a step: get the form from the post office")
    assert [step.words for step in (await plan(parent, pace)).steps][1:] == ["get the form from the post office"]
    assert "post office" in parent.all


@pytest.mark.parametrize(
    "text",
    [
        "actually swap that step, ring the transport college first",
        "can you change the step to ring the college first",
    ],
)
async def test_a_step_is_swapped_for_the_words_that_follow(parent: TextingParent, pace: Pace, text: str) -> None:
    await make(parent)
    await parent.say(text)
    (step,) = (await plan(parent, pace)).steps
    assert step.words.startswith("ring the")
    assert "college first" in step.words


async def test_what_i_want_is_changed_to_the_words_that_follow(parent: TextingParent, pace: Pace) -> None:
    await make(parent)
    await parent.say("actually change what I want: finish 2nd year, teaching can wait")
    (goal,) = (await plan(parent, pace)).goals
    assert goal.want == "finish 2nd year, teaching can wait"
    assert goal.how == "get childcare sorted first"


async def test_a_bit_is_dropped_by_what_it_is_about(parent: TextingParent, pace: Pace) -> None:
    await make(parent)
    await parent.say("add a step: get the form from the post office", "drop the bit about the form, I found one")
    assert [step.words for step in (await plan(parent, pace)).steps] == ["ring the jobcentre about the fund"]
    await parent.say("take out the bit about first year")
    assert (await plan(parent, pace)).going_well == ()


async def test_a_bit_of_the_plan_that_is_not_clear_is_asked_about(parent: TextingParent, pace: Pace) -> None:
    await make(parent)
    await parent.say("drop the bit about the horses")
    assert parent.wording == "utter_plan_which_step"
    assert len((await plan(parent, pace)).steps) == 1


async def test_away_from_the_plan_a_bit_is_no_bit_of_it(parent: TextingParent, pace: Pace) -> None:
    await make(parent)
    await parent.say("help with my rent arrears", "maryhill", "drop the bit about the fund")
    assert len((await plan(parent, pace)).steps) == 1


async def test_a_refusal_is_nothing_that_goes_well(parent: TextingParent, pace: Pace, key_worker: Worker) -> None:
    await parent.say("my goal is to drive. make a plan", "i dont want a worker, just the plan")
    assert (await plan(parent, pace)).is_empty
