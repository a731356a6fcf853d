"""Sends what waits, in order for each address, with no transaction open while a provider is talked to."""

import logging
import uuid
from collections.abc import Mapping
from datetime import datetime, timedelta

from sqlalchemy import ColumnElement, delete, func, select, update
from sqlalchemy.ext.asyncio import AsyncSession

from bot.clock import Clock
from bot.database.jobs import Jobs
from bot.database.session import Database
from bot.database.tables import Address, EarlyReceipt, OutboundText
from bot.errors import AddressClosed, SendFailed, SendLater
from bot.messages import ChannelName, Choice, DeliveryStatus, Receipt, Sender, TextToSend
from bot.outbox.outbox import DELIVER
from bot.outbox.rendering import buttons

log = logging.getLogger(__name__)

MOST_ATTEMPTS = 8
LOST_AFTER = timedelta(seconds=60)
"""A text still `sending` after this was cut off by a crash: we ask the provider whether it left."""
WAITS = (2, 5, 15, 60, 300, 900, 3600)
"""Seconds before each further attempt, when the provider names none."""
CLOSED_CODES = frozenset({"21610"})
"""Codes that may also come late, in a receipt, and mean that the parent cannot be texted there."""
EARLY_KEPT = timedelta(days=2)
FINAL = (DeliveryStatus.DELIVERED, DeliveryStatus.FAILED)


