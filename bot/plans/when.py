"""A parent's words for a time -> a moment in Scotland, said back so that they can see what was understood.

    understand("the morn's nicht", now).said_back == "Wednesday 3 March, about 7 in the evening"

The grammar is ours (docs/decisions/0005-times-in-parents-words.md): `spelling` brings words to one form, `days` and
`seasons` find the day, `hours` the time of day, and here both become a moment.
"""

import re
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta

from bot.clock import SCOTLAND
from bot.database.tables import Parent
from bot.outbox.pace import QUIET_FROM, QUIET_UNTIL, end_of_quiet
from bot.plans.days import find_day
from bot.plans.hours import DAY, Hour, find_hour
from bot.plans.said import Around, Ask, Day
from bot.plans.school import SchoolHolidays, school_holidays
from bot.plans.seasons import VAGUE
from bot.plans.spelling import plain
from bot.plans.when_to_text import words_for_the_text

USUAL = 10 * 60
"""Ten in the morning: when a parent names a day and no hour."""
STEP = 30
FURTHEST = timedelta(days=370)
LONGEST = 200
"""Characters looked at; nobody needs more to name a time."""
ROUNDED = timedelta(minutes=5)
SAME_TIME = re.compile(r"\b(?:the )?(?:same|this) time\b")
NO_FIRST = re.compile(r"^\W*(?:no|naw|nah)\b\s*[!.,;]+\s*", re.IGNORECASE)
"""A no that stands by itself before a day, and is not against it: `no! tomorrow at 10`."""
SOON = re.compile(
    r"\b(?P<number>\d{1,3}) (?P<unit>minutes|hours)\b(?! (?:past|to|before|after)\b)"
    r"(?: and (?P<more>\d{1,2}) minutes)?"
)


@dataclass(frozen=True)
class Habits:
    """What a parent's own wishes say about times: area id, and the quiet hours on the wall in Scotland."""

    area: str | None = None
    quiet_from: time = QUIET_FROM
    quiet_until: time = QUIET_UNTIL

    @classmethod
    def of(cls, parent: Parent) -> "Habits":
        """The habits of this parent."""
        return cls(parent.area, parent.quiet_from or QUIET_FROM, parent.quiet_until or QUIET_UNTIL)

    def is_quiet(self, moment: datetime) -> bool:
        """Whether a moment is within the quiet hours."""
        return self.next_open(moment) != moment

    def next_open(self, moment: datetime) -> datetime:
        """The moment itself, or the end of the quiet hours it is in."""
        return end_of_quiet(Parent(quiet_from=self.quiet_from, quiet_until=self.quiet_until), moment)


@dataclass(frozen=True)
class Understood:
    """A moment (UTC), and how to say it to the parent.

    `sure` is False when it was partly a guess: ask "is that right?". `quiet` is True when the parent named a time
    within their quiet hours; nothing of ours leaves then, so offer another time.
    """

    moment: datetime
    said_back: str
    sure: bool = True
    quiet: bool = False


def understand(
    words: str, now: datetime, habits: Habits = Habits(), school: SchoolHolidays | None = None
) -> Understood | Ask | None:
    """The moment that a parent's words name, always after `now`; Ask when only they can say; None when none is named.

    `now` is when the text arrived (with a time zone).
    """
    text = plain(NO_FIRST.sub("", words_for_the_text(words[:LONGEST])))
    local = now.astimezone(SCOTLAND)
    around = Around(local.date(), habits.area, school or school_holidays())
    text = SAME_TIME.sub(f"at {_in_fives(local):%H:%M}", text)
    soon = _soon(text, now)
    if soon is not None:
        return _understood(soon, now, habits, sure=True)
    found = find_day(text, around)
    if isinstance(found, Ask):
        return found
    hour = find_hour(found.rest if found else text, day_named=found is not None)
    if found is None and hour is None:
        return next((Ask("which_day") for each in VAGUE if each.pattern.search(text)), None)
    day = found.day if found else None
    return combine(day, hour, now, habits)


def said_back(moment: datetime, now: datetime) -> str:
    """The moment as a parent reads it: `Tuesday 9 March, about 10 in the morning`; the year when not this one."""
    local = moment.astimezone(SCOTLAND)
    day, clock = local.date(), _clock(local.time())
    if clock == "midnight":
        day -= timedelta(days=1)
    year = "" if day.year == now.astimezone(SCOTLAND).year else f" {day.year}"
    return f"{day:%A} {day.day} {day:%B}{year}, about {clock}"


def _clock(moment: time) -> str:
    if moment == time(0):
        return "midnight"
    if moment.hour == 0:
        return f"{moment:%H:%M}"
    if moment == time(12):
        return "12 noon"
    hour = moment.hour % 12 or 12
    clock = {0: f"{hour}", 30: f"half past {hour}"}.get(moment.minute, f"{hour}:{moment.minute:02}")
    return f"{clock} {_part_of_day(moment.hour)}"


def _part_of_day(hour: int) -> str:
    if hour < 12:
        return "in the morning"
    if hour < 18:
        return "in the afternoon"
    return "in the evening" if hour < 21 else "at night"


