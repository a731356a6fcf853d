"""What the contract needs to know of each channel: its phone, and how its trouble is brought about."""

import httpx

from bot.messages import ChannelName, DeliveryStatus
from channels.simulated_phones import BLOCKED, BUSY, SimulatedParent
from channels.simulator import BUSY_SECONDS
from tests.stand_ins.parts import STAFF, Parts
from tests.stand_ins.phone import Phone
from tests.stand_ins.simulator_phone import SimulatorPhone


class ChannelUnderTest:
    """One channel: `phone` at `address`, a `busy` and a `closed` one, and what the provider says in the end."""

    name: ChannelName
    address: str
    phone: Phone
    busy_address: str
    closed_address: str
    wait_seconds: float
    final_status = DeliveryStatus.DELIVERED
    numbered = True

    async def write_twice(self, body: str) -> None:
        """The provider delivers one text twice."""
        await self.phone.text(body, deliveries=2)  # type: ignore[call-arg]

    async def forge(self, body: str) -> list[int]:
        """Somebody else posts a text; the status codes they get."""
        raise NotImplementedError

    def make_busy(self) -> None:
        """The provider asks us, once, to try again later."""

    async def close_phone(self) -> None:
        """The parent cannot be texted any more."""

    def phone_at_busy(self) -> Phone:
        """The phone at `busy_address`."""
        return self.phone


class Sms(ChannelUnderTest):
    """Twilio's texts."""

    name = ChannelName.SMS
    address = busy_address = closed_address = "+447700900123"
    wait_seconds = 7.0

    def __init__(self, parts: Parts) -> None:
        self._parts = parts
        self.phone = parts.twilio.phone(self.address)

    async def forge(self, body: str) -> list[int]:
        twilio = self._parts.twilio
        url = f"{self._parts.address}/channels/sms/inbound"
        form = {"MessageSid": "SM1", "From": self.address, "Body": body}
        elsewhere = twilio.sign("https://elsewhere.example/channels/sms/inbound", form)
        other_words = twilio.sign(url, {**form, "Body": "something else"})
        return [(await twilio.post(url, form, headers)).status_code for headers in ({}, elsewhere, other_words)]

    def make_busy(self) -> None:
        self._parts.twilio.trouble.busy = 1
        self._parts.twilio.trouble.retry_after = int(self.wait_seconds)

    async def close_phone(self) -> None:
        self._parts.twilio.opted_out.add(self.address)


class Telegram(ChannelUnderTest):
    """Telegram's chats, which give no receipts."""

    name = ChannelName.TELEGRAM
    address = busy_address = closed_address = "5551234"
    wait_seconds = 3.0
    final_status = DeliveryStatus.SENT
    numbered = False

    def __init__(self, parts: Parts) -> None:
        self._telegram = parts.telegram
        self.phone = parts.telegram.phone(int(self.address))
        self.phone.started = True

    async def forge(self, body: str) -> list[int]:
        message = {"message_id": 1, "date": 1, "text": body}
        update = {"update_id": 1, "message": {**message, "chat": {"id": 1, "type": "private"}}}
        secrets = ("", "another-secret", "a-secret-for-test", "a-secret-for-testsé")
        return [(await self._telegram.post(update, secret)).status_code for secret in secrets[:3]]

    def make_busy(self) -> None:
        self._telegram.trouble.busy = 1
        self._telegram.trouble.retry_after = int(self.wait_seconds)

    async def close_phone(self) -> None:
        self.phone.block()


class Simulator(ChannelUnderTest):
    """A simulated phone of either style; two numbers have its trouble."""

    wait_seconds = BUSY_SECONDS

    def __init__(self, parts: Parts, style: str) -> None:
        self._parts = parts
        self.style = style
        self.name = ChannelName(f"simulator_{style}")
        self.numbered = style == "sms"
        self.address = SimulatedParent(123).address(style)
        self.busy_address = SimulatedParent(BUSY).address(style)
        self.closed_address = SimulatedParent(BLOCKED).address(style)
        self.phone = self._phone(123)

    def _phone(self, number: int) -> SimulatorPhone:
        client = httpx.AsyncClient(base_url=self._parts.address, headers=STAFF, timeout=60, verify=False)
        return SimulatorPhone(self._parts.address, number, self.style, client)

    def phone_at_busy(self) -> Phone:
        return self._phone(BUSY)

    async def forge(self, body: str) -> list[int]:
        url = f"{self._parts.address}/simulator/123/{self.style}/texts"
        typed = {"id": "0123-4567", "body": body}
        async with httpx.AsyncClient(verify=False) as stranger:
            return [(await stranger.post(url, json=typed)).status_code]


def channel_under_test(name: str, parts: Parts) -> ChannelUnderTest:
    """The channel of this name."""
    if name == "sms":
        return Sms(parts)
    if name == "telegram":
        return Telegram(parts)
    return Simulator(parts, name.removeprefix("simulator_"))
