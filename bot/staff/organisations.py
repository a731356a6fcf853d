"""The organisation of somebody who signs in, as it was typed, among those that are known here."""

from sqlalchemy import func, or_, select
from sqlalchemy.ext.asyncio import AsyncSession

from bot.database.tables import Organisation
from bot.staff.roles import Role
from bot.staff.workers import NewWorker, StaffWrong


async def organisation_said(session: AsyncSession, said: str) -> Organisation | None:
    """The organisation of this id or name."""
    found: Organisation | None = await session.scalar(
        select(Organisation)
        .where(or_(Organisation.id == said, func.lower(Organisation.name) == said.lower()))
        .order_by(Organisation.sample, Organisation.id)
        .limit(1)
    )
    return found


async def check_organisation(session: AsyncSession, new: NewWorker) -> None:
    """Raises StaffWrong for an agency's editor whose organisation nobody knows: they could edit nothing."""
    said = (new.organisation or "").strip()
    if Role.AGENCY_EDITOR not in new.roles or not said or await organisation_said(session, said):
        return
    known = ", ".join(await session.scalars(select(Organisation.name).order_by(Organisation.name)))
    raise StaffWrong(f"No organisation is called {said}. There are: {known or 'none yet'}.")
