"""Time comes in through one door, so that a journey of several days can be tried in a second."""

from collections.abc import Callable
from datetime import UTC, datetime
from zoneinfo import ZoneInfo

Clock = Callable[[], datetime]
"""Gives the present moment, always with a time zone (UTC)."""

SCOTLAND = ZoneInfo("Europe/London")


def system_clock() -> datetime:
    """The present moment in UTC."""
    return datetime.now(UTC)
