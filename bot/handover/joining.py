"""A worker of another organisation is brought in: only with the parent's yes, and while this handover is open."""

import uuid
from datetime import datetime

from sqlalchemy.ext.asyncio import AsyncSession

from bot.database.tables import Handover, Mention, Worker
from bot.errors import NotAllowed
from bot.handover import handovers, spoken
from bot.messages import Saying
from bot.staff.roles import Role

ASKED, JOINED, REFUSED, LEFT = "bring_in_asked", "brought_in", "bring_in_refused", "no_longer_in"
"""The timeline's words for it."""


async def ask(session: AsyncSession, handover: Handover, holder: Worker, other: Worker, now: datetime) -> Saying:
    """Notes whom the parent is being asked about, and gives the question. Raises NotAllowed."""
    if handover.state != "with_worker" or handover.worker_id != holder.id:
        raise NotAllowed("Only who has this parent just now can bring somebody in.")
    if not other.active or Role.KEY_WORKER not in other.roles or other.id == holder.id:
        raise NotAllowed("Only another key worker can be brought in.")
    if other.id in handover.joined:
        raise NotAllowed(f"{other.first_name} is in this already.")
    handover.asked_to_join_id = other.id
    await handovers.enter(session, handover, ASKED, now, holder, {"to": str(other.id)})
    return spoken.may_join(holder.first_name, named(other))


async def answer(session: AsyncSession, handover: Handover, wish: str, now: datetime) -> Saying | None:
    """The parent's word on it. Nothing when they are not being asked (any more)."""
    other = await session.get(Worker, handover.asked_to_join_id) if handover.asked_to_join_id else None
    holder = await handovers.first_name(session, handover.worker_id)
    handover.asked_to_join_id = None
    if other is None or not other.active:
        return None
    if wish == spoken.JOIN_NO:
        await handovers.enter(session, handover, REFUSED, now, detail={"to": str(other.id)})
        return spoken.stays_out(holder)
    handover.joined = [*handover.joined, other.id]
    entry = await handovers.enter(session, handover, JOINED, now, detail={"to": str(other.id)})
    session.add(Mention(entry_id=entry.id, handover_id=handover.id, worker_id=other.id, at=now))
    return spoken.joins(holder, other.first_name)


async def leave(session: AsyncSession, handover: Handover, by: Worker, other_id: uuid.UUID, now: datetime) -> None:
    """Somebody who was brought in is no longer: they go themselves, or who has the parent says so. Raises NotAllowed."""
    if by.id not in (other_id, handover.worker_id) and Role.SUPERVISOR not in by.roles:
        raise NotAllowed("Only who has this parent, or they themselves, can say so.")
    if other_id in handover.joined:
        handover.joined = [each for each in handover.joined if each != other_id]
        await handovers.enter(session, handover, LEFT, now, by, {"to": str(other_id)})


def named(worker: Worker) -> str:
    """A worker as a parent is told of them: by first name, and where they are from."""
    return f"{worker.first_name} from {worker.organisation}" if worker.organisation else worker.first_name
