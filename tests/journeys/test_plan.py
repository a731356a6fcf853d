"""A plan in the parent's own words: strengths first, never a form, changed by text."""

import pytest
from sqlalchemy import select

from bot.app import Pace
from bot.database.tables import Goal, Parent, Strength, Worker
from bot.plans import plans
from bot.plans.shown import Plan, plan_of
from tests.journeys.diary import TextingParent


async def plan(pace: Pace) -> Plan:
    async with pace.database.reading() as session:
        return await plan_of(session, (await session.scalars(select(Parent.id))).one())


async def make(parent: TextingParent) -> None:
    await parent.say("hi", "I'd like to make a plan", "I get the kids to school every day")
    await parent.say("I'm good with people", "go on a course to be a nursery nurse", "phone the college first")


async def test_strengths_come_first_then_what_and_how_all_in_their_words(parent: TextingParent, pace: Pace) -> None:
    await parent.say("hi")
    assert "going" in await parent.say("I'd like to make a plan")
    assert "good at" in await parent.say("I get the kids to school every day")
    assert "?" in await parent.say("I'm good with people")
    assert "go on a course" in await parent.say("go on a course to be a nursery nurse")
    assert "phone the college first" in await parent.say("phone the college first")
    made = await plan(pace)
    assert [words for _, words in made.going_well] == ["I get the kids to school every day"]
    assert [(goal.want, goal.how) for goal in made.goals] == [
        ("go on a course to be a nursery nurse", "phone the college first")
    ]
    shown = await parent.say("show me my plan")
    assert "I get the kids to school every day" in shown
    assert parent.choices[-2:] == ["Something else", "Not now"]


@pytest.mark.parametrize("words", ["My girl has never been hit by anybody in this house", "my kids are never hungry"])
async def test_what_goes_well_may_be_that_nobody_is_harmed(parent: TextingParent, pace: Pace, words: str) -> None:
    await parent.say("hi", "I'd like to make a plan")
    assert "good at" in await parent.say(words)
    assert [said for _, said in (await plan(pace)).going_well] == [words]


async def test_steps_are_added_ticked_reworded_and_dropped(parent: TextingParent, pace: Pace) -> None:
    await make(parent)
    await parent.pick("Add a first step")
    await parent.say("ask my mum about Tuesdays")
    await parent.pick("Add a step")
    await parent.say("get the bus times")
    await parent.say("tick off step 1")
    await parent.say("reword step 2", "get a lift from Senga")
    assert [(step.words, step.state) for step in (await plan(pace)).steps] == [
        ("ask my mum about Tuesdays", "done"),
        ("get a lift from Senga", "open"),
    ]
    await parent.say("drop step 2")
    assert len((await plan(pace)).steps) == 1


async def test_any_text_changes_the_subject_and_what_was_said_is_kept(parent: TextingParent, pace: Pace) -> None:
    await parent.say("hi", "I'd like to make a plan", "my wee girl is settled at nursery")
    said = await parent.say("actually can I talk to a person")
    assert "good at" not in said
    assert len((await plan(pace)).going_well) == 1
    await parent.say("I'd like to make a plan")
    said = await parent.say("I need help with my rent arrears")
    async with pace.database.reading() as session:
        assert len((await session.scalars(select(Strength))).all()) == 1


@pytest.mark.parametrize("words", ["nothing really", "not sure", "skip", "that's it"])
async def test_a_question_may_be_skipped(parent: TextingParent, pace: Pace, words: str) -> None:
    await parent.say("hi", "I'd like to make a plan")
    assert "good at" in await parent.say(words) or "friend" in parent.all
    assert (await plan(pace)).is_empty


async def test_start_over_is_asked_once(parent: TextingParent, pace: Pace) -> None:
    await make(parent)
    await parent.say("start my plan again")
    assert not (await plan(pace)).is_empty
    await parent.say("aye")
    async with pace.database.reading() as session:
        assert {goal.state for goal in await session.scalars(select(Goal))} == {"dropped"}


async def test_a_step_that_a_worker_proposes_is_theirs_to_keep(
    parent: TextingParent, pace: Pace, key_worker: Worker
) -> None:
    await make(parent)
    async with pace.database.transaction() as session:
        parent_id = (await session.scalars(select(Parent.id))).one()
        await plans.propose_step(session, parent_id, "visit the open day", pace.clock(), worker=key_worker)
    assert "Aisha" in await parent.say("show me my plan")
    assert parent.choices[:3] == ["Keep it", "Say it my way", "Drop it"]
    await parent.pick("Say it my way")
    await parent.say("have a nosy at the college")
    assert [(step.words, step.state) for step in (await plan(pace)).steps] == [("have a nosy at the college", "open")]


async def test_of_several_goals_one_is_ticked_off_one_reworded_and_one_let_go(
    parent: TextingParent, pace: Pace
) -> None:
    await make(parent)
    for goal in ("a wee holiday", "ma ain front door"):
        await parent.say("add a goal", goal, "skip")
    await parent.say("I've done my goal")
    await parent.say("2")
    await parent.say("drop my last goal")
    await parent.say("show me my plan")
    await parent.pick("Change something")
    await parent.pick("Change what I want")
    await parent.pick("Change how")
    await parent.say("save a wee bit each week")
    assert [(goal.want, goal.how, goal.state) for goal in (await plan(pace)).goals] == [
        ("go on a course to be a nursery nurse", "save a wee bit each week", "active"),
        ("a wee holiday", None, "done"),
    ]


async def test_after_a_gap_they_may_carry_on_with_their_plan(parent: TextingParent) -> None:
    await make(parent)
    await parent.silence(days=9)
    await parent.say("hi")
    assert "nursery nurse" not in parent.all
    await parent.pick("Carry on")
    assert "nursery nurse" in parent.all


async def test_a_hello_says_that_a_worker_has_an_idea(parent: TextingParent, pace: Pace, key_worker: Worker) -> None:
    await make(parent)
    async with pace.database.transaction() as session:
        parent_id = (await session.scalars(select(Parent.id))).one()
        await plans.propose_step(session, parent_id, "visit the open day", pace.clock(), worker=key_worker)
    assert "open day" not in await parent.say("hiya")
    assert "open day" in await parent.pick("See the idea")
    await parent.pick("Drop it")
    assert (await plan(pace)).proposed == ()
