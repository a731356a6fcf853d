"""What the simulated phones show, read from the same tables that everything else uses."""

from collections.abc import Sequence
from dataclasses import asdict, dataclass
from datetime import UTC, datetime, timedelta
from typing import Any

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from bot.clock import SCOTLAND
from bot.content.segments import measure
from bot.database.tables import Address, InboundText, OutboundText
from bot.messages import ChannelName, Choice, DeliveryStatus, TextKind
from bot.outbox.rendering import buttons
from bot.people.parents import find_address
from channels.simulated_phones import CHANNELS, SimulatedParent, parent_at

MOST_SHOWN = 60
"""Texts each way on one phone."""
MOST_PARENTS = 200
WRITES_FOR = timedelta(seconds=30)
"""After this nobody believes any more that the other side is writing."""
ON_THE_WAY = (DeliveryStatus.QUEUED, DeliveryStatus.SENDING)


@dataclass(frozen=True)
class ShownText:
    """One text on a simulated phone. `at` is ISO 8601; `buttons` are {label, data}; `parts` are SMS segments."""

    id: str
    mine: bool
    body: str
    kind: str
    at: str
    status: str
    status_words: str
    parts: int
    buttons: Sequence[dict[str, str]] = ()
    edited: bool = False


async def phone(session: AsyncSession, parent: SimulatedParent, style: str, now: datetime) -> dict[str, Any]:
    """One phone as plain data: {"texts": [ShownText], "writing": bool, "stopped": bool}."""
    address = await find_address(session, CHANNELS[style], parent.address(style))
    if address is None:
        return {"texts": [], "writing": False, "stopped": False}
    received = await _newest(session, InboundText, address)
    sent = await _newest(session, OutboundText, address)
    timed = [(text.received_at, 0, text.place, _mine(text)) for text in received if text.corrects is None]
    timed += [(text.created_at, 1, text.place, _theirs(text, style, now)) for text in sent]
    _correct(timed, received)
    return {
        "texts": [asdict(text) for _, _, _, text in sorted(timed, key=lambda each: each[:3])],
        "writing": _is_writing(received, sent, now),
        "stopped": address.opted_out_at is not None,
    }


async def parents_seen(session: AsyncSession) -> list[SimulatedParent]:
    """Invented parents who have texted, the latest first."""
    addresses = await session.scalars(
        select(Address)
        .where(Address.channel.in_((ChannelName.SIMULATOR_SMS, ChannelName.SIMULATOR_TELEGRAM)))
        .order_by(Address.last_used_at.desc())
        .limit(MOST_PARENTS)
    )
    found = (parent_at(address.address) for address in addresses)
    return list(dict.fromkeys(parent for parent in found if parent is not None))


async def _newest[T: (InboundText, OutboundText)](session: AsyncSession, table: type[T], address: Address) -> list[T]:
    rows = await session.scalars(
        select(table).where(table.address_id == address.id).order_by(table.place.desc()).limit(MOST_SHOWN)
    )
    return list(rows)


def _mine(text: InboundText) -> ShownText:
    return ShownText(
        id=text.message_id or str(text.id),
        mine=True,
        body=text.body,
        kind=text.kind,
        at=text.received_at.astimezone(UTC).isoformat(),
        status=DeliveryStatus.DELIVERED,
        status_words="Delivered",
        parts=measure(text.body).segments if text.channel == ChannelName.SIMULATOR_SMS else 0,
    )


def _theirs(text: OutboundText, style: str, now: datetime) -> ShownText:
    choices = tuple(Choice.from_json(choice) for choice in text.choices) if style == "telegram" else ()
    return ShownText(
        id=str(text.id),
        mine=False,
        body=text.body,
        kind=TextKind.WORDS,
        at=text.created_at.astimezone(UTC).isoformat(),
        status=text.status,
        status_words=_in_words(text, now),
        parts=measure(text.body).segments if style == "sms" else 0,
        buttons=[{"label": label, "data": data} for label, data in buttons(text.id, choices)],
    )


def _in_words(text: OutboundText, now: datetime) -> str:
    status = DeliveryStatus(text.status)
    if status in (DeliveryStatus.HELD, DeliveryStatus.QUEUED) and text.send_after > now:
        return f"Waiting until {text.send_after.astimezone(SCOTLAND):%a %H:%M}"
    if status == DeliveryStatus.FAILED:
        return f"Not delivered ({text.failure or 'no reason given'})"
    return {
        DeliveryStatus.SENT: "Sent",
        DeliveryStatus.DELIVERED: "Delivered",
        DeliveryStatus.CANCELLED: "Withdrawn",
    }.get(status, "On its way")


def _correct(timed: list[tuple[datetime, int, int, ShownText]], received: list[InboundText]) -> None:
    """Puts the newest wording of an edited text in the place of the first, as a phone does."""
    newest = {text.corrects: text.body for text in reversed(received) if text.corrects is not None}
    for index, (at, side, place, text) in enumerate(timed):
        if text.mine and text.id in newest:
            changed = ShownText(**{**asdict(text), "body": newest[text.id], "edited": True})
            timed[index] = (at, side, place, changed)


def _is_writing(received: list[InboundText], sent: list[OutboundText], now: datetime) -> bool:
    unanswered = any(
        text.taken_at is None and text.corrects is None and now - text.received_at < WRITES_FOR for text in received
    )
    return unanswered or any(
        text.status in ON_THE_WAY and text.send_after <= now < text.created_at + WRITES_FOR for text in sent
    )
