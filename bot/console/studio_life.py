"""The steps that a change to any entry takes, from its page: saved, read by parents, approved, scheduled, published."""

from abc import ABC, abstractmethod
from collections.abc import Awaitable, Callable
from datetime import datetime

from fastapi import APIRouter, Depends, Request, Response
from fastapi.responses import RedirectResponse
from sqlalchemy.ext.asyncio import AsyncSession

from bot.clock import SCOTLAND
from bot.console.gate import read_form, signed_in, who_is
from bot.console.parts import parts_of
from bot.console.studio_access import PUBLISHER_ROLES, STEPS_OF_EDITORS, STUDIO_ROLES
from bot.console.studio_agency import AgencyUnknown
from bot.content import bundles
from bot.content.fields import FieldsWrong
from bot.content.life import DRAFT, Edit, EditedMeanwhile, Life, NothingChanged, NotThen, PublishingStopped
from bot.database.tables import Revision
from bot.directory.kinds.all_kinds import LIFE
from bot.errors import NotFound, PaceError
from bot.people import reviewing
from bot.staff.roles import Role

Form = dict[str, str]
Step = Callable[[AsyncSession, Edit], Awaitable[Revision]]
LONGEST_REASON = 300
TOLD_BESIDE: dict[type[PaceError], int] = {
    EditedMeanwhile: 409,
    NothingChanged: 422,
    PublishingStopped: 422,
    NotThen: 422,
    FieldsWrong: 422,
    AgencyUnknown: 422,
    reviewing.NobodyToAsk: 422,
    bundles.BundleWrong: 422,
}
"""What is told on the entry's own page, with all that was typed, and its status."""
TOLD = {
    "saved": "Saved as a draft. Nothing has changed for parents yet.",
    "published": "Published. It counts from the next text on.",
    "discarded": "The draft is thrown away. Parents get what they got before.",
    "restored": "The earlier copy is a draft now. Publish it when you are ready.",
    "second": "Saved. This one takes two people, so somebody else reads it and says yes.",
    "approved": "Approved. It waits to be published.",
    "scheduled": "Scheduled. It goes live by itself.",
    "asked": "Sent to the parents who read drafts. Their answers show up here.",
    "bundled": "It is in the bundle now, and goes live together with the rest of it.",
    "removed": "Taken away. Its earlier copies are below; any of them can be a draft again.",
    "withdrawn": "Withdrawn. No parent is offered it from now on.",
    "back": "It is back, and may be offered from the next text on.",
}
"""What a page says after each step."""


