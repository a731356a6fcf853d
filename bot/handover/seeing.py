"""Who may see a handover, and who may read its words: for pages, lists and live updates alike."""

import uuid
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from bot.database.tables import OPEN_STATES, Address, Handover, Parent, ReadLog, Worker
from bot.errors import NotFound
from bot.staff.roles import EVERY_AREA, Role, area_label


@dataclass(frozen=True)
class Seen:
    """A parent's newest handover as one worker may see it. `words` is whether they may read what was written."""

    viewer: uuid.UUID
    parent: Parent
    handover: Handover
    holds: bool
    words: bool


async def look(session: AsyncSession, worker: Worker, parent_id: uuid.UUID) -> Seen:
    """The parent's newest handover. Raises NotFound when there is none or it is not theirs to know of."""
    handover = await session.scalar(
        select(Handover)
        .where(Handover.parent_id == parent_id)
        .order_by(Handover.requested_at.desc(), Handover.id)
        .limit(1)
    )
    parent = await session.get(Parent, parent_id)
    if handover is None or parent is None or not sees(worker, parent, handover):
        raise NotFound("There is nothing here, or it is looked after in another area.")
    return Seen(worker.id, parent, handover, handover.worker_id == worker.id, reads_words(worker, handover))


def sees(worker: Worker, parent: Parent, handover: Handover) -> bool:
    """Their own, those of their areas, and those whose area nobody knows; some roles see every area."""
    area = parent.area or handover.area
    return (
        handover.worker_id == worker.id
        or brought_in(worker, handover)
        or bool(EVERY_AREA & set(worker.roles))
        or area in (None, "national")
        or area in worker.areas
    )


def reads_words(worker: Worker, handover: Handover) -> bool:
    """Who holds it reads it, and who was brought in; the safeguarding lead reads emergencies.

    Anybody else picks it up or takes it over.
    """
    return (
        handover.worker_id == worker.id
        or brought_in(worker, handover)
        or (handover.urgency == "emergency" and Role.SAFEGUARDING_LEAD in worker.roles)
    )


def brought_in(worker: Worker, handover: Handover) -> bool:
    """Whether the parent agreed that this worker helps too; that ends with the handover."""
    return worker.id in handover.joined and handover.state in OPEN_STATES


async def log_read(session: AsyncSession, worker: Worker, parent_id: uuid.UUID, page: str, now: datetime) -> None:
    """Notes who opened a parent's page."""
    session.add(ReadLog(at=now, worker_id=worker.id, parent_id=parent_id, page=page))
    await session.flush()


def parent_label(parent: Parent, address: Address | None) -> str:
    """How a parent is called on our pages: by name once we know it, else by area and the end of the number."""
    area = area_label(parent.area)
    if parent.name:
        return f"{parent.name}, {area}" if area else parent.name
    known = f"Parent in {area}" if area else "Parent"
    if address is None:
        return known
    return f"{known}, ending {address.address[-3:]}"
