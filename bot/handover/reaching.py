"""Where a text to a parent would go."""

import uuid

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from bot.database.tables import Address


async def reachable(session: AsyncSession, parent_id: uuid.UUID) -> Address | None:
    """The address used last, unless the parent has stopped texts."""
    return await session.scalar(
        select(Address)
        .where(Address.parent_id == parent_id, Address.opted_out_at.is_(None))
        .order_by(Address.last_used_at.desc())
        .limit(1)
    )
