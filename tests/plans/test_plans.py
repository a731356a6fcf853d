"""A plan is kept in the parent's own words, is theirs to change, and forgets nothing until they say so."""

import uuid

import pytest
from sqlalchemy import delete, text, update
from sqlalchemy.exc import DBAPIError

from bot.database.session import Database
from bot.database.tables import Parent, PlanEntry
from bot.errors import NotFound
from bot.plans import plans
from bot.plans.shown import GOING_WELL, GOOD_AT, history, plan_of
from tests.plans.conftest import Given, a_worker

WANT = "a job ah can dae while the weans are at school"
HOW = "get ma driving licence first"


async def test_what_a_parent_wants_is_shown_back_in_their_words(given: Given, clock) -> None:
    await plans.add_goal(given.session, given.parent.id, f"  {WANT} ", clock(), how=HOW, need="work")
    await plans.add_strength(given.session, given.parent.id, GOOD_AT, "talking to folk", clock())
    await plans.add_strength(given.session, given.parent.id, GOING_WELL, "wee man loves his nursery", clock())
    plan = await plan_of(given.session, given.parent.id)
    assert [(goal.want, goal.how, goal.need, goal.state) for goal in plan.goals] == [(WANT, HOW, "work", "active")]
    assert [words for _, words in plan.good_at] == ["talking to folk"]
    assert [words for _, words in plan.going_well] == ["wee man loves his nursery"]
    assert not plan.is_empty


async def test_the_words_are_not_readable_in_the_database(given: Given, clock) -> None:
    await plans.add_goal(given.session, given.parent.id, WANT, clock())
    stored = await given.session.execute(
        text("SELECT want::text FROM goals UNION ALL SELECT detail::text FROM plan_entries")
    )
    assert all("school" not in row[0] and WANT.encode().hex() not in row[0] for row in stored)


async def test_a_worker_proposes_and_the_parent_decides(given: Given, clock) -> None:
    worker = await a_worker(given.session)
    goal = await plans.add_goal(given.session, given.parent.id, WANT, clock())
    proposed = [
        await plans.propose_step(given.session, given.parent.id, words, clock(), worker=worker, goal_id=goal.id)
        for words in ("Visit the college", "Ring about lessons", "Write a CV")
    ]
    assert [step.words for step in (await plan_of(given.session, given.parent.id)).proposed] == [
        "Visit the college",
        "Ring about lessons",
        "Write a CV",
    ]
    await plans.keep_step(given.session, given.parent.id, proposed[0].id, clock())
    await plans.reword_step(given.session, given.parent.id, proposed[1].id, "ask ma pal aboot lessons", clock())
    await plans.drop_step(given.session, given.parent.id, proposed[2].id, clock())
    steps = (await plan_of(given.session, given.parent.id)).goals[0].steps
    assert [(step.words, step.state, step.proposed_by, step.worker) for step in steps] == [
        ("Visit the college", "open", "worker", "Aisha"),
        ("ask ma pal aboot lessons", "open", "worker", "Aisha"),
    ]


async def test_steps_are_ticked_off_and_taken_up_again(given: Given, clock) -> None:
    step = await plans.add_step(given.session, given.parent.id, "ring the nursery", clock())
    assert step.proposed_by == "parent"
    await plans.finish_step(given.session, given.parent.id, step.id, clock())
    assert (await plan_of(given.session, given.parent.id)).steps[0].state == "done"
    await plans.reopen_step(given.session, given.parent.id, step.id, clock())
    assert (await plan_of(given.session, given.parent.id)).steps[0].state == "open"


async def test_a_goal_is_reworded_done_and_dropped_and_its_steps_stay(given: Given, clock) -> None:
    goal = await plans.add_goal(given.session, given.parent.id, WANT, clock())
    await plans.add_step(given.session, given.parent.id, "ring the college", clock(), goal_id=goal.id)
    await plans.reword_goal(
        given.session, given.parent.id, goal.id, clock(), want="tae be a nurse", how="night class"
    )
    await plans.end_goal(given.session, given.parent.id, goal.id, clock(), "done")
    plan = await plan_of(given.session, given.parent.id)
    assert (plan.goals[0].want, plan.goals[0].how, plan.goals[0].state) == ("tae be a nurse", "night class", "done")
    await plans.end_goal(given.session, given.parent.id, goal.id, clock(), "dropped")
    plan = await plan_of(given.session, given.parent.id)
    assert plan.goals == ()
    assert [step.words for step in plan.loose_steps] == ["ring the college"]


async def test_starting_over_empties_the_plan_and_keeps_its_history(given: Given, clock) -> None:
    await plans.add_goal(given.session, given.parent.id, WANT, clock())
    strength = await plans.add_strength(given.session, given.parent.id, GOOD_AT, "cooking", clock())
    await plans.drop_strength(given.session, given.parent.id, strength.id, clock())
    await plans.add_step(given.session, given.parent.id, "ring the college", clock())
    await plans.start_over(given.session, given.parent.id, clock())
    assert (await plan_of(given.session, given.parent.id)).is_empty
    lines = await history(given.session, given.parent.id)
    assert [line.kind for line in lines] == [
        "goal_added",
        "good_at_added",
        "good_at_dropped",
        "step_added",
        "started_over",
    ]
    assert lines[0].detail["want"] == WANT


@pytest.mark.parametrize("words", ["", "   ", "\x00\n"])
async def test_nothing_said_is_nothing_kept(given: Given, clock, words: str) -> None:
    with pytest.raises(plans.NothingSaid):
        await plans.add_goal(given.session, given.parent.id, words, clock())


async def test_nobody_changes_another_parents_plan(given: Given, clock) -> None:
    step = await plans.add_step(given.session, given.parent.id, "mine", clock())
    goal = await plans.add_goal(given.session, given.parent.id, "mine", clock())
    other = Parent(id=uuid.uuid4())
    given.session.add(other)
    await given.session.flush()
    with pytest.raises(NotFound):
        await plans.finish_step(given.session, other.id, step.id, clock())
    with pytest.raises(NotFound):
        await plans.reword_goal(given.session, other.id, goal.id, clock(), want="theirs")
    with pytest.raises(NotFound):
        await plans.add_step(given.session, other.id, "theirs", clock(), goal_id=goal.id)


@pytest.mark.parametrize(
    "change", [update(PlanEntry).values(kind="other"), delete(PlanEntry)], ids=["change", "delete"]
)
async def test_the_history_cannot_be_changed(database: Database, clock, change) -> None:
    async with database.transaction() as session:
        parent = Parent(id=uuid.uuid4())
        session.add(parent)
        await session.flush()
        await plans.add_goal(session, parent.id, WANT, clock())
    with pytest.raises(DBAPIError, match="append-only"):
        async with database.transaction() as session:
            await session.execute(change)
