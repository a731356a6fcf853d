"""Who may see a handover, and who may read its words: for pages, lists and live updates alike."""

import uuid
from dataclasses import dataclass
from datetime import UTC, datetime

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from bot.database.tables import OPEN_STATES, Address, Handover, HandoverEntry, Parent, ReadLog, Worker
from bot.errors import NotFound
from bot.handover.handovers import LEFT, WITHDRAWN, first_name
from bot.staff.roles import EVERY_AREA, INBOX_ROLES, Role, area_label

NOTHING = "There is nothing here, or it is looked after in another area."


class SharingEnded(NotFound):
    """The parent was shared with this worker until `at`; `withdrawn` is whether they took their yes back themselves.

    `holder` is who had the parent then. Nothing else is told.
    """

    def __init__(self, at: datetime, withdrawn: bool, holder: str) -> None:
        super().__init__("This parent is no longer shared with you.")
        self.at = at
        self.withdrawn = withdrawn
        self.holder = holder


@dataclass(frozen=True)
class Seen:
    """A parent's newest handover as one worker may see it. `words` is whether they may read what was written."""

    viewer: uuid.UUID
    parent: Parent
    handover: Handover
    holds: bool
    words: bool

    @property
    def until(self) -> datetime:
        """Up to when the words may be read: what a parent writes after the end is between them and the assistant."""
        return self.handover.closed_at or datetime.max.replace(tzinfo=UTC)


async def look(session: AsyncSession, worker: Worker, parent_id: uuid.UUID) -> Seen:
    """The parent's newest handover. Raises NotFound when there is none or it is not theirs to know of."""
    handover = await session.scalar(
        select(Handover)
        .where(Handover.parent_id == parent_id)
        .order_by(Handover.requested_at.desc(), Handover.id)
        .limit(1)
    )
    parent = await session.get(Parent, parent_id)
    if handover is None or parent is None:
        raise NotFound(NOTHING)
    if not sees(worker, parent, handover):
        raise await _shared_before(session, worker, parent_id) or NotFound(NOTHING)
    return Seen(worker.id, parent, handover, handover.worker_id == worker.id, reads_words(worker, handover))


async def _shared_before(session: AsyncSession, worker: Worker, parent_id: uuid.UUID) -> SharingEnded | None:
    found = await session.scalars(
        select(HandoverEntry)
        .join(Handover, Handover.id == HandoverEntry.handover_id)
        .where(Handover.parent_id == parent_id, HandoverEntry.kind.in_((LEFT, WITHDRAWN)))
        .order_by(HandoverEntry.place.desc())
    )
    for entry in found:
        detail = entry.detail or {}
        if detail.get("to") == str(worker.id):
            holder = await first_name(session, uuid.UUID(detail["with"]))
            return SharingEnded(entry.at, entry.kind == WITHDRAWN, holder)
    return None


def sees(worker: Worker, parent: Parent, handover: Handover) -> bool:
    """Their own, those of their areas, and those whose area nobody knows; some roles see every area."""
    return (
        handover.worker_id == worker.id
        or brought_in(worker, handover)
        or sees_area(worker, parent.area or handover.area)
    )


def sees_area(worker: Worker, area: str | None) -> bool:
    """Whether they look after an area, or nobody knows which it is."""
    return worker.is_any_of(EVERY_AREA) or area in (None, "national") or area in worker.areas


def can_pick_up(worker: Worker, area: str | None) -> bool:
    """Whether they can open the inbox, and pick up a parent of the area there."""
    return worker.active and worker.is_any_of(INBOX_ROLES) and sees_area(worker, area)


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
