"""A parent's phone in a journey: behind it the provider's own interface, our web app, the queue and the engine."""

import asyncio
from collections.abc import Awaitable
from itertools import count

from bot.app import Pace
from bot.messages import ChannelName
from tests.phones import settle
from tests.stand_ins.phone import Shown
from tests.stand_ins.telegram_api import TelegramPhone, TelegramStandIn
from tests.stand_ins.twilio_api import SmsPhone, TwilioStandIn

_numbers = count(100)


class JourneyPhone:
    """One phone on SMS or Telegram. Whatever is done with it, all that follows has happened when it returns."""

    def __init__(self, pace: Pace, twilio: TwilioStandIn, held: SmsPhone | TelegramPhone) -> None:
        self.pace = pace
        self._twilio = twilio
        self._held = held
        self._read = 0
        self._written = False

    @property
    def channel(self) -> ChannelName:
        """By which channel this phone texts."""
        return ChannelName.SMS if isinstance(self._held, SmsPhone) else ChannelName.TELEGRAM

    @property
    def has_buttons(self) -> bool:
        """Whether choices are pressed, or picked by a number."""
        return self.channel is ChannelName.TELEGRAM

    @property
    def address(self) -> str:
        """The number or the chat's id, as our side knows it."""
        return self._held.number if isinstance(self._held, SmsPhone) else str(self._held.chat_id)

    @property
    def has_written(self) -> bool:
        """Whether anything was written here that could be edited."""
        return self._written

    @property
    def arrived(self) -> list[Shown]:
        """Every text of ours as the phone shows it, oldest first."""
        return self._held.ours

    @property
    def texts(self) -> list[str]:
        """The words of every text of ours, oldest first."""
        return [shown.body for shown in self.arrived]

    async def text(self, body: str) -> list[str]:
        """Writes a text; what arrived in answer."""
        return await self._done(self._held.text(body))

    async def photo(self, caption: str = "") -> list[str]:
        """Sends a photo; what arrived in answer."""
        return await self._done(self._held.photo(caption))

    async def voice_note(self) -> list[str]:
        """Sends a voice note by Telegram; what arrived in answer."""
        assert isinstance(self._held, TelegramPhone)
        voice = {"file_id": "f", "file_unique_id": "u", "duration": 4}
        return await self._done(self._held.send({"voice": voice}))

    async def edit(self, body: str) -> list[str]:
        """Edits the last text that was written on Telegram; what arrived in answer."""
        assert isinstance(self._held, TelegramPhone)
        return await self._done(self._held.edit(body))

    async def press(self, label: str) -> list[str]:
        """Presses the newest button that begins like this, or types its number; what arrived in answer."""
        for shown in reversed(self.arrived):
            for choice in shown.choices:
                if choice.lower().startswith(label.lower()):
                    return await self._done(self._held.press(choice))
        raise AssertionError(f"no choice called {label!r} was ever on this phone")

    async def settle(self) -> None:
        """Waits until every job that is due has run and every text on its way has come."""
        await settle(self.pace)
        while self._twilio.is_carrying:  # noqa: ASYNC110 - the stand-in runs in a thread of its own
            await asyncio.sleep(0.002)

    def new(self) -> list[str]:
        """What arrived since this was asked last."""
        texts = self.texts[self._read :]
        self._read += len(texts)
        return texts

    async def _done(self, act: Awaitable[int]) -> list[str]:
        status = await act
        self._written = True
        assert status < 300, f"our side answered the provider with {status}"
        await self.settle()
        return self.new()


def sms_phone(pace: Pace, twilio: TwilioStandIn) -> JourneyPhone:
    """A phone with a number of its own."""
    return JourneyPhone(pace, twilio, twilio.phone(f"+447700900{next(_numbers) % 900 + 100}"))


def telegram_phone(pace: Pace, twilio: TwilioStandIn, telegram: TelegramStandIn) -> JourneyPhone:
    """A phone with a chat of its own."""
    return JourneyPhone(pace, twilio, telegram.phone(5_000_000 + next(_numbers)))
