"""From Telegram's updates to our texts. Groups, channels and other bots are not parents: they give None."""

import re
from datetime import datetime

from telegram import CallbackQuery, MaybeInaccessibleMessage, Message, Update
from telegram.constants import ChatType

from bot.messages import ChannelName, IncomingText, TextKind
from channels.edge import clean

WANTED = ("message", "edited_message", "callback_query")
"""The kinds of update that we ask Telegram for."""

COMMANDS = {
    "start": "Say hello, or start again",
    "plan": "See my plan",
    "person": "Talk to a person",
    "stop": "Stop all texts",
    "help": "What this can do",
}
"""The menu, in Telegram's own words for it: command and description."""
WORDS_OF = {"start": "start", "plan": "my plan", "person": "talk to a person", "stop": "stop", "help": "help"}
COMMAND = re.compile(r"/([A-Za-z0-9_]{1,32})(?:@\w+)?(?:\s+(.*))?", re.DOTALL)
START_CODE = re.compile(r"[A-Za-z0-9_-]{1,64}")

KINDS = (
    ("photo", TextKind.PHOTO),
    ("voice", TextKind.VOICE),
    ("audio", TextKind.VOICE),
    ("video_note", TextKind.VOICE),
    ("location", TextKind.LOCATION),
    ("venue", TextKind.LOCATION),
    ("contact", TextKind.CONTACT),
    ("sticker", TextKind.OTHER),
    ("video", TextKind.OTHER),
    ("animation", TextKind.OTHER),
    ("document", TextKind.OTHER),
    ("poll", TextKind.OTHER),
    ("dice", TextKind.OTHER),
    ("story", TextKind.OTHER),
)
"""What a message may hold besides words; anything else (a pinned text, a timer set) is nobody's text."""


def read_update(update: Update, now: datetime) -> IncomingText | None:
    """The parent's text in an update, or None when it holds none. `now` is when a button was pressed."""
    if update.callback_query is not None:
        return _pressed(update.update_id, update.callback_query, now)
    if update.edited_message is not None:
        return _corrected(update.update_id, update.edited_message)
    if update.message is not None:
        return _written(update.update_id, update.message)
    return None


def _written(update_id: int, message: Message) -> IncomingText | None:
    kind = _kind(message)
    if kind is None or not _is_parents(message):
        return None
    body, start_code = read_command(message.text) if message.text else (message.caption or "", None)
    return IncomingText(
        channel=ChannelName.TELEGRAM,
        address=str(message.chat.id),
        provider_id=str(update_id),
        message_id=str(message.message_id),
        body=clean(body),
        received_at=message.date,
        kind=kind,
        start_code=start_code,
    )


def _corrected(update_id: int, message: Message) -> IncomingText | None:
    """An edited text. A live location also arrives as edits, one after the other: those correct nothing."""
    body = message.text or message.caption
    if body is None or not _is_parents(message):
        return None
    return IncomingText(
        channel=ChannelName.TELEGRAM,
        address=str(message.chat.id),
        provider_id=str(update_id),
        corrects=str(message.message_id),
        body=clean(body),
        received_at=message.edit_date or message.date,
        kind=_kind(message) or TextKind.WORDS,
    )


def _pressed(update_id: int, query: CallbackQuery, now: datetime) -> IncomingText | None:
    message = query.message
    if message is None or query.data is None or message.chat.type != ChatType.PRIVATE or query.from_user.is_bot:
        return None
    return IncomingText(
        channel=ChannelName.TELEGRAM,
        address=str(message.chat.id),
        provider_id=str(update_id),
        body=clean(_label(message, query.data)),
        received_at=now,
        kind=TextKind.BUTTON,
        button=clean(query.data),
    )


def _label(message: MaybeInaccessibleMessage, data: str) -> str:
    """What stood on the button; nothing when Telegram no longer shows us the text it hung on."""
    if not isinstance(message, Message) or message.reply_markup is None:
        return ""
    buttons = (button for row in message.reply_markup.inline_keyboard for button in row)
    return next((button.text for button in buttons if button.callback_data == data), "")


def _is_parents(message: Message) -> bool:
    sender = message.from_user
    return message.chat.type == ChatType.PRIVATE and sender is not None and not sender.is_bot


def _kind(message: Message) -> TextKind | None:
    if message.text:
        return TextKind.WORDS
    if message.document and (message.document.mime_type or "").startswith("image/"):
        return TextKind.PHOTO
    return next((kind for name, kind in KINDS if getattr(message, name)), None)


def read_command(text: str) -> tuple[str, str | None]:
    """The words that a command stands for, and the code of a start link; other texts as they are."""
    found = COMMAND.fullmatch(text.strip())
    if found is None or found[1].lower() not in WORDS_OF:
        return text, None
    name, rest = found[1].lower(), (found[2] or "").strip()
    if name == "start":
        return WORDS_OF["start"], rest if START_CODE.fullmatch(rest) else None
    return f"{WORDS_OF[name]} {rest}".strip(), None
