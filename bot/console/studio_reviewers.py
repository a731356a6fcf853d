"""Parents who read drafts: inviting them, and letting them go."""

import uuid

from fastapi import APIRouter, Depends, Request, Response
from fastapi.responses import RedirectResponse
from sqlalchemy import func, select

from bot.console.gate import read_form, signed_in, who_is
from bot.console.pages import page
from bot.console.parts import parts_of
from bot.console.studio_access import PUBLISHER_ROLES
from bot.content.fields import tidy
from bot.database.tables import DraftReview, Reviewer
from bot.people import reviewing

router = APIRouter(
    prefix="/admin/reviewers", include_in_schema=False, dependencies=[Depends(signed_in(*PUBLISHER_ROLES))]
)
LONGEST_NAME = 60


@router.get("")
async def all_reviewers(request: Request) -> Response:
    """Who reads drafts, who was invited, and how many each has answered."""
    return await _show(request)


@router.post("")
async def invite(request: Request) -> Response:
    """Somebody who would like to. They join by texting a code from their own phone."""
    name = tidy((await read_form(request)).get("first_name", ""))[:LONGEST_NAME]
    if not name:
        return await _show(request, "Write the name they would like to go by here.")
    async with parts_of(request).database.transaction() as session:
        await reviewing.add_reviewer(session, name, parts_of(request).clock())
    return RedirectResponse("/admin/reviewers", 303)


@router.post("/{id}/remove")
async def remove(request: Request, id: uuid.UUID) -> Response:
    """No more drafts for them; what they said goes too."""
    async with parts_of(request).database.transaction() as session:
        if reviewer := await session.get(Reviewer, id):
            await session.delete(reviewer)
    return RedirectResponse("/admin/reviewers", 303)


async def _show(request: Request, problem: str = "") -> Response:
    parts = parts_of(request)
    async with parts.database.reading() as session:
        readers = await reviewing.reviewers(session)
        rows = await session.execute(
            select(DraftReview.reviewer_id, func.count(), func.count(DraftReview.answered_at)).group_by(
                DraftReview.reviewer_id
            )
        )
        counts = {id: (asked, answered) for id, asked, answered in rows}
    return page(
        request,
        "studio_reviewers.html",
        who_is(request),
        status=422 if problem else 200,
        readers=readers,
        counts=counts,
        lasts=reviewing.CODE_LASTS,
        now=parts.clock(),
        number=parts.settings.twilio_from,
        problem=problem,
    )
