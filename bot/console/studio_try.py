"""Trying drafts in a private chat: nobody else sees it, nothing of it lasts."""

import json
from typing import Any

from cryptography.fernet import InvalidToken
from fastapi import APIRouter, Depends, Request, Response

from bot.console.gate import read_form, signed_in, who_is
from bot.console.pages import page
from bot.console.parts import parts_of
from bot.console.studio_access import STUDIO_ROLES
from bot.content.fields import tidy
from bot.conversation.private_chat import Chat
from bot.database.vault import vault
from bot.errors import EngineUnavailable, SettingsWrong, TurnFailed

router = APIRouter(prefix="/admin/try", include_in_schema=False, dependencies=[Depends(signed_in(*STUDIO_ROLES))])
LONGEST_TEXT = 600
STYLES = {"sms": "SMS", "telegram": "Telegram"}


@router.get("")
async def begin(request: Request, style: str = "sms") -> Response:
    """A new chat."""
    return _show(request, Chat(style if style in STYLES else "sms"))


@router.post("")
async def say(request: Request) -> Response:
    """One more text of it."""
    form = await read_form(request)
    chat = _opened(form.get("chat", ""))
    text = tidy(form.get("text", ""), lines=True)[:LONGEST_TEXT]
    if not text:
        return _show(request, chat)
    try:
        return _show(request, await parts_of(request).private_chat.say(chat, text))
    except (EngineUnavailable, TurnFailed):
        return _show(request, chat, text, "The engine did not answer. Your text is still there: try once more.")


def _opened(sealed: str) -> Chat:
    """The chat that the page carries; a new one where it cannot be read."""
    try:
        return Chat.from_json(json.loads(vault().decrypt(sealed.encode())))
    except (InvalidToken, SettingsWrong, ValueError, TypeError, KeyError):
        return Chat()


def _show(request: Request, chat: Chat, typed: str = "", problem: str = "") -> Response:
    values: dict[str, Any] = {
        "chat": chat,
        "sealed": vault().encrypt(json.dumps(chat.as_json())).decode(),
        "styles": STYLES,
        "typed": typed,
        "problem": problem,
    }
    return page(request, "studio_try.html", who_is(request), status=503 if problem else 200, **values)
