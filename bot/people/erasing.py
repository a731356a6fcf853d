"""Deleting: confirmed once, then done and said. Content and identity go.

What stays: the keyed hash of a number that opted out, a sealed record of an emergency, and that somebody was erased.

The parent's record ends in the transaction of their yes, and all that belongs to it with it. Only the address moves
to an empty record, so that the text which says "it is done" can still leave; then that goes too.
"""

import uuid
from datetime import datetime, timedelta
from enum import StrEnum
from typing import Protocol

from sqlalchemy import delete, exists, select, text, update
from sqlalchemy.ext.asyncio import AsyncSession

from bot.clock import Clock
from bot.database.session import Database
from bot.database.tables import (
    OPEN_STATES,
    Address,
    Conversation,
    Erasure,
    Handover,
    InboundText,
    LinkAttempt,
    LinkCode,
    OutboundText,
    Parent,
)
from bot.messages import DeliveryStatus, Saying
from bot.people.parents import latest_address
from bot.people.sealing import drop_expired, seal_emergencies

ON_ITS_WAY = (DeliveryStatus.QUEUED, DeliveryStatus.SENDING, DeliveryStatus.HELD)
FAREWELL_LASTS = timedelta(days=1)
"""After this the address goes, whether or not the last text could leave."""
DONE = "All that was held about you is deleted now, your number too. You're welcome to text again any time."


class Erased(StrEnum):
    """What became of the wish."""

    DONE = "done"
    AFTER_THE_EMERGENCY = "after_the_emergency"
    """Somebody is dealing with an emergency: it is done, and said, as soon as that is finished."""


class Says(Protocol):
    """How a text is put into words and queued: the outbox."""

    async def say(self, session: AsyncSession, address: Address, saying: Saying, now: datetime) -> object:
        """Queues a saying."""
        ...


async def erase(
    session: AsyncSession, parent: Parent, address: Address, now: datetime, answering: InboundText | None = None
) -> Erased:
    """Erases all about a parent. `address` is where the last word goes, `answering` the text that said yes.

    After DONE the parent's object is of no use; `address` and `answering` belong to an empty record, and a reply to
    them can be queued in the same transaction.
    """
    await session.flush()
    await session.get_one(Parent, parent.id, with_for_update=True, populate_existing=True)
    asked_at = parent.erase_asked_at or now
    if await emergency_is_open(session, parent.id):
        parent.erase_asked_at = asked_at
        await session.flush()
        return Erased.AFTER_THE_EMERGENCY
    await seal_emergencies(session, parent, now)
    await _forget_jobs(session, parent.id)
    await _set_aside(session, parent, address, now, answering)
    await session.execute(delete(Parent).where(Parent.id == parent.id).execution_options(synchronize_session=False))
    _let_go_of(session, parent.id)
    session.add(Erasure(id=uuid.uuid4(), asked_at=asked_at, done_at=now))
    await session.flush()
    return Erased.DONE


class Erasures:
    """Finishes what could not be finished at once; part of the minute job."""

    def __init__(self, database: Database, outbox: Says, clock: Clock) -> None:
        self._database = database
        self._outbox = outbox
        self._clock = clock

    async def sweep(self) -> None:
        """Erases after emergencies, lets addresses go after the last word, and drops what is past its time."""
        now = self._clock()
        async with self._database.reading() as session:
            asked = (await session.scalars(select(Parent.id).where(Parent.erase_asked_at.is_not(None)))).all()
        for parent_id in asked:
            async with self._database.transaction() as session:
                await self._erase_late(session, parent_id, now)
        async with self._database.transaction() as session:
            await self._end_farewells(session, now)
            await drop_expired(session, now)
            await session.execute(delete(LinkCode).where(LinkCode.expires_at <= now))
            await session.execute(delete(LinkAttempt).where(LinkAttempt.at < now - FAREWELL_LASTS))

    async def _erase_late(self, session: AsyncSession, parent_id: uuid.UUID, now: datetime) -> None:
        parent = await session.get(Parent, parent_id, with_for_update=True)
        if parent is None or parent.erase_asked_at is None:
            return
        address = await latest_address(session, parent_id) or await _any_address(session, parent_id)
        if await erase(session, parent, address, now) is Erased.DONE:
            await self._outbox.say(session, address, Saying("utter_deleted", fallback=DONE), now)

    async def _end_farewells(self, session: AsyncSession, now: datetime) -> None:
        on_its_way = exists().where(OutboundText.parent_id == Parent.id, OutboundText.status.in_(ON_ITS_WAY))
        over = await session.scalars(
            select(Parent)
            .where(Parent.farewell_at.is_not(None), ~on_its_way | (Parent.farewell_at < now - FAREWELL_LASTS))
            .with_for_update(skip_locked=True)
        )
        for parent in over.all():
            await _forget_jobs(session, parent.id)
            await session.execute(delete(Parent).where(Parent.id == parent.id))


async def emergency_is_open(session: AsyncSession, parent_id: uuid.UUID) -> bool:
    """Whether somebody is dealing with an emergency of this parent: a deletion then waits for its end."""
    found = await session.scalar(
        select(Handover.id).where(
            Handover.parent_id == parent_id, Handover.urgency == "emergency", Handover.state.in_(OPEN_STATES)
        )
    )
    return found is not None


async def _any_address(session: AsyncSession, parent_id: uuid.UUID) -> Address:
    found = await session.scalars(select(Address).where(Address.parent_id == parent_id).limit(1))
    return found.one()


async def _set_aside(
    session: AsyncSession, parent: Parent, address: Address, now: datetime, answering: InboundText | None
) -> None:
    """An empty record with the address, the bare fact of the last text, and risk replies still on their way."""
    empty = Parent(id=uuid.uuid4(), farewell_at=now)
    session.add(empty)
    await session.flush()
    session.add(Conversation(parent_id=empty.id))
    address.parent_id = empty.id
    if answering is not None:
        answering.parent_id, answering.handover_id = empty.id, None
        answering.body, answering.understood, answering.start_code = "", None, None
        answering.button = answering.message_id = answering.corrects = answering.risk = None
    await session.execute(
        update(OutboundText)
        .where(OutboundText.parent_id == parent.id, OutboundText.address_id == address.id)
        .where(OutboundText.purpose == "risk", OutboundText.status.in_(ON_ITS_WAY))
        .values(parent_id=empty.id, handover_id=None, answers_id=None)
    )
    await session.flush()


def _let_go_of(session: AsyncSession, parent_id: uuid.UUID) -> None:
    """Objects of the record that ended are let go of, so that nothing writes to them any more."""
    for each in list(session.sync_session):
        is_theirs = getattr(each, "parent_id", None) == parent_id
        if is_theirs or (isinstance(each, Parent) and each.id == parent_id):
            session.expunge(each)


FORGET_JOBS = text(
    "DELETE FROM procrastinate_jobs WHERE status <> 'doing' AND ("
    " args->>'parent_id' = :parent"
    " OR args->>'address_id' IN (SELECT id::text FROM addresses WHERE parent_id = :id)"
    " OR args->>'handover_id' IN (SELECT id::text FROM handovers WHERE parent_id = :id))"
)


async def _forget_jobs(session: AsyncSession, parent_id: uuid.UUID) -> None:
    """Queued and finished jobs name a parent only by id; those go too."""
    await session.execute(FORGET_JOBS, {"parent": str(parent_id), "id": parent_id})
