"""Phones that exist on a page only: the sending half. `simulator_page` is the receiving half."""

import uuid
from collections.abc import Awaitable, Callable
from datetime import datetime

from bot.errors import AddressClosed, SendLater
from bot.messages import ChannelName, DeliveryStatus, Receipt, TextToSend
from channels.simulated_phones import BLOCKED, BUSY, parent_at

BUSY_SECONDS = 2.0

TakeReceipt = Callable[[Receipt], Awaitable[None]]


class SimulatorSender:
    """Sends to the simulated phones of one channel. A text is there as soon as it is marked sent."""

    def __init__(self, channel: ChannelName) -> None:
        self._channel = channel
        self._take_receipt: TakeReceipt | None = None
        self._put_off: set[tuple[str, str]] = set()

    def report_to(self, take_receipt: TakeReceipt) -> None:
        """Has receipts go there. Apart from the constructor, because whoever takes them needs the sender first."""
        self._take_receipt = take_receipt

    async def send(self, text: TextToSend) -> str:
        """Sends one text and reports it delivered; two numbers have trouble that can be tried out."""
        self._trouble(text)
        provider_id = f"simulated-{uuid.uuid4().hex}"
        if self._take_receipt is not None:
            await self._take_receipt(Receipt(self._channel, provider_id, DeliveryStatus.DELIVERED))
        return provider_id

    async def find_sent(self, text: TextToSend, since: datetime) -> str | None:
        """Always None: a text that is not marked sent has not reached the page."""
        return None

    def _trouble(self, text: TextToSend) -> None:
        parent = parent_at(text.address)
        if parent is None:
            return
        if parent.number == BLOCKED:
            raise AddressClosed("blocked")
        this = (text.address, text.body)
        if parent.number == BUSY and this not in self._put_off:
            self._put_off.add(this)
            raise SendLater("busy", BUSY_SECONDS)
        self._put_off.discard(this)
