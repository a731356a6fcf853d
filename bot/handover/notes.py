"""Notes between workers on one handover. A parent never gets them as a text."""

import re
from datetime import datetime

from sqlalchemy import select, update
from sqlalchemy.ext.asyncio import AsyncSession

from bot.database.tables import Handover, Mention, Parent, Worker
from bot.errors import PaceError
from bot.handover.handovers import enter
from bot.handover.seeing import sees

LONGEST = 4000
NAMED = re.compile(r"@([\w'’-]+)")


class NoteUnclear(PaceError):
    """An empty note, or one far too long."""


async def write(session: AsyncSession, handover: Handover, worker: Worker, words: str, now: datetime) -> None:
    """Adds a note; colleagues named with @ find it in their inbox. Raises NoteUnclear."""
    words = words.replace("\x00", "").strip()
    if not words or len(words) > LONGEST:
        raise NoteUnclear(f"A note has between one and {LONGEST} characters.")
    named = [colleague for colleague in await _named(session, handover, words) if colleague.id != worker.id]
    detail = {"text": words, "mentions": [str(colleague.id) for colleague in named]}
    entry = await enter(session, handover, "note", now, worker, detail)
    session.add_all(
        Mention(entry_id=entry.id, handover_id=handover.id, worker_id=colleague.id, at=now) for colleague in named
    )
    await session.flush()


async def _named(session: AsyncSession, handover: Handover, words: str) -> list[Worker]:
    """The colleagues named, of those who may know of this parent."""
    names = {name.casefold() for name in NAMED.findall(words)}
    if not names:
        return []
    parent = await session.get_one(Parent, handover.parent_id)
    return [
        worker
        for worker in await session.scalars(select(Worker).where(Worker.active))
        if worker.first_name.casefold().replace(" ", "-") in names and sees(worker, parent, handover)
    ]


async def unseen_mentions(session: AsyncSession, worker: Worker) -> list[Handover]:
    """Handovers in whose notes a colleague has named this worker, not looked at since."""
    found = await session.scalars(
        select(Handover)
        .join(Mention, Mention.handover_id == Handover.id)
        .where(Mention.worker_id == worker.id, Mention.seen_at.is_(None))
        .order_by(Mention.at)
    )
    return list(dict.fromkeys(found))


async def see_mentions(session: AsyncSession, worker: Worker, handover: Handover, now: datetime) -> None:
    """The worker has opened the page."""
    await session.execute(
        update(Mention)
        .where(Mention.worker_id == worker.id, Mention.handover_id == handover.id, Mention.seen_at.is_(None))
        .values(seen_at=now)
    )
