"""Fixtures for tests over the real provider interfaces; a conftest imports what it needs."""

from collections.abc import AsyncIterator, Callable, Iterator
from datetime import UTC, datetime

import pytest

from bot.database.session import Database
from bot.settings import Settings
from tests.stand_ins.parts import Parts, running_parts
from tests.stand_ins.telegram_api import TelegramStandIn
from tests.stand_ins.twilio_api import TwilioStandIn


@pytest.fixture(scope="session")
def twilio() -> Iterator[TwilioStandIn]:
    """Twilio, on loopback, for the whole run; `forget` makes it new for a test."""
    stand_in = TwilioStandIn(clock=lambda: datetime.now(UTC))
    yield stand_in
    stand_in.close()


@pytest.fixture(scope="session")
def telegram() -> Iterator[TelegramStandIn]:
    """Telegram, on loopback, for the whole run; `forget` makes it new for a test."""
    stand_in = TelegramStandIn(clock=lambda: datetime.now(UTC))
    yield stand_in
    stand_in.close()


@pytest.fixture
async def parts(
    database: Database,
    settings: Settings,
    clock: Callable[[], datetime],
    twilio: TwilioStandIn,
    telegram: TelegramStandIn,
) -> AsyncIterator[Parts]:
    """Receiving and sending parts between both providers."""
    async with running_parts(database, settings, clock, twilio, telegram) as parts:
        yield parts
