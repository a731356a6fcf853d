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


async def make_a_how(parent: TextingParent, how: str) -> None:
    await parent.say("hi", "I'd like to make a plan", "skip", "skip", "the council off my back", how)


async def test_how_to_get_there_is_ticked_off_as_a_step_is_and_put_back(parent: TextingParent, pace: Pace) -> None:
    await make_a_how(parent, "Ring the solicitor, then write down what he said")
    assert "Ring the solicitor" in await parent.say("score aff the solicitor one")
    made = await plan(parent, pace)
    assert made.goals[0].how == "write down what he said"
    assert [(step.words, step.state) for step in made.steps] == [("Ring the solicitor", "done")]
    await parent.say("no not that one")
    assert [step.state for step in (await plan(parent, pace)).steps] == ["open"]


async def test_how_to_get_there_is_taken_out_in_words(parent: TextingParent, pace: Pace) -> None:
    await make_a_how(parent, "save £5 a week")
    await parent.say("tak the £5 wan oot ma plan")
    made = await plan(parent, pace)
    assert made.goals[0].how is None
    assert made.steps == ()
    await parent.pick("Put it back")
    assert [step.words for step in (await plan(parent, pace)).steps] == ["save £5 a week"]


async def test_a_day_is_put_right_where_it_stands(parent: TextingParent, pace: Pace) -> None:
    await make_a_how(parent, "Ring the council Monday and say what I can pay")
    assert "council Tuesday and say" in await parent.say("Change that step, not Monday, Tuesday")
    assert (await plan(parent, pace)).goals[0].how == "Ring the council Tuesday and say what I can pay"


async def test_a_step_is_put_in_the_plan_with_something_else_open(parent: TextingParent, pace: Pace) -> None:
    await parent.say("hi", "somewhere to meet other parents", "Leith")
    await parent.say("perfect thanks. put it in my plan, try the lunch club in january")
    assert [step.words for step in (await plan(parent, pace)).steps] == ["try the lunch club in january"]
    await parent.say("actually make that the friday suppers")
    assert [step.words for step in (await plan(parent, pace)).steps] == ["the friday suppers"]


async def test_a_plan_comes_at_the_first_asking_and_the_yes_beside_it_counts(parent: TextingParent) -> None:
    await parent.say("hi", "help with my rent arrears", "Leith", "the first one", "remind me tomorrow at 1.30")
    await parent.say("yes thats right")
    assert parent.wording == "utter_may_i_ask"
    said = await parent.say("Yes that's fine. Now the plan please")
    assert parent.wording == "utter_plan_going_well"
    assert "16 March" in said


async def test_few_words_are_a_step_as_soon_as_many(parent: TextingParent, pace: Pace) -> None:
    await parent.say("hi", "pit it in ma plan", "ask my mum")
    assert [step.words for step in (await plan(parent, pace)).steps] == ["ask my mum"]


async def test_several_steps_that_fit_are_asked_about(parent: TextingParent, pace: Pace) -> None:
    await parent.say("hi", "add a step: ring the college", "add a step: ring the jobcentre", "tick off the ring one")
    assert parent.wording == "utter_plan_which_step"
    assert {step.state for step in (await plan(parent, pace)).steps} == {"open"}


async def test_what_a_plan_is_asked_for_is_not_asked_again(parent: TextingParent, pace: Pace) -> None:
    said = await parent.say("hi", "I want to make a plan to save a wee bit every week")
    assert "save a wee bit every week" in said
    await parent.say("the kids are happy")
    said = await parent.say("cooking")
    assert "save a wee bit every week" in said
    assert parent.wording == "utter_plan_how"


async def test_nor_where_the_questions_before_it_are_skipped(parent: TextingParent) -> None:
    await parent.say("hi", "I want to make a plan to get back to work", "skip")
    assert "get back to work" in await parent.say("skip")
