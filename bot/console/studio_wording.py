"""One wording: its forms, both phones beside them, drafts, publishing, and every earlier copy."""

from typing import Any

from fastapi import APIRouter, Request, Response
from fastapi.responses import JSONResponse, RedirectResponse

from bot.console.gate import read_form
from bot.console.pages import fragment, page
from bot.console.parts import parts_of
from bot.console.studio import PUBLISHING, Editor, Publisher
from bot.console.studio_access import PUBLISHER_ROLES
from bot.console.studio_differences import differences
from bot.console.studio_preview import WHY, preview_of
from bot.content.publishing import DRAFT, Edit, EditedMeanwhile, NothingChanged, PublishingStopped, needs_two
from bot.content.wording import Wording
from bot.errors import NotFound, PaceError
from bot.handover.lists import names_of_workers
from bot.staff.sessions import SignedIn

router = APIRouter(prefix="/admin/wording/{wording_id}", include_in_schema=False)
MOST_FORMS = 8
LONGEST_FORM = 2000
LONGEST_REASON = 300
STATUS = {EditedMeanwhile: 409, NothingChanged: 422, PublishingStopped: 422}
Form = dict[str, str]


@router.get("")
async def one_wording(request: Request, who: Editor, wording_id: str, said: str = "") -> Response:
    """The newest draft, or what is live."""
    return await _show(request, who, wording_id, said=said)


@router.post("")
async def save(request: Request, who: Editor, wording_id: str) -> Response:
    """Keeps a draft; or, where the button says so, only shows how it would look."""
    form = await read_form(request)
    edit = _edit(request, who, wording_id, form)
    if form.get("act") == "preview":
        return await _show(request, who, wording_id, typed=edit)
    try:
        async with parts_of(request).database.transaction() as session:
            await PUBLISHING.save_draft(session, edit)
    except (EditedMeanwhile, NothingChanged) as wrong:
        return await _show(request, who, wording_id, typed=edit, problem=wrong)
    return _back_to(wording_id, "saved")


@router.post("/publish")
async def publish(request: Request, who: Publisher, wording_id: str) -> Response:
    """Makes it what parents get from the next text on."""
    edit = _edit(request, who, wording_id, await read_form(request))
    try:
        async with parts_of(request).database.transaction() as session:
            revision = await PUBLISHING.publish(session, edit)
    except (EditedMeanwhile, NothingChanged, PublishingStopped) as wrong:
        return await _show(request, who, wording_id, typed=edit, problem=wrong)
    return _back_to(wording_id, "second" if revision.state == DRAFT else "published")


@router.post("/restore")
async def restore(request: Request, who: Editor, wording_id: str) -> Response:
    """Makes a draft of an earlier copy."""
    form = await read_form(request)
    now = parts_of(request).clock()
    try:
        async with parts_of(request).database.transaction() as session:
            number, seen = _number(form, "number"), _number(form, "seen")
            await PUBLISHING.restore(session, wording_id, number, who.worker.id, seen, now)
    except (EditedMeanwhile, NothingChanged) as wrong:
        return await _show(request, who, wording_id, problem=wrong)
    return _back_to(wording_id, "restored")


@router.post("/preview")
async def preview(request: Request, who: Editor, wording_id: str) -> Response:
    """Both phones for what is being typed, as a piece of the page."""
    edit = _edit(request, who, wording_id, await read_form(request))
    shown = preview_of(PUBLISHING, edit.wording)
    return JSONResponse({"html": fragment("studio_preview.html", preview=shown, why=WHY), "stops": shown.stops})


def one_line(text: str) -> str:
    """What somebody typed as a reason, without line breaks or control characters."""
    return " ".join("".join(c if c.isprintable() else " " for c in text).split())[:LONGEST_REASON]


def _edit(request: Request, who: SignedIn, id: str, form: Form) -> Edit:
    texts = {style: _forms(form, style) for style in ("sms", "telegram")}
    wording = PUBLISHING.with_texts(id, texts)
    now = parts_of(request).clock()
    return Edit(wording, who.worker.id, one_line(form.get("reason", "")), _number(form, "seen"), now)


def _forms(form: Form, style: str) -> list[str]:
    typed = (_clean(form.get(f"{style}-{number}", "")) for number in range(MOST_FORMS))
    return [text for text in typed if text]


def _clean(text: str) -> str:
    """Line breaks as texts have them; control characters, which no phone shows, are dropped."""
    plain = text.replace("\r\n", "\n").replace("\r", "\n")
    return "".join(c for c in plain if c == "\n" or c >= " ").strip()[:LONGEST_FORM]


def _number(form: Form, field: str) -> int:
    given = form.get(field, "")
    if not (given.isascii() and given.isdigit() and len(given) < 9):
        raise NotFound("That is not there any more.")
    return int(given)


def _back_to(id: str, said: str) -> Response:
    return RedirectResponse(f"/admin/wording/{id}?said={said}", 303)


async def _show(
    request: Request,
    who: SignedIn,
    id: str,
    *,
    typed: Edit | None = None,
    problem: PaceError | None = None,
    said: str = "",
) -> Response:
    PUBLISHING.shipped(id)
    async with parts_of(request).database.reading() as session:
        live = await PUBLISHING.live(session, id)
        history = await PUBLISHING.history(session, id)
        names = await names_of_workers(session)
    newest = PUBLISHING.with_texts(id, history[0].variants) if history else live
    wording = typed.wording if typed else newest
    draft = history[0] if history and history[0].state == DRAFT else None
    clash = isinstance(problem, EditedMeanwhile)
    seen = typed.seen if typed and not clash else (history[0].number if history else 0)
    values: dict[str, Any] = {
        "wording": wording,
        "forms": {style: _rows(wording, style) for style in ("sms", "telegram")},
        "use": PUBLISHING.use(id),
        "preview": preview_of(PUBLISHING, wording),
        "why": WHY,
        "changes": differences(live, wording),
        "theirs": differences(newest, wording) if clash and typed else [],
        "history": [(one, PUBLISHING.with_texts(id, one.variants)) for one in history],
        "names": names,
        "draft": draft,
        "seen": seen,
        "reason": typed.reason if typed else "",
        "publishes": bool(PUBLISHER_ROLES & set(who.worker.roles)),
        "two": needs_two(id),
        "own_draft": bool(draft and draft.author_id == who.worker.id),
        "problem": str(problem) if problem else "",
        "said": said,
    }
    status = STATUS.get(type(problem), 200) if problem else 200
    return page(request, "studio_wording.html", who, status=status, **values)


def _rows(wording: Wording, style: str) -> list[str]:
    """The forms to edit, and an empty one for another."""
    texts = wording.sms if style == "sms" else wording.telegram
    return [*texts, ""][:MOST_FORMS]
