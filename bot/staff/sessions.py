"""Signed-in browsers: an opaque cookie, of which only a hash is kept here."""

import uuid
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import delete, or_, select
from sqlalchemy.ext.asyncio import AsyncSession

from bot.database.tables import StaffSession, Worker
from bot.staff.links import hash_of, new_token

IDLE = timedelta(hours=2)
"""Signed out after this long without a page being opened."""
LONGEST = timedelta(hours=12)
"""Signed out after this long in any case: about a working day."""
SEEN_EVERY = timedelta(minutes=1)
"""How exactly `last_seen_at` is kept, so that not every page writes."""


@dataclass(frozen=True)
class SignedIn:
    """Who is signed in, and the token that every form of theirs carries."""

    worker: Worker
    csrf: str


async def start(session: AsyncSession, worker: Worker, now: datetime) -> str:
    """Starts a session and gives its cookie's value. Sessions that are over are cleared away."""
    await session.execute(
        delete(StaffSession).where(
            or_(StaffSession.created_at < now - LONGEST, StaffSession.last_seen_at < now - IDLE)
        )
    )
    token = new_token()
    session.add(
        StaffSession(
            token_hash=hash_of(token), worker_id=worker.id, csrf=new_token(), created_at=now, last_seen_at=now
        )
    )
    await session.flush()
    return token


async def find(session: AsyncSession, token: str, now: datetime, *, by_hand: bool = True) -> SignedIn | None:
    """Who holds this cookie, or None when it is over. What a page asks by itself (not `by_hand`) keeps nobody in."""
    row = await session.get(StaffSession, hash_of(token))
    if row is None or now - row.created_at > LONGEST or now - row.last_seen_at > IDLE:
        return None
    worker = await session.scalar(select(Worker).where(Worker.id == row.worker_id, Worker.active))
    if worker is None:
        return None
    if by_hand and now - row.last_seen_at >= SEEN_EVERY:
        row.last_seen_at = now
    return SignedIn(worker, row.csrf)


async def end(session: AsyncSession, token: str) -> None:
    """Signs this browser out."""
    await session.execute(delete(StaffSession).where(StaffSession.token_hash == hash_of(token)))


async def end_all(session: AsyncSession, worker_id: uuid.UUID) -> None:
    """Signs every browser of this worker out."""
    await session.execute(delete(StaffSession).where(StaffSession.worker_id == worker_id))
