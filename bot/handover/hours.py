"""When people are in: their own weeks and days off, Scottish bank holidays, and what parents are told of it."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time, timedelta
from functools import lru_cache

import holidays

from bot.clock import SCOTLAND

Span = tuple[datetime, datetime]
"""From and until, in UTC."""
Week = Mapping[int, tuple[tuple[time, time], ...]]
"""Stretches by weekday (0 is Monday), by the clock on the wall in Scotland."""

USUAL_WEEK: Week = dict.fromkeys(range(5), ((time(9, 0), time(17, 0)),))
"""Of everybody who has not said otherwise."""
FAR_AHEAD = 60
"""Days that are looked through for the next time somebody is in."""


@dataclass(frozen=True)
class Schedule:
    """One person's usual week, and the days they are away (first and last, both included)."""

    week: Week = field(default_factory=lambda: USUAL_WEEK)
    away: tuple[tuple[date, date], ...] = ()

    def spans(self, day: date) -> list[Span]:
        """When they are in on a day."""
        if is_bank_holiday(day) or any(first <= day <= last for first, last in self.away):
            return []
        return [(_utc(day, starts), _utc(day, ends)) for starts, ends in self.week.get(day.weekday(), ())]


@dataclass(frozen=True)
class Presence:
    """Whether somebody is in. `until` (when in) and `when` (when not) are fit to be said to a parent.

    Both are empty when nobody is in for a long time, or nobody is set up.
    """

    is_in: bool
    until: str = ""
    when: str = ""

    @property
    def in_sight(self) -> bool:
        """Whether somebody is in, or will be."""
        return self.is_in or bool(self.when)


@dataclass(frozen=True)
class Roster:
    """Some people together: somebody is in while one of them is."""

    schedules: tuple[Schedule, ...]

    def spans(self, day: date) -> list[Span]:
        """When somebody is in on a day: in order, without overlaps."""
        joined: list[Span] = []
        for starts, ends in sorted(span for schedule in self.schedules for span in schedule.spans(day)):
            if joined and starts <= joined[-1][1]:
                joined[-1] = (joined[-1][0], max(joined[-1][1], ends))
            else:
                joined.append((starts, ends))
        return joined

    def is_in(self, now: datetime) -> bool:
        """Whether somebody is in at this moment."""
        return any(starts <= now < ends for starts, ends in self.spans(_day_of(now)))

    def next_in(self, now: datetime) -> datetime | None:
        """The next moment at which somebody comes in; None when that is not in sight."""
        for day in _days(_day_of(now), FAR_AHEAD):
            for starts, _ in self.spans(day):
                if starts > now:
                    return starts
        return None

    def closed_since(self, now: datetime) -> datetime | None:
        """Since when nobody has been in; None while somebody is, or when nobody has been for long."""
        if self.is_in(now):
            return None
        for back in range(FAR_AHEAD):
            ended = [ends for _, ends in self.spans(_day_of(now) - timedelta(days=back)) if ends <= now]
            if ended:
                return ended[-1]
        return None

    def worked(self, since: datetime, until: datetime) -> timedelta:
        """How much time there was in between in which somebody was in."""
        total = timedelta()
        days = (_day_of(until) - _day_of(since)).days + 1
        for day in _days(_day_of(since), days):
            for starts, ends in self.spans(day):
                total += max(timedelta(), min(ends, until) - max(starts, since))
        return total

    def presence(self, now: datetime) -> Presence:
        """What a parent can be told of it."""
        for starts, ends in self.spans(_day_of(now)):
            if starts <= now < ends:
                return Presence(True, until=spoken_time(ends))
        comes = self.next_in(now)
        return Presence(False, when=spoken_moment(comes, now) if comes else "")


def presence(now: datetime) -> Presence:
    """Presence of somebody with the usual week."""
    return Roster((Schedule(),)).presence(now)


def is_bank_holiday(day: date) -> bool:
    """Whether it is a bank holiday in Scotland."""
    return day in _bank_holidays(day.year)


def spoken_moment(moment: datetime, now: datetime) -> str:
    """A moment to come as it is said to a parent: tomorrow from 9am."""
    local, today = moment.astimezone(SCOTLAND), _day_of(now)
    return f"{_spoken_day(local.date(), today)} from {spoken_time(moment)}"


def spoken_time(moment: datetime) -> str:
    """A time as it is said: 9am, 4:30pm."""
    local = moment.astimezone(SCOTLAND)
    minutes = f":{local.minute:02}" if local.minute else ""
    return f"{local.hour % 12 or 12}{minutes}{'am' if local.hour < 12 else 'pm'}"


def _spoken_day(day: date, today: date) -> str:
    ahead = (day - today).days
    if ahead < 2:
        return ("today", "tomorrow")[ahead]
    return f"on {day:%A}" if ahead < 7 else f"on {day:%A} {day.day} {day:%B}"


def _days(first: date, number: int) -> Iterator[date]:
    return (first + timedelta(days=ahead) for ahead in range(number))


def _day_of(moment: datetime) -> date:
    return moment.astimezone(SCOTLAND).date()


def _utc(day: date, moment: time) -> datetime:
    return datetime.combine(day, moment, SCOTLAND).astimezone(UTC)


@lru_cache(maxsize=8)
def _bank_holidays(year: int) -> holidays.HolidayBase:
    return holidays.country_holidays("GB", subdiv="SCT", years=year)
