"""Notes between workers on one handover. A parent never gets them as a text."""

import re
import uuid
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
        if _handle(worker).casefold() in names and sees(worker, parent, handover)
    ]


async def see_mentions(session: AsyncSession, worker: Worker, parent_id: uuid.UUID, now: datetime) -> None:
    """The worker has opened the parent's page: notes of earlier handovers show there too."""
    theirs = select(Handover.id).where(Handover.parent_id == parent_id)
    await session.execute(
        update(Mention)
        .where(Mention.worker_id == worker.id, Mention.handover_id.in_(theirs), Mention.seen_at.is_(None))
        .values(seen_at=now)
    )


async def to_name(session: AsyncSession, handover: Handover, worker: Worker) -> list[str]:
    """How colleagues who may know of this parent are named after an @."""
    parent = await session.get_one(Parent, handover.parent_id)
    found = await session.scalars(select(Worker).where(Worker.active, Worker.id != worker.id))
    return sorted({_handle(one) for one in found if sees(one, parent, handover)}, key=str.casefold)


def _handle(worker: Worker) -> str:
    return worker.first_name.replace(" ", "-")
