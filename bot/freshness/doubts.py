"""Reasons to look at an entry again: a number that did not work for a parent, a link that is broken."""

import uuid
from collections.abc import Sequence
from datetime import datetime, timedelta

from sqlalchemy import Select, select
from sqlalchemy.dialects.postgresql import insert
from sqlalchemy.ext.asyncio import AsyncSession

from bot.database.tables import Doubt, Helpline, Service, Worker
from bot.errors import NotFound

SERVICE, HELPLINE = "service", "helpline"
NUMBER, LINK = "number", "link"
ONE_PARENT_AN_HOUR = timedelta(hours=1)
"""The same said again so soon is most likely the same parent, and counts once."""
MENDED, WORKS = "mended", "works"


async def doubt(
    session: AsyncSession, about: str, entry: str, kind: str, now: datetime, detail: str = ""
) -> Doubt | None:
    """Keeps that something about an entry seems wrong, or that it was said again; None when there is no such entry."""
    table = Service if about == SERVICE else Helpline
    if await session.get(table, entry) is None:
        return None
    new = insert(Doubt).values(
        id=uuid.uuid4(), about=about, entry=entry, kind=kind, detail=detail, times=1, first_at=now, last_at=now
    )
    await session.execute(
        new.on_conflict_do_nothing(index_elements=["about", "entry", "kind"], index_where=Doubt.settled_at.is_(None))
    )
    found = await session.scalars(_open().where(Doubt.about == about, Doubt.entry == entry, Doubt.kind == kind))
    known = found.one()
    if now - known.last_at >= ONE_PARENT_AN_HOUR:
        known.times, known.last_at = known.times + 1, now
    known.detail = detail or known.detail
    await session.flush()
    return known


async def open_doubts(session: AsyncSession) -> Sequence[Doubt]:
    """What nobody has settled, said most often first."""
    return (await session.scalars(_open().order_by(Doubt.times.desc(), Doubt.first_at, Doubt.id))).all()


async def settle(session: AsyncSession, id: uuid.UUID, how: str, worker: Worker, now: datetime) -> Doubt:
    """Somebody has looked: it is `mended`, or it `works` after all. Raises NotFound when it is settled already."""
    found = await session.get(Doubt, id, with_for_update=True)
    if found is None or found.settled_at is not None or how not in (MENDED, WORKS):
        raise NotFound("Somebody has looked at that already.")
    found.settled_at, found.settled_by, found.settled_how = now, worker.id, how
    await session.flush()
    return found


def _open() -> Select[Doubt]:
    return select(Doubt).where(Doubt.settled_at.is_(None))
