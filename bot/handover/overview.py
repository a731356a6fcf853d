"""What a supervisor looks at: waits, answers we owe, promises, and how much each worker has."""

import uuid
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta

from sqlalchemy import func, select
from sqlalchemy.ext.asyncio import AsyncSession

from bot.clock import SCOTLAND
from bot.database.tables import OPEN_STATES, Handover, OutboundText, Parent, Promise, Worker
from bot.handover.lists import ListedHandover, listed
from bot.handover.promises import Promised, promised
from bot.handover.waits import NOT_ARRIVED, Wait
from bot.handover.who_is_in import Whereabouts, whereabouts
from bot.handover.working_waits import Row, WorkingTime
from bot.staff.roles import Role

SILENT_AFTER = timedelta(hours=24)
"""Working time, three days of it, after which we have been silent towards a parent who owes us nothing."""
AHEAD = timedelta(days=7)
"""Promises due within this time are shown."""


@dataclass
class Load:
    """One worker's share."""

    id: uuid.UUID
    name: str
    organisation: str
    areas: list[str]
    where: Whereabouts
    open: int = 0
    unanswered: int = 0
    longest: timedelta = field(default_factory=timedelta)
    """Of the waits for an answer, in working time."""
    late_promises: int = 0


@dataclass(frozen=True)
class Overview:
    """Everything open, most pressing first; the share of each worker; what is late or did not arrive."""

    waiting: list[ListedHandover]
    owed: list[ListedHandover]
    silent: list[tuple[ListedHandover, datetime]]
    """Parents to whom nobody has written for days, and since when, the longest silence first."""
    loads: list[Load]
    late: list[Promised]
    due: list[Promised]
    not_delivered: list[ListedHandover]
    now: datetime

    @property
    def longest_wait(self) -> timedelta:
        """The longest wait to be picked up, in working time."""
        return max((row.worked for row in self.waiting), default=timedelta())

    @property
    def people_in(self) -> int:
        """How many key workers are in or on call just now."""
        return sum(load.where.is_there for load in self.loads)


async def read_overview(session: AsyncSession, worker: Worker, now: datetime) -> Overview:
    """Reads it all; only for those who see every area."""
    rows = [
        (handover, parent)
        for handover, parent in await session.execute(
            select(Handover, Parent)
            .join(Parent, Parent.id == Handover.parent_id)
            .where(Handover.state.in_(OPEN_STATES))
        )
    ]
    everything = await listed(session, worker, rows, now)
    today = now.astimezone(SCOTLAND).date()
    promises = await _open_promises(session, today + AHEAD)
    late = [one for one in promises if one.due < today]
    return Overview(
        waiting=[row for row in everything if row.state == "requested"],
        owed=[row for row in everything if row.state == "with_worker" and row.wait.since],
        silent=await _silent(session, rows, everything, now),
        loads=await _loads(session, everything, late, now),
        late=late,
        due=[one for one in promises if one.due >= today],
        not_delivered=[row for row in everything if row.not_delivered],
        now=now,
    )


async def _silent(
    session: AsyncSession, rows: list[Row], listed: Sequence[ListedHandover], now: datetime
) -> list[tuple[ListedHandover, datetime]]:
    shown = {row.parent_id: row for row in listed}
    quiet = [row for row in rows if row[0].state == "with_worker" and _may_hear(shown[row[1].id].wait)]
    time = await WorkingTime.of(session, quiet, now)
    found = await session.execute(
        select(OutboundText.handover_id, func.max(OutboundText.created_at))
        .where(
            OutboundText.handover_id.in_([handover.id for handover, _ in quiet]),
            OutboundText.author == "worker",
            OutboundText.status.not_in(NOT_ARRIVED),
        )
        .group_by(OutboundText.handover_id)
    )
    wrote = {handover_id: at for handover_id, at in found}  # noqa: C416  (rows are no pairs to mypy)
    since = [(handover, parent, wrote.get(handover.id) or handover.picked_up_at) for handover, parent in quiet]
    silent = [(shown[parent.id], at) for one, parent, at in since if at and time.since(one, at) >= SILENT_AFTER]
    return sorted(silent, key=lambda one: one[1])


def _may_hear(wait: Wait) -> bool:
    """Nobody owes them an answer, and they have not stopped texts."""
    return wait.since is None and not wait.stopped


async def _loads(
    session: AsyncSession,
    rows: Sequence[ListedHandover],
    late: Sequence[Promised],
    now: datetime,
) -> list[Load]:
    workers = list(
        await session.scalars(select(Worker).where(Worker.active, Worker.roles.contains([Role.KEY_WORKER])))
    )
    where = await whereabouts(session, workers, now)
    loads = {
        worker.id: Load(
            worker.id,
            worker.first_name,
            worker.organisation or "",
            worker.areas,
            where[worker.id],
        )
        for worker in workers
    }
    for row in rows:
        load = loads.get(row.worker_id) if row.worker_id else None
        if load is not None:
            load.open += 1
            load.unanswered += 1 if row.wait.since else 0
            load.longest = max(load.longest, row.worked)
    for one in late:
        if one.worker_id in loads:
            loads[one.worker_id].late_promises += 1
    return sorted(loads.values(), key=lambda load: (-load.unanswered, -load.open, load.name.casefold()))


async def _open_promises(session: AsyncSession, until: date) -> list[Promised]:
    found = await session.execute(
        select(Promise, Worker)
        .outerjoin(Worker, Worker.id == Promise.worker_id)
        .where(Promise.kept_at.is_(None), Promise.dropped_at.is_(None), Promise.due <= until)
        .order_by(Promise.due)
    )
    return [promised(one, {worker.id: worker.first_name} if worker else {}) for one, worker in found]
