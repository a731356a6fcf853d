"""A worker of another organisation is brought in: only with the parent's yes, for as long as they like, and while this
handover is open. A yes or no is to one question about one worker; only a new question can be answered anew.
"""

import uuid
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from bot.database.tables import Handover, Mention, Worker
from bot.errors import NotAllowed
from bot.handover import handovers, sharing, spoken
from bot.handover.handovers import ASKED, JOINED, LEFT, REFUSED, WITHDRAWN
from bot.messages import Saying
from bot.staff.roles import Role

MAYBE = "/handover_may_stop_sharing"
WHO = "/handover_who_reads"
"""What a parent may say in words of their own, besides what they can choose."""


@dataclass(frozen=True)
class Along:
    """Who has a parent, by first name, and who reads along or may soon: what a text can be about."""

    holder: str
    others: tuple[tuple[uuid.UUID, sharing.Helper], ...]


async def along(session: AsyncSession, handover: Handover | None) -> Along | None:
    """Who reads a parent's texts with them just now; None while no worker has them."""
    if handover is None or handover.worker_id is None or handover.state not in ("with_worker", "closing"):
        return None
    others = await _workers(session, (*handover.joined, *_asked(handover)))
    return Along(
        await handovers.first_name(session, handover.worker_id),
        tuple((one.id, sharing.Helper(one.first_name, one.organisation)) for one in others),
    )


def wish_in(text: str, along: Along | None) -> str | None:
    """The wish on sharing that a text is in so many words; None for nearly every text."""
    if along is None:
        return None
    found = sharing.read(text, [helper for _, helper in along.others], along.holder)
    if found is None:
        return None
    wish = {sharing.Says.END: spoken.STOP_SHARING, sharing.Says.MAYBE: MAYBE, sharing.Says.WHO: WHO}[found.says]
    return spoken.about(wish, (along.others[n][0] for n in found.helpers))


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
    return spoken.may_join(holder.first_name, named(other), other.id)


async def settle(
    session: AsyncSession, handover: Handover, wish: str, who: Sequence[uuid.UUID], now: datetime
) -> Saying | None:
    """Does what the parent wishes about who reads along. `handover` is locked and with a worker."""
    holder = await session.get_one(Worker, handover.worker_id)
    match wish:
        case spoken.JOIN_YES:
            return await _agree(session, handover, holder, who, now)
        case spoken.JOIN_NO | spoken.STOP_SHARING:
            return await _end(session, handover, holder, who, now)
        case spoken.KEEP_SHARING:
            return spoken.keeps_sharing(holder.first_name)
    reading = await _workers(session, handover.joined)
    if wish == WHO:
        return spoken.who_reads(named(holder), {one.id: named(one) for one in reading})
    meant = [one for one in reading if one.id in who]
    names = spoken.in_a_row(map(named, meant)) if meant else ""
    return spoken.may_stop_sharing(holder.first_name, names, [one.id for one in meant]) if meant else None


async def _agree(
    session: AsyncSession, handover: Handover, holder: Worker, who: Sequence[uuid.UUID], now: datetime
) -> Saying | None:
    """A yes to the question that is open. To one that is over it changes nothing, and the parent is told so."""
    other = next(iter(await _workers(session, who)), None)
    if other is None or other.id in (holder.id, *handover.joined):
        return None
    if other.id != handover.asked_to_join_id:
        return spoken.is_asked_anew(holder.first_name, named(other))
    handover.asked_to_join_id = None
    if not other.active:
        return None
    handover.joined = [*handover.joined, other.id]
    entry = await handovers.enter(session, handover, JOINED, now, detail={"to": str(other.id)})
    session.add(Mention(entry_id=entry.id, handover_id=handover.id, worker_id=other.id, at=now))
    return spoken.joins(holder.first_name, named(other))


async def _end(
    session: AsyncSession, handover: Handover, holder: Worker, who: Sequence[uuid.UUID], now: datetime
) -> Saying | None:
    """A no, or a yes taken back: whoever it is about reads no more from this moment on."""
    asked = [id for id in _asked(handover) if id in who]
    ended = [id for id in handover.joined if id in who]
    for id in asked:
        handover.asked_to_join_id = None
        await handovers.enter(session, handover, REFUSED, now, detail={"to": str(id)})
    for id in ended:
        await _let_go(session, handover, id, WITHDRAWN, now)
    if asked and not ended:
        return spoken.stays_out(holder.first_name)
    others = [one for one in await _workers(session, ended or who) if one.id != holder.id]
    return spoken.sharing_ended(named(holder), spoken.in_a_row(map(named, others))) if others else None


async def leave(
    session: AsyncSession, handover: Handover, by: Worker, other_id: uuid.UUID, now: datetime
) -> Saying | None:
    """Somebody who was brought in is no longer: they go themselves, or who has the parent says so. Raises NotAllowed.

    What the parent is told of it; None when they were not in it.
    """
    handover = await handovers.locked(session, handover.id)
    if by.id not in (other_id, handover.worker_id) and Role.SUPERVISOR not in by.roles:
        raise NotAllowed("Only who has this parent, or they themselves, can say so.")
    if other_id not in handover.joined:
        return None
    await _let_go(session, handover, other_id, LEFT, now, by)
    holder = await session.get_one(Worker, handover.worker_id)
    return spoken.no_longer_in(named(holder), named(await session.get_one(Worker, other_id)))


async def _let_go(
    session: AsyncSession, handover: Handover, id: uuid.UUID, kind: str, now: datetime, by: Worker | None = None
) -> None:
    """Ends it, in the timeline too; who it was learns of it in their inbox, unless it was their own doing."""
    handover.joined = [each for each in handover.joined if each != id]
    entry = await handovers.enter(session, handover, kind, now, by, {"to": str(id), "with": str(handover.worker_id)})
    if by is None or by.id != id:
        session.add(Mention(entry_id=entry.id, handover_id=handover.id, worker_id=id, at=now))


def named(worker: Worker) -> str:
    """A worker as a parent is told of them: by first name, and where they are from."""
    return f"{worker.first_name} from {worker.organisation}" if worker.organisation else worker.first_name


def _asked(handover: Handover) -> tuple[uuid.UUID, ...]:
    return (handover.asked_to_join_id,) if handover.asked_to_join_id else ()


async def _workers(session: AsyncSession, ids: Iterable[uuid.UUID]) -> list[Worker]:
    """These workers, in this order."""
    wanted = list(dict.fromkeys(ids))
    found = {one.id: one for one in await session.scalars(select(Worker).where(Worker.id.in_(wanted)))}
    return [found[id] for id in wanted if id in found]
