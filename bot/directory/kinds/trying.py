"""The directory as it would be if drafts that wait were live: within one session, which is never committed."""

import uuid
from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from bot.content.life import PENDING
from bot.database.tables import Revision
from bot.directory.kinds.all_kinds import FORM_KINDS

OFFERED = ("organisation", "service")
"""Kinds that change what parents are offered, in the order in which they are laid over."""


async def waiting_to_try(session: AsyncSession, at: datetime) -> list[tuple[Revision, bool]]:
    """Drafts of what is offered, by name; and whether something stops each, so that it cannot be tried yet."""
    rows = await session.scalars(
        select(Revision)
        .where(Revision.kind.in_(OFFERED), Revision.state.in_(PENDING))
        .order_by(Revision.kind, Revision.entry)
    )
    return [(one, await _is_stopped(session, one, at)) for one in rows]


async def lay_over(session: AsyncSession, revisions: Sequence[str], at: datetime) -> None:
    """Writes these drafts into the directory as this session alone sees it."""
    rows = await session.scalars(
        select(Revision)
        .where(Revision.id.in_([uuid.UUID(id) for id in revisions]), Revision.state.in_(PENDING))
        .order_by(Revision.kind, Revision.entry)
    )
    for one in rows.all():
        await FORM_KINDS[one.kind].put_live(session, one.entry, one.body, at)


async def _is_stopped(session: AsyncSession, one: Revision, at: datetime) -> bool:
    found = await FORM_KINDS[one.kind].findings(session, one.entry, one.body, at)
    return any(finding.stops for finding in found)
