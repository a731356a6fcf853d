"""The inbox's lists: who waits, who is mine, who is with a colleague, what is closed."""

import uuid
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import ColumnElement, select
from sqlalchemy.ext.asyncio import AsyncSession

from bot.database.tables import Address, Handover, Parent, Worker
from bot.errors import NotFound
from bot.handover.notes import unseen_mentions
from bot.handover.seeing import parent_label, sees
from bot.handover.waits import Wait, most_pressing_first, waits_of
from bot.staff.roles import area_label

MOST_CLOSED = 50
LISTS = ("waiting", "mine", "colleagues", "closed")


@dataclass(frozen=True)
class ListedHandover:
    """One row: enough to choose whom to look after next, and nothing of what was written."""

    parent_id: uuid.UUID
    label: str
    area: str
    channel: str
    state: str
    urgency: str
    risk: str | None
    why: str
    holder: str | None
    knows_me: bool
    """Whether the one who looks is the parent's usual worker."""
    wait: Wait
    requested_at: datetime
    closed_at: datetime | None


async def read_list(session: AsyncSession, worker: Worker, name: str) -> list[ListedHandover]:
    """One of LISTS as this worker may see it, most pressing first (closed: newest first). Raises NotFound."""
    if name not in LISTS:
        raise NotFound("There is no such list.")
    rows = [row for row in await _rows(session, worker, name) if sees(worker, row[1], row[0])]
    return await listed(session, worker, rows, in_order=name == "closed")


async def listed(
    session: AsyncSession, worker: Worker, rows: list[tuple[Handover, Parent]], *, in_order: bool = False
) -> list[ListedHandover]:
    """Rows as `worker` sees them: most pressing first, unless they are `in_order` already."""
    waits = await waits_of(session, [handover for handover, _ in rows])
    if not in_order:
        rows = sorted(rows, key=lambda row: most_pressing_first(row[0], waits[row[0].id]))
    addresses = await _addresses(session, [parent.id for _, parent in rows])
    names = await names_of_workers(session)
    return [
        ListedHandover(
            parent_id=parent.id,
            label=parent_label(parent, addresses.get(parent.id)),
            area=area_label(parent.area or handover.area),
            channel=addresses[parent.id].channel if parent.id in addresses else "",
            state=handover.state,
            urgency=handover.urgency,
            risk=handover.risk,
            why=handover.why,
            holder=names.get(handover.worker_id) if handover.worker_id else None,
            knows_me=parent.usual_worker_id == worker.id,
            wait=waits[handover.id],
            requested_at=handover.requested_at,
            closed_at=handover.closed_at,
        )
        for handover, parent in rows
    ]


async def count_waiting(session: AsyncSession, worker: Worker) -> int:
    """How many requests this worker could pick up now."""
    return sum(1 for handover, parent in await _rows(session, worker, "waiting") if sees(worker, parent, handover))


async def _rows(session: AsyncSession, worker: Worker, name: str) -> list[tuple[Handover, Parent]]:
    found = await session.execute(
        select(Handover, Parent)
        .join(Parent, Parent.id == Handover.parent_id)
        .where(_belongs(worker, name))
        .order_by(Handover.closed_at.desc(), Handover.requested_at)
        .limit(MOST_CLOSED * 4 if name == "closed" else None)
    )
    rows = [(handover, parent) for handover, parent in found]
    return rows[:MOST_CLOSED] if name == "closed" else rows


def _belongs(worker: Worker, name: str) -> ColumnElement[bool]:
    held = Handover.state.in_(("with_worker", "closing"))
    match name:
        case "waiting":
            return Handover.state == "requested"
        case "mine":
            return held & (Handover.worker_id == worker.id)
        case "colleagues":
            return held & (Handover.worker_id != worker.id)
        case _:
            return Handover.state.in_(("closed", "cancelled"))


async def _addresses(session: AsyncSession, parents: list[uuid.UUID]) -> dict[uuid.UUID, Address]:
    """Each parent's last used address."""
    found = await session.scalars(
        select(Address).where(Address.parent_id.in_(parents)).order_by(Address.last_used_at)
    )
    return {address.parent_id: address for address in found}


@dataclass(frozen=True)
class Named:
    """A parent on whose page a colleague named this worker."""

    parent_id: uuid.UUID
    label: str


async def named_in_notes(session: AsyncSession, worker: Worker) -> list[Named]:
    """Pages with a note for this worker that they have not opened since."""
    handovers = await unseen_mentions(session, worker)
    parents = [await session.get_one(Parent, handover.parent_id) for handover in handovers]
    addresses = await _addresses(session, [parent.id for parent in parents])
    return [Named(parent.id, parent_label(parent, addresses.get(parent.id))) for parent in parents]


async def names_of_workers(session: AsyncSession) -> dict[uuid.UUID, str]:
    """Every worker's first name, those who have left included: the timeline names them."""
    return {worker.id: worker.first_name for worker in await session.scalars(select(Worker))}
