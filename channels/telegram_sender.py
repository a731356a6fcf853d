"""Telegram, the sending half."""

from datetime import datetime, timedelta

from telegram import Bot, InlineKeyboardButton, InlineKeyboardMarkup, LinkPreviewOptions
from telegram.error import BadRequest, ChatMigrated, Forbidden, RetryAfter, TelegramError
from telegram.request import HTTPXRequest

from bot.errors import AddressClosed, SendFailed, SendLater
from bot.messages import TextToSend
from bot.settings import Settings

TELEGRAM = "https://api.telegram.org"
TIMEOUT_SECONDS = 10.0


def telegram_bot(settings: Settings) -> Bot:
    """Telegram's interface with our token, at TELEGRAM_API_URL when that is set. Nothing is sent yet."""
    address = settings.telegram_api_url or TELEGRAM
    return Bot(
        settings.telegram_bot_token,
        base_url=f"{address}/bot",
        base_file_url=f"{address}/file/bot",
        request=HTTPXRequest(
            read_timeout=TIMEOUT_SECONDS, connect_timeout=TIMEOUT_SECONDS, pool_timeout=TIMEOUT_SECONDS
        ),
    )


class TelegramSender:
    """Sends texts as our bot, each choice a button on a row of its own."""

    def __init__(self, bot: Bot) -> None:
        self._bot = bot

    async def send(self, text: TextToSend) -> str:
        """Sends one text; its message id, which is unique among all private chats of one bot."""
        try:
            message = await self._bot.send_message(
                chat_id=text.address,
                text=text.body,
                reply_markup=_keyboard(text),
                link_preview_options=LinkPreviewOptions(is_disabled=True),
            )
        except TelegramError as error:
            raise _our_error(error) from None
        return str(message.message_id)

    async def find_sent(self, text: TextToSend, since: datetime) -> str | None:
        """Always None: Telegram has no way to look up what we sent, so a text cut off by a crash is sent again."""
        return None


def _keyboard(text: TextToSend) -> InlineKeyboardMarkup | None:
    rows = [[InlineKeyboardButton(label, callback_data=data)] for label, data in text.buttons]
    return InlineKeyboardMarkup(rows) if rows else None


def _our_error(error: TelegramError) -> SendFailed | SendLater:
    """Ours for theirs. A wrong token or an outage is no fault of the text, so it is tried again."""
    if isinstance(error, RetryAfter):
        return SendLater("429", _seconds(error.retry_after))
    if isinstance(error, Forbidden):
        return AddressClosed("403")
    if isinstance(error, BadRequest | ChatMigrated):
        return SendFailed("400")
    return SendLater(type(error).__name__)


def _seconds(wait: int | timedelta) -> float:
    return wait.total_seconds() if isinstance(wait, timedelta) else float(wait)
