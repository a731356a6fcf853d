"""The supervisor's page: who waits, what we owe, and who has how much."""

from typing import Annotated

from fastapi import APIRouter, Depends, Request, Response

from bot.console.gate import signed_in
from bot.console.live import unless_seen
from bot.console.pages import fragment, page
from bot.console.parts import parts_of
from bot.handover.cover import read_cover
from bot.handover.overview import read_overview
from bot.people import voice_lists
from bot.staff.roles import ROTA_ROLES, Role
from bot.staff.sessions import SignedIn
from bot.staff.ways import ways_set_up

router = APIRouter(prefix="/overview", include_in_schema=False)
Supervisor = Annotated[SignedIn, Depends(signed_in(*ROTA_ROLES))]
Watching = Annotated[SignedIn, Depends(signed_in(*ROTA_ROLES, by_hand=False))]


@router.get("")
async def overview(request: Request, who: Supervisor) -> Response:
    """The page."""
    return page(request, "overview.html", who, piece=await _piece(request, who))


@router.get("/live")
async def live(request: Request, who: Watching, seen: str = "") -> Response:
    """The page as it is now, or 204 when it is what is shown already."""
    return unless_seen(await _piece(request, who), seen)


async def _piece(request: Request, who: SignedIn) -> str:
    parts = parts_of(request)
    supervises = Role.SUPERVISOR in who.worker.roles
    async with parts.database.reading() as session:
        found = await read_overview(session, who.worker, parts.clock())
        cover = await read_cover(session, parts.clock(), ways_set_up(parts.settings))
        waiting = await voice_lists.count_waiting(session) if supervises else None
    complaints = None if waiting is None else waiting.get("complaint", 0)  # for a supervisor alone to read
    return fragment(
        "overview_live.html", found=found, cover=cover, csrf=who.csrf, may_reassign=supervises, complaints=complaints
    )
