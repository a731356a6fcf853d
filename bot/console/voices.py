"""What parents say of services and of us: complaints to a supervisor; ideas, tips and how it was to more people."""

import uuid
from datetime import datetime
from enum import StrEnum
from typing import Annotated

from fastapi import APIRouter, Depends, Request, Response
from fastapi.responses import RedirectResponse
from sqlalchemy.ext.asyncio import AsyncSession

from bot.console.gate import read_form, signed_in
from bot.console.pages import page
from bot.console.parts import parts_of
from bot.database.tables import Voice, Worker
from bot.errors import NotAllowed, NotFound
from bot.people import voice_lists, voices
from bot.people.voices import VoiceRefused
from bot.staff.roles import VOICE_ROLES, Role
from bot.staff.sessions import SignedIn

router = APIRouter(prefix="/voices", include_in_schema=False)
Reader = Annotated[SignedIn, Depends(signed_in(*VOICE_ROLES))]
TABS = {"complaint": "Complaints", "suggestion": "Ideas", "tip": "Tips", "feedback": "How it was"}
ONLY_SUPERVISORS = "complaint"
SAID = {
    "answered": "Your answer is kept. A parent who asked to hear is texted, outside their quiet hours.",
    "approved": "Kept. Thank you for reading it.",
    "declined": "Put aside. It is not shown to anybody else.",
}


class Step(StrEnum):
    """What a reader does about one."""

    ANSWER = "answer"
    """What came of it, in words fit for the parent."""
    APPROVE = "approve"
    """It has been read and counts; a tip is shown to other parents from now on, in the words of the form."""
    DECLINE = "decline"
    """Not this one, or not any more."""


@router.get("")
async def show(request: Request, who: Reader, kind: str = "", said: str = "") -> Response:
    """One kind of what was said. Opening it is noted for every parent whose words it shows."""
    return await _show(request, who, kind, said=said)


@router.post("/{voice_id}/{step}")
async def decide(request: Request, who: Reader, voice_id: uuid.UUID, step: Step) -> Response:
    """What a reader decides, and whatever the form says of it."""
    form, parts = await read_form(request), parts_of(request)
    kind = form.get("kind", "")
    try:
        async with parts.database.transaction() as session:
            voice = await _take(session, voice_id, who.worker, step, form, parts.clock())
            kind = voice.kind
            if kind not in open_to(who):
                raise NotAllowed("Complaints are for a supervisor to read.")
    except (NotFound, VoiceRefused) as wrong:
        return await _show(request, who, kind, problem=str(wrong), typed={"id": voice_id, **form})
    return RedirectResponse(f"/voices?kind={kind}&said={voice.state}", 303)


async def _take(
    session: AsyncSession, voice_id: uuid.UUID, reader: Worker, step: Step, form: dict[str, str], now: datetime
) -> Voice:
    match step:
        case Step.ANSWER:
            return await voices.answer(session, voice_id, reader, form.get("words", ""), now)
        case Step.APPROVE:
            return await voices.approve(session, voice_id, reader, now, form.get("words"))
        case Step.DECLINE:
            return await voices.decline(session, voice_id, reader, now, form.get("why"))


def open_to(who: SignedIn) -> list[str]:
    """The kinds that this person reads."""
    return [kind for kind in TABS if kind != ONLY_SUPERVISORS or Role.SUPERVISOR in who.worker.roles]


async def _show(
    request: Request,
    who: SignedIn,
    kind: str,
    *,
    said: str = "",
    problem: str = "",
    typed: dict[str, object] | None = None,
) -> Response:
    kinds = open_to(who)
    if kind in TABS and kind not in kinds:
        raise NotAllowed("Complaints are for a supervisor to read.")
    kind = kind if kind in kinds else kinds[0]
    parts = parts_of(request)
    async with parts.database.transaction() as session:
        lists = await voice_lists.lists_of(session, kind)
        counts = await voice_lists.count_waiting(session)
        await voice_lists.log_reading(session, who.worker, lists, kind, parts.clock())
    return page(
        request,
        "voices.html",
        who,
        status=422 if problem else 200,
        kind=kind,
        tabs={each: TABS[each] for each in kinds},
        counts=counts,
        lists=lists,
        problem=problem,
        typed=typed or {},
        said=SAID.get(said, ""),
        longest_answer=voices.LONGEST_ANSWER,
        longest_tip=voices.LONGEST_TIP,
    )
