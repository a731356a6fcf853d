"""The studio's front page: what the assistant says, what waits for somebody, and a search through everything."""

from dataclasses import dataclass
from typing import Annotated, Any

from fastapi import APIRouter, Depends, Request, Response
from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from bot.console.gate import signed_in, who_is
from bot.console.pages import page
from bot.console.parts import parts_of
from bot.console.studio_access import PLACES, PUBLISHER_ROLES, STUDIO_ROLES
from bot.console.studio_agency import agency_of
from bot.console.studio_entries import Row, rows_of, tidy_search
from bot.content.wording import Wording
from bot.database.tables import LiveWording
from bot.directory.kinds.all_kinds import FORM_KINDS, PUBLISHING
from bot.directory.kinds.form_kind import pending_of
from bot.staff.sessions import SignedIn

router = APIRouter(prefix="/admin", include_in_schema=False)
Editor = Annotated[SignedIn, Depends(signed_in(*STUDIO_ROLES))]
Publisher = Annotated[SignedIn, Depends(signed_in(*PUBLISHER_ROLES))]
MOST_FOUND = 20
"""Entries of one kind that a search shows here; its own page shows all."""


@dataclass(frozen=True)
class ListedWording:
    """One wording on the front page. `changed` once an admin has published it; `waits` is the state of a draft."""

    wording: Wording
    changed: bool
    waits: str | None

    def holds(self, sought: str) -> bool:
        """Whether its name, its forms or its choices hold these words."""
        one = self.wording
        said = (one.id.replace("_", " "), one.id, *one.sms, *one.telegram, *(choice.label for choice in one.choices))
        return any(sought in text.casefold() for text in said)


@router.get("", dependencies=[Depends(signed_in(*STUDIO_ROLES))])
async def front(request: Request, q: str = "") -> Response:
    """All wordings and what waits, or what a search finds."""
    parts, who = parts_of(request), who_is(request)
    sought = tidy_search(q)
    async with parts.database.reading() as session:
        themes = await _themes(session, sought.casefold())
        agency = await agency_of(session, who.worker)
        kinds = {place: await rows_of(session, FORM_KINDS[place.kind], agency, parts.clock) for place in PLACES}
    waiting = {place: [row for row in rows if row.waits] for place, rows in kinds.items()}
    found = {place: _found(rows, sought.casefold()) for place, rows in kinds.items()} if sought else {}
    values: dict[str, Any] = {
        "q": sought,
        "themes": themes,
        "waiting": {place: rows for place, rows in waiting.items() if rows},
        "found": {place: rows for place, rows in found.items() if rows},
        "most": MOST_FOUND,
    }
    return page(request, "studio_front.html", who, **values)


def _found(rows: list[Row], sought: str) -> list[Row]:
    return [row for row in rows if row.one.holds(sought)]


async def _themes(session: AsyncSession, sought: str) -> dict[str, list[ListedWording]]:
    live = {row.id: row.variants for row in await session.scalars(select(LiveWording))}
    pending = await pending_of(session, PUBLISHING.name)
    themes: dict[str, list[ListedWording]] = {}
    for theme, ids in PUBLISHING.themes.items():
        for id in ids:
            wording = PUBLISHING.with_body(id, live[id]) if id in live else PUBLISHING.shipped_wording(id)
            listed = ListedWording(wording, id in live, pending[id].state if id in pending else None)
            if listed.holds(sought):
                themes.setdefault(theme.replace("_", " ").capitalize(), []).append(listed)
    return themes
