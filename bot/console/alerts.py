"""How one is told when the inbox is closed: by e-mail, in Telegram, by this browser. Each worker chooses."""

import uuid
from collections.abc import Awaitable, Callable
from typing import Annotated

from fastapi import APIRouter, Depends, Request, Response
from fastapi.responses import RedirectResponse
from sqlalchemy.ext.asyncio import AsyncSession

from bot.console.gate import read_form, signed_in
from bot.console.pages import page
from bot.console.parts import parts_of
from bot.errors import NotFound
from bot.handover.notices import Attempt
from bot.staff import ways
from bot.staff.push_key import public_push_key
from bot.staff.roles import INBOX_ROLES
from bot.staff.sessions import SignedIn
from bot.staff.ways import Way, WayRefused, ways_set_up

router = APIRouter(prefix="/alerts", include_in_schema=False)
InboxStaff = Annotated[SignedIn, Depends(signed_in(*INBOX_ROLES))]
Step = Callable[[AsyncSession, dict[str, str]], Awaitable[None]]


@router.get("")
async def alerts(request: Request, who: InboxStaff) -> Response:
    """One's ways, and what is sent when."""
    return await _show(request, who)


@router.post("/email")
async def by_email(request: Request, who: InboxStaff) -> Response:
    """E-mail on or off."""

    async def step(session: AsyncSession, form: dict[str, str]) -> None:
        await ways.by_email(session, who.worker.id, form.get("chosen") == "yes")

    return await _keep(request, who, step)


@router.post("/telegram")
async def telegram(request: Request, who: InboxStaff) -> Response:
    """A code to send to our bot; it works once, for a quarter of an hour."""
    parts = parts_of(request)
    async with parts.database.transaction() as session:
        code = await ways.telegram_code(session, who.worker.id, parts.clock())
    return await _show(request, who, code=code)


@router.post("/push")
async def push(request: Request, who: InboxStaff) -> Response:
    """Keeps this browser's subscription."""
    also = [host.strip() for host in parts_of(request).settings.push_services.split(",") if host.strip()]

    async def step(session: AsyncSession, form: dict[str, str]) -> None:
        await ways.add_push(
            session, who.worker.id, form.get("subscription", ""), form.get("label", "This browser"), also=also
        )

    return await _keep(request, who, step)


@router.post("/let-go")
async def let_go(request: Request, who: InboxStaff) -> Response:
    """No longer told by one way."""

    async def step(session: AsyncSession, form: dict[str, str]) -> None:
        try:
            way_id = uuid.UUID(form.get("id", ""))
        except ValueError:
            raise NotFound("That is not there any more.") from None
        await ways.let_go(session, who.worker.id, way_id)

    return await _keep(request, who, step)


@router.post("/try")
async def try_out(request: Request, who: InboxStaff) -> Response:
    """A word by each way, so that one knows that it works."""
    return await _show(request, who, tried=await parts_of(request).alerts.try_out(who.worker))


async def _keep(request: Request, who: SignedIn, step: Step) -> Response:
    form = await read_form(request)
    try:
        async with parts_of(request).database.transaction() as session:
            await step(session, form)
    except WayRefused as refused:
        return await _show(request, who, problem=str(refused))
    return RedirectResponse("/alerts", 303)


async def _show(
    request: Request, who: SignedIn, *, problem: str = "", code: str = "", tried: list[Attempt] | None = None
) -> Response:
    parts = parts_of(request)
    async with parts.database.reading() as session:
        mine = await ways.ways_of(session, [who.worker.id])
    set_up = ways_set_up(parts.settings)
    return page(
        request,
        "alerts.html",
        who,
        status=422 if problem else 200,
        problem=problem,
        set_up=set_up,
        email=next((way for way in mine if way.kind == Way.EMAIL), None),
        telegram=next((way for way in mine if way.kind == Way.TELEGRAM), None),
        pushes=[way for way in mine if way.kind == Way.PUSH],
        any_way=any(way.kind in set_up for way in mine),
        code=code,
        bot_name=await parts.bot_name() if code else "",
        tried=tried,
        push_key=public_push_key(parts.settings.secret_key) if Way.PUSH in set_up else "",
    )
