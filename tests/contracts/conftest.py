"""Every test of a contract runs once for each channel."""

import pytest

from bot.messages import ChannelName
from tests.contracts.channels_under_test import ChannelUnderTest, channel_under_test
from tests.stand_ins.fixtures import parts, telegram, twilio
from tests.stand_ins.parts import Parts

__all__ = ["channel", "parts", "telegram", "twilio"]


@pytest.fixture(params=[name.value for name in ChannelName])
def channel(request: pytest.FixtureRequest, parts: Parts) -> ChannelUnderTest:
    return channel_under_test(request.param, parts)


@pytest.fixture(params=[name.value for name in ChannelName if name is not ChannelName.SMS])
def channel_with_edits(request: pytest.FixtureRequest, parts: Parts) -> ChannelUnderTest:
    """A channel on which a parent can edit what they wrote; a text by SMS is gone once it is sent."""
    return channel_under_test(request.param, parts)
