"""One wording: its forms and choices, both phones beside them, and every step of a change to it."""

from typing import Any

from fastapi import APIRouter, Request, Response
from fastapi.responses import JSONResponse
from sqlalchemy.ext.asyncio import AsyncSession

from bot.console.gate import read_form, who_is
from bot.console.pages import fragment, page
from bot.console.parts import parts_of
from bot.console.studio_differences import differences
from bot.console.studio_life import TOLD, EntryPage, Form, status_of
from bot.console.studio_preview import WHY, filled, preview_of
from bot.console.studio_standing import standing_of
from bot.content.deeds import deed_of
from bot.content.fields import tidy
from bot.content.life import Body, Edit, EditedMeanwhile
from bot.content.wording import Wording, with_numbers
from bot.directory.kinds.all_kinds import PUBLISHING
from bot.errors import PaceError

MOST_FORMS = 8
LONGEST_FORM = 2000
LONGEST_TYPED_CHOICE = 200
"""Characters of a label that are kept as typed; one that is too long to be published is told, not cut."""


class WordingPage(EntryPage):
    """The page of one wording."""

    kind, path = "wording", "wording"

    async def read(self, session: AsyncSession, request: Request, id: str, form: Form) -> Edit:
        """The edit that a form says. Raises NotFound for a wording that nothing says."""
        return self.edit_of(request, id, form, _body(id, form))

    async def check(self, session: AsyncSession, request: Request, id: str) -> None:
        """Raises NotFound for a wording that nothing says."""
        PUBLISHING.shipped_wording(id)

    async def preview(self, request: Request, id: str) -> Response:
        """Both phones for what is being typed, as a piece of the page."""
        body = _body(id, await read_form(request))
        async with parts_of(request).database.reading() as session:
            found = await PUBLISHING.findings(session, id, body, parts_of(request).clock())
        shown = preview_of(PUBLISHING, PUBLISHING.with_body(id, body), found)
        return JSONResponse({"html": fragment("studio_preview.html", preview=shown, why=WHY), "stops": shown.stops})

    def as_read(self, edit: Edit) -> str:
        """The first form, filled with examples, with its choices."""
        wording, use = PUBLISHING.with_body(edit.entry, edit.body), PUBLISHING.use(edit.entry)
        first = next(iter(wording.sms or wording.telegram), "")
        return with_numbers(filled(first, use), use.choices or wording.choices)

    async def show(
        self, request: Request, id: str, *, form: Form | None = None, problem: PaceError | None = None, said: str = ""
    ) -> Response:
        """The newest draft or what is live, or what was typed."""
        PUBLISHING.shipped_wording(id)
        who = who_is(request)
        typed = _body(id, form) if form is not None else None
        async with parts_of(request).database.reading() as session:
            standing = await standing_of(session, self.life, self.kind, id, who.worker.id)
            live = PUBLISHING.with_body(id, standing.live or PUBLISHING.shipped(id))
            newest = PUBLISHING.with_body(id, standing.newest or PUBLISHING.shipped(id))
            wording = PUBLISHING.with_body(id, typed) if typed is not None else newest
            found = await PUBLISHING.findings(session, id, PUBLISHING.body_of(wording), parts_of(request).clock())
        clash = isinstance(problem, EditedMeanwhile)
        values: dict[str, Any] = {
            "wording": wording,
            "forms": {style: _rows(wording, style) for style in ("sms", "telegram")},
            "choices": _choices(id, wording),
            "use": PUBLISHING.use(id),
            "preview": preview_of(PUBLISHING, wording, found),
            "why": WHY,
            "changes": differences(live, wording),
            "theirs": differences(newest, wording) if clash and typed is not None else [],
            "history": [(one, PUBLISHING.with_body(id, one.body)) for one in standing.history],
            "standing": standing,
            "address": f"/admin/wording/{id}",
            "seen": form.get("seen", "") if form and not clash else standing.mark,
            "reason": (form or {}).get("reason", ""),
            "edits": True,
            "typed_here": form is not None,
            "problem": str(problem) if problem else "",
            "said": TOLD.get(said, ""),
        }
        return page(request, "studio_wording.html", who, status=status_of(problem), **values)


def wording_router() -> APIRouter:
    """The routes of wordings."""
    router = APIRouter(prefix="/admin/wording", include_in_schema=False)
    WordingPage().add_to(router)
    return router


def _body(id: str, form: Form) -> Body:
    shipped = PUBLISHING.shipped_wording(id)
    body: Body = {style: _forms(form, style) for style in ("sms", "telegram")}
    if shipped.choices:
        typed = [
            (tidy(form.get(f"choice-{number}", choice.label))[:LONGEST_TYPED_CHOICE], choice.payload)
            for number, choice in enumerate(shipped.choices)
        ]
        body["choices"] = [{"title": label, "payload": payload} for label, payload in typed if label]
    return body


def _forms(form: Form, style: str) -> list[str]:
    typed = (tidy(form.get(f"{style}-{number}", ""), lines=True)[:LONGEST_FORM] for number in range(MOST_FORMS))
    return [text for text in typed if text]


def _rows(wording: Wording, style: str) -> list[str]:
    """The forms to edit, and an empty one for another."""
    texts = wording.sms if style == "sms" else wording.telegram
    return [*texts, ""][:MOST_FORMS]


def _choices(id: str, wording: Wording) -> list[tuple[str, str]]:
    """The label of each choice that the wording brings itself, empty for one that was taken out, and what it does."""
    there = {choice.payload: choice.label for choice in wording.choices}
    shipped = PUBLISHING.shipped_wording(id).choices
    return [(there.get(choice.payload, ""), deed_of(choice.payload)) for choice in shipped]
