"""What a key worker does on a parent's page: one small form each, one function each."""

import uuid
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from datetime import datetime

from fastapi import APIRouter, Request, Response
from fastapi.responses import RedirectResponse
from sqlalchemy.ext.asyncio import AsyncSession

from bot.console.composing import Trouble
from bot.console.gate import read_form
from bot.console.one_parent import InboxStaff, parent_page
from bot.console.parts import parts_of
from bot.database.jobs import Jobs
from bot.database.tables import Handover, Worker
from bot.errors import HeldBySomebodyElse, NotAllowed, NotFound
from bot.handover import handovers, labels, later, notes, numbers, promises
from bot.handover.desk import CannotSend, Desk, Leave, NotThere, QuietNow, StillUnanswered
from bot.handover.labels import LabelUnclear
from bot.handover.later import LaterUnclear
from bot.handover.notes import NoteUnclear
from bot.handover.promises import PromiseUnclear
from bot.handover.seeing import Seen, look
from bot.plans import plans
from bot.plans.plans import NothingSaid

router = APIRouter(prefix="/inbox/{parent_id}", include_in_schema=False)
TO_PUT_RIGHT = (
    CannotSend,
    HeldBySomebodyElse,
    LabelUnclear,
    LaterUnclear,
    NotAllowed,
    NoteUnclear,
    NothingSaid,
    NotThere,
    PromiseUnclear,
    QuietNow,
    StillUnanswered,
)
"""What is told on the page itself, beside what was typed."""
LEADS_BACK = frozenset({"/overview"})
"""Other pages than the parent's own to which a form may lead back."""


@dataclass(frozen=True)
class Doing:
    """One act: who does what to whom, in one transaction."""

    session: AsyncSession
    worker: Worker
    parent_id: uuid.UUID
    form: dict[str, str]
    desk: Desk
    jobs: Jobs
    now: datetime

    def field(self, name: str) -> str:
        """What was typed there."""
        return self.form.get(name, "")

    def id(self, name: str) -> uuid.UUID:
        """An id that the form carries. Raises NotFound."""
        try:
            return uuid.UUID(self.field(name))
        except ValueError:
            raise NotFound("There is no such thing here any more.") from None

    @property
    def own_id(self) -> uuid.UUID | None:
        """The id that the page chose for what it sends, so that sending it twice is sending it once."""
        try:
            return uuid.UUID(self.field("own_id"))
        except ValueError:
            return None

    @property
    def unanswered(self) -> uuid.UUID | None:
        """The parent's text that the page showed as having no answer yet."""
        try:
            return uuid.UUID(self.field("unanswered"))
        except ValueError:
            return None

    @property
    def leave(self) -> Leave:
        """When a text may leave, as the worker decided."""
        chosen = self.field("leave")
        return Leave(chosen) if chosen in set(Leave) else Leave.ASK

    async def colleague(self) -> Worker:
        """Whom the form names. Raises NotAllowed."""
        found = await self.session.get(Worker, self.id("to")) if self.field("to") else None
        if found is None:
            raise NotAllowed("Please choose a colleague.")
        return found

    async def seen(self) -> Seen:
        """The handover as this worker may see it."""
        return await look(self.session, self.worker, self.parent_id)

    async def held(self) -> Seen:
        """The same; raises unless this worker holds it."""
        seen = await self.seen()
        if seen.holds:
            return seen
        if seen.handover.worker_id is None:
            raise NotAllowed("Pick this up first.")
        raise HeldBySomebodyElse(await handovers.first_name(self.session, seen.handover.worker_id))

    async def held_open(self) -> Handover:
        """The handover that this worker holds; raises when it is closed, or not theirs."""
        handover = (await self.held()).handover
        handovers.must_be_open(handover)
        return handover


Act = Callable[[Doing], Awaitable[None]]


def act(path: str, form_name: str) -> Callable[[Act], Act]:
    """A form that posts to `path`; when it does not work, the page says so at the form called `form_name`."""

    def register(function: Act) -> Act:
        async def post(request: Request, who: InboxStaff, parent_id: uuid.UUID) -> Response:
            return await _do(request, who, parent_id, form_name, function)

        router.add_api_route(path, post, methods=["POST"], name=function.__name__)
        return function

    return register


async def _do(request: Request, who: InboxStaff, parent_id: uuid.UUID, form_name: str, function: Act) -> Response:
    form = await read_form(request)
    if form.get("quick"):
        return await parent_page(request, who, parent_id, quick=form["quick"])
    parts = parts_of(request)
    try:
        async with parts.database.transaction() as session:
            await function(Doing(session, who.worker, parent_id, form, parts.desk, parts.jobs, parts.clock()))
    except TO_PUT_RIGHT as wrong:
        quiet = wrong if isinstance(wrong, QuietNow) else None
        status = 409 if isinstance(wrong, HeldBySomebodyElse) else 422
        away = wrong.taker_id if isinstance(wrong, NotThere) else None
        trouble = Trouble(form_name, str(wrong), form, quiet, status, away)
        return await parent_page(request, who, parent_id, trouble=trouble)
    back = form.get("back", "")
    return RedirectResponse(back if back in LEADS_BACK else f"/inbox/{parent_id}", 303)


