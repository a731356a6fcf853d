"""The studio's front page: what the assistant says, and what it can offer."""

from dataclasses import dataclass
from datetime import date
from typing import Annotated

from fastapi import APIRouter, Depends, Request, Response
from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from bot.clock import SCOTLAND
from bot.console.gate import signed_in
from bot.console.pages import page
from bot.console.parts import parts_of
from bot.console.studio_access import PUBLISHER_ROLES, STUDIO_ROLES
from bot.content.publishing import DRAFT, Publishing
from bot.content.wording import Wording
from bot.database.tables import Helpline, LiveWording, Organisation, Service, WordingRevision
from bot.staff.roles import area_label
from bot.staff.sessions import SignedIn

router = APIRouter(prefix="/admin", include_in_schema=False)
Editor = Annotated[SignedIn, Depends(signed_in(*STUDIO_ROLES))]
Publisher = Annotated[SignedIn, Depends(signed_in(*PUBLISHER_ROLES))]
PUBLISHING = Publishing()
LONGEST_SEARCH = 200


@dataclass(frozen=True)
class ListedWording:
    """One wording on the front page. `changed` once an admin has published it, `draft` while one waits."""

    wording: Wording
    changed: bool
    draft: bool

    def holds(self, sought: str) -> bool:
        """Whether its name or one of its forms holds these words."""
        return any(sought in text.casefold() for text in (self.wording.id, *self.wording.sms, *self.wording.telegram))


@dataclass(frozen=True)
class ListedService:
    """One service on the front page."""

    service: Service
    organisation: str
    overdue: bool

    def holds(self, sought: str) -> bool:
        """Whether its name, who runs it, a need or what it says holds these words."""
        one = self.service
        needs = (need.replace("_", " ") for need in one.needs)
        return any(sought in text.casefold() for text in (one.name, one.short, one.what, self.organisation, *needs))


@router.get("")
async def front(request: Request, who: Editor, q: str = "") -> Response:
    """Everything, or what a search finds."""
    parts = parts_of(request)
    sought = " ".join(q[:LONGEST_SEARCH].replace("\0", "").split())
    today = parts.clock().astimezone(SCOTLAND).date()
    async with parts.database.reading() as session:
        themes = await _themes(session, sought.casefold())
        areas = await _services(session, sought.casefold(), today)
        helplines = list(await session.scalars(select(Helpline).order_by(Helpline.name)))
    shown = [line for line in helplines if sought.casefold() in f"{line.name} {line.facts}".casefold()]
    publishes = bool(PUBLISHER_ROLES & set(who.worker.roles))
    return page(
        request, "studio_front.html", who, q=sought, themes=themes, areas=areas, helplines=shown, publishes=publishes
    )


async def _themes(session: AsyncSession, sought: str) -> dict[str, list[ListedWording]]:
    live = {row.id: row.variants for row in await session.scalars(select(LiveWording))}
    drafts = set(await session.scalars(select(WordingRevision.wording).where(WordingRevision.state == DRAFT)))
    themes: dict[str, list[ListedWording]] = {}
    for theme, ids in PUBLISHING.themes.items():
        for id in ids:
            wording = PUBLISHING.with_texts(id, live[id]) if id in live else PUBLISHING.shipped(id)
            listed = ListedWording(wording, id in live, id in drafts)
            if listed.holds(sought):
                themes.setdefault(theme.replace("_", " ").capitalize(), []).append(listed)
    return themes


async def _services(session: AsyncSession, sought: str, today: date) -> dict[str, dict[str, list[ListedService]]]:
    """By area, then by need: the first need that an entry names."""
    rows = await session.execute(
        select(Service, Organisation.name)
        .join(Organisation, Organisation.id == Service.organisation_id)
        .order_by(Service.name)
    )
    areas: dict[str, dict[str, list[ListedService]]] = {}
    for service, organisation in rows:
        listed = ListedService(service, organisation, past_review(service, today))
        if not listed.holds(sought):
            continue
        for area in service.areas:
            need = service.needs[0] if service.needs else "no need named"
            areas.setdefault(area_label(area), {}).setdefault(need, []).append(listed)
    return {area: dict(sorted(needs.items())) for area, needs in sorted(areas.items())}


def past_review(service: Service, today: date) -> bool:
    """Whether the review date has gone by, so that it is held back from offers."""
    return service.review_by is not None and service.review_by < today