def _soon(text: str, now: datetime) -> datetime | None:
    """`in 30 minutes`, `in 3 hours`: on the next five minutes, and past an hour that the clocks repeat."""
    match = SOON.search(text)
    if match is None:
        return None
    minutes = int(match["number"]) * (60 if match["unit"] == "hours" else 1) + int(match["more"] or 0)
    moment = _in_fives(now.astimezone(UTC) + timedelta(minutes=max(minutes, 5)))
    while _is_twice(moment.astimezone(SCOTLAND)):
        moment += ROUNDED
    return moment


def _in_fives(moment: datetime) -> datetime:
    """The moment, or the next one on five minutes."""
    whole = moment.replace(minute=moment.minute // 5 * 5, second=0, microsecond=0)
    return whole if whole == moment else whole + ROUNDED


def _is_twice(local: datetime) -> bool:
    return local.replace(fold=0).utcoffset() != local.replace(fold=1).utcoffset()


def combine(day: Day | None, hour: Hour | None, now: datetime, habits: Habits) -> Understood | Ask:
    """Day and time of day together, rolled forward until it is ahead."""
    today = now.astimezone(SCOTLAND).date()
    if day is None:
        return _next_such_hour(today, hour, now, habits)
    when: date | None = day.on
    for _ in range(3):
        if when is None:
            break
        moment = _on_day(when, hour, now, habits, is_today=day.is_today or (hour is not None and when == today))
        if moment > now:
            return _understood(moment, now, habits, day.sure and _is_plain(when, hour))
        when = day.again(when) if day.again else None
    return Ask("too_late_today" if day.is_today else "already_past")


def _next_such_hour(today: date, hour: Hour | None, now: datetime, habits: Habits) -> Understood | Ask:
    """An hour with no day: today while it is ahead and no guess falls into the quiet hours, else tomorrow."""
    tomorrow = today + timedelta(days=1)
    if hour is not None and hour.part and hour.part.name == "morning":
        day = today if _moment(today, hour.minutes, now) > now else tomorrow
        return _understood(_on_day(day, hour, now, habits, is_today=False), now, habits, sure=True)
    moments = [_on_day(day, hour, now, habits, is_today=day == today) for day in (today, tomorrow)]
    ahead = [moment for moment in moments if moment > now]
    if hour is not None and hour.other_half is not None:
        ahead.sort(key=habits.is_quiet)
    return _understood(ahead[0], now, habits, _is_plain(today, hour)) if ahead else Ask("which_day")


def _is_plain(day: date, hour: Hour | None) -> bool:
    """Whether the time of day needed no guess, and exists once on that day, however the clocks change."""
    if hour is None or hour.part:
        return True
    return hour.half_known and not _is_twice(_wall(day, hour.minutes))


def _on_day(day: date, hour: Hour | None, now: datetime, habits: Habits, is_today: bool) -> datetime:
    if hour is not None and hour.part is None:
        return _clock_time(day, hour, now, habits)
    if hour is None and is_today:
        return _later_today(now, habits)
    part = hour.part if hour else None
    first, usual, last = (part.first, part.usual, part.last) if part else (8 * 60, USUAL, DAY - STEP)
    wished = [usual, *range(usual + STEP, last + 1, STEP), *range(usual - STEP, first - 1, -STEP)]
    if part is None:
        wished += list(range(0, first, STEP))
    moments = [_moment(day, minutes, now) for minutes in wished]
    fits = [moment for moment in moments if not habits.is_quiet(moment) and (moment > now or not is_today)]
    return fits[0] if fits else moments[0]


def _clock_time(day: date, hour: Hour, now: datetime, habits: Habits) -> datetime:
    """A named clock time; of two readings, the one that is ahead and outside the quiet hours."""
    usual = _moment(day, hour.minutes, now)
    if hour.other_half is None:
        return usual
    other = _moment(day, hour.other_half, now)
    return min(usual, other, key=lambda moment: (moment <= now, habits.is_quiet(moment), moment != usual))


def _later_today(now: datetime, habits: Habits) -> datetime:
    """`today`, and no more said: in a couple of hours, if that is still today and not quiet; else past."""
    local = now.astimezone(SCOTLAND)
    wished = (local + timedelta(hours=2, minutes=STEP)).replace(second=0, microsecond=0)
    wished = wished.replace(minute=wished.minute // STEP * STEP)
    moment = _moment(wished.date(), wished.hour * 60 + wished.minute, now)
    return moment if wished.date() == local.date() and not habits.is_quiet(moment) else now


def _wall(day: date, minutes: int) -> datetime:
    days, minutes = divmod(minutes, DAY)
    return datetime.combine(day + timedelta(days=days), time(minutes // 60, minutes % 60), SCOTLAND)


def _moment(day: date, minutes: int, now: datetime) -> datetime:
    """A clock time's moment. A skipped one moves on an hour; of one that comes twice, the first that is ahead."""
    first = _wall(day, minutes).astimezone(UTC)
    return first if first > now else _wall(day, minutes).replace(fold=1).astimezone(UTC)


def _understood(moment: datetime, now: datetime, habits: Habits, sure: bool) -> Understood | Ask:
    if moment - now > FURTHEST:
        return Ask("too_far")
    return Understood(moment, said_back(moment, now), sure, habits.is_quiet(moment))
