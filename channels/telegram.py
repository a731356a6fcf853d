"""Telegram, the receiving half: verify, parse, hand on; by webhook, or by asking when nobody can reach us."""

import asyncio
import hmac
import logging
from collections.abc import Awaitable, Callable
from datetime import timedelta
from itertools import count
from json import JSONDecodeError, loads
from typing import Protocol

from fastapi import APIRouter, BackgroundTasks, Request, Response
from telegram import Bot, BotCommand, Update
from telegram.error import RetryAfter, TelegramError

from bot.clock import Clock, system_clock
from bot.errors import NotGenuine, NotReadable
from bot.inbox.accept import Inbox
from bot.settings import Settings
from channels.edge import ProviderRoute, read_body
from channels.telegram_updates import COMMANDS, WANTED, read_update

log = logging.getLogger(__name__)

WEBHOOK_PATH = "/channels/telegram/webhook"
SECRET_HEADER = "X-Telegram-Bot-Api-Secret-Token"  # noqa: S105 - a header's name
ASK_SECONDS = 25
"""How long Telegram may keep one question for updates open."""
LONGEST_WAIT = 60.0

Sleep = Callable[[float], Awaitable[None]]


class ForStaff(Protocol):
    """Takes what a worker did in their own chat."""

    async def take(self, update: Update) -> bool:
        """Whether it was a worker's, and so no parent's text."""
        ...


class TelegramTexts:
    """Takes updates, however they came, to the inbox, and answers pressed buttons."""

    def __init__(
        self, bot: Bot, inbox: Inbox, clock: Clock = system_clock, for_staff: ForStaff | None = None
    ) -> None:
        self._bot = bot
        self._for_staff = for_staff
        self._inbox = inbox
        self._clock = clock

    async def take(self, update: Update) -> None:
        """Stores the text that an update holds, if any; what workers do goes its own way."""
        if self._for_staff is not None and await self._for_staff.take(update):
            return
        text = read_update(update, self._clock())
        if text is not None:
            await self._inbox.accept(text)

    async def answer(self, update: Update) -> None:
        """Lets a pressed button come to rest; when that fails, the parent's phone only shows it spinning."""
        if update.callback_query is None:
            return
        try:
            await self._bot.answer_callback_query(update.callback_query.id)
        except TelegramError as error:
            log.info("a pressed button could not be answered: %s", type(error).__name__)


def telegram_router(
    bot: Bot,
    inbox: Inbox,
    settings: Settings,
    clock: Clock = system_clock,
    for_staff: ForStaff | None = None,
) -> APIRouter:
    """The route that Telegram calls."""
    router = APIRouter(route_class=ProviderRoute, include_in_schema=False)
    texts = TelegramTexts(bot, inbox, clock, for_staff)
    secret = settings.telegram_webhook_secret.encode()

    @router.post(WEBHOOK_PATH)
    async def webhook(request: Request, after: BackgroundTasks) -> Response:
        shown = request.headers.get(SECRET_HEADER, "").encode()
        if not secret or not hmac.compare_digest(shown, secret):
            raise NotGenuine("the secret does not fit")
        update = parse(await read_body(request), bot)
        if update is not None:
            await texts.take(update)
            after.add_task(texts.answer, update)
        return Response(status_code=200, background=after)

    return router


def parse(body: bytes, bot: Bot) -> Update | None:
    """The posted update. Raises NotReadable when it is not JSON.

    A kind of update that the library cannot read gives None: refusing it would have Telegram bring it again, and
    hold back what comes after it, for a day.
    """
    try:
        data = loads(body)
    except (JSONDecodeError, UnicodeDecodeError, RecursionError):
        raise NotReadable("it is not JSON") from None
    if not isinstance(data, dict) or not isinstance(data.get("update_id"), int):
        raise NotReadable("it has no update_id")
    try:
        return Update.de_json(data, bot)
    except (TypeError, ValueError, KeyError, AttributeError, OverflowError) as error:
        log.error("an update cannot be read and is left out: id=%s %s", data["update_id"], type(error).__name__)
        return None


def uses_webhook(settings: Settings) -> bool:
    """Whether Telegram can call us: it insists on https, only a Bot API server of one's own does not."""
    public = settings.public_url
    return bool(settings.telegram_webhook_secret) and (
        public.startswith("https://") or bool(public and settings.telegram_api_url)
    )


class TelegramConnection:
    """Tells Telegram how to reach us and what our menu holds; asks for updates where it cannot reach us."""

    def __init__(
        self,
        bot: Bot,
        inbox: Inbox,
        settings: Settings,
        clock: Clock = system_clock,
        sleep: Sleep = asyncio.sleep,
        for_staff: ForStaff | None = None,
    ) -> None:
        self._bot = bot
        self._texts = TelegramTexts(bot, inbox, clock, for_staff)
        self._settings = settings
        self._sleep = sleep
        self._next: int | None = None

    async def run(self) -> None:
        """Sets up until that worked; with a webhook it is then done, else it asks for updates until cancelled."""
        await self._until_done(self._set_up)
        if not uses_webhook(self._settings):
            while True:
                await self._until_done(self._ask)

    async def _set_up(self) -> None:
        await self._bot.set_my_commands([BotCommand(name, words) for name, words in COMMANDS.items()])
        if uses_webhook(self._settings):
            await self._bot.set_webhook(
                self._settings.public_url + WEBHOOK_PATH,
                secret_token=self._settings.telegram_webhook_secret,
                allowed_updates=WANTED,
            )
        else:
            await self._bot.delete_webhook()

    async def _ask(self) -> None:
        """One question. Telegram forgets an update once we ask for what comes after it, and by then it is stored.

        What fails before that comes again, and the inbox drops repeats.
        """
        updates = await self._bot.get_updates(self._next, timeout=ASK_SECONDS, allowed_updates=WANTED)
        for update in updates:
            await self._texts.take(update)
            await self._texts.answer(update)
            self._next = update.update_id + 1

    async def _until_done(self, step: Callable[[], Awaitable[None]]) -> None:
        for failures in count(1):
            try:
                await step()
                break
            except Exception as error:
                wait = _wait(error, failures)
                log.warning("telegram: %s; trying again in %.0f s", type(error).__name__, wait)
            await self._sleep(wait)


def _wait(error: Exception, failures: int) -> float:
    """Seconds: what Telegram asks for, else 1, 2, 4 ... up to a minute."""
    if isinstance(error, RetryAfter):
        asked = error.retry_after
        return asked.total_seconds() if isinstance(asked, timedelta) else float(asked)
    return float(min(2 ** min(failures - 1, 10), LONGEST_WAIT))
