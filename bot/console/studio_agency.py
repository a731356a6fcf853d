"""The agency boundary: somebody who is only an agency's editor sees and edits that agency's entries, and no other's.

One rule for pages, lists, searches, previews and exports.
"""

from dataclasses import dataclass

from sqlalchemy import func, or_, select
from sqlalchemy.ext.asyncio import AsyncSession

from bot.console.studio_access import PUBLISHER_ROLES
from bot.content.life import Body
from bot.database.tables import Organisation, Worker
from bot.directory.kinds.form_kind import Listed

OF_AGENCIES = frozenset({"service", "organisation"})
"""Kinds whose entries belong to an organisation; the others belong to all."""


@dataclass(frozen=True)
class Agency:
    """The organisation whose entries are all that somebody sees; empty when nobody has said which it is."""

    id: str = ""
    name: str = ""


async def agency_of(session: AsyncSession, worker: Worker) -> Agency | None:
    """The agency that bounds what this person sees; None for those who see every agency's."""
    if worker.is_any_of(PUBLISHER_ROLES):
        return None
    said = (worker.organisation or "").strip()
    found = await session.scalar(
        select(Organisation)
        .where(or_(Organisation.id == said, func.lower(Organisation.name) == said.lower()))
        .order_by(Organisation.sample, Organisation.id)
        .limit(1)
    )
    return Agency(found.id, found.name) if found else Agency()


def theirs(agency: Agency | None, kind: str, entry: str, body: Body | None) -> bool:
    """Whether an entry with this body is within the boundary."""
    if agency is None or kind not in OF_AGENCIES:
        return True
    if not agency.id:
        return False
    if kind == "organisation":
        return entry == agency.id
    said = body or {}
    runs = str(said.get("organisation") or "").casefold()
    return runs == agency.name.casefold() or said.get("owner") == agency.id


def within(agency: Agency | None, kind: str, one: Listed) -> bool:
    """Whether a line of a list is within the boundary."""
    return agency is None or kind not in OF_AGENCIES or bool(agency.id and agency.id in one.of)
