"""What a worker has typed and not sent yet, and who is looking at a parent's page just now."""

import uuid
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import delete, select
from sqlalchemy.dialects.postgresql import insert
from sqlalchemy.ext.asyncio import AsyncSession

from bot.database.tables import Draft, Presence, Worker

STILL_THERE = timedelta(seconds=20)
STILL_TYPING = timedelta(seconds=8)


@dataclass(frozen=True)
class Colleague:
    """Somebody else with this page open."""

    first_name: str
    typing: bool


async def save(session: AsyncSession, worker_id: uuid.UUID, parent_id: uuid.UUID, body: str, now: datetime) -> None:
    """Keeps a draft; an empty one is let go."""
    if not body.strip():
        await clear(session, worker_id, parent_id)
        return
    kept = insert(Draft).values(worker_id=worker_id, parent_id=parent_id, body=body, saved_at=now)
    await session.execute(
        kept.on_conflict_do_update(
            index_elements=["worker_id", "parent_id"], set_={"body": kept.excluded.body, "saved_at": now}
        )
    )


async def read(session: AsyncSession, worker_id: uuid.UUID, parent_id: uuid.UUID) -> str:
    """The draft, or nothing."""
    draft = await session.get(Draft, (worker_id, parent_id))
    return draft.body if draft else ""


async def clear(session: AsyncSession, worker_id: uuid.UUID, parent_id: uuid.UUID) -> None:
    """Lets the draft go: it was sent."""
    await session.execute(delete(Draft).where(Draft.worker_id == worker_id, Draft.parent_id == parent_id))


async def look_in(
    session: AsyncSession, worker_id: uuid.UUID, parent_id: uuid.UUID, now: datetime, *, typing: bool = False
) -> None:
    """Notes that a worker has this page open, and whether they are typing."""
    values = {"seen_at": now, **({"typing_at": now} if typing else {})}
    await session.execute(
        insert(Presence)
        .values(worker_id=worker_id, parent_id=parent_id, **values)
        .on_conflict_do_update(index_elements=["worker_id", "parent_id"], set_=values)
    )


async def others_here(
    session: AsyncSession, worker_id: uuid.UUID, parent_id: uuid.UUID, now: datetime
) -> list[Colleague]:
    """Which colleagues have this page open just now."""
    rows = await session.execute(
        select(Presence, Worker)
        .join(Worker, Worker.id == Presence.worker_id)
        .where(
            Presence.parent_id == parent_id,
            Presence.worker_id != worker_id,
            Presence.seen_at > now - STILL_THERE,
        )
        .order_by(Presence.worker_id)
    )
    return [
        Colleague(worker.first_name, here.typing_at is not None and here.typing_at > now - STILL_TYPING)
        for here, worker in rows
    ]
