"""One service: what parents are told of it; out of every offer, and back."""

from collections.abc import Awaitable, Callable

from fastapi import APIRouter, Request, Response
from fastapi.responses import RedirectResponse
from sqlalchemy.ext.asyncio import AsyncSession

from bot.clock import SCOTLAND
from bot.console.gate import read_form
from bot.console.pages import page
from bot.console.parts import parts_of
from bot.console.studio import Editor, Publisher, past_review
from bot.console.studio_access import PUBLISHER_ROLES
from bot.console.studio_wording import one_line
from bot.database.tables import Organisation, Service
from bot.directory import withdrawing
from bot.directory.withdrawing import ServiceStays
from bot.errors import NotFound
from bot.handover.lists import names_of_workers
from bot.staff.sessions import SignedIn

router = APIRouter(prefix="/admin/services", include_in_schema=False)
Step = Callable[[AsyncSession], Awaitable[None]]


@router.get("/{id}")
async def one_service(request: Request, who: Editor, id: str) -> Response:
    """What parents are told of a service, and whether they are."""
    return await _show(request, who, id)


@router.post("/{id}/withdraw")
async def withdraw(request: Request, who: Publisher, id: str) -> Response:
    """Takes it out of every offer."""
    reason = one_line((await read_form(request)).get("reason", ""))
    now = parts_of(request).clock()
    return await _keep(request, who, id, lambda session: withdrawing.withdraw(session, id, who.worker, reason, now))


@router.post("/{id}/bring-back")
async def bring_back(request: Request, who: Publisher, id: str) -> Response:
    """Lets it be offered again."""
    now = parts_of(request).clock()
    today = now.astimezone(SCOTLAND).date()
    return await _keep(request, who, id, lambda session: withdrawing.bring_back(session, id, who.worker, now, today))


async def _keep(request: Request, who: SignedIn, id: str, step: Step) -> Response:
    try:
        async with parts_of(request).database.transaction() as session:
            await step(session)
    except ServiceStays as stays:
        return await _show(request, who, id, str(stays))
    return RedirectResponse(f"/admin/services/{id}", 303)


async def _show(request: Request, who: SignedIn, id: str, problem: str = "") -> Response:
    parts = parts_of(request)
    async with parts.database.reading() as session:
        service = await session.get(Service, id)
        if service is None:
            raise NotFound("There is no service of this name.")
        organisation = await session.get_one(Organisation, service.organisation_id)
        withdrawals = await withdrawing.withdrawals_of(session, id)
        names = await names_of_workers(session)
    return page(
        request,
        "studio_service.html",
        who,
        status=422 if problem else 200,
        service=service,
        organisation=organisation,
        withdrawals=withdrawals,
        names=names,
        overdue=past_review(service, parts.clock().astimezone(SCOTLAND).date()),
        publishes=bool(PUBLISHER_ROLES & set(who.worker.roles)),
        problem=problem,
    )
