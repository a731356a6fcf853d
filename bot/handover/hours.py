"""When key workers are in: the default until workers keep hours of their own."""

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from functools import lru_cache

import holidays

from bot.clock import SCOTLAND

STARTS = time(9, 0)
ENDS = time(17, 0)
WORKING_DAYS = frozenset(range(5))
"""Monday to Friday, except on Scottish bank holidays."""


@dataclass(frozen=True)
class Presence:
    """Whether somebody is in. `until` (when in) and `when` (when not) are fit to be said to a parent."""

    is_in: bool
    until: str = ""
    when: str = ""


def presence(now: datetime) -> Presence:
    """Whether key workers are in at this moment, and until when or from when."""
    local = now.astimezone(SCOTLAND)
    if _is_working_day(local.date()) and STARTS <= local.time() < ENDS:
        return Presence(True, until=_clock(ENDS))
    return Presence(False, when=_next_start(local))


def _next_start(local: datetime) -> str:
    today = local.date()
    day = today if local.time() < STARTS else today + timedelta(days=1)
    while not _is_working_day(day):
        day += timedelta(days=1)
    return f"{_day(day, today)} from {_clock(STARTS)}"


def _day(day: date, today: date) -> str:
    ahead = (day - today).days
    if ahead < 2:
        return ("today", "tomorrow")[ahead]
    return f"on {day:%A}" if ahead < 7 else f"on {day:%A} {day.day} {day:%B}"


def _clock(moment: time) -> str:
    hour = moment.hour % 12 or 12
    return f"{hour}{f':{moment.minute:02}' if moment.minute else ''}{'am' if moment.hour < 12 else 'pm'}"


def _is_working_day(day: date) -> bool:
    return day.weekday() in WORKING_DAYS and day not in _bank_holidays(day.year)


@lru_cache(maxsize=8)
def _bank_holidays(year: int) -> holidays.HolidayBase:
    return holidays.country_holidays("GB", subdiv="SCT", years=year)
