"""A parent's plan: what they want and how, what is going well, and steps. Theirs, in their own words.

A worker may propose a step; only the parent keeps, rewords or drops it. Every change is a line in the history.
"""

import uuid
from datetime import datetime
from typing import Any

from sqlalchemy.ext.asyncio import AsyncSession

from bot.database.tables import Goal, PlanEntry, Step, Strength, Worker
from bot.errors import NotFound, PaceError
from bot.plans.shown import parts_of, rows_of

LONGEST = 600
"""Characters kept of one goal, strength or step."""


class NothingSaid(PaceError):
    """There were no words to keep."""


async def add_goal(
    session: AsyncSession,
    parent_id: uuid.UUID,
    want: str,
    now: datetime,
    *,
    how: str | None = None,
    need: str | None = None,
    id: uuid.UUID | None = None,
) -> Goal:
    """Keeps what the parent wants, in their words. Raises NothingSaid."""
    goal = Goal(
        id=id or uuid.uuid4(),
        parent_id=parent_id,
        want=_tidy(want),
        how=_tidy(how) if how and how.strip() else None,
        need=need,
        made_at=now,
        state="active",
    )
    session.add(goal)
    await _enter(session, parent_id, now, "goal_added", goal.id, {"want": goal.want, "how": goal.how})
    return goal


async def reword_goal(
    session: AsyncSession,
    parent_id: uuid.UUID,
    goal_id: uuid.UUID,
    now: datetime,
    *,
    want: str | None = None,
    how: str | None = None,
) -> Goal:
    """Changes what the parent wants, how they would get there, or both. Raises NotFound, NothingSaid."""
    goal = await _own(session, Goal, parent_id, goal_id)
    was = {"want": goal.want, "how": goal.how}
    if want is not None:
        goal.want = _tidy(want)
    if how is not None:
        goal.how = _tidy(how)
    await _enter(
        session, parent_id, now, "goal_reworded", goal.id, {"was": was, "is": {"want": goal.want, "how": goal.how}}
    )
    return goal


async def change_way(
    session: AsyncSession,
    parent_id: uuid.UUID,
    goal_id: uuid.UUID,
    words: str,
    now: datetime,
    *,
    becomes: str = "",
) -> Goal:
    """Takes one part out of how the parent would get there, or puts other words in its place. Raises NotFound."""
    goal = await _own(session, Goal, parent_id, goal_id)
    was = goal.how or ""
    parts = parts_of(was)
    place = next((n for n, (start, end) in enumerate(parts) if was[start:end] == words), None)
    if place is None:
        raise NotFound("There is no such line in this plan.")
    start, end = parts[place]
    if not becomes and place:
        start = parts[place - 1][1]
    elif not becomes and len(parts) > 1:
        end = parts[1][0]
    goal.how = " ".join(f"{was[:start]}{becomes}{was[end:]}".split()).strip(" .,;") or None
    said = [{"want": goal.want, "how": how} for how in (was, goal.how)]
    await _enter(session, parent_id, now, "goal_reworded", goal.id, dict(zip(("was", "is"), said, strict=True)))
    return goal


async def end_goal(
    session: AsyncSession, parent_id: uuid.UUID, goal_id: uuid.UUID, now: datetime, state: str
) -> Goal:
    """Ticks a goal off (`done`), lets it go (`dropped`) or takes it up again (`active`). Raises NotFound."""
    goal = await _own(session, Goal, parent_id, goal_id)
    goal.state, goal.ended_at = state, None if state == "active" else now
    await _enter(session, parent_id, now, f"goal_{state}", goal.id, {"words": goal.want})
    return goal


async def add_strength(
    session: AsyncSession,
    parent_id: uuid.UUID,
    kind: str,
    words: str,
    now: datetime,
    *,
    id: uuid.UUID | None = None,
) -> Strength:
    """Keeps what is GOING_WELL or what the parent is GOOD_AT. Raises NothingSaid."""
    strength = Strength(id=id or uuid.uuid4(), parent_id=parent_id, kind=kind, words=_tidy(words), made_at=now)
    session.add(strength)
    await _enter(session, parent_id, now, f"{kind}_added", strength.id, {"words": strength.words})
    return strength


async def drop_strength(session: AsyncSession, parent_id: uuid.UUID, strength_id: uuid.UUID, now: datetime) -> None:
    """Takes a strength out of the plan. Raises NotFound."""
    strength = await _own(session, Strength, parent_id, strength_id)
    strength.dropped_at = now
    await _enter(session, parent_id, now, f"{strength.kind}_dropped", strength.id, {"words": strength.words})


async def add_step(
    session: AsyncSession,
    parent_id: uuid.UUID,
    words: str,
    now: datetime,
    *,
    goal_id: uuid.UUID | None = None,
    id: uuid.UUID | None = None,
) -> Step:
    """A step of the parent's own; it is open at once. Raises NotFound for a goal that is not theirs, NothingSaid."""
    return await _new_step(session, parent_id, words, now, goal_id, id, "parent", None)


