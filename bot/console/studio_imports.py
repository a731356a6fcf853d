"""Other people's directories, in the browser: sent or addressed, shown as a dry run, kept, then approved row by row."""

import uuid
from typing import Any

from fastapi import APIRouter, Depends, Request, Response
from fastapi.responses import HTMLResponse, RedirectResponse
from sqlalchemy import func, select
from sqlalchemy.ext.asyncio import AsyncSession
from starlette.datastructures import UploadFile

from bot.console.gate import read_form, signed_in, who_is
from bot.console.pages import fragment, page
from bot.console.parts import parts_of
from bot.console.studio_access import PUBLISHER_ROLES
from bot.database.tables import FeedProposal, FeedSource, WatchedImport
from bot.directory.feeds import watching
from bot.directory.feeds.comparing import COUNTED
from bot.directory.feeds.found import FeedWrong
from bot.directory.feeds.sources import MOST_JSON
from bot.directory.feeds.watching import GOING_ON, SILENT

PATH = "/admin/imports"
publishers = Depends(signed_in(*PUBLISHER_ROLES))
router = APIRouter(prefix=PATH, include_in_schema=False)


@router.get("", dependencies=[publishers])
async def imports(request: Request) -> Response:
    """Sending a file, naming an address, and what waits from earlier ones."""
    return await _show(request)


@router.post("", dependencies=[Depends(signed_in(*PUBLISHER_ROLES, upload=MOST_JSON))])
async def begin(request: Request) -> Response:
    """Starts a dry run. Nothing of it is live, or even a draft, before somebody says so."""
    watcher, by = parts_of(request).watcher, who_is(request).worker.id
    form = await request.form()
    sent, where = form.get("file"), str(form.get("address") or "").strip()
    try:
        if isinstance(sent, UploadFile) and sent.filename:
            id = uuid.uuid4()
            path = await watching.put_aside(id, sent.filename, sent.file)
            await watcher.begin(str(path), path.name, by, id)
        elif where.lower().startswith(("http://", "https://")):
            id = await watcher.begin(where, where, by)
        else:
            raise FeedWrong("Choose a file, or write an address that begins with https://.")
    except FeedWrong as wrong:
        return await _show(request, str(wrong), where)
    return RedirectResponse(f"{PATH}/{id}", 303)


@router.get("/{id}", dependencies=[publishers])
async def one_import(request: Request, id: uuid.UUID) -> Response:
    """How far it is, then what it would do."""
    async with parts_of(request).database.reading() as session:
        watched = await watching.found(session, id)
    return page(request, "studio_import.html", who_is(request), **_values(request, watched))


@router.get("/{id}/live", dependencies=[Depends(signed_in(*PUBLISHER_ROLES, by_hand=False))])
async def live(request: Request, id: uuid.UUID, seen: str = "") -> Response:
    """The same as a piece of the page, when it has changed."""
    async with parts_of(request).database.reading() as session:
        watched = await watching.found(session, id)
    mark = f"{watched.state} {watched.told}"
    if seen == mark:
        return Response(status_code=204)
    html = fragment("studio_import_live.html", csrf=who_is(request).csrf, **_values(request, watched))
    return HTMLResponse(html, headers={"X-Seen": mark})


@router.post("/{id}/keep", dependencies=[publishers])
async def keep(request: Request, id: uuid.UUID) -> Response:
    """Keeps what was shown as drafts that wait for a yes."""
    await read_form(request)
    await parts_of(request).watcher.keep(id)
    return RedirectResponse(f"{PATH}/{id}", 303)


def _values(request: Request, watched: WatchedImport) -> dict[str, Any]:
    silent = watched.state in GOING_ON and watched.told_at < parts_of(request).clock() - SILENT
    kinds = [
        (label, [row for row in watched.rows if row["kind"] == kind], watched.counts.get(kind, 0))
        for kind, label in COUNTED.items()
        if watched.counts.get(kind, 0)
    ]
    return {"watched": watched, "going_on": watched.state in GOING_ON, "silent": silent, "kinds": kinds}


async def sources_that_wait(session: AsyncSession) -> list[tuple[FeedSource, int]]:
    """Sources with drafts that wait for a yes, and how many."""
    rows = await session.execute(
        select(FeedSource, func.count(FeedProposal.id))
        .join(FeedProposal, FeedProposal.source_id == FeedSource.id)
        .where(FeedProposal.state == "waiting")
        .group_by(FeedSource.id)
        .order_by(FeedSource.id)
    )
    return [(source, number) for source, number in rows]


async def _show(request: Request, problem: str = "", where: str = "") -> Response:
    async with parts_of(request).database.reading() as session:
        waiting = await sources_that_wait(session)
        begun = await session.scalars(select(WatchedImport).order_by(WatchedImport.begun_at.desc()).limit(10))
        values: dict[str, Any] = {"waiting": waiting, "begun": list(begun), "problem": problem, "where": where}
    return page(request, "studio_imports.html", who_is(request), status=422 if problem else 200, **values)
