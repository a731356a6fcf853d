"""Community hubs: the word on a poster, or a start link, tells where a parent came from."""

from sqlalchemy import func, or_, select
from sqlalchemy.ext.asyncio import AsyncSession

from bot.database.tables import Hub


async def hub_named(session: AsyncSession, said: str) -> Hub | None:
    """The hub whose keyword or code the whole text is, in capitals or not; None for anything else."""
    word = said.strip().strip(".!").lower()
    if not word or len(word.split()) > 2:
        return None
    return await session.scalar(
        select(Hub).where(or_(func.lower(Hub.keyword) == word.replace(" ", ""), func.lower(Hub.code) == word))
    )