@act("/pick-up", "pick-up")
async def pick_up(doing: Doing) -> None:
    """Picks up; of two workers at once, one has it and the other is told who."""
    await handovers.pick_up(doing.session, (await doing.seen()).handover.id, doing.worker, doing.now)


@act("/take-over", "pick-up")
async def take_over(doing: Doing) -> None:
    """Takes a handover from a colleague, openly."""
    await doing.desk.take_over(doing.session, doing.worker, doing.parent_id, doing.now)


@act("/reply", "reply")
async def reply(doing: Doing) -> None:
    """Sends a text."""
    await doing.desk.reply(
        doing.session, doing.worker, doing.parent_id, doing.field("body"), doing.now, doing.leave, doing.own_id
    )


@act("/take-back", "reply")
async def take_back(doing: Doing) -> None:
    """Withdraws a text that has not left; it is a draft again."""
    await doing.seen()
    text_id = doing.id("text")
    if not await doing.desk.take_back(doing.session, doing.worker, doing.parent_id, text_id, doing.now):
        raise CannotSend("That text has left already.")


@act("/settle", "reply")
async def settle(doing: Doing) -> None:
    """Nothing that the parent wrote needs an answer."""
    await doing.desk.settle(doing.session, doing.worker, doing.parent_id, doing.now)


@act("/finish", "finish")
async def finish(doing: Doing) -> None:
    """Says goodbye and starts the grace."""
    await doing.desk.finish(
        doing.session,
        doing.worker,
        doing.parent_id,
        doing.field("outcome"),
        doing.field("goodbye"),
        doing.now,
        decision=doing.field("decision"),
        told=doing.field("told"),
        leave=doing.leave,
        unanswered=doing.unanswered,
    )


@act("/hand-on", "hand-on")
async def hand_on(doing: Doing) -> None:
    """Gives the handover to a named colleague, who is told so."""
    taker = await doing.colleague()
    reason = doing.field("reason").strip()
    sure = doing.field("sure") == str(taker.id)
    handover = await doing.desk.hand_on(
        doing.session, doing.worker, doing.parent_id, taker, reason, doing.now, sure=sure
    )
    if taker.id != doing.worker.id:
        await doing.jobs.defer(doing.session, handovers.TELL_NEW_HOLDER, handover_id=str(handover.id))


@act("/bring-in", "bring-in")
async def bring_in(doing: Doing) -> None:
    """Asks the parent whether a worker of another organisation may help too."""
    await doing.desk.bring_in(doing.session, doing.worker, doing.parent_id, await doing.colleague(), doing.now)


@act("/no-longer-in", "bring-in")
async def no_longer_in(doing: Doing) -> None:
    """Somebody who was brought in is no longer; the parent is told."""
    await doing.desk.no_longer_in(doing.session, doing.worker, doing.parent_id, doing.id("who"), doing.now)


@act("/note", "note")
async def note(doing: Doing) -> None:
    """Writes a note for colleagues."""
    await notes.write(doing.session, (await doing.seen()).handover, doing.worker, doing.field("note"), doing.now)


@act("/promise", "promise")
async def promise(doing: Doing) -> None:
    """Keeps what this worker will do, and by when."""
    handover = await doing.held_open()
    await promises.make(doing.session, handover, doing.worker, doing.field("what"), doing.field("due"), doing.now)


@act("/promise-done", "promise")
async def promise_done(doing: Doing) -> None:
    """A promise was kept, or is dropped."""
    handover = (await doing.held()).handover
    kept = doing.field("became") == "kept"
    await promises.settle(doing.session, handover, doing.worker, doing.id("promise"), kept, doing.now)


@act("/label", "label")
async def label(doing: Doing) -> None:
    """Puts a label on the parent."""
    await labels.put(doing.session, (await doing.seen()).handover, doing.worker, doing.field("label"), doing.now)


@act("/unlabel", "label")
async def unlabel(doing: Doing) -> None:
    """Takes a label off."""
    handover = (await doing.seen()).handover
    await labels.take_off(doing.session, handover, doing.worker, doing.id("label"), doing.now)


@router.post("/number")
async def number(request: Request, who: InboxStaff, parent_id: uuid.UUID) -> Response:
    """Shows the parent's number on the page that answers, and on no other."""
    parts = parts_of(request)
    try:
        async with parts.database.transaction() as session:
            shown = await numbers.show_numbers(session, who.worker, parent_id, parts.clock())
    except NotAllowed as wrong:
        return await parent_page(request, who, parent_id, trouble=Trouble("number", str(wrong)))
    return await parent_page(request, who, parent_id, numbers=shown)


@act("/later", "later")
async def put_off(doing: Doing) -> None:
    """Puts the parent off until a day, with a reason."""
    handover = await doing.held_open()
    await later.put_off(
        doing.session, handover, doing.worker, doing.field("until"), doing.field("waiting_for"), doing.now
    )


@act("/now", "later")
async def take_up(doing: Doing) -> None:
    """Takes the parent up again before that day."""
    await later.take_up(doing.session, (await doing.held()).handover, doing.worker, doing.now)


@act("/step", "step")
async def step(doing: Doing) -> None:
    """Proposes a step for the parent's plan; the parent keeps, rewords or drops it."""
    await doing.held_open()
    await plans.propose_step(doing.session, doing.parent_id, doing.field("step"), doing.now, worker=doing.worker)
