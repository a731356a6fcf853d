"""What a worker is told outside the inbox: that somebody waits, how urgently, and where to look. Nothing else, ever."""

import asyncio
import logging
import uuid
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

from sqlalchemy import delete, update
from sqlalchemy.dialects.postgresql import insert
from sqlalchemy.ext.asyncio import AsyncSession

from bot.database.tables import Handover, Notice, Worker, WorkerWay
from bot.errors import PaceError
from bot.staff.ways import Way

log = logging.getLogger(__name__)


@dataclass(frozen=True)
class Word:
    """One notification: `says` is all its words, `path` the page to open; `pick_up` is set while it can be picked up."""

    says: str
    path: str
    urgent: bool = False
    pick_up: uuid.UUID | None = None


TRY_OUT = Word("This is a try-out: you will be told in this way.", "/inbox")


def word_of(handover: Handover, *, danger: bool, not_delivered: bool = False) -> Word:
    """The words for a handover as it stands: `danger` while an emergency waits, `not_delivered` after a failed text."""
    path = f"/inbox/{handover.parent_id}"
    pick_up = handover.id if handover.state == "requested" else None
    if danger:
        return Word("An emergency waits in the inbox.", path, urgent=True, pick_up=pick_up)
    if pick_up is not None:
        return Word("A parent waits for a person.", path, pick_up=pick_up)
    if not_delivered:
        return Word("A text to a parent did not arrive.", path)
    return Word("A parent waits for an answer.", path)


def handed_on(handover: Handover) -> Word:
    """The words for who has a parent from a colleague now."""
    return Word("A parent was handed on to you.", f"/inbox/{handover.parent_id}")


class WayGone(PaceError):
    """The worker has closed this way at the other end: blocked the bot, or withdrawn the browser's permission."""


class Notifier(Protocol):
    """A kind of way. Raises WayGone, or another PaceError when it did not work this time."""

    async def notify(self, worker: Worker, address: str, word: Word) -> None:
        """Brings a word to a worker. `address` is that of the way, as it is kept."""
        ...


Notifiers = Mapping[Way, Notifier]


@dataclass(frozen=True)
class Attempt:
    """What became of one word by one way; `failed` is the reason in our words, or None."""

    way: WorkerWay
    failed: PaceError | None = None


async def send(notifiers: Notifiers, to: Sequence[tuple[Worker, WorkerWay]], word: Word) -> list[Attempt]:
    """Tries all ways at the same time; one that fails or hangs keeps no other from being tried."""

    async def one(worker: Worker, way: WorkerWay) -> Attempt:
        try:
            await notifiers[Way(way.kind)].notify(worker, way.address or "", word)
        except PaceError as failed:
            return Attempt(way, failed)
        except Exception as error:
            log.error("a way broke: way=%s %s", way.id, type(error).__name__)
            return Attempt(way, PaceError(f"something broke ({type(error).__name__})"))
        return Attempt(way)

    return list(await asyncio.gather(*(one(worker, way) for worker, way in to if Way(way.kind) in notifiers)))


async def note(
    session: AsyncSession, attempts: Sequence[Attempt], now: datetime, handover_id: uuid.UUID | None = None
) -> None:
    """Keeps which ways work, lets go of those that are gone, and notes who was told of a handover, and how."""
    for attempt in attempts:
        way = attempt.way
        if isinstance(attempt.failed, WayGone):
            await session.execute(delete(WorkerWay).where(WorkerWay.id == way.id))
        else:
            failing = None if attempt.failed is None else (way.failing_since or now)
            await session.execute(update(WorkerWay).where(WorkerWay.id == way.id).values(failing_since=failing))
        if handover_id is not None:
            await _note_one(session, handover_id, attempt, now)


async def _note_one(session: AsyncSession, handover_id: uuid.UUID, attempt: Attempt, now: datetime) -> None:
    failed = attempt.failed is not None
    noted = insert(Notice).values(
        id=uuid.uuid4(),
        handover_id=handover_id,
        worker_id=attempt.way.worker_id,
        kind=attempt.way.kind,
        first_at=now,
        last_at=now,
        times=1,
        failed=failed,
    )
    await session.execute(
        noted.on_conflict_do_update(
            index_elements=["handover_id", "worker_id", "kind"],
            set_={"last_at": now, "times": Notice.times + 1, "failed": failed},
        )
    )
