"""Whoever asks what they talk with is told so, whatever lies open, and what lay open stays."""

import pytest

from bot.database.tables import Worker
from tests.journeys.diary import TextingParent

LAID_OPEN = {
    "service": ("toddler group", "kirkcaldy", "1", "1"),
    "to be asked": ("toddler group", "kirkcaldy", "1", "1", "yes"),
    "worker": ("can i speak to a person",),
    "text": ("hi", "text me on friday at 10"),
}


@pytest.mark.parametrize("opening", LAID_OPEN.values(), ids=LAID_OPEN)
@pytest.mark.parametrize("text", ["haw are you a robot", "is this a real person am talkin tae"])
async def test_asked_what_it_is(
    parent: TextingParent, key_worker: Worker, opening: tuple[str, ...], text: str
) -> None:
    await parent.say(*opening)
    assert "automated" in await parent.say(text)
    assert parent.choices
