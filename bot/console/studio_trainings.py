"""Trainings: asked for, watched, looked at, promoted, and taken back."""

import uuid
from typing import Annotated

from fastapi import APIRouter, Depends, Request, Response
from fastapi.responses import RedirectResponse
from sqlalchemy import select

from bot.console.gate import signed_in
from bot.console.live import fingerprint, unless_seen
from bot.console.pages import fragment, page
from bot.console.parts import parts_of
from bot.console.studio import Publisher
from bot.console.studio_access import PUBLISHER_ROLES
from bot.database.tables import Phrase, Training
from bot.errors import NotFound, PaceError
from bot.handover.lists import names_of_workers
from bot.learning import promoting, topics, training
from bot.staff.sessions import SignedIn

router = APIRouter(prefix="/admin/phrases", include_in_schema=False)
Watching = Annotated[SignedIn, Depends(signed_in(*PUBLISHER_ROLES, by_hand=False))]
TAUGHT = "/admin/phrases/taught"


@router.post("/train")
async def train(request: Request, who: Publisher) -> Response:
    """Queues a training; a second click while one is under way shows that one."""
    parts = parts_of(request)
    try:
        async with parts.database.transaction() as session:
            asked = await training.ask(session, parts.jobs, who.worker, parts.clock())
    except training.TrainingRefused:
        async with parts.database.reading() as session:
            under_way = select(Training).where(Training.state.in_(training.UNDER_WAY)).limit(1)
            asked = (await session.scalars(under_way)).one()
    return RedirectResponse(f"/admin/phrases/trainings/{asked.id}", 303)


@router.get("/trainings/{training_id}")
async def one_training(request: Request, who: Publisher, training_id: uuid.UUID) -> Response:
    """How it goes, and what changed."""
    return await _show(request, who, training_id)


@router.get("/trainings/{training_id}/live")
async def live(request: Request, who: Watching, training_id: uuid.UUID, seen: str = "") -> Response:
    """The same as it is now, or 204 when it is what is shown already."""
    return unless_seen(await _piece(request, who, training_id), seen)


@router.post("/trainings/{training_id}/promote")
async def promote(request: Request, who: Publisher, training_id: uuid.UUID) -> Response:
    """Its model answers from the next text on."""
    try:
        await parts_of(request).promotions.promote(training_id, who.worker)
    except NotFound:
        raise
    except PaceError as refused:
        return await _show(request, who, training_id, str(refused))
    return RedirectResponse(f"/admin/phrases/trainings/{training_id}", 303)


@router.post("/trainings/{training_id}/back")
async def back(request: Request, who: Publisher, training_id: uuid.UUID) -> Response:
    """The model from before this one answers again."""
    try:
        await parts_of(request).promotions.go_back(training_id, who.worker)
    except PaceError as refused:
        return await _show(request, who, training_id, str(refused))
    return RedirectResponse(f"/admin/phrases/trainings/{training_id}", 303)


async def _show(request: Request, who: SignedIn, training_id: uuid.UUID, problem: str = "") -> Response:
    piece = await _piece(request, who, training_id)
    return page(
        request,
        "studio_training.html",
        who,
        status=409 if problem else 200,
        training_id=training_id,
        piece=piece,
        seen=fingerprint(piece),
        problem=problem,
    )


async def _piece(request: Request, who: SignedIn, training_id: uuid.UUID) -> str:
    async with parts_of(request).database.reading() as session:
        one = await session.get(Training, training_id)
        if one is None:
            raise NotFound("There is no such training.")
        report = one.report or {}
        changed = await session.scalars(
            select(Phrase).where(Phrase.id.in_([uuid.UUID(id) for id in report.get("texts", {})])).order_by(Phrase.at)
        )
        words = [(phrase, report["texts"][str(phrase.id)]) for phrase in changed]
        names = await names_of_workers(session)
        took = await promoting.last_took(session)
    return fragment(
        "studio_training_live.html",
        one=one,
        report=report,
        words=words,
        names=names,
        labels=topics.labels(),
        took=took,
        csrf=who.csrf,
    )
