"""Promises to parents: who said they would do what, and by when. Chased on our side only."""

import uuid
from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from bot.clock import SCOTLAND
from bot.database.tables import Handover, Promise, Worker
from bot.errors import NotFound, PaceError
from bot.handover.handovers import enter

LONGEST = 200


class PromiseUnclear(PaceError):
    """A promise without words or with a day that cannot be kept; the text says which."""


@dataclass(frozen=True)
class Promised:
    """A promise as pages show it. `what` is in the worker's words, fit to be read to the parent."""

    id: uuid.UUID
    parent_id: uuid.UUID
    who: str
    what: str
    due: date
    kept: bool
    worker_id: uuid.UUID | None = None

    def is_late(self, now: datetime) -> bool:
        """Whether its day has passed."""
        return not self.kept and self.due < now.astimezone(SCOTLAND).date()


async def make(
    session: AsyncSession, handover: Handover, worker: Worker, what: str, due: str, now: datetime
) -> Promise:
    """Keeps a promise with its day (ISO). Raises PromiseUnclear."""
    what = " ".join(what.split())
    if not what or len(what) > LONGEST:
        raise PromiseUnclear(f"Please say in up to {LONGEST} characters what you will do.")
    promise = Promise(
        parent_id=handover.parent_id,
        handover_id=handover.id,
        worker_id=worker.id,
        what=what,
        due=_day(due, now),
        made_at=now,
    )
    session.add(promise)
    await enter(session, handover, "promised", now, worker, {"what": what, "due": promise.due.isoformat()})
    return promise


def _day(due: str, now: datetime) -> date:
    try:
        day = date.fromisoformat(due)
    except ValueError:
        raise PromiseUnclear("Please choose the day by which you will do it.") from None
    if day < now.astimezone(SCOTLAND).date():
        raise PromiseUnclear("That day has passed. Please choose today or a later day.")
    return day


async def settle(
    session: AsyncSession, handover: Handover, worker: Worker, promise_id: uuid.UUID, kept: bool, now: datetime
) -> None:
    """The promise was kept, or is dropped. Raises NotFound when it is not one to this parent or settled before."""
    promise = await session.get(Promise, promise_id, with_for_update=True)
    if promise is None or promise.parent_id != handover.parent_id or promise.kept_at or promise.dropped_at:
        raise NotFound("That promise has been dealt with already.")
    if kept:
        promise.kept_at = now
    else:
        promise.dropped_at = now
    kind = "promise_kept" if kept else "promise_dropped"
    await enter(session, handover, kind, now, worker, {"what": promise.what})


async def promises_to(
    session: AsyncSession, parent_id: uuid.UUID, names: dict[uuid.UUID, str]
) -> tuple[Promised, ...]:
    """Promises to one parent that are not dropped: open ones first, by day."""
    found = await session.scalars(
        select(Promise).where(Promise.parent_id == parent_id, Promise.dropped_at.is_(None)).order_by(Promise.due)
    )
    return tuple(sorted((promised(one, names) for one in found), key=lambda one: one.kept))


async def due_from(
    session: AsyncSession, worker: Worker, names: dict[uuid.UUID, str], until: date
) -> tuple[Promised, ...]:
    """What a worker has promised anybody by `until` and not done yet."""
    found = await session.scalars(
        select(Promise)
        .where(
            Promise.worker_id == worker.id,
            Promise.kept_at.is_(None),
            Promise.dropped_at.is_(None),
            Promise.due <= until,
        )
        .order_by(Promise.due)
    )
    return tuple(promised(one, names) for one in found)


def promised(one: Promise, names: dict[uuid.UUID, str]) -> Promised:
    """A promise as pages show it."""
    who = names.get(one.worker_id, "A colleague") if one.worker_id else "A colleague"
    return Promised(one.id, one.parent_id, who, one.what, one.due, one.kept_at is not None, one.worker_id)
