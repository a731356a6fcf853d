"""What is to be looked over: numbers that did not work for parents, broken links, review dates."""

import uuid

from fastapi import APIRouter, Request, Response
from fastapi.responses import RedirectResponse

from bot.clock import SCOTLAND
from bot.console.gate import read_form
from bot.console.pages import page
from bot.console.parts import parts_of
from bot.console.studio import Editor
from bot.database.tables import Doubt
from bot.errors import NotFound
from bot.freshness import doubts
from bot.freshness.looking import check_may_settle, to_look_over
from bot.staff.sessions import SignedIn

router = APIRouter(prefix="/admin/freshness", include_in_schema=False)


@router.get("")
async def look_over(request: Request, who: Editor, said: str = "") -> Response:
    """The page."""
    return await _show(request, who, said=said)


@router.post("/{doubt_id}/settle")
async def settle(request: Request, who: Editor, doubt_id: uuid.UUID) -> Response:
    """Somebody has looked at what was in doubt."""
    how = (await read_form(request)).get("how", "")
    now = parts_of(request).clock()
    try:
        async with parts_of(request).database.transaction() as session:
            doubt = await session.get(Doubt, doubt_id)
            if doubt is None:
                raise NotFound("That is not there any more.")
            await check_may_settle(session, who.worker, doubt, now.astimezone(SCOTLAND).date())
            await doubts.settle(session, doubt_id, how, who.worker, now)
    except NotFound as gone:
        return await _show(request, who, problem=str(gone))
    return RedirectResponse("/admin/freshness?said=settled", 303)


async def _show(request: Request, who: SignedIn, *, problem: str = "", said: str = "") -> Response:
    async with parts_of(request).database.reading() as session:
        found = await to_look_over(session, who.worker, parts_of(request).clock())
    return page(
        request,
        "studio_freshness.html",
        who,
        status=409 if problem else 200,
        found=found,
        problem=problem,
        said="Thank you. It is off the list." if said == "settled" else "",
    )
