"""Telegram for workers, by the same bot: told that somebody waits, and picking up with one button.

What a parent wrote never comes here, and what a worker writes here reaches no parent.
"""

import logging
import uuid

from sqlalchemy.ext.asyncio import AsyncSession
from telegram import (
    Bot,
    CallbackQuery,
    InlineKeyboardButton,
    InlineKeyboardMarkup,
    LinkPreviewOptions,
    Message,
    Update,
)
from telegram.constants import ChatType
from telegram.error import Forbidden, TelegramError

from bot.clock import Clock
from bot.database.session import Database
from bot.database.tables import Handover, Parent, Worker
from bot.errors import HeldBySomebodyElse, NotAllowed, PaceError
from bot.handover import handovers
from bot.handover.notices import WayGone, Word
from bot.handover.seeing import sees
from bot.inbox.accept import RiskRules
from bot.messages import ChannelName
from bot.people.parents import find_address
from bot.settings import Settings
from bot.staff import ways
from bot.staff.roles import INBOX_ROLES
from bot.staff.ways import CODE_PREFIX, WayRefused

log = logging.getLogger(__name__)

PICK_UP = "staff-pick-up:"
NOT_HERE = "What is written here reaches no parent. They are answered in the inbox."
NO_PREVIEW = LinkPreviewOptions(is_disabled=True)


async def name_of(bot: Bot) -> str:
    """The bot's name, for links to it; empty while Telegram does not tell."""
    try:
        return (await bot.get_me()).username or ""
    except TelegramError:
        return ""


class TelegramNotifier:
    """Tells a worker in their chat with our bot."""

    def __init__(self, bot: Bot, settings: Settings) -> None:
        self._bot = bot
        self._public_url = settings.public_url

    async def notify(self, worker: Worker, address: str, word: Word) -> None:
        """One message, with a button while it can be picked up. Raises WayGone, or PaceError."""
        buttons = None
        if word.pick_up is not None:
            buttons = InlineKeyboardMarkup(
                [[InlineKeyboardButton("Pick up", callback_data=f"{PICK_UP}{word.pick_up}")]]
            )
        try:
            await self._bot.send_message(
                chat_id=address,
                text=f"{word.says}{_where(self._public_url, word.path)}",
                reply_markup=buttons,
                link_preview_options=NO_PREVIEW,
            )
        except Forbidden:
            raise WayGone("they have blocked the bot in Telegram") from None
        except TelegramError as error:
            raise PaceError(f"Telegram did not take it ({type(error).__name__})") from None


class StaffTelegram:
    """Takes what workers do in Telegram before it could be read as a parent's text."""

    def __init__(self, bot: Bot, database: Database, rules: RiskRules, settings: Settings, clock: Clock) -> None:
        self._bot = bot
        self._database = database
        self._rules = rules
        self._public_url = settings.public_url
        self._clock = clock

    async def take(self, update: Update) -> bool:
        """Whether this was a worker's: a code, a pressed button, or words in a chat where one is told."""
        if update.callback_query is not None:
            return await self._pressed(update.callback_query)
        message = update.message or update.edited_message
        if message is None or message.chat.type != ChatType.PRIVATE:
            return False
        words = message.text or ""
        if words.startswith(f"/start {CODE_PREFIX}"):
            await self._say(message.chat.id, await self._link(words.split(maxsplit=1)[1].strip(), message))
            return True
        return await self._words(message, words, corrected=update.message is None)

    async def _link(self, code: str, message: Message) -> str:
        try:
            async with self._database.transaction() as session:
                worker = await ways.link_telegram(session, code, str(message.chat.id), self._clock())
        except WayRefused as refused:
            return str(refused)
        return (
            f"Hello {worker.first_name}. From now on you are told here when a parent waits. What parents write is only "
            "ever in the inbox. To stop this, send /stop."
        )

    async def _words(self, message: Message, words: str, *, corrected: bool) -> bool:
        """A worker's words reach no parent, and that is said. Words of danger may be their own: those are answered."""
        chat = str(message.chat.id)
        async with self._database.transaction() as session:
            if await ways.worker_of_chat(session, chat) is None:
                return False
            if self._rules.assess(words).urgency in ("emergency", "urgent") or await _is_helped(session, chat):
                return False
            stops = words.strip().lower().strip("/.! ") == "stop"
            if stops:
                await ways.unlink_telegram(session, chat)
        if stops:
            await self._say(
                message.chat.id, "You are not told here any more. You can choose it again under My alerts."
            )
        elif not corrected:
            where = _where(self._public_url, "/inbox")
            await self._say(message.chat.id, f"{NOT_HERE}{where}")
        return True

    async def _pressed(self, query: CallbackQuery) -> bool:
        if query.message is None or query.data is None or not query.data.startswith(PICK_UP):
            return False
        if query.message.chat.type == ChatType.PRIVATE:
            says = await self._pick_up(str(query.message.chat.id), query.data.removeprefix(PICK_UP))
            await self._say(query.message.chat.id, says)
        return True

    async def _pick_up(self, chat: str, handover_id: str) -> str:
        """Picks up for the worker of this chat; what they are told of it."""
        try:
            async with self._database.transaction() as session:
                worker = await ways.worker_of_chat(session, chat)
                if worker is None or not INBOX_ROLES & set(worker.roles):
                    return "Nobody who works here is told in this chat. Tie it to you under My alerts."
                handover = await session.get(Handover, uuid.UUID(handover_id))
                parent = await session.get(Parent, handover.parent_id) if handover else None
                if handover is None or parent is None or not sees(worker, parent, handover):
                    return "This is not there any more, or it is looked after in another area."
                await handovers.pick_up(session, handover.id, worker, self._clock())
        except HeldBySomebodyElse as held:
            return f"{held.holder} has picked this up."
        except (NotAllowed, ValueError) as refused:
            return str(refused) if isinstance(refused, NotAllowed) else "This is not there any more."
        where = _where(self._public_url, f"/inbox/{parent.id}")
        return f"You have picked this up. The parent waits for your first text.{where}"

    async def _say(self, chat: int, words: str) -> None:
        try:
            await self._bot.send_message(chat_id=chat, text=words, link_preview_options=NO_PREVIEW)
        except TelegramError as error:
            log.warning("a worker's chat could not be answered: %s", type(error).__name__)


async def _is_helped(session: AsyncSession, chat: str) -> bool:
    """Whether a worker looks after the very person of this chat: then their words are a parent's words."""
    known = await find_address(session, ChannelName.TELEGRAM, chat)
    return known is not None and await handovers.open_for(session, known.parent_id) is not None


def _where(public_url: str, path: str) -> str:
    """The link, on a line of its own; nothing where the world does not reach us."""
    return f"\n{public_url}{path}" if public_url else ""
