"""The inbox's lists: who waits, who is mine, who is with anybody of my areas, what is closed."""

import uuid
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import ColumnElement, select
from sqlalchemy.dialects.postgresql import distinct_on
from sqlalchemy.ext.asyncio import AsyncSession

from bot.database.tables import Address, Handover, HandoverEntry, Mention, OutboundText, Parent, Worker
from bot.errors import NotFound
from bot.handover import handovers
from bot.handover.labels import Labelled, labels_of
from bot.handover.left_alone import HELD, left_alone
from bot.handover.seeing import parent_label, sees
from bot.handover.waits import Wait, waits_of
from bot.handover.working_waits import Row, WorkingTime
from bot.messages import DeliveryStatus
from bot.staff.roles import area_label

MOST_CLOSED = 50
MOST_MENTIONS = 50
LISTS = ("waiting", "mine", "everyone", "closed")
ENDED = (handovers.LEFT, handovers.WITHDRAWN)
"""Of these a worker is told who may not know of the parent any more."""
RECENT = timedelta(days=7)
"""For this long a text that did not arrive is raised in the lists."""


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
    worked: timedelta
    """The working time of the wait."""
    requested_at: datetime
    closed_at: datetime | None
    labels: tuple[Labelled, ...]
    not_delivered: bool
    """Whether the last text of a worker did not arrive."""
    later_until: datetime | None
    later_why: str | None
    """For whoever put it off only."""
    worker_id: uuid.UUID | None
    wants_another: bool
    """Whether the parent has asked for another key worker, for whatever reason."""
    left_alone: bool
    """Whether words of danger wait for a worker who is not in."""

    def is_later(self, now: datetime) -> bool:
        """Whether it is put off and nothing has come in between."""
        return self.later_until is not None and self.later_until > now and self.wait.since is None


async def read_list(session: AsyncSession, worker: Worker, name: str, now: datetime) -> list[ListedHandover]:
    """One of LISTS as this worker may see it, most pressing first (closed: newest first). Raises NotFound."""
    if name not in LISTS:
        raise NotFound("There is no such list.")
    found = await session.execute(
        select(Handover, Parent)
        .join(Parent, Parent.id == Handover.parent_id)
        .where(_belongs(worker, name))
        .order_by(Handover.closed_at.desc(), Handover.requested_at)
    )
    rows = [(handover, parent) for handover, parent in found if sees(worker, parent, handover)]
    shown = await listed(session, worker, rows[:MOST_CLOSED] if name == "closed" else rows, now)
    return [row for row in shown if row.state == "requested" or row.left_alone] if name == "waiting" else shown


async def listed(session: AsyncSession, worker: Worker, rows: list[Row], now: datetime) -> list[ListedHandover]:
    """Rows as `worker` sees them, most pressing first; what is closed stays in its order, at the end."""
    waits = await waits_of(session, [handover for handover, _ in rows])
    time = await WorkingTime.of(session, rows, now)
    pressing = sorted(
        (row for row in rows if row[0].closed_at is None),
        key=lambda row: (_put_off(row[0], waits[row[0].id], now), time.most_pressing_first(row[0], waits[row[0].id])),
    )
    rows = pressing + [row for row in rows if row[0].closed_at is not None]
    addresses = await last_addresses(session, [parent.id for _, parent in rows])
    labels = await labels_of(session, [parent.id for _, parent in rows])
    failed = await last_text_failed(session, [handover.id for handover, _ in rows], now)
    names = await names_of_workers(session)
    alone = await left_alone(session, [handover for handover, _ in rows], waits, now)
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
            worked=time.since(handover, waits[handover.id].since),
            requested_at=handover.requested_at,
            closed_at=handover.closed_at,
            labels=labels.get(parent.id, ()),
            not_delivered=handover.id in failed,
            later_until=handover.later_until,
            later_why=handover.later_why if handover.worker_id == worker.id else None,
            worker_id=handover.worker_id,
            wants_another=handover.state == "requested" and handover.other_than_id is not None,
            left_alone=handover.id in alone,
        )
        for handover, parent in rows
    ]


