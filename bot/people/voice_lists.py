"""What parents said, as the people who read it see it: what waits first, then what was done.

A complaint shows who made it, because somebody has to put it right. Of everything else only the area shows: parents were
told that nobody sees it was them.
"""

import uuid
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import func, select
from sqlalchemy.ext.asyncio import AsyncSession

from bot.database.tables import Address, Parent, ReadLog, Service, Voice, Worker

MOST = 50
"""Lines of each half of a list."""
DECIDED = ("approved", "declined", "answered")


@dataclass(frozen=True)
class Line:
    """One thing that a parent said. `who` and the `area` id are for complaints alone; `reader` decided on it."""

    voice: Voice
    who: str
    area: str
    service: str
    reader: str
    reachable: bool
    """Whether a text would reach the parent: they have not stopped all texts."""


@dataclass(frozen=True)
class Lists:
    """What waits of a kind, oldest first, and what was decided, newest first."""

    waiting: tuple[Line, ...]
    decided: tuple[Line, ...]


async def lists_of(session: AsyncSession, kind: str) -> Lists:
    """Both lists of one of `voices.KINDS`."""
    waiting = await session.scalars(
        select(Voice).where(Voice.kind == kind, Voice.state == "waiting").order_by(Voice.said_at).limit(MOST)
    )
    decided = await session.scalars(
        select(Voice)
        .where(Voice.kind == kind, Voice.state.in_(DECIDED))
        .order_by(Voice.reviewed_at.desc())
        .limit(MOST)
    )
    return Lists(
        tuple([await _line(session, voice) for voice in waiting.all()]),
        tuple([await _line(session, voice) for voice in decided.all()]),
    )


async def count_waiting(session: AsyncSession) -> dict[str, int]:
    """How many of each kind nobody has decided on yet."""
    rows = await session.execute(
        select(Voice.kind, func.count()).where(Voice.state == "waiting").group_by(Voice.kind)
    )
    return {str(kind): int(count) for kind, count in rows.all()}


async def log_reading(session: AsyncSession, worker: Worker, lists: Lists, kind: str, now: datetime) -> None:
    """Notes whose words were read, once a parent."""
    whose: Sequence[uuid.UUID] = list(
        dict.fromkeys(line.voice.parent_id for line in (*lists.waiting, *lists.decided))
    )
    session.add_all(ReadLog(at=now, worker_id=worker.id, parent_id=parent, page=kind) for parent in whose)
    await session.flush()


async def _line(session: AsyncSession, voice: Voice) -> Line:
    service = await session.get(Service, voice.service_id) if voice.service_id else None
    reader = await session.get(Worker, voice.reviewed_by) if voice.reviewed_by else None
    reachable = await session.scalar(
        select(Address.id).where(Address.parent_id == voice.parent_id, Address.opted_out_at.is_(None)).limit(1)
    )
    who, area = await _whose(session, voice) if voice.kind == "complaint" else ("", "")
    return Line(
        voice, who, area, service.name if service else "", reader.first_name if reader else "", reachable is not None
    )


async def _whose(session: AsyncSession, voice: Voice) -> tuple[str, str]:
    parent = await session.get_one(Parent, voice.parent_id)
    return parent.name or "A parent", parent.area or voice.area or ""
