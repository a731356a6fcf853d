"""What passes between the parts: texts, choices, receipts. Nothing here knows a provider or a table."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from typing import Any, Protocol


class ChannelName(StrEnum):
    """The ways a parent can text us."""

    SMS = "sms"
    TELEGRAM = "telegram"
    SIMULATOR_SMS = "simulator_sms"
    SIMULATOR_TELEGRAM = "simulator_telegram"

    @property
    def style(self) -> str:
        """`sms` (numbered choices, GSM-7) or `telegram` (buttons)."""
        return "telegram" if self.value.endswith("telegram") else "sms"


class TextKind(StrEnum):
    """What arrived: words, a pressed button, or something we cannot read."""

    WORDS = "words"
    BUTTON = "button"
    PHOTO = "photo"
    VOICE = "voice"
    LOCATION = "location"
    CONTACT = "contact"
    OTHER = "other"


@dataclass(frozen=True)
class IncomingText:
    """One text from a parent, as every channel hands it to `inbox.accept`.

    `provider_id` is the provider's own key (MessageSid, update_id) and makes storing it twice impossible.
    `button` is the callback data of a pressed button; `corrects` the message id that an edited text replaces,
    `message_id` the id by which a later edit will name this text; `start_code` what came with `/start CODE`.
    """

    channel: ChannelName
    address: str
    provider_id: str
    body: str
    received_at: datetime
    kind: TextKind = TextKind.WORDS
    button: str | None = None
    corrects: str | None = None
    message_id: str | None = None
    start_code: str | None = None


@dataclass(frozen=True)
class Choice:
    """One thing a parent may pick. `payload` is what picking it means to the engine, e.g. `/not_now`."""

    label: str
    payload: str
    also: tuple[str, ...] = ()
    """Other words that pick it, e.g. the organisation's name."""
    about: str = ""
    """A few words on it, shown beside the label in SMS and above the buttons in Telegram."""

    def as_json(self) -> dict[str, Any]:
        """Plain data for storing."""
        return {"label": self.label, "payload": self.payload, "also": list(self.also), "about": self.about}

    @classmethod
    def from_json(cls, data: dict[str, Any]) -> "Choice":
        """The choice that `as_json` stored."""
        return cls(data["label"], data["payload"], tuple(data.get("also") or ()), data.get("about") or "")


@dataclass(frozen=True)
class TextToSend:
    """One text ready to leave: `body` is complete for its channel; `buttons` are (label, callback data)."""

    address: str
    body: str
    buttons: Sequence[tuple[str, str]] = field(default_factory=tuple)


class DeliveryStatus(StrEnum):
    """Where a text of ours is on its way."""

    HELD = "held"
    QUEUED = "queued"
    SENDING = "sending"
    SENT = "sent"
    DELIVERED = "delivered"
    FAILED = "failed"
    CANCELLED = "cancelled"


@dataclass(frozen=True)
class Receipt:
    """A provider's word on what became of a text. `code` is the provider's error code, when there is one."""

    channel: ChannelName
    provider_id: str
    status: DeliveryStatus
    code: str | None = None


class Sender(Protocol):
    """A channel's sending half. Raises SendLater, AddressClosed or SendFailed."""

    async def send(self, text: TextToSend) -> str:
        """Sends one text and gives the provider's id for it."""
        ...

    async def find_sent(self, text: TextToSend, since: datetime) -> str | None:
        """After a crash in mid-send: the provider's id if the text left after all, else None."""
        ...


@dataclass(frozen=True)
class Saying:
    """Something to say, before it is put into words for a channel: a wording's id, its variables, its choices."""

    wording: str
    variables: dict[str, str] = field(default_factory=dict)
    choices: tuple[Choice, ...] = ()
    fallback: str | None = None
    """What to say when no copy of the wording can be found."""
    besides: Choice | None = None
    """One more, beside its choices or those of the wording's own: what else a text asked for."""