class EntryPage(ABC):
    """The page of one kind's entries. Kinds differ in how a form is read and shown; the steps are the same."""

    kind: str
    path: str
    life: Life = LIFE

    @abstractmethod
    async def read(self, session: AsyncSession, request: Request, id: str, form: Form) -> Edit:
        """The edit that a form says. Raises FieldsWrong, and NotFound for what is not theirs to edit."""

    @abstractmethod
    async def check(self, session: AsyncSession, request: Request, id: str) -> None:
        """Raises NotFound for what is not there, or not theirs."""

    @abstractmethod
    async def show(
        self, request: Request, id: str, *, form: Form | None = None, problem: PaceError | None = None, said: str = ""
    ) -> Response:
        """The page, with what was typed where `form` is given. Raises NotFound for what is not theirs to see."""

    @abstractmethod
    async def preview(self, request: Request, id: str) -> Response:
        """How what is being typed would look, as a piece of the page."""

    def add_to(self, router: APIRouter, edits: frozenset[Role] = STUDIO_ROLES) -> None:
        """Adds the routes of an entry."""
        steps = {
            "preview": self.preview,
            "restore": self.restore,
            "review": self.review,
            "discard": self.discard,
            "publish": self.publish,
            "approve": self.approve,
            "schedule": self.schedule,
            "bundle": self.bundle,
        }
        editors, publishers = (Depends(signed_in(*roles)) for roles in (edits, edits & PUBLISHER_ROLES))
        router.add_api_route("/{id}", self.one, dependencies=[Depends(signed_in(*STUDIO_ROLES))])
        router.add_api_route("/{id}", self.save, methods=["POST"], dependencies=[editors])
        for name, step in steps.items():
            gate = editors if name in STEPS_OF_EDITORS else publishers
            router.add_api_route(f"/{{id}}/{name}", step, methods=["POST"], dependencies=[gate])

    async def one(self, request: Request, id: str, said: str = "") -> Response:
        """The newest draft, or what is live."""
        return await self.show(request, id, said=said)

    async def save(self, request: Request, id: str) -> Response:
        """Keeps a draft; or, where the button says so, only shows how it would look."""
        form = await read_form(request)
        if form.get("act") == "preview":
            return await self.show(request, id, form=form)
        return await self.take(request, id, self.life.save, "saved")

    async def publish(self, request: Request, id: str) -> Response:
        """Makes it what parents get from the next text on."""
        return await self.take(request, id, self.life.publish, "published")

    async def approve(self, request: Request, id: str) -> Response:
        """A publisher's yes, for later."""
        return await self.take(request, id, self.life.approve, "approved")

    async def schedule(self, request: Request, id: str) -> Response:
        """Lets it go live at a day and time."""
        moment = moment_said((await read_form(request)).get("goes_live", ""))

        async def step(session: AsyncSession, edit: Edit) -> Revision:
            if moment is None:
                raise NotThen("Choose a day and a time for it to go live.")
            return await self.life.schedule(session, edit, moment)

        return await self.take(request, id, step, "scheduled")

    async def restore(self, request: Request, id: str) -> Response:
        """Makes a draft of an earlier copy."""
        number = _number(await read_form(request), "number")
        return await self.take(
            request, id, lambda session, edit: self.life.restore(session, edit, number), "restored", reads=False
        )

    async def discard(self, request: Request, id: str) -> Response:
        """Throws the draft away; what parents get stays as it is."""
        answer = await self.take(request, id, self.life.discard, "discarded", reads=False)
        async with parts_of(request).database.reading() as session:
            kind = self.life.kinds[self.kind]
            is_there = await kind.live(session, id) or kind.shipped(id)
        return answer if is_there or answer.status_code != 303 else RedirectResponse(f"/admin/{self.path}", 303)

    async def review(self, request: Request, id: str) -> Response:
        """Texts the draft to the parents who volunteered to read drafts."""
        parts = parts_of(request)

        async def step(session: AsyncSession, edit: Edit) -> Revision:
            revision = await self.life.ask_review(session, edit)
            await reviewing.ask(session, parts.outbox, revision, self.as_read(edit), edit.at)
            return revision

        return await self.take(request, id, step, "asked")

    async def bundle(self, request: Request, id: str) -> Response:
        """Approves it, to go live together with others."""
        form = await read_form(request)

        async def step(session: AsyncSession, edit: Edit) -> Revision:
            revision = await self.life.approve(session, edit)
            if revision.state != DRAFT:
                await bundles.put_in(session, revision, form.get("bundle", ""), form.get("bundle_name", ""), edit)
            return revision

        return await self.take(request, id, step, "bundled")

    def as_read(self, edit: Edit) -> str:
        """The draft as a parent reads it who was asked about it."""
        raise NotFound("This is nothing that parents read.")

    async def take(self, request: Request, id: str, step: Step, told: str, *, reads: bool = True) -> Response:
        """One step in one transaction. What keeps it from being taken is told on the page, and nothing is lost."""
        form = await read_form(request)
        try:
            async with parts_of(request).database.transaction() as session:
                await self.check(session, request, id)
                edit = await self.read(session, request, id, form) if reads else self.edit_of(request, id, form, {})
                revision = await step(session, edit)
                waits = told in ("published", "approved", "scheduled", "bundled") and revision.state == DRAFT
        except tuple(TOLD_BESIDE) as wrong:
            return await self.show(request, id, form=form if reads else None, problem=wrong)
        return self.back_to(id, "second" if waits else told)

    def edit_of(self, request: Request, id: str, form: Form, body: dict[str, object]) -> Edit:
        """An edit by whoever is signed in, now."""
        by, now = who_is(request).worker.id, parts_of(request).clock()
        return Edit(self.kind, id, body, by, one_line(form.get("reason", "")), form.get("seen", ""), now)

    def back_to(self, id: str, said: str) -> Response:
        """To the entry's page, which tells what was done."""
        return RedirectResponse(f"/admin/{self.path}/{id}?said={said}", 303)


def status_of(problem: PaceError | None) -> int:
    """The status of a page that tells of this problem."""
    return TOLD_BESIDE.get(type(problem), 422) if problem else 200


def one_line(text: str) -> str:
    """What somebody typed as a reason, without line breaks or control characters."""
    return " ".join("".join(c if c.isprintable() else " " for c in text).split())[:LONGEST_REASON]


def moment_said(said: str) -> datetime | None:
    """A day and time on the wall clock in Scotland, as a browser sends it."""
    try:
        return datetime.fromisoformat(said).replace(tzinfo=SCOTLAND)
    except ValueError:
        return None


def _number(form: Form, field: str) -> int:
    given = form.get(field, "")
    if not (given.isascii() and given.isdigit() and len(given) < 9):
        raise NotFound("That is not there any more.")
    return int(given)
