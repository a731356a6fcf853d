"""The agency boundary: somebody who is only an agency's editor sees and edits that agency's entries, and no other's.

One rule for pages, lists, searches, previews and exports.
"""

from dataclasses import dataclass

from sqlalchemy.ext.asyncio import AsyncSession

from bot.console.studio_access import PUBLISHER_ROLES
from bot.content.life import Body
from bot.database.tables import Worker
from bot.directory.kinds.form_kind import Listed
from bot.errors import NotFound
from bot.staff.organisations import organisation_said

OF_AGENCIES = frozenset({"service", "organisation"})
"""Kinds whose entries belong to an organisation; the others belong to all."""


@dataclass(frozen=True)
class Agency:
    """The organisation whose entries are all that somebody sees; without an id when it is not known here.

    `said` is what stands under People.
    """

    id: str = ""
    name: str = ""
    said: str = ""

    @property
    def unknown(self) -> str:
        """Why nothing can be edited here, and who can change it; empty where the organisation is known."""
        if self.id:
            return ""
        if self.said:
            return (
                f"You are down as editing for {self.said}, and no organisation here has that name. "
                "The lead partner can choose one for you under People."
            )
        return "Nobody has said which organisation you edit for. The lead partner can, under People."


class AgencyUnknown(NotFound):
    """An agency's editor whose organisation is not known here wants to add something."""


async def agency_of(session: AsyncSession, worker: Worker) -> Agency | None:
    """The agency that bounds what this person sees; None for those who see every agency's."""
    if worker.is_any_of(PUBLISHER_ROLES):
        return None
    said = (worker.organisation or "").strip()
    found = await organisation_said(session, said)
    return Agency(found.id, found.name) if found else Agency(said=said)


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