class Delivery:
    """Takes queued texts to their providers and records what came back."""

    def __init__(self, database: Database, jobs: Jobs, senders: Mapping[ChannelName, Sender], clock: Clock) -> None:
        self._database = database
        self._jobs = jobs
        self._senders = senders
        self._clock = clock

    async def deliver(self, address_id: uuid.UUID) -> None:
        """Sends what waits for one address, oldest first, until nothing is due."""
        while text := await self._claim(address_id):
            await self._send(*text)

    async def _claim(self, address_id: uuid.UUID) -> tuple[uuid.UUID, ChannelName, TextToSend] | None:
        """Marks the oldest waiting text as leaving; None while one is under way or the next is not due."""
        async with self._database.transaction() as session:
            address = await session.get(Address, address_id, with_for_update=True)
            if address is None:
                return None
            text = await session.scalar(
                select(OutboundText)
                .where(OutboundText.address_id == address_id, _is_up_now(self._clock()))
                .order_by(OutboundText.place)
                .limit(1)
            )
            if text is None or text.status == DeliveryStatus.SENDING or text.send_after > self._clock():
                return None
            if address.opted_out_at is not None and text.purpose != "risk":
                text.status = DeliveryStatus.CANCELLED
                await self._jobs.defer(session, DELIVER, address_id=str(address_id))
                return None
            text.status = DeliveryStatus.SENDING
            text.attempts += 1
            text.sent_at = self._clock()
            return text.id, ChannelName(text.channel), _to_send(address, text)

    async def _send(self, text_id: uuid.UUID, channel: ChannelName, text: TextToSend) -> None:
        sender = self._senders.get(channel)
        if sender is None:
            await self._failed(text_id, "channel not set up")
            return
        try:
            provider_id = await sender.send(text)
        except SendLater as later:
            await self._again(text_id, later)
        except AddressClosed as closed:
            await self._failed(text_id, closed.code, closed=True)
        except SendFailed as failed:
            await self._failed(text_id, failed.code)
        else:
            await self._sent(text_id, channel, provider_id)

    async def _sent(
        self, text_id: uuid.UUID, channel: ChannelName, provider_id: str, lost_at: datetime | None = None
    ) -> None:
        async with self._database.transaction() as session:
            await _alone_with(session, provider_id)
            text = await session.get_one(OutboundText, text_id, with_for_update=True)
            if _settled_meanwhile(text, lost_at):
                return
            text.status = DeliveryStatus.SENT
            text.provider_id = provider_id
            await session.flush()
            await self._apply_early(session, channel, provider_id)

    async def _again(self, text_id: uuid.UUID, later: SendLater, lost_at: datetime | None = None) -> None:
        async with self._database.transaction() as session:
            text = await session.get_one(OutboundText, text_id, with_for_update=True)
            if _settled_meanwhile(text, lost_at):
                return
            if text.attempts >= MOST_ATTEMPTS:
                text.status, text.failure = DeliveryStatus.FAILED, later.code
                return
            seconds = later.seconds if later.seconds is not None else WAITS[min(text.attempts, len(WAITS)) - 1]
            text.status = DeliveryStatus.QUEUED
            text.send_after = self._clock() + timedelta(seconds=seconds)
            await self._jobs.defer(session, DELIVER, at=text.send_after, address_id=str(text.address_id))

    async def _failed(self, text_id: uuid.UUID, code: str, closed: bool = False) -> None:
        async with self._database.transaction() as session:
            text = await session.get_one(OutboundText, text_id, with_for_update=True)
            text.status, text.failure = DeliveryStatus.FAILED, code
            if closed:
                await self._close(session, text.address_id)
        log.warning("a text could not be delivered: id=%s code=%s", text_id, code)

    async def _close(self, session: AsyncSession, address_id: uuid.UUID) -> None:
        address = await session.get_one(Address, address_id)
        address.unreachable_since = address.unreachable_since or self._clock()

    async def take_receipt(self, receipt: Receipt) -> None:
        """Records a provider's receipt, also one that overtakes our own record of sending."""
        async with self._database.transaction() as session:
            await _alone_with(session, receipt.provider_id)
            if await self._apply(session, receipt):
                return
            session.add(
                EarlyReceipt(
                    channel=receipt.channel,
                    provider_id=receipt.provider_id,
                    status=receipt.status,
                    code=receipt.code,
                    at=self._clock(),
                )
            )

    async def _apply_early(self, session: AsyncSession, channel: str, provider_id: str) -> None:
        early = await session.scalars(
            select(EarlyReceipt).where(EarlyReceipt.channel == channel, EarlyReceipt.provider_id == provider_id)
        )
        for row in early.all():
            await self._apply(
                session, Receipt(ChannelName(row.channel), row.provider_id, DeliveryStatus(row.status), row.code)
            )
            await session.delete(row)

    async def _apply(self, session: AsyncSession, receipt: Receipt) -> bool:
        text = await session.scalar(
            select(OutboundText)
            .where(OutboundText.channel == receipt.channel, OutboundText.provider_id == receipt.provider_id)
            .with_for_update()
        )
        if text is None:
            return False
        if text.status in FINAL:
            return True
        text.status, text.failure = receipt.status, receipt.code
        if receipt.status == DeliveryStatus.DELIVERED:
            text.delivered_at = self._clock()
        elif receipt.code in CLOSED_CODES:
            await self._close(session, text.address_id)
        return True

    async def sweep(self) -> None:
        """Lets held texts go whose time has come, and looks after those cut off by a crash."""
        now = self._clock()
        async with self._database.transaction() as session:
            due = await session.scalars(
                update(OutboundText)
                .where(OutboundText.status == DeliveryStatus.HELD, OutboundText.send_after <= now)
                .values(status=DeliveryStatus.QUEUED)
                .returning(OutboundText.address_id)
            )
            waiting = await session.scalars(
                select(OutboundText.address_id).where(
                    OutboundText.status == DeliveryStatus.QUEUED, OutboundText.send_after <= now
                )
            )
            for address_id in set(due.all()) | set(waiting.all()):
                await self._jobs.defer(session, DELIVER, address_id=str(address_id))
            await session.execute(delete(EarlyReceipt).where(EarlyReceipt.at < now - EARLY_KEPT))
        await self._settle_lost(now)

    async def _settle_lost(self, now: datetime) -> None:
        async with self._database.reading() as session:
            rows = await session.execute(
                select(OutboundText, Address)
                .join(Address, Address.id == OutboundText.address_id)
                .where(OutboundText.status == DeliveryStatus.SENDING, OutboundText.sent_at < now - LOST_AFTER)
            )
            lost = [
                (text.id, ChannelName(text.channel), _to_send(address, text), text.sent_at) for text, address in rows
            ]
        for text_id, channel, text, sent_at in lost:
            assert sent_at is not None
            await self._settle(text_id, channel, text, sent_at)

    async def _settle(self, text_id: uuid.UUID, channel: ChannelName, text: TextToSend, sent_at: datetime) -> None:
        sender = self._senders.get(channel)
        try:
            found = await sender.find_sent(text, sent_at) if sender else None
        except (SendLater, SendFailed):
            return
        if found is None:
            await self._again(text_id, SendLater("cut off", 0), sent_at)
        else:
            await self._sent(text_id, channel, found, sent_at)


async def _alone_with(session: AsyncSession, provider_id: str) -> None:
    """Keeps a receipt and our own record of sending apart until the transaction ends: one of them sees the other."""
    await session.execute(select(func.pg_advisory_xact_lock(func.hashtextextended(provider_id, 0))))


def _settled_meanwhile(text: OutboundText, lost_at: datetime | None) -> bool:
    """Whether a text that was cut off when it was sent at `lost_at` has been looked after by another sweep."""
    return lost_at is not None and (text.status, text.sent_at) != (DeliveryStatus.SENDING, lost_at)


def _is_up_now(now: datetime) -> ColumnElement[bool]:
    """Queued or under way, or held until a moment that has come."""
    held = (OutboundText.status == DeliveryStatus.HELD) & (OutboundText.send_after <= now)
    return OutboundText.status.in_((DeliveryStatus.QUEUED, DeliveryStatus.SENDING)) | held


def _to_send(address: Address, text: OutboundText) -> TextToSend:
    choices = tuple(Choice.from_json(choice) for choice in text.choices)
    return TextToSend(address.address, text.body, buttons(text.id, choices))
