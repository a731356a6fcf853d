"""Drafts from imports: a publisher's yes or no to each, to some, or to all of a source."""

import uuid
from collections.abc import Sequence
from typing import Any

from fastapi import APIRouter, Depends, Request, Response
from fastapi.responses import RedirectResponse
from sqlalchemy import func, select

from bot.console.gate import read_form, signed_in, who_is
from bot.console.pages import page
from bot.console.parts import parts_of
from bot.console.studio_access import PUBLISHER_ROLES
from bot.console.studio_imports import PATH
from bot.content.fields import SEVERAL, Field
from bot.content.fields import read_form as read_fields
from bot.database.tables import FeedProposal, FeedSource
from bot.directory.feeds import proposals
from bot.directory.kinds.all_kinds import FORM_KINDS
from bot.directory.kinds.form_kind import today_at
from bot.errors import NotFound

router = APIRouter(
    prefix="/admin/feed-drafts", include_in_schema=False, dependencies=[Depends(signed_in(*PUBLISHER_ROLES))]
)
A_PAGE = 50
SIGNS = {"added": "New", "changed": "Changed", "withdrawn": "Gone from the source"}
Refused = dict[uuid.UUID, str]


@router.get("")
async def waiting(request: Request, source: str = "", number: int = 1) -> Response:
    """The drafts of one source, oldest first."""
    return await _show(request, source, number)


@router.post("")
async def decide(request: Request) -> Response:
    """Yes or no to those that are ticked, or to all of the source."""
    form, parts = await read_form(request), parts_of(request)
    source, say = form.get("source", ""), form.get("say", "")
    step = proposals.approve if say.startswith("yes") else proposals.decline
    async with parts.database.transaction() as session:
        ids = [uuid.UUID(name.removeprefix("chosen-")) for name in form if name.startswith("chosen-")]
        if say.endswith("all"):
            ids = [one.id for one in await proposals.waiting(session, source)]
        decided = await step(session, ids, who_is(request).worker, parts.clock())
    told = f"{len(decided.services)} decided." if ids else "Tick some first."
    return await _show(request, source, 1, decided.refused, told)


@router.get("/{id}")
async def one_draft(request: Request, id: uuid.UUID) -> Response:
    """One draft in full, with what a person adds to it."""
    return await _one(request, id)


@router.post("/{id}")
async def decide_one(request: Request, id: uuid.UUID) -> Response:
    """Yes, with the needs and areas that were ticked; or no."""
    form, parts = await read_form(request), parts_of(request)
    async with parts.database.transaction() as session:
        fields = await _choosing(request, session)
        edits = {name: ids for name, ids in read_fields(fields, form).items() if ids}
        worker, now = who_is(request).worker, parts.clock()
        if form.get("say") == "yes":
            decided = await proposals.approve(session, [id], worker, now, {id: edits})
        else:
            decided = await proposals.decline(session, [id], worker, now)
    if decided.refused:
        return await _one(request, id, decided.refused[id])
    return RedirectResponse(f"/admin/feed-drafts?source={form.get('source', '')}", 303)


async def _choosing(request: Request, session: Any) -> Sequence[Field]:
    fields = await FORM_KINDS["service"].fields(session, today_at(parts_of(request).clock()))
    return [one for one in fields if one.shape == SEVERAL]


async def _one(request: Request, id: uuid.UUID, problem: str = "") -> Response:
    async with parts_of(request).database.reading() as session:
        draft = await session.get(FeedProposal, id)
        if draft is None:
            raise NotFound("There is no such draft.")
        fields = await _choosing(request, session)
    said = {name: proposals.as_lines(value) for name, value in draft.said.items() if name not in ("needs", "areas")}
    values: dict[str, Any] = {
        "draft": draft, "fields": fields, "said": said, "problem": problem, "signs": SIGNS,
    }  # fmt: skip
    return page(request, "studio_feed_draft.html", who_is(request), status=422 if problem else 200, **values)


async def _show(
    request: Request, source: str, number: int, refused: Refused | None = None, told: str = ""
) -> Response:
    async with parts_of(request).database.reading() as session:
        origin = await session.get(FeedSource, source.replace("\0", ""))
        if origin is None:
            raise NotFound("Nothing waits from this source.")
        of_source = (FeedProposal.state == "waiting", FeedProposal.source_id == source)
        count = await session.scalar(select(func.count()).select_from(FeedProposal).where(*of_source)) or 0
        pages = max(1, -(-count // A_PAGE))
        at = min(max(number, 1), pages)
        found = await session.scalars(
            select(FeedProposal)
            .where(*of_source)
            .order_by(FeedProposal.made_at, FeedProposal.name, FeedProposal.id)
            .offset((at - 1) * A_PAGE)
            .limit(A_PAGE)
        )
        drafts = list(found)
    values: dict[str, Any] = {
        "origin": origin, "source": source, "drafts": drafts, "count": count, "number": at, "pages": pages,
        "refused": refused or {}, "told": told, "signs": SIGNS, "back": PATH,
    }  # fmt: skip
    return page(request, "studio_feed_drafts.html", who_is(request), status=422 if refused else 200, **values)
