"""Bundles: changes that go live as one."""

import uuid
from typing import Any

from fastapi import APIRouter, Depends, Request, Response
from fastapi.responses import RedirectResponse

from bot.console.gate import read_form, signed_in, who_is
from bot.console.pages import page
from bot.console.parts import parts_of
from bot.console.studio_access import PLACES, PUBLISHER_ROLES
from bot.console.studio_life import moment_said
from bot.content import bundles
from bot.content.bundles import BundleWrong
from bot.content.life import NotThen
from bot.database.tables import Bundle, Revision
from bot.directory.kinds.all_kinds import LIFE
from bot.errors import NotFound
from bot.handover.lists import names_of_workers

router = APIRouter(
    prefix="/admin/bundles", include_in_schema=False, dependencies=[Depends(signed_in(*PUBLISHER_ROLES))]
)
PATHS = {"wording": "wording", **{place.kind: place.path for place in PLACES}}


@router.get("")
async def all_bundles(request: Request) -> Response:
    """Those that have not gone live."""
    async with parts_of(request).database.reading() as session:
        waiting = [(one, await bundles.contents(session, one.id)) for one in await bundles.open_bundles(session)]
    return page(request, "studio_bundles.html", who_is(request), waiting=waiting)


@router.get("/{id}")
async def one_bundle(request: Request, id: uuid.UUID) -> Response:
    """What is in a bundle."""
    return await _show(request, id)


@router.post("/{id}/publish")
async def publish(request: Request, id: uuid.UUID) -> Response:
    """All of it at once, or nothing."""
    parts = parts_of(request)
    try:
        async with parts.database.transaction() as session:
            await bundles.publish(session, LIFE, id, who_is(request).worker.id, parts.clock())
    except BundleWrong as wrong:
        return await _show(request, id, wrong)
    return RedirectResponse(f"/admin/bundles/{id}", 303)


@router.post("/{id}/schedule")
async def schedule(request: Request, id: uuid.UUID) -> Response:
    """All of it goes live at a day and time by itself; or, where the button says so, not any more."""
    parts, form = parts_of(request), await read_form(request)
    moment = None if form.get("act") == "not-any-more" else moment_said(form.get("goes_live", ""))
    try:
        if moment is None and form.get("act") != "not-any-more":
            raise NotThen("Choose a day and a time for it to go live.")
        async with parts.database.transaction() as session:
            await bundles.schedule(session, LIFE, id, who_is(request).worker.id, parts.clock(), moment)
    except (BundleWrong, NotThen) as wrong:
        return await _show(request, id, wrong)
    return RedirectResponse(f"/admin/bundles/{id}", 303)


@router.post("/{id}/take-out")
async def take_out(request: Request, id: uuid.UUID) -> Response:
    """One change stays behind."""
    said = (await read_form(request)).get("revision", "")
    try:
        revision = uuid.UUID(said)
    except ValueError:
        raise NotFound("That change is not in this bundle any more.") from None
    async with parts_of(request).database.transaction() as session:
        await bundles.take_out(session, id, revision)
    return RedirectResponse(f"/admin/bundles/{id}", 303)


def name_of(revision: Revision) -> str:
    """What an entry is called."""
    if revision.kind == "wording":
        return revision.entry.removeprefix("utter_").replace("_", " ")
    return str(revision.body.get("name") or revision.body.get("title") or revision.entry)


async def _show(request: Request, id: uuid.UUID, problem: BundleWrong | NotThen | None = None) -> Response:
    who = who_is(request)
    async with parts_of(request).database.reading() as session:
        bundle = await session.get(Bundle, id)
        if bundle is None:
            raise NotFound("There is no such bundle.")
        waiting = await bundles.contents(session, id)
        names = await names_of_workers(session)
    values: dict[str, Any] = {
        "bundle": bundle,
        "changes": [(one, name_of(one), f"/admin/{PATHS[one.kind]}/{one.entry}") for one in waiting],
        "names": names,
        "problem": str(problem) if problem else "",
        "stopped": problem.stopped if isinstance(problem, BundleWrong) else {},
    }
    return page(request, "studio_bundle.html", who, status=422 if problem else 200, **values)
