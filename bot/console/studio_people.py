"""People who sign in: added, changed, let go, and let in by a link that works once. For lead partners."""

import uuid
from typing import Any

from fastapi import APIRouter, Depends, Request, Response
from fastapi.responses import RedirectResponse
from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from bot.console.gate import read_form, signed_in, who_is
from bot.console.pages import page
from bot.console.parts import parts_of
from bot.console.studio_access import PEOPLE_ROLES
from bot.content.fields import tidy
from bot.database.tables import Organisation, Worker
from bot.errors import NotFound
from bot.staff import changing, workers
from bot.staff.links import LINK_LASTS, make_link
from bot.staff.organisations import check_organisation
from bot.staff.roles import AREAS, Role, area_label
from bot.staff.workers import NewWorker, StaffWrong

router = APIRouter(prefix="/admin/people", include_in_schema=False, dependencies=[Depends(signed_in(*PEOPLE_ROLES))])
ROLES = {
    Role.KEY_WORKER: "picks up parents and stays with them",
    Role.SUPERVISOR: "sees waits and silences, and every area",
    Role.SAFEGUARDING_LEAD: "sees every area, and opens sealed records",
    Role.AGENCY_EDITOR: "edits what their own organisation offers; nothing goes live",
    Role.PUBLISHER: "makes changes live",
    Role.LEAD_PARTNER: "makes changes live, and adds people",
    Role.DATA_OFFICER: "answers for what is held",
    Role.PARENT_REVIEWER: "a parent who reads drafts here",
}
"""What each role is there for, in a few words."""
Form = dict[str, str]


@router.get("")
async def everybody(request: Request) -> Response:
    """All who sign in, and who once did."""
    async with parts_of(request).database.reading() as session:
        people = await changing.everybody(session)
        organisations = await _organisations(session)
    return page(request, "studio_people.html", who_is(request), people=people, organisations=organisations)


@router.get("/new")
async def new(request: Request) -> Response:
    """An empty form."""
    return await _show(request, None)


@router.post("/new")
async def add(request: Request) -> Response:
    """Adds somebody, and shows their link once."""
    form, now = await read_form(request), parts_of(request).clock()
    asked = NewWorker(email=form.get("email", ""), **_may(form))
    try:
        async with parts_of(request).database.transaction() as session:
            await check_organisation(session, asked)
            token = await workers.add(session, asked, now)
            added = await workers.find(session, asked.email)
    except StaffWrong as wrong:
        return await _show(request, None, form, str(wrong))
    return await _show(request, added.id if added else None, token=token)


@router.get("/{id}")
async def one(request: Request, id: uuid.UUID) -> Response:
    """One person."""
    return await _show(request, id)


@router.post("/{id}")
async def save(request: Request, id: uuid.UUID) -> Response:
    """Changes what they may do."""
    form = await read_form(request)
    try:
        async with parts_of(request).database.transaction() as session:
            person = await _person(session, id)
            await changing.change(session, person, changing.Changes(**_may(form)), who_is(request).worker)
    except StaffWrong as wrong:
        return await _show(request, id, form, str(wrong))
    return RedirectResponse("/admin/people", 303)


@router.post("/{id}/link")
async def link(request: Request, id: uuid.UUID) -> Response:
    """A new link, shown once; earlier ones stop working."""
    async with parts_of(request).database.transaction() as session:
        person = await _person(session, id)
        token = await make_link(session, person.id, parts_of(request).clock()) if person.active else ""
    return await _show(request, id, token=token)


@router.post("/{id}/leave")
async def leave(request: Request, id: uuid.UUID) -> Response:
    """They are signed out everywhere and cannot sign in again."""
    try:
        async with parts_of(request).database.transaction() as session:
            await changing.deactivate(session, await _person(session, id), who_is(request).worker)
    except StaffWrong as wrong:
        return await _show(request, id, None, str(wrong))
    return RedirectResponse("/admin/people", 303)


@router.post("/{id}/return")
async def come_back(request: Request, id: uuid.UUID) -> Response:
    """They work here again; a link lets them in."""
    async with parts_of(request).database.transaction() as session:
        person = await _person(session, id)
        await changing.come_back(session, person)
        token = await make_link(session, person.id, parts_of(request).clock())
    return await _show(request, id, token=token)


async def _person(session: AsyncSession, id: uuid.UUID) -> Worker:
    person = await session.get(Worker, id, with_for_update=True)
    if person is None:
        raise NotFound("There is nobody of this name here.")
    return person


async def _organisations(session: AsyncSession) -> dict[str, str]:
    found = await session.scalars(select(Organisation).order_by(Organisation.name))
    return {one.id: one.name for one in found}


def _may(form: Form) -> dict[str, Any]:
    """Who somebody is and what they may do, as the form has it."""
    return {
        "first_name": tidy(form.get("first_name", "")),
        "roles": _ticked(form, "role", tuple(Role)),
        "areas": _ticked(form, "area", AREAS),
        "organisation": form.get("organisation") or None,
    }


def _ticked(form: Form, what: str, known: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(str(one) for one in known if form.get(f"{what}-{one}"))


async def _show(
    request: Request, id: uuid.UUID | None, form: Form | None = None, problem: str = "", token: str = ""
) -> Response:
    parts, who = parts_of(request), who_is(request)
    async with parts.database.reading() as session:
        person = await session.get(Worker, id) if id else None
        if id and person is None:
            raise NotFound("There is nobody of this name here.")
        organisations = await _organisations(session)
    base = parts.settings.public_url or str(request.base_url)
    typed: dict[str, Any] = {
        "first_name": person.first_name if person else "",
        "email": person.email if person else "",
        "organisation": person.organisation if person else "",
        "roles": person.roles if person else [],
        "areas": person.areas if person else [],
    }
    if form is not None:
        typed |= {name: form[name] for name in ("first_name", "email", "organisation") if name in form}
        typed |= {"roles": _ticked(form, "role", tuple(Role)), "areas": _ticked(form, "area", AREAS)}
    values: dict[str, Any] = {
        "person": person,
        "typed": typed,
        "roles": ROLES,
        "areas": {area: area_label(area) for area in AREAS},
        "organisations": organisations,
        "problem": problem,
        "link": workers.link_address(base, token) if token else "",
        "link_days": LINK_LASTS.days,
        "myself": bool(person and person.id == who.worker.id),
    }
    return page(request, "studio_person.html", who, status=422 if problem else 200, **values)
