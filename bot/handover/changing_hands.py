"""Telling a parent who looks after them now: once, when it has settled, and not in their quiet time.

Colleagues may take over from each other several times within minutes. What the parent is told is from whom they knew
to whom it came; nothing, where it came back. The new worker's own text is never the first that they hear of it.
"""

from datetime import datetime

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from bot.database.tables import Handover, HandoverEntry, Parent, Worker
from bot.handover import handovers, spoken
from bot.handover.joining import named
from bot.messages import Saying
from bot.outbox.outbox import Outbox
from bot.outbox.pace import end_of_quiet
from bot.people.parents import latest_address

KINDS = ("taken_over", "handed_on")


async def tell_if_settled(session: AsyncSession, outbox: Outbox, handover: Handover, now: datetime) -> None:
    """Tells the parent once it has settled, outside their quiet time."""
    parent = await session.get_one(Parent, handover.parent_id)
    if handover.tell_hands_at is not None and handover.tell_hands_at <= now and end_of_quiet(parent, now) <= now:
        await _tell(session, outbox, handover, now, "handover")


async def tell_before_a_text(
    session: AsyncSession, outbox: Outbox, handover: Handover, now: datetime, leaves: datetime
) -> None:
    """The worker is about to text: the parent is told first, and at the same time as the text leaves."""
    await _tell(session, outbox, handover, now, "worker" if leaves <= now else "handover")


async def _tell(session: AsyncSession, outbox: Outbox, handover: Handover, now: datetime, purpose: str) -> None:
    if handover.tell_hands_at is None:
        return
    before = await session.get(Worker, handover.known_worker_id) if handover.known_worker_id else None
    person = await session.get(Worker, handover.worker_id) if handover.worker_id else None
    handovers.forget_hands(handover)
    address = await latest_address(session, handover.parent_id)
    if before is None or person is None or address is None:
        return
    saying = await _saying(session, handover, before, person)
    await outbox.say(session, address, saying, now, purpose=purpose)


async def _saying(session: AsyncSession, handover: Handover, before: Worker, person: Worker) -> Saying:
    """`before` asked `person` to carry on only where that is how it came."""
    last = await session.scalar(
        select(HandoverEntry)
        .where(HandoverEntry.handover_id == handover.id, HandoverEntry.kind.in_(KINDS))
        .order_by(HandoverEntry.place.desc())
        .limit(1)
    )
    asked = last is not None and last.kind == "handed_on" and last.worker_id == before.id
    say = spoken.handed_on if asked else spoken.taken_over
    return say(before.first_name, person.first_name, named(person))
