"""One parent's page: looking at it, and keeping what is being typed."""

import uuid
from typing import Annotated

from fastapi import APIRouter, Depends, Request, Response

from bot.console.composing import Trouble, read_composer
from bot.console.gate import read_form, signed_in
from bot.console.live import fingerprint, unless_seen
from bot.console.pages import fragment, page
from bot.console.parent_forms import forms_of
from bot.console.parts import parts_of
from bot.handover import drafts, notes
from bot.handover.record import Record, read_record
from bot.handover.seeing import SharingEnded, log_read, look
from bot.plans.shown import Plan, plan_of
from bot.staff.roles import INBOX_ROLES, ROTA_ROLES
from bot.staff.sessions import SignedIn

router = APIRouter(prefix="/inbox/{parent_id}", include_in_schema=False)
InboxStaff = Annotated[SignedIn, Depends(signed_in(*INBOX_ROLES))]
Watching = Annotated[SignedIn, Depends(signed_in(*INBOX_ROLES, by_hand=False))]


@router.get("")
async def show(request: Request, who: InboxStaff, parent_id: uuid.UUID, all: bool = False) -> Response:
    """The page. Opening it is noted; mentions on it count as seen."""
    parts = parts_of(request)
    async with parts.database.transaction() as session:
        await notes.see_mentions(session, who.worker, parent_id, parts.clock())
        try:
            seen = await look(session, who.worker, parent_id)
        except SharingEnded as ended:
            return page(request, "no_longer_shared.html", who, status=403, ended=ended)
        await log_read(session, who.worker, parent_id, "words" if seen.words else "request", parts.clock())
        await drafts.look_in(session, who.worker.id, parent_id, parts.clock())
    return await parent_page(request, who, parent_id, every_line=all)


@router.get("/live")
async def live(
    request: Request, who: Watching, parent_id: uuid.UUID, seen: str = "", all: bool = False, words: bool = False
) -> Response:
    """The conversation and its state as they are now, or 204 when the page shows them already.

    410 when the page shows words that this worker may read no more.
    """
    parts = parts_of(request)
    async with parts.database.transaction() as session:
        await drafts.look_in(session, who.worker.id, parent_id, parts.clock())
        record = await read_record(session, who.worker, parent_id, parts.clock(), every_line=all)
        others = await drafts.others_here(session, who.worker.id, parent_id, parts.clock())
    if words and not record.words:
        return Response(status_code=410)
    return unless_seen(_live_piece(request, who, record, others, all), seen)


@router.post("/draft")
async def draft(request: Request, who: Watching, parent_id: uuid.UUID) -> Response:
    """Keeps what is being typed, and shows colleagues that somebody types."""
    form = await read_form(request)
    parts = parts_of(request)
    async with parts.database.transaction() as session:
        await look(session, who.worker, parent_id)
        await drafts.save(session, who.worker.id, parent_id, form.get("body", ""), parts.clock())
        typing = bool(form.get("body", "").strip())
        await drafts.look_in(session, who.worker.id, parent_id, parts.clock(), typing=typing)
    return Response(status_code=204)


async def parent_page(
    request: Request,
    who: SignedIn,
    parent_id: uuid.UUID,
    *,
    every_line: bool = False,
    quick: str = "",
    trouble: Trouble | None = None,
    numbers: tuple[str, ...] = (),
) -> Response:
    """The whole page; with `trouble`, what did not work is told beside what was typed; `numbers` show this once."""
    parts = parts_of(request)
    async with parts.database.reading() as session:
        record = await read_record(session, who.worker, parent_id, parts.clock(), every_line=every_line)
        others = await drafts.others_here(session, who.worker.id, parent_id, parts.clock())
        composer = await read_composer(session, who.worker, record, quick, trouble, parts.clock())
        plan = await plan_of(session, parent_id) if record.words and record.is_open else Plan()
    piece = _live_piece(request, who, record, others, every_line)
    return page(
        request,
        "one_parent.html",
        who,
        status=trouble.status if trouble else 200,
        record=record,
        composer=composer,
        forms=forms_of(record, composer.takers, leads=who.worker.is_any_of(ROTA_ROLES)),
        plan=plan,
        trouble=trouble,
        numbers=numbers,
        now=parts.clock(),
        all=every_line,
        live_piece=piece,
        seen=fingerprint(piece),
    )


def _live_piece(
    request: Request, who: SignedIn, record: Record, others: list[drafts.Colleague], every_line: bool
) -> str:
    now = parts_of(request).clock()
    return fragment("one_parent_live.html", record=record, others=others, now=now, csrf=who.csrf, all=every_line)
