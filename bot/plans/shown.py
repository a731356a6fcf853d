"""A plan as it is shown, to the parent, to the worker who has them, and in what is held about them."""

import re
import uuid
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from bot.database.tables import Goal, PlanEntry, Step, Strength, Worker

GOING_WELL, GOOD_AT = "going_well", "good_at"
THEN = re.compile(
    r"\s*[,.;]?\s*\b(?:(?:and|an) )?(?:then|after that|efter that)\b[\s,]*|(?<=\w)[.;]\s+(?=\w)|\s*\n\s*",
    re.IGNORECASE,
)
"""Between one thing and the next of how somebody would get there."""


@dataclass(frozen=True)
class PlannedStep:
    """A step as it is shown. `worker` is the first name of the worker who proposed it, if one did."""

    id: uuid.UUID
    words: str
    state: str
    proposed_by: str
    worker: str | None = None


@dataclass(frozen=True)
class Way:
    """A part of how a parent would get to a goal, as they said it. It may be done or dropped as a step may."""

    goal_id: uuid.UUID
    place: int
    words: str
    state: str = "open"

    @property
    def id(self) -> str:
        """By which it is picked, as long as how they would get there is not said another way."""
        return f"{self.goal_id}.{self.place}"


type Line = PlannedStep | Way


@dataclass(frozen=True)
class PlannedGoal:
    """A goal as it is shown, with its steps in the order in which they were made."""

    id: uuid.UUID
    want: str
    how: str | None
    need: str | None
    state: str
    steps: tuple[PlannedStep, ...] = ()

    @property
    def ways(self) -> tuple[Way, ...]:
        """How the parent would get there, part by part."""
        spans = enumerate(parts_of(self.how or ""))
        return tuple(Way(self.id, place, (self.how or "")[start:end]) for place, (start, end) in spans)


@dataclass(frozen=True)
class Plan:
    """Everything in a parent's plan that has not been dropped."""

    goals: tuple[PlannedGoal, ...] = ()
    going_well: tuple[tuple[uuid.UUID, str], ...] = ()
    """(id, words)"""
    good_at: tuple[tuple[uuid.UUID, str], ...] = ()
    loose_steps: tuple[PlannedStep, ...] = ()
    """Steps that belong to no goal."""

    @property
    def is_empty(self) -> bool:
        """Whether nothing has been said yet."""
        return not (self.goals or self.going_well or self.good_at or self.loose_steps)

    @property
    def steps(self) -> tuple[PlannedStep, ...]:
        """All steps, goal by goal: the order in which they are shown and picked by number."""
        return tuple(step for goal in self.goals for step in goal.steps) + self.loose_steps

    @property
    def lines(self) -> tuple[Line, ...]:
        """All that may be done, dropped or said another way: the steps, then how they would get there."""
        return (*self.steps, *(way for goal in self.goals if goal.state == "active" for way in goal.ways))

    @property
    def open_lines(self) -> tuple[Line, ...]:
        """Those that are not done, and wait for nobody's word."""
        return tuple(line for line in self.lines if line.state == "open")

    @property
    def proposed(self) -> tuple[PlannedStep, ...]:
        """Steps that wait for the parent's word."""
        return tuple(step for step in self.steps if step.state == "proposed")


@dataclass(frozen=True)
class PlanLine:
    """One line of the history. `detail` holds the words: {"was", "is"}, {"words"}, or {} ."""

    at: datetime
    author: str
    worker: str | None
    kind: str
    about_id: uuid.UUID | None
    detail: dict[str, Any] = field(default_factory=dict)


def parts_of(how: str) -> list[tuple[int, int]]:
    """Where each part of how somebody would get there begins and ends."""
    parts, start = [], 0
    for found in THEN.finditer(how):
        parts.append((start, found.start()))
        start = found.end()
    return [(start, end) for start, end in (*parts, (start, len(how.rstrip(" .")))) if end > start]


async def plan_of(session: AsyncSession, parent_id: uuid.UUID) -> Plan:
    """The plan as it stands, oldest first, without what was dropped."""
    steps = [step for step in await rows_of(session, Step, parent_id) if step.state != "dropped"]
    goals = [goal for goal in await rows_of(session, Goal, parent_id) if goal.state != "dropped"]
    strengths = [said for said in await rows_of(session, Strength, parent_id) if said.dropped_at is None]
    names = await _names(session, {step.worker_id for step in steps})
    shown = [
        (step.goal_id, PlannedStep(step.id, step.words, step.state, step.proposed_by, names.get(step.worker_id)))
        for step in steps
    ]
    kept = {goal.id for goal in goals}
    return Plan(
        goals=tuple(
            PlannedGoal(
                goal.id,
                goal.want,
                goal.how,
                goal.need,
                goal.state,
                tuple(step for of, step in shown if of == goal.id),
            )
            for goal in goals
        ),
        going_well=tuple((said.id, said.words) for said in strengths if said.kind == GOING_WELL),
        good_at=tuple((said.id, said.words) for said in strengths if said.kind == GOOD_AT),
        loose_steps=tuple(step for of, step in shown if of not in kept),
    )


async def history(session: AsyncSession, parent_id: uuid.UUID) -> list[PlanLine]:
    """Every change to the plan, oldest first."""
    entries = (
        await session.scalars(select(PlanEntry).where(PlanEntry.parent_id == parent_id).order_by(PlanEntry.place))
    ).all()
    names = await _names(session, {entry.worker_id for entry in entries})
    return [
        PlanLine(entry.at, entry.author, names.get(entry.worker_id), entry.kind, entry.about_id, entry.detail)
        for entry in entries
    ]


async def rows_of[Row: (Goal, Step, Strength)](
    session: AsyncSession, table: type[Row], parent_id: uuid.UUID
) -> list[Row]:
    """All of a parent's goals, steps or strengths, oldest first."""
    return list(
        (await session.scalars(select(table).where(table.parent_id == parent_id).order_by(table.place))).all()
    )


async def _names(session: AsyncSession, ids: set[uuid.UUID | None]) -> dict[uuid.UUID | None, str]:
    workers = await session.scalars(select(Worker).where(Worker.id.in_([id for id in ids if id])))
    return {worker.id: worker.first_name for worker in workers.all()}
