"""What is queued is sent once, in order, tried again when asked to, and its receipt recorded."""

import asyncio
from datetime import datetime

import pytest
from sqlalchemy import select

from bot.app import Pace
from bot.database.tables import Address, OutboundText
from bot.errors import AddressClosed, SendFailed, SendLater
from bot.messages import ChannelName, DeliveryStatus, Receipt, TextToSend
from bot.people.parents import find_or_make
from tests.phones import settle


class Provider:
    """A provider that answers as told, and otherwise takes what it gets."""

    def __init__(self, *answers: Exception) -> None:
        self.answers = list(answers)
        self.taken: list[str] = []
        self.found: str | None = None

    async def send(self, text: TextToSend) -> str:
        await asyncio.sleep(0)
        if self.answers:
            raise self.answers.pop(0)
        self.taken.append(text.body)
        return f"id-{len(self.taken)}"

    async def find_sent(self, text: TextToSend, since: datetime) -> str | None:
        return self.found


async def queue(pace: Pace, *bodies: str) -> None:
    async with pace.database.transaction() as session:
        _, address = await find_or_make(session, ChannelName.SMS, "+447700900123", pace.clock())
        for body in bodies:
            await pace.outbox.queue(session, address, body, pace.clock(), purpose="worker", author="worker")


async def stored(pace: Pace) -> list[OutboundText]:
    async with pace.database.reading() as session:
        return list((await session.scalars(select(OutboundText).order_by(OutboundText.place))).all())


async def test_texts_leave_in_the_order_in_which_they_were_queued(pace: Pace) -> None:
    provider = pace.senders[ChannelName.SMS] = Provider()
    await queue(pace, *(f"text {number}" for number in range(12)))
    await settle(pace)
    assert provider.taken == [f"text {number}" for number in range(12)]


async def test_a_busy_provider_is_tried_again_and_the_order_is_kept(pace: Pace, clock) -> None:
    provider = pace.senders[ChannelName.SMS] = Provider(SendLater("429", 30))
    await queue(pace, "first", "second")
    await settle(pace)
    assert provider.taken == []
    clock.forward(seconds=31)
    await pace.delivery.sweep()
    await settle(pace)
    assert provider.taken == ["first", "second"]


async def test_a_refused_text_is_marked_and_the_next_one_still_leaves(pace: Pace) -> None:
    provider = pace.senders[ChannelName.SMS] = Provider(SendFailed("21211"))
    await queue(pace, "refused", "fine")
    await settle(pace)
    assert [(text.status, text.failure) for text in await stored(pace)] == [("failed", "21211"), ("sent", None)]
    assert provider.taken == ["fine"]


async def test_a_closed_address_is_remembered(pace: Pace) -> None:
    pace.senders[ChannelName.SMS] = Provider(AddressClosed("21610"))
    await queue(pace, "hello")
    await settle(pace)
    async with pace.database.reading() as session:
        address = (await session.scalars(select(Address))).one()
    assert address.unreachable_since == pace.clock()


async def test_giving_up_after_many_attempts(pace: Pace, clock) -> None:
    pace.senders[ChannelName.SMS] = Provider(*(SendLater("500", 60) for _ in range(20)))
    await queue(pace, "never arrives")
    for _ in range(10):
        await settle(pace)
        clock.forward(seconds=61)
        await pace.delivery.sweep()
    assert (await stored(pace))[0].status == "failed"


async def cut_off(pace: Pace) -> None:
    """A text that was being sent when the process died."""
    await queue(pace, "cut off")
    async with pace.database.transaction() as session:
        text = (await session.scalars(select(OutboundText))).one()
        text.status, text.sent_at = DeliveryStatus.SENDING, pace.clock()


async def test_a_crash_in_mid_send_asks_the_provider_before_sending_again(pace: Pace, clock) -> None:
    provider = pace.senders[ChannelName.SMS] = Provider()
    await cut_off(pace)
    provider.found = "it left after all"
    clock.forward(seconds=61)
    await pace.delivery.sweep()
    await settle(pace)
    assert provider.taken == []
    assert (await stored(pace))[0].provider_id == "it left after all"


async def test_a_crash_before_sending_sends_it(pace: Pace, clock) -> None:
    provider = pace.senders[ChannelName.SMS] = Provider()
    await cut_off(pace)
    clock.forward(seconds=61)
    await pace.delivery.sweep()
    await settle(pace)
    assert provider.taken == ["cut off"]


@pytest.mark.parametrize("found", [None, "it left after all"])
async def test_two_sweeps_at_once_settle_a_lost_text_once(pace: Pace, clock, found: str | None) -> None:
    provider = pace.senders[ChannelName.SMS] = Provider()
    await cut_off(pace)
    clock.forward(seconds=61)
    asked, go_on = asyncio.Event(), asyncio.Event()

    async def slow_to_tell(text: TextToSend, since: datetime) -> str | None:
        if not asked.is_set():
            asked.set()
            await go_on.wait()
        return found

    provider.find_sent = slow_to_tell  # type: ignore[method-assign]
    slow = asyncio.create_task(pace.delivery.sweep())
    await asked.wait()
    await pace.delivery.sweep()
    await settle(pace)
    await pace.delivery.take_receipt(
        Receipt(ChannelName.SMS, (await stored(pace))[0].provider_id or "", DeliveryStatus.DELIVERED)
    )
    go_on.set()
    await slow
    await settle(pace)
    assert provider.taken == ([] if found else ["cut off"])
    assert (await stored(pace))[0].status == "delivered"


async def test_a_receipt_that_comes_early_is_not_lost(pace: Pace) -> None:
    pace.senders[ChannelName.SMS] = Provider()
    await pace.delivery.take_receipt(Receipt(ChannelName.SMS, "id-1", DeliveryStatus.DELIVERED))
    await queue(pace, "hello")
    await settle(pace)
    assert (await stored(pace))[0].status == "delivered"


async def test_receipts_that_come_in_the_same_moment_are_not_lost(pace: Pace) -> None:
    provider = pace.senders[ChannelName.SMS] = Provider()
    receipts: list[asyncio.Task[None]] = []
    usual = provider.send

    async def send(text: TextToSend) -> str:
        id = await usual(text)
        receipt = Receipt(ChannelName.SMS, id, DeliveryStatus.DELIVERED)
        receipts.append(asyncio.create_task(pace.delivery.take_receipt(receipt)))
        return id

    provider.send = send  # type: ignore[method-assign]
    await queue(pace, *(f"text {number}" for number in range(60)))
    await settle(pace)
    await asyncio.gather(*receipts)
    assert {text.status for text in await stored(pace)} == {"delivered"}


async def test_a_late_sent_does_not_undo_a_delivered(pace: Pace) -> None:
    pace.senders[ChannelName.SMS] = Provider()
    await queue(pace, "hello")
    await settle(pace)
    await pace.delivery.take_receipt(Receipt(ChannelName.SMS, "id-1", DeliveryStatus.DELIVERED))
    await pace.delivery.take_receipt(Receipt(ChannelName.SMS, "id-1", DeliveryStatus.SENT))
    assert (await stored(pace))[0].status == "delivered"
