"""What the grammar of times passes between its parts."""

import calendar
import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache

import holidays

from bot.plans.school import SchoolHolidays
from bot.plans.spelling import MONTHS, WEEKDAYS


@dataclass(frozen=True)
class Ask:
    """A time was meant, and only the parent can say which. `question` is one of QUESTIONS."""

    question: str


QUESTIONS = frozenset(
    {
        "which_day",
        "when_paid",
        "when_school_back",
        "day_and_date_differ",
        "already_past",
        "too_late_today",
        "too_far",
        "one_at_a_time",
    }
)


@dataclass(frozen=True)
class Day:
    """A day that was meant. `again` gives the next such day after one that turns out to be past."""

    on: date
    sure: bool = True
    again: Callable[[date], date | None] | None = None
    is_today: bool = False
    """The parent said `today`: what has gone by is not rolled forward."""
    left: str = ""
    """Words that the rule took in and did not use."""


@dataclass(frozen=True)
class Around:
    """What the meaning of a day depends on."""

    today: date
    area: str | None
    school: SchoolHolidays


Reckon = Callable[[re.Match[str], Around], Day | Ask | None]


@dataclass(frozen=True)
class Rule:
    """A pattern over plain words, and what it means. `shifts`: "after" in front of it moves the day on by one."""

    pattern: re.Pattern[str]
    reckon: Reckon
    shifts: bool = True


def any_of(*phrases: str) -> str:
    """A pattern for any of these."""
    return f"(?:{'|'.join(phrases)})"


def rule(pattern: str, reckon: Reckon, shifts: bool = True) -> Rule:
    """A rule; `WEEKDAY` and `MONTH` in the pattern stand for any of their names."""
    pattern = pattern.replace("WEEKDAY", any_of(*WEEKDAYS)).replace("MONTH", any_of(*MONTHS))
    return Rule(re.compile(pattern), reckon, shifts)


def asking(question: str) -> Reckon:
    """Always asks this question."""
    return lambda match, around: Ask(question)


def weekday_after(day: date, weekday: int) -> date:
    """The first such weekday after `day` (0 is Monday)."""
    return day + timedelta(days=(weekday - day.weekday() - 1) % 7 + 1)


def monday_of(day: date) -> date:
    """The Monday of the week that `day` is in."""
    return day - timedelta(days=day.weekday())


def add_months(day: date, months: int) -> date:
    """The same day of a later month, or that month's last."""
    month = day.year * 12 + day.month - 1 + months
    year, number = divmod(month, 12)
    return date(year, number + 1, min(day.day, calendar.monthrange(year, number + 1)[1]))


def first_of(day: date, months: int = 0) -> date:
    """The first of the month that is `months` on."""
    return add_months(day.replace(day=1), months)


def last_of(day: date) -> date:
    """The last day of the month."""
    return day.replace(day=calendar.monthrange(day.year, day.month)[1])


def date_or_none(year: int, month: int, day: int) -> date | None:
    """The date, or None when there is none such."""
    try:
        return date(year, month, day)
    except ValueError:
        return None


def next_yearly(today: date, month: int, day: int) -> date | None:
    """The next such date, today included."""
    years = (date_or_none(today.year + ahead, month, day) for ahead in range(9))
    return next((found for found in years if found and found >= today), None)


def next_monthly(today: date, day: int) -> date | None:
    """The next such day of a month, today included."""
    months = (first_of(today, ahead) for ahead in range(3))
    days = (date_or_none(month.year, month.month, day) for month in months)
    return next((found for found in days if found and found >= today), None)


def open_day_from(day: date) -> date:
    """The day itself, or the first after it that is neither weekend nor a Scottish bank holiday."""
    while day.weekday() > 4 or day in _bank_holidays(day.year):
        day += timedelta(days=1)
    return day


def good_friday(year: int) -> date:
    """Good Friday of that year."""
    return next(day for day, name in _bank_holidays(year).items() if name == "Good Friday")


@cache
def _bank_holidays(year: int) -> holidays.HolidayBase:
    return holidays.country_holidays("GB", subdiv="SCT", years=year, language="en_GB")