async def propose_step(
    session: AsyncSession,
    parent_id: uuid.UUID,
    words: str,
    now: datetime,
    *,
    worker: Worker | None = None,
    goal_id: uuid.UUID | None = None,
    id: uuid.UUID | None = None,
) -> Step:
    """A step that a worker (or, without one, the assistant) proposes; it waits for the parent's word."""
    author = "worker" if worker else "assistant"
    return await _new_step(session, parent_id, words, now, goal_id, id, author, worker.id if worker else None)


async def keep_step(session: AsyncSession, parent_id: uuid.UUID, step_id: uuid.UUID, now: datetime) -> Step:
    """The parent keeps what was proposed. Raises NotFound."""
    return await _move_step(session, parent_id, step_id, now, "open", "step_kept")


async def reword_step(
    session: AsyncSession, parent_id: uuid.UUID, step_id: uuid.UUID, words: str, now: datetime
) -> Step:
    """The parent puts a step into their own words; a proposed one is thereby kept. Raises NotFound, NothingSaid."""
    step = await _own(session, Step, parent_id, step_id)
    was, step.words = step.words, _tidy(words)
    if step.state == "proposed":
        step.state, step.decided_at = "open", now
    await _enter(session, parent_id, now, "step_reworded", step.id, {"was": was, "is": step.words})
    return step


async def finish_step(session: AsyncSession, parent_id: uuid.UUID, step_id: uuid.UUID, now: datetime) -> Step:
    """Ticks a step off. Raises NotFound."""
    return await _move_step(session, parent_id, step_id, now, "done", "step_done")


async def drop_step(session: AsyncSession, parent_id: uuid.UUID, step_id: uuid.UUID, now: datetime) -> Step:
    """Lets a step go, without a reason. Raises NotFound."""
    return await _move_step(session, parent_id, step_id, now, "dropped", "step_dropped")


async def reopen_step(session: AsyncSession, parent_id: uuid.UUID, step_id: uuid.UUID, now: datetime) -> Step:
    """Takes a step up again that was done or dropped. Raises NotFound."""
    return await _move_step(session, parent_id, step_id, now, "open", "step_reopened")


async def start_over(session: AsyncSession, parent_id: uuid.UUID, now: datetime) -> None:
    """An empty plan; what was there stays in the history until the parent has it deleted."""
    for goal in await rows_of(session, Goal, parent_id):
        if goal.state != "dropped":
            goal.state, goal.ended_at = "dropped", now
    for step in await rows_of(session, Step, parent_id):
        if step.state != "dropped":
            step.state, step.ended_at = "dropped", now
    for strength in await rows_of(session, Strength, parent_id):
        strength.dropped_at = strength.dropped_at or now
    await _enter(session, parent_id, now, "started_over", None, {})


async def _new_step(
    session: AsyncSession,
    parent_id: uuid.UUID,
    words: str,
    now: datetime,
    goal_id: uuid.UUID | None,
    id: uuid.UUID | None,
    author: str,
    worker_id: uuid.UUID | None,
) -> Step:
    if goal_id is not None:
        await _own(session, Goal, parent_id, goal_id)
    step = Step(
        id=id or uuid.uuid4(),
        parent_id=parent_id,
        goal_id=goal_id,
        words=_tidy(words),
        proposed_by=author,
        worker_id=worker_id,
        made_at=now,
        state="open" if author == "parent" else "proposed",
    )
    session.add(step)
    kind = "step_added" if author == "parent" else "step_proposed"
    await _enter(session, parent_id, now, kind, step.id, {"words": step.words}, author, worker_id)
    return step


async def _move_step(
    session: AsyncSession, parent_id: uuid.UUID, step_id: uuid.UUID, now: datetime, state: str, kind: str
) -> Step:
    step = await _own(session, Step, parent_id, step_id)
    if step.state == "proposed":
        step.decided_at = now
    step.state, step.ended_at = state, None if state == "open" else now
    await _enter(session, parent_id, now, kind, step.id, {"words": step.words})
    return step


async def _own[Row: (Goal, Step, Strength)](
    session: AsyncSession, table: type[Row], parent_id: uuid.UUID, id: uuid.UUID
) -> Row:
    row = await session.get(table, id)
    if row is None or row.parent_id != parent_id:
        raise NotFound("There is no such line in this plan.")
    return row


async def _enter(
    session: AsyncSession,
    parent_id: uuid.UUID,
    now: datetime,
    kind: str,
    about_id: uuid.UUID | None,
    detail: dict[str, Any],
    author: str = "parent",
    worker_id: uuid.UUID | None = None,
) -> None:
    session.add(
        PlanEntry(
            id=uuid.uuid4(),
            parent_id=parent_id,
            at=now,
            author=author,
            worker_id=worker_id,
            kind=kind,
            about_id=about_id,
            detail=detail,
        )
    )
    await session.flush()


def _tidy(words: str) -> str:
    """The parent's words as they are, without the spaces around them."""
    tidy = " ".join(words.replace("\x00", "").split())
    if not tidy:
        raise NothingSaid("There is nothing to keep.")
    return tidy[:LONGEST]