def _put_off(handover: Handover, wait: Wait, now: datetime) -> bool:
    return handover.later_until is not None and handover.later_until > now and wait.since is None


def _belongs(worker: Worker, name: str) -> ColumnElement[bool]:
    held = Handover.state.in_(HELD)
    match name:
        case "waiting":
            others = held & (Handover.worker_id != worker.id)
            return (Handover.state == "requested") | (others & (Handover.urgency == "emergency"))
        case "mine":
            return held & (Handover.worker_id == worker.id)
        case "everyone":
            return held
        case _:
            return Handover.state.in_(("closed", "cancelled"))


async def last_addresses(session: AsyncSession, parents: Iterable[uuid.UUID]) -> dict[uuid.UUID, Address]:
    """Each parent's last used address."""
    found = await session.scalars(
        select(Address).where(Address.parent_id.in_(list(parents))).order_by(Address.last_used_at)
    )
    return {address.parent_id: address for address in found}


async def last_text_failed(session: AsyncSession, ids: list[uuid.UUID], now: datetime) -> set[uuid.UUID]:
    """Of these handovers, those whose parent the last text of a worker did not reach, within the last days."""
    last = (
        select(OutboundText.handover_id, OutboundText.status)
        .ext(distinct_on(OutboundText.handover_id))
        .where(
            OutboundText.handover_id.in_(ids),
            OutboundText.author == "worker",
            OutboundText.created_at > now - RECENT,
        )
        .order_by(OutboundText.handover_id, OutboundText.place.desc())
        .subquery()
    )
    found = await session.scalars(select(last.c.handover_id).where(last.c.status == DeliveryStatus.FAILED))
    return {id for id in found if id is not None}


@dataclass(frozen=True)
class Named:
    """A note in which a colleague named this worker, or that they were brought in or are so no longer.

    The rest is on the parent's page.
    """

    parent_id: uuid.UUID
    label: str
    what: str
    """The kind of the timeline's entry."""
    by: str
    """Who wrote the note."""
    at: datetime
    seen: bool


async def named_in_notes(session: AsyncSession, worker: Worker) -> list[Named]:
    """Notes that name this worker: those not looked at yet first, then the newest."""
    found = await session.execute(
        select(Mention, HandoverEntry, Handover, Parent)
        .join(HandoverEntry, HandoverEntry.id == Mention.entry_id)
        .join(Handover, Handover.id == Mention.handover_id)
        .join(Parent, Parent.id == Handover.parent_id)
        .where(Mention.worker_id == worker.id)
        .order_by(Mention.seen_at.is_not(None), Mention.at.desc())
        .limit(MOST_MENTIONS)
    )
    rows = [row for row in found if sees(worker, row[3], row[2]) or row[1].kind in ENDED]
    addresses = await last_addresses(session, [parent.id for _, _, _, parent in rows])
    names = await names_of_workers(session)
    return [
        Named(
            parent.id,
            _called(entry, names)
            if entry.kind in ENDED and not sees(worker, parent, handover)
            else parent_label(parent, addresses.get(parent.id)),
            entry.kind,
            names.get(entry.worker_id, "A colleague") if entry.worker_id else "",
            mention.at,
            mention.seen_at is not None,
        )
        for mention, entry, handover, parent in rows
    ]


def _called(entry: HandoverEntry, names: dict[uuid.UUID, str]) -> str:
    """A parent whom this worker may not know of any more, by who had them."""
    return f"A parent with {names.get(uuid.UUID((entry.detail or {})['with']), 'a colleague')}"


async def names_of_workers(session: AsyncSession) -> dict[uuid.UUID, str]:
    """Every worker's first name, those who have left included: the timeline names them."""
    return {worker.id: worker.first_name for worker in await session.scalars(select(Worker))}
