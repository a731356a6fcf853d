"""Whose entry a service is, where it came from elsewhere, and what its licence asks to be shown with it."""

from collections.abc import Sequence
from typing import Any

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from bot.database.tables import FeedRecord, FeedSource


async def attributions(session: AsyncSession, services: Sequence[str]) -> dict[str, dict[str, Any]]:
    """What has to be shown with services that came from elsewhere, by service id.

    {"licence": address or None, "attribution": [{"text", "url"}]}; the first line says whose entry it is and where.
    """
    rows = await session.execute(
        select(FeedRecord.service_id, FeedRecord.page, FeedSource.origin)
        .join(FeedSource, FeedSource.id == FeedRecord.source_id)
        .where(FeedRecord.service_id.in_(services))
        .order_by(FeedRecord.ids_from, FeedRecord.foreign_id)
    )
    return {id: _attribution(origin, page) for id, page, origin in rows}


async def credit(session: AsyncSession, service: str) -> str | None:
    """The credit in a text to a parent, such as "From ALISS."; None for an entry of our own."""
    found = await attributions(session, [service])
    return f"{found[service]['attribution'][0]['text']}." if service in found else None


def _attribution(origin: dict[str, Any], page: str | None) -> dict[str, Any]:
    lines = [dict(line) for line in origin.get("attribution") or ({"text": f"From {origin['title']}", "url": None},)]
    return {"licence": origin.get("licence"), "attribution": [lines[0] | ({"url": page} if page else {}), *lines[1:]]}
