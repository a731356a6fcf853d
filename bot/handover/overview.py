"""What a supervisor looks at: waits, answers we owe, promises, and how much each worker has."""

import uuid
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from bot.clock import SCOTLAND
from bot.database.tables import OPEN_STATES, Handover, OutboundText, Parent, Promise, Worker
from bot.handover import rota
from bot.handover.hours import Roster
from bot.handover.lists import ListedHandover, listed
from bot.handover.promises import Promised, promised
from bot.messages import DeliveryStatus
from bot.staff.roles import Role

RECENT = timedelta(days=7)


@dataclass
class Load:
    """One worker's share."""

    id: uuid.UUID
    name: str
    organisation: str
    areas: list[str]
    is_in: bool
    open: int = 0
    unanswered: int = 0
    longest: timedelta = field(default_factory=timedelta)
    late_promises: int = 0


@dataclass(frozen=True)
class Overview:
    """Everything open, most pressing first; the share of each worker; what is late or did not arrive."""

    waiting: list[ListedHandover]
    owed: list[ListedHandover]
    loads: list[Load]
    late: list[Promised]
    not_delivered: list[ListedHandover]
    now: datetime


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
    everything = await listed(session, worker, rows)
    late = await _late_promises(session, now.astimezone(SCOTLAND).date())
    failed = await _with_failures(session, [handover.id for handover, _ in rows], now)
    holders = {handover.parent_id: handover.worker_id for handover, _ in rows}
    return Overview(
        waiting=[row for row in everything if row.state == "requested"],
        owed=[row for row in everything if row.state == "with_worker" and row.wait.since],
        loads=await _loads(session, everything, holders, late, now),
        late=late,
        not_delivered=[row for row in everything if row.parent_id in failed],
        now=now,
    )


async def _loads(
    session: AsyncSession,
    rows: Sequence[ListedHandover],
    holders: dict[uuid.UUID, uuid.UUID | None],
    late: Sequence[Promised],
    now: datetime,
) -> list[Load]:
    workers = list(
        await session.scalars(select(Worker).where(Worker.active, Worker.roles.contains([Role.KEY_WORKER])))
    )
    schedules = await rota.schedules_of(session, [worker.id for worker in workers])
    loads = {
        worker.id: Load(
            worker.id,
            worker.first_name,
            worker.organisation or "",
            worker.areas,
            Roster((schedules[worker.id],)).is_in(now),
        )
        for worker in workers
    }
    for row in rows:
        load = loads.get(holders[row.parent_id] or uuid.UUID(int=0))
        if load is not None:
            load.open += 1
            load.unanswered += 1 if row.wait.since else 0
            load.longest = max(load.longest, now - row.wait.since if row.wait.since else timedelta())
    for one in late:
        if one.worker_id in loads:
            loads[one.worker_id].late_promises += 1
    return sorted(loads.values(), key=lambda load: (-load.unanswered, -load.open, load.name.casefold()))


async def _late_promises(session: AsyncSession, today: date) -> list[Promised]:
    found = await session.execute(
        select(Promise, Worker)
        .outerjoin(Worker, Worker.id == Promise.worker_id)
        .where(Promise.kept_at.is_(None), Promise.dropped_at.is_(None), Promise.due < today)
        .order_by(Promise.due)
    )
    return [promised(one, {worker.id: worker.first_name} if worker else {}) for one, worker in found]


async def _with_failures(session: AsyncSession, handovers: list[uuid.UUID], now: datetime) -> set[uuid.UUID]:
    """Parents whom a worker's last text did not reach."""
    found = await session.execute(
        select(OutboundText.parent_id, OutboundText.status)
        .where(
            OutboundText.handover_id.in_(handovers),
            OutboundText.author == "worker",
            OutboundText.created_at > now - RECENT,
        )
        .order_by(OutboundText.place)
    )
    last = {parent_id: status for parent_id, status in found}  # noqa: C416  (rows are no pairs to mypy)
    return {parent_id for parent_id, status in last.items() if status == DeliveryStatus.FAILED}
