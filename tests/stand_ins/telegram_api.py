"""Telegram's Bot interface on loopback: its limits, its errors, its webhook with the secret, and the chats behind it.

It behaves as a Bot API server of one's own, which may call webhooks over plain HTTP; otherwise as strict as
Telegram's.
"""

import asyncio
import json
import re
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, datetime
from itertools import count
from typing import Any

import httpx
from fastapi import FastAPI, Request
from fastapi.responses import JSONResponse, Response

from tests.stand_ins.phone import Phone, Shown
from tests.stand_ins.server import LoopbackServer

MOST_CHARACTERS = 4096
MOST_CALLBACK_BYTES = 64
MOST_UPDATES = 100
SECRET = re.compile(r"[A-Za-z0-9_-]{1,256}")
COMMAND = re.compile(r"[a-z0-9_]{1,32}")

Json = dict[str, Any]


@dataclass
class Refusal(Exception):
    """An error as Telegram puts it."""

    code: int
    description: str
    parameters: Json = field(default_factory=dict)


@dataclass
class Trouble:
    """What goes wrong with the next sends, each so many times."""

    busy: int = 0
    retry_after: int = 3
    broken: int = 0
    slow_to_answer: bool = False
    """Messages are taken and shown, and the answers wait."""


class TelegramStandIn:
    """The server. Point TELEGRAM_API_URL at `address`; our webhook is where setWebhook says."""

    def __init__(
        self, token: str = "123456:a-token-for-tests", clock: Callable[[], datetime] = lambda: datetime.now(UTC)
    ) -> None:
        self.token = token
        self._message_ids, self._update_ids, self._query_ids = count(100), count(7000), count(1)
        self.forget(clock)
        self._server = LoopbackServer(self._app())
        self.address = self._server.address

    def forget(self, clock: Callable[[], datetime]) -> None:
        """Starts afresh for another test, by its clock: no chats, no webhook, no trouble."""
        self.trouble = Trouble()
        self.webhook: Json = {"url": ""}
        self.commands: list[Json] = []
        self.pending: list[Json] = []
        self.calls: list[str] = []
        """The methods called, in order."""
        self.open_queries: set[str] = set()
        """Pressed buttons that still spin."""
        self._allowed: list[str] = []
        self._chats: dict[int, TelegramPhone] = {}
        self._clock = clock
        self._delivering = asyncio.Lock()

    def close(self) -> None:
        """Stops the server."""
        self._server.close()

    def phone(self, chat_id: int) -> "TelegramPhone":
        """The phone of this private chat."""
        return self._chats.setdefault(chat_id, TelegramPhone(self, chat_id))

    def date(self) -> int:
        """Now, as Telegram writes it."""
        return int(self._clock().timestamp())

    def message_id(self) -> int:
        """A new message id: one sequence for all private chats of a bot."""
        return next(self._message_ids)

    def query_id(self) -> str:
        """A new id of a pressed button."""
        query_id = f"query-{next(self._query_ids)}"
        self.open_queries.add(query_id)
        return query_id

    async def emit(self, kind: str, payload: Json, deliveries: int = 1) -> int:
        """Something happened in a chat: kept until our side has taken it. Our last status code, 0 without webhook."""
        if self._allowed and kind not in self._allowed:
            return 0
        update = {"update_id": next(self._update_ids), kind: payload}
        for _ in range(deliveries - 1):
            await self.post(update)
        self.pending.append(update)
        return await self.deliver_pending()

    async def deliver_pending(self) -> int:
        """Brings what waits to the webhook, oldest first; stops at the first answer that is not 2xx."""
        status = 0
        async with self._delivering:
            while self.webhook["url"] and self.pending:
                status = (await self.post(self.pending[0])).status_code
                if not 200 <= status < 300:
                    break
                self.pending.pop(0)
        return status

    async def post(self, update: Json, secret: str | None = None) -> httpx.Response:
        """One call of the webhook, with the secret that was set or with another."""
        shown = self.webhook.get("secret_token", "") if secret is None else secret
        headers = {"X-Telegram-Bot-Api-Secret-Token": shown} if shown else {}
        async with httpx.AsyncClient(timeout=60, verify=False) as client:
            return await client.post(self.webhook["url"], json=update, headers=headers)

    def _app(self) -> FastAPI:
        app = FastAPI()

        @app.exception_handler(Refusal)
        async def refuse(request: Request, refusal: Refusal) -> Response:
            body: Json = {"ok": False, "error_code": refusal.code, "description": refusal.description}
            if refusal.parameters:
                body["parameters"] = refusal.parameters
            return JSONResponse(body, refusal.code)

        @app.post("/bot{token}/{method}")
        async def call(request: Request, token: str, method: str) -> Response:
            if token != self.token:
                raise Refusal(401, "Unauthorized")
            handler = getattr(self, f"_do_{method.lower()}", None)
            if handler is None:
                raise Refusal(404, "Not Found")
            self.calls.append(method)
            result = await handler(await _parameters(request))
            return JSONResponse({"ok": True, "result": result})

        return app

    async def _do_getme(self, given: Json) -> Json:
        return {"id": 123456, "is_bot": True, "first_name": "At Your Pace", "username": "at_your_pace_test_bot"}

    async def _do_setmycommands(self, given: Json) -> bool:
        commands = given["commands"]
        if len(commands) > 100 or not all(COMMAND.fullmatch(each["command"]) for each in commands):
            raise Refusal(400, "Bad Request: BOT_COMMAND_INVALID")
        if not all(1 <= len(each["description"]) <= 256 for each in commands):
            raise Refusal(400, "Bad Request: BOT_COMMAND_DESCRIPTION_INVALID")
        self.commands = commands
        return True

    async def _do_setwebhook(self, given: Json) -> bool:
        secret = given.get("secret_token", "")
        if secret and not SECRET.fullmatch(secret):
            raise Refusal(400, "Bad Request: secret token contains unallowed characters")
        self.webhook = {"url": given.get("url", ""), "secret_token": secret}
        self._allowed = given.get("allowed_updates", [])
        return True

    async def _do_deletewebhook(self, given: Json) -> bool:
        self.webhook = {"url": ""}
        return True

    async def _do_getupdates(self, given: Json) -> list[Json]:
        if self.webhook["url"]:
            raise Refusal(
                409, "Conflict: can't use getUpdates method while webhook is active; use deleteWebhook first"
            )
        self._allowed = given.get("allowed_updates", self._allowed)
        offset = int(given.get("offset", 0))
        self.pending = [update for update in self.pending if update["update_id"] >= offset]
        for _ in range(int(float(given.get("timeout", 0)) / 0.02)):
            if self.pending:
                break
            await asyncio.sleep(0.02)
        return self.pending[: int(given.get("limit", MOST_UPDATES))]

    async def _do_answercallbackquery(self, given: Json) -> bool:
        if given["callback_query_id"] not in self.open_queries:
            raise Refusal(400, "Bad Request: query is too old and response timeout expired or query ID is invalid")
        self.open_queries.discard(given["callback_query_id"])
        return True

    async def _do_sendmessage(self, given: Json) -> Json:
        self._send_trouble()
        chat = self._chats.get(int(given["chat_id"]))
        if chat is None or not chat.started:
            raise Refusal(400, "Bad Request: chat not found")
        if chat.blocked:
            raise Refusal(403, "Forbidden: bot was blocked by the user")
        text, markup = str(given.get("text", "")), given.get("reply_markup")
        if not text.strip():
            raise Refusal(400, "Bad Request: message text is empty")
        if len(text.encode("utf-16-le")) // 2 > MOST_CHARACTERS:
            raise Refusal(400, "Bad Request: message is too long")
        _check_keyboard(markup)
        bot = await self._do_getme({})
        message = {
            "message_id": self.message_id(), "from": bot, "chat": chat.as_chat(), "date": self.date(), "text": text,
        }  # fmt: skip
        if markup:
            message["reply_markup"] = markup
        chat.show(message)
        while self.trouble.slow_to_answer:  # noqa: ASYNC110 - set from another thread
            await asyncio.sleep(0.02)
        return message

    def _send_trouble(self) -> None:
        if self.trouble.busy:
            self.trouble.busy -= 1
            wait = self.trouble.retry_after
            raise Refusal(429, f"Too Many Requests: retry after {wait}", {"retry_after": wait})
        if self.trouble.broken:
            self.trouble.broken -= 1
            raise Refusal(502, "Bad Gateway")


