"""The page /simulator: invented parents, each with one phone for SMS and one for Telegram."""

import hashlib
import json
import secrets
from collections.abc import Callable
from typing import Annotated, Any, Literal

from fastapi import APIRouter, Depends, Path, Request, Response
from fastapi.responses import JSONResponse, RedirectResponse
from fastapi.templating import Jinja2Templates
from pydantic import BaseModel, ConfigDict, Field, ValidationError

from bot.clock import Clock, system_clock
from bot.database.session import Database
from bot.errors import NotReadable
from bot.inbox.accept import Inbox
from bot.messages import IncomingText, TextKind
from channels.edge import ProviderRoute, clean, read_body
from channels.simulated_phones import BLOCKED, BUSY, CHANNELS, HOW_MANY, SimulatedParent
from channels.simulator_texts import parents_seen, phone
from channels.telegram_updates import read_command

LONGEST_TEXT = 10_000
CANNOT_READ = "That could not be read. Please try again."
NOTHING_WRITTEN = "There is nothing to send yet. Write something first."
TOO_LONG = f"That is too long: {LONGEST_TEXT:,} characters is the most."

Style = Literal["sms", "telegram"]
ParentId = Annotated[str, Path(pattern=r"^[0-9]{3}$")]
Guard = Callable[..., Any]


class Typed(BaseModel):
    """What the page sends: `id` is the text's own, so that sending it twice stores it once."""

    model_config = ConfigDict(extra="forbid")

    id: str = Field(pattern=r"^[0-9A-Za-z-]{8,64}$")
    kind: TextKind = TextKind.WORDS
    body: str = ""
    button: str | None = Field(None, max_length=64)
    corrects: str | None = Field(None, max_length=64)


def read_typed(body: bytes) -> Typed:
    """What was typed. Raises NotReadable with a line for the person at the page."""
    try:
        typed = Typed.model_validate_json(body)
    except ValidationError:
        raise NotReadable(CANNOT_READ) from None
    if len(typed.body) > LONGEST_TEXT:
        raise NotReadable(TOO_LONG)
    if typed.kind == TextKind.WORDS and not clean(typed.body).strip():
        raise NotReadable(NOTHING_WRITTEN)
    return typed


def read_text(typed: Typed, parent: SimulatedParent, style: Style, clock: Clock) -> IncomingText:
    """The text as any other channel would hand it on."""
    is_command = style == "telegram" and typed.kind == TextKind.WORDS and typed.corrects is None
    body, start_code = read_command(typed.body) if is_command else (typed.body, None)
    return IncomingText(
        channel=CHANNELS[style],
        address=parent.address(style),
        provider_id=typed.id,
        message_id=None if typed.corrects else typed.id,
        body=clean(body),
        received_at=clock(),
        kind=typed.kind,
        button=typed.button,
        corrects=typed.corrects,
        start_code=start_code,
    )


def simulator_router(
    database: Database, inbox: Inbox, templates: Jinja2Templates, guard: Guard, clock: Clock = system_clock
) -> APIRouter:
    """The page, the JSON it follows, and where its texts go. `guard` decides who may use any of it."""
    router = APIRouter(
        prefix="/simulator", route_class=ProviderRoute, dependencies=[Depends(guard)], include_in_schema=False
    )

    @router.get("")
    async def latest() -> Response:
        async with database.reading() as session:
            seen = await parents_seen(session)
        return RedirectResponse(f"/simulator/{seen[0].id}" if seen else "/simulator/new", 303)

    @router.get("/new")
    async def new() -> Response:
        async with database.reading() as session:
            seen = await parents_seen(session)
        return RedirectResponse(f"/simulator/{_nobody_yet(seen).id}", 303)

    @router.get("/{parent_id}")
    async def page(request: Request, parent_id: ParentId) -> Response:
        parent = SimulatedParent(int(parent_id))
        async with database.reading() as session:
            seen = await parents_seen(session)
        others = [each for each in seen if each != parent]
        trouble = {"blocked": SimulatedParent(BLOCKED), "busy": SimulatedParent(BUSY)}
        return templates.TemplateResponse(
            request, "simulator.html", {"parent": parent, "others": others, "longest": LONGEST_TEXT, **trouble}
        )

    @router.get("/{parent_id}/phones")
    async def phones(request: Request, parent_id: ParentId) -> Response:
        parent = SimulatedParent(int(parent_id))
        async with database.reading() as session:
            both = {style: await phone(session, parent, style, clock()) for style in CHANNELS}
        return _unless_unchanged(request, both)

    @router.post("/{parent_id}/{style}/texts")
    async def send(request: Request, parent_id: ParentId, style: Style) -> Response:
        if request.headers.get("Content-Type", "").partition(";")[0] != "application/json":
            return JSONResponse({"problem": CANNOT_READ}, 415)
        try:
            typed = read_typed(await read_body(request))
        except NotReadable as wrong:
            return JSONResponse({"problem": str(wrong)}, 422)
        new = await inbox.accept(read_text(typed, SimulatedParent(int(parent_id)), style, clock))
        return JSONResponse({"stored": new}, 202)

    return router


def _nobody_yet(seen: list[SimulatedParent]) -> SimulatedParent:
    """A number that nobody has texted from; when all are taken, any."""
    taken = {parent.number for parent in seen} | {BLOCKED, BUSY}
    free = [number for number in range(HOW_MANY) if number not in taken]
    return SimulatedParent(secrets.choice(free or range(HOW_MANY)))


def _unless_unchanged(request: Request, data: dict[str, Any]) -> Response:
    """The data as JSON, or 304 when the page has it already."""
    body = json.dumps(data, ensure_ascii=False).encode()
    tag = f'"{hashlib.sha256(body).hexdigest()[:32]}"'
    headers = {"ETag": tag, "Cache-Control": "private, no-cache"}
    if request.headers.get("If-None-Match") == tag:
        return Response(status_code=304, headers=headers)
    return Response(body, media_type="application/json", headers=headers)
