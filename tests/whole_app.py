"""The whole app as it runs for real, between both providers' stand-ins."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any

from bot.app import Pace
from bot.clock import Clock
from bot.settings import Settings
from channels.telegram import TelegramConnection
from tests.stand_ins.parts import channel_settings
from tests.stand_ins.server import address_of, free_socket, serving
from tests.stand_ins.telegram_api import TelegramStandIn
from tests.stand_ins.twilio_api import TwilioStandIn


@asynccontextmanager
async def whole_app(
    settings: Settings, clock: Clock, twilio: TwilioStandIn, telegram: TelegramStandIn, **more: Any
) -> AsyncIterator[Pace]:
    """The app on real HTTP, at its `settings.public_url`, for the length of the block. `more` are further settings."""
    bound = free_socket()
    twilio.forget(clock)
    telegram.forget(clock)
    twilio.public_url = address_of(bound)
    channels = channel_settings(twilio.public_url, twilio, telegram)
    pace = Pace(settings.model_copy(update=channels | more), clock)
    async with pace.running(), serving(pace.web(), bound):
        assert pace.bot is not None
        await TelegramConnection(pace.bot, pace.inbox, pace.settings, clock).run()
        yield pace
