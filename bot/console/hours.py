"""When one is in, when one is away, and who is on call."""

import uuid
from collections.abc import Awaitable, Callable, Iterable
from typing import Annotated, Any

from fastapi import APIRouter, Depends, Request, Response
from fastapi.responses import RedirectResponse
from sqlalchemy.ext.asyncio import AsyncSession

from bot.clock import SCOTLAND
from bot.console.gate import read_form, signed_in
from bot.console.pages import page
from bot.console.parts import parts_of
from bot.database.tables import Worker
from bot.errors import NotFound
from bot.handover import keeping_hours
from bot.handover.keeping_hours import DAYS, HoursUnclear
from bot.staff.roles import AREAS, EVERY_AREA, INBOX_ROLES, ROTA_ROLES, area_label
from bot.staff.sessions import SignedIn

router = APIRouter(prefix="/hours", include_in_schema=False)
InboxStaff = Annotated[SignedIn, Depends(signed_in(*INBOX_ROLES))]
Rota = Annotated[SignedIn, Depends(signed_in(*ROTA_ROLES))]
EDGES = ("from", "until")
TOLD = {
    "week": "Your week is saved.",
    "away": "Saved. Your days away are as they stand below.",
    "on-call": "Saved. The rota is as it stands below.",
}
"""What the page says after each form."""
Form = dict[str, str]
Step = Callable[[AsyncSession, Form], Awaitable[None]]


@router.get("")
async def hours(request: Request, who: InboxStaff, said: str = "") -> Response:
    """One's own week, days away, and who is on call."""
    return await _show(request, who, said=said)


@router.post("")
async def keep_week(request: Request, who: InboxStaff) -> Response:
    """Keeps one's week."""

    async def step(session: AsyncSession, form: Form) -> None:
        await keeping_hours.keep_week(session, who.worker, _typed_week(form))

    return await _keep(request, who, "week", step)


@router.post("/away")
async def go_away(request: Request, who: InboxStaff) -> Response:
    """Keeps days away."""

    async def step(session: AsyncSession, form: Form) -> None:
        await keeping_hours.go_away(session, who.worker, form.get("first", ""), form.get("last", ""))

    return await _keep(request, who, "away", step)


@router.post("/back")
async def come_back(request: Request, who: InboxStaff) -> Response:
    """Lets days away go."""

    async def step(session: AsyncSession, form: Form) -> None:
        await keeping_hours.come_back(session, who.worker, _id(form))

    return await _keep(request, who, "away", step)


@router.post("/on-call")
async def put_on_call(request: Request, who: Rota) -> Response:
    """Keeps a shift."""

    async def step(session: AsyncSession, form: Form) -> None:
        worker = await session.get(Worker, _id(form, "worker")) if form.get("worker") else None
        await keeping_hours.put_on_call(
            session, worker, form.get("area", ""), form.get("starts", ""), form.get("ends", "")
        )

    return await _keep(request, who, "on-call", step)


@router.post("/off-call")
async def take_off_call(request: Request, who: Rota) -> Response:
    """Lets a shift go."""

    async def step(session: AsyncSession, form: Form) -> None:
        await keeping_hours.take_off_call(session, _id(form))

    return await _keep(request, who, "on-call", step)


async def _keep(request: Request, who: SignedIn, form_name: str, step: Step) -> Response:
    form = await read_form(request)
    try:
        async with parts_of(request).database.transaction() as session:
            await step(session, form)
    except HoursUnclear as wrong:
        return await _show(request, who, form_name, str(wrong), form)
    return RedirectResponse(f"/hours?said={form_name}", 303)


async def _show(
    request: Request,
    who: SignedIn,
    form_name: str = "",
    problem: str = "",
    typed: Form | None = None,
    said: str = "",
) -> Response:
    parts = parts_of(request)
    now = parts.clock()
    async with parts.database.reading() as session:
        week = await keeping_hours.week_of(session, who.worker)
        away = await keeping_hours.away_of(session, who.worker, now.astimezone(SCOTLAND).date())
        shifts = await keeping_hours.shifts_to_come(session, now)
        workers = await keeping_hours.can_be_on_call(session)
    kept = {f"{edge}-{day}": f"{moment:%H:%M}" for day in week for edge, moment in zip(EDGES, week[day], strict=True)}
    values: dict[str, Any] = {
        "days": DAYS,
        "away": away,
        "shifts": [(shift, _areas(shift.areas) or "Every area") for shift in shifts],
        "workers": [(one, "" if one.is_any_of(EVERY_AREA) else _areas(one.areas)) for one in workers],
        "areas": [(area, area_label(area)) for area in AREAS],
        "keeps_rota": who.worker.is_any_of(ROTA_ROLES),
        "typed": {**({} if form_name == "week" else kept), **(typed or {})},
        "form_name": form_name,
        "problem": problem,
        "said": TOLD.get(said, ""),
    }
    return page(request, "hours.html", who, status=422 if problem else 200, **values)


def _areas(areas: Iterable[str]) -> str:
    return ", ".join(area_label(area) for area in areas)


def _typed_week(form: Form) -> dict[int, tuple[str, str]]:
    return {day: (form.get(f"from-{day}", "").strip(), form.get(f"until-{day}", "").strip()) for day in range(7)}


def _id(form: Form, field: str = "id") -> uuid.UUID:
    try:
        return uuid.UUID(form.get(field, ""))
    except ValueError:
        raise NotFound("That is not there any more.") from None