async def _parameters(request: Request) -> Json:
    """The method's parameters: JSON, or a form whose structured values are JSON."""
    if request.headers.get("Content-Type", "").startswith("application/json"):
        return dict(await request.json())
    structured = ("reply_markup", "commands", "allowed_updates", "link_preview_options")
    form = await request.form()
    return {name: json.loads(str(value)) if name in structured else str(value) for name, value in form.items()}


def _check_keyboard(markup: Json | None) -> None:
    for row in (markup or {}).get("inline_keyboard", []):
        for button in row:
            if not button.get("text"):
                raise Refusal(400, "Bad Request: can't parse inline keyboard button: Text buttons are unallowed")
            if not 1 <= len(button.get("callback_data", "").encode()) <= MOST_CALLBACK_BYTES:
                raise Refusal(400, "Bad Request: BUTTON_DATA_INVALID")


class TelegramPhone(Phone):
    """A private chat with our bot."""

    def __init__(self, telegram: TelegramStandIn, chat_id: int) -> None:
        super().__init__()
        self._telegram = telegram
        self.chat_id = chat_id
        self.name = "A parent"
        self.started = False
        self.blocked = False
        self._messages: list[Json] = []
        self._written: Json | None = None

    def show(self, message: Json) -> None:
        """What the bot sends to the chat."""
        self._messages.append(message)
        rows = message.get("reply_markup", {}).get("inline_keyboard", [])
        labels = tuple(button["text"] for row in rows for button in row)
        self.texts.append(Shown(str(message["message_id"]), message["text"], labels))

    def as_chat(self) -> Json:
        """The chat, as Telegram describes it."""
        return {"id": self.chat_id, "type": "private", "first_name": self.name}

    def as_person(self) -> Json:
        """The person, as Telegram describes them."""
        return {"id": self.chat_id, "is_bot": False, "first_name": self.name, "language_code": "en"}

    async def text(self, body: str, deliveries: int = 1) -> int:
        """Writes a text; `/start` and the other commands are texts like any other."""
        return await self.send({"text": body}, deliveries)

    async def photo(self, caption: str = "") -> int:
        """Sends a photo."""
        photo = [{"file_id": "f", "file_unique_id": "u", "width": 90, "height": 90, "file_size": 1000}]
        return await self.send({"photo": photo, **({"caption": caption} if caption else {})})

    async def send(self, content: Json, deliveries: int = 1) -> int:
        """Sends a message with any content."""
        self.started, self.blocked = True, False
        self._written = {
            "message_id": self._telegram.message_id(), "from": self.as_person(), "chat": self.as_chat(),
            "date": self._telegram.date(), **content,
        }  # fmt: skip
        return await self._telegram.emit("message", self._written, deliveries)

    async def edit(self, body: str) -> int:
        """Edits the last text that was written here."""
        assert self._written is not None, "nothing was written yet"
        self._written = {**self._written, "text": body, "edit_date": self._telegram.date()}
        return await self._telegram.emit("edited_message", self._written)

    async def press(self, label: str) -> int:
        """Presses a button of the newest text that has it."""
        shown = self._showing(label)
        message = next(each for each in self._messages if str(each["message_id"]) == shown.id)
        rows = message["reply_markup"]["inline_keyboard"]
        data = next(button["callback_data"] for row in rows for button in row if button["text"] == label)
        query = {
            "id": self._telegram.query_id(), "from": self.as_person(), "message": message,
            "chat_instance": str(self.chat_id), "data": data,
        }  # fmt: skip
        return await self._telegram.emit("callback_query", query)

    def block(self) -> None:
        """Blocks the bot; writing to it again unblocks it."""
        self.blocked = True
