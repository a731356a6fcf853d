"""Trying drafts in a private chat: nobody else sees it, nothing of it lasts."""

import json
from dataclasses import dataclass
from typing import Any

from cryptography.fernet import InvalidToken
from fastapi import APIRouter, Depends, Request, Response

from bot.console.gate import read_form, signed_in, who_is
from bot.console.pages import page
from bot.console.parts import parts_of
from bot.console.studio_access import PLACES, STUDIO_ROLES
from bot.console.studio_agency import agency_of, theirs
from bot.content.fields import tidy
from bot.conversation.private_chat import Chat
from bot.database.vault import vault
from bot.directory.kinds.trying import waiting_to_try
from bot.errors import EngineUnavailable, SettingsWrong, TurnFailed

router = APIRouter(prefix="/admin/try", include_in_schema=False, dependencies=[Depends(signed_in(*STUDIO_ROLES))])
LONGEST_TEXT = 600
PATHS = {place.kind: place.path for place in PLACES}
STYLES = {"sms": "SMS", "telegram": "Telegram"}


@router.get("")
async def begin(request: Request, style: str = "sms") -> Response:
    """A new chat."""
    return await _show(request, Chat(style if style in STYLES else "sms"))


@router.post("")
async def say(request: Request) -> Response:
    """One more text of it."""
    form = await read_form(request)
    chat = _opened(form.get("chat", ""))
    text = tidy(form.get("text", ""), lines=True)[:LONGEST_TEXT]
    if not text:
        return await _show(request, chat)
    drafts = [draft.id for draft in await _drafts(request) if not draft.stopped]
    try:
        return await _show(request, await parts_of(request).private_chat.say(chat, text, drafts))
    except (EngineUnavailable, TurnFailed):
        return await _show(request, chat, text, "The engine did not answer. Your text is still there: try once more.")


def _opened(sealed: str) -> Chat:
    """The chat that the page carries; a new one where it cannot be read."""
    try:
        return Chat.from_json(json.loads(vault().decrypt(sealed.encode())))
    except (InvalidToken, SettingsWrong, ValueError, TypeError, KeyError):
        return Chat()


@dataclass(frozen=True)
class Draft:
    """A draft of what is offered: its revision's id, where its page is, and whether something stops it."""

    id: str
    name: str
    address: str
    stopped: bool


async def _drafts(request: Request) -> list[Draft]:
    """The drafts of services and organisations that this person may see."""
    parts, worker = parts_of(request), who_is(request).worker
    async with parts.database.reading() as session:
        agency = await agency_of(session, worker)
        return [
            Draft(
                str(one.id), str(one.body.get("name") or one.entry), f"/admin/{PATHS[one.kind]}/{one.entry}", stopped
            )
            for one, stopped in await waiting_to_try(session, parts.clock())
            if theirs(agency, one.kind, one.entry, one.body)
        ]


async def _show(request: Request, chat: Chat, typed: str = "", problem: str = "") -> Response:
    values: dict[str, Any] = {
        "chat": chat,
        "sealed": vault().encrypt(json.dumps(chat.as_json())).decode(),
        "styles": STYLES,
        "typed": typed,
        "problem": problem,
        "drafts": await _drafts(request),
    }
    return page(request, "studio_try.html", who_is(request), status=503 if problem else 200, **values)
