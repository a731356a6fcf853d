"""What time of day plain words name: `at 3`, `half 7`, `after 7`, `friday morning`, `at teatime`."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import time

AFTER = 30
"""Minutes past the hour meant by "after 7"."""
BEFORE = 60
"""Minutes ahead of the hour meant by "before 12"."""
DAY = 24 * 60


@dataclass(frozen=True)
class PartOfDay:
    """A part of the day in minutes since midnight: the usual time, and the stretch that still counts as it."""

    name: str
    usual: int
    first: int
    last: int


def _part(name: str, usual: str, first: str, last: str) -> PartOfDay:
    usual_time, first_time, last_time = (time.fromisoformat(clock) for clock in (usual, first, last))
    return PartOfDay(
        name,
        *(moment.hour * 60 + moment.minute for moment in (usual_time, first_time, last_time)),
    )


PARTS: tuple[tuple[re.Pattern[str], PartOfDay], ...] = tuple(
    (re.compile(words), part)
    for words, part in (
        (r"\b1st thing\b|\bearly (in the )?morning\b|\bearly doors\b", _part("morning", "09:00", "08:00", "10:00")),
        (
            r"\bafter (the )?(school|nursery) (run|drop)\b"
            r"|\bafter .*\b(away|off|in|at) (to )?(the )?(school|nursery)\b"
            r"|\bdrop ?off\b|\bdropped (them|him|her|the kids)\b",
            _part("morning", "09:30", "09:00", "11:00"),
        ),
        (
            r"\b(when|while) .*\b(at|in) (the )?(school|nursery)\b|\bschool hours\b|\bduring school\b",
            _part("morning", "10:30", "09:30", "14:30"),
        ),
        (r"\bafter (school|nursery)\b|\bpick ?up\b", _part("afternoon", "16:00", "15:30", "18:00")),
        (r"\bafter (my )?work\b|\bearly evening\b", _part("evening", "18:00", "17:30", "20:00")),
        (r"\blate afternoon\b", _part("afternoon", "16:00", "15:30", "17:30")),
        (r"\blate morning\b", _part("morning", "11:00", "10:30", "12:00")),
        (
            r"\bbed ?time\b|\b(in|to|intae) (their |her |his )?beds?\b|\bbedded\b|\basleep\b|\bsleeping\b"
            r"|\b(when|once|after) (the |my |ma )?(\w+ )?\w+('?s|s| is|'?re| are) (finally )?down\b"
            r"|\blate (on )?(at |in the )?(night|evening)\b",
            _part("evening", "20:00", "19:30", "20:30"),
        ),
        (r"\b(lunchtime|lunch time|dinner time)\b", _part("afternoon", "12:30", "12:00", "14:00")),
        (r"\b(teatime|tea time|tea)\b", _part("evening", "17:00", "16:00", "18:30")),
        (r"\bmorning\b|(?<!\bi )\bam\b", _part("morning", "10:00", "08:00", "11:30")),
        (r"\bafternoon\b|\bpm\b", _part("afternoon", "14:00", "12:30", "16:30")),
        (r"\b(evening|gloaming)\b", _part("evening", "19:00", "17:30", "20:30")),
        (r"\bnight\b", _part("night", "19:00", "18:00", "20:30")),
    )
)


@dataclass(frozen=True)
class Hour:
    """A time of day. Without `part` it is a clock time in minutes since midnight; `DAY` is the midnight that ends it.

    `half_known` is False when morning or evening had to be guessed; `other_half` is then the other reading.
    """

    minutes: int
    half_known: bool = True
    other_half: int | None = None
    part: PartOfDay | None = None


CLOCK = r"(?P<hour>\d{1,2})(?:[:.](?P<minute>[0-5]\d))?"
HALF = r"(?: ?(?P<half>am|pm|noon|in the morning|in the afternoon|in the evening|(?:at )?night))?"
END = r"(?![\d/:.-]|st\b|nd\b|rd\b|th\b| (?:minutes|hours|days|weeks|months|years|kids|of)\b)"
LEAD = (
    r"(?:(?P<lead>after|before|by|from|until|since|past)|at|about|around|for|roughly|approx|near|nearer|gone|say|@)"
)


LAST = re.compile(rf"(?:,|\b(?:better|best|instead|please|say)\b)\s*{CLOCK}\W*$")
"""An hour at the very end, where a part of the day is named before: `evening better, 6`."""


def _at_its_end(text: str, part: PartOfDay) -> Hour | None:
    """The hour that stands last, where it is one of this part of the day or near it."""
    found = LAST.search(text)
    minutes = int(found["hour"]) % 12 * 60 + int(found["minute"] or 0) if found else 0
    within = [each for each in (minutes, minutes + 12 * 60) if part.first - 60 <= each <= part.last + 60]
    return Hour(within[0]) if found and within else None


def find_hour(text: str, day_named: bool) -> Hour | None:
    """The time of day in `text`, from which the day has been taken out; None when there is none."""
    for pattern, read in CLOCK_RULES:
        for match in pattern.finditer(text):
            hour = read(match, text)
            if hour is not None:
                return hour
    for pattern, part in PARTS:
        if pattern.search(text):
            return _at_its_end(text, part) or Hour(part.usual, part=part)
    return _bare_number(text) if day_named else None


def _half_of(match: re.Match[str], text: str) -> str | None:
    """Which half of the day the words around a clock time speak of."""
    half = match["half"]
    if half:
        return half.split()[-1]
    words = set(text.split())
    for name in ("am", "pm", "morning", "afternoon", "evening", "night", "teatime"):
        if name in words:
            return name
    return None


def _minutes(hour: int, minute: int, half: str | None, written_24: bool) -> Hour | None:
    """A clock time as minutes, with the half of the day worked out; None when there is no such time."""
    if hour > 24 or minute < 0 or minute > 59:
        return None
    if hour > 12 or hour == 0 or written_24:
        return Hour(hour % 24 * 60 + minute)
    twelve = hour % 12 * 60 + minute
    if half in ("am", "morning"):
        return Hour(twelve)
    if half == "noon":
        return Hour(12 * 60)
    if half == "night" and hour == 12:
        return Hour(DAY + minute)
    if half == "night" and hour < 5:
        return Hour(twelve)
    if half in ("pm", "afternoon", "evening", "night", "teatime"):
        return Hour(twelve + 12 * 60)
    afternoon = hour == 12 or hour < 8
    usual, other = (twelve + 720, twelve) if afternoon else (twelve, twelve + 720)
    return Hour(usual, half_known=hour in (12, 1, 2, 3, 4, 5, 6, 10, 11), other_half=other)


def _moved(hour: Hour | None, by: int) -> Hour | None:
    if hour is None or not 0 <= hour.minutes + by < DAY:
        return hour
    other = None if hour.other_half is None else (hour.other_half + by) % DAY
    return Hour(hour.minutes + by, hour.half_known, other)


def _clock(match: re.Match[str], text: str) -> Hour | None:
    groups = match.groupdict()
    written_24 = bool(match["minute"]) and len(match["hour"]) == 2 and match["hour"].startswith("0")
    hour = _minutes(int(match["hour"]), int(match["minute"] or 0), _half_of(match, text), written_24)
    lead = groups.get("lead")
    if lead == "back of":
        return _moved(hour, 15)
    if lead in ("after", "past"):
        return _moved(hour, AFTER)
    return _moved(hour, -BEFORE) if lead in ("before", "by") else hour


def _four_figures(match: re.Match[str], text: str) -> Hour | None:
    figures = match["figures"]
    hour, minute = int(figures[:-2]), int(figures[-2:])
    return _minutes(hour, minute, _half_of(match, text), len(figures) == 4) if minute < 60 else None


def _half_past(match: re.Match[str], text: str) -> Hour | None:
    if match["hour"] == "midnight":
        return Hour(DAY + 30)
    return _minutes(int(match["hour"]), 30, _half_of(match, text), False)


def _past_or_to(match: re.Match[str], text: str) -> Hour | None:
    by = 15 if match["by"] == "quarter" else int(match["by"])
    hour = _minutes(int(match["hour"]), 0, _half_of(match, text), False)
    return _moved(hour, by if match["way"] == "past" else -by) if by < 60 else None


def _between(match: re.Match[str], text: str) -> Hour | None:
    """The middle of "between 10 and 12", on a half hour."""
    until = _minutes(int(match["until"]), 0, _half_of(match, text), False)
    since = _minutes(int(match["hour"]), 0, _half_of(match, text), False)
    if until is None or since is None:
        return None
    start = since.minutes if since.minutes < until.minutes else since.minutes - 12 * 60
    if start < 0:
        return since
    return Hour(start + (until.minutes - start) // 2 // 30 * 30, since.half_known and until.half_known)


def _noon(match: re.Match[str], text: str) -> Hour:
    by = {"after": AFTER, "before": -BEFORE}.get(match["lead"] or "", 0)
    return Hour(12 * 60 + by)


def _midnight(match: re.Match[str], text: str) -> Hour:
    return Hour(DAY)


def _bare_number(text: str) -> Hour | None:
    """A number or a span that stands alone beside a day: `friday 3`, `friday 10-12`."""
    span = BARE_SPAN.search(text)
    match = span or re.search(rf"(?:^|\s){CLOCK}{END}(?P<half>)(?:\s|$)", text)
    hour = (_between if span else _clock)(match, text) if match else None
    return Hour(hour.minutes, False, hour.other_half) if hour else None


Read = Callable[[re.Match[str], str], Hour | None]
SPAN = rf"(?P<hour>\d{{1,2}}) ?(?:and|to|-|or|until) ?(?P<until>\d{{1,2}}){END}"
BARE_SPAN = re.compile(rf"(?<![\d/.-]){SPAN}(?P<half>)")
FIGURES = r"(?P<figures>[01]\d[0-5]\d|2[0-3][0-5]\d)(?P<half>)"
BESIDE_HALF = r"(?=in the (?:morning|afternoon|evening)|(?:at )?night\b)"
CLOCK_RULES: tuple[tuple[re.Pattern[str], Read], ...] = tuple(
    (re.compile(words), read)
    for words, read in (
        (rf"\b(?P<lead>back of) {CLOCK}{END}{HALF}", _clock),
        (r"\b(?:half|half past) (?P<hour>midnight)(?P<half>)\b", _half_past),
        (rf"\bhalf (?:past |after )?(?P<hour>\d{{1,2}}){END}{HALF}", _half_past),
        (rf"\b(?P<by>quarter|\d{{1,2}})(?: minutes)? (?P<way>past|to) (?P<hour>\d{{1,2}}){END}{HALF}", _past_or_to),
        (rf"\b(?:between|from|at|about) {SPAN}{HALF}", _between),
        (rf"(?<![\d/]){SPAN} ?(?P<half>am|pm|in the (?:morning|afternoon|evening)|at night)\b", _between),
        (rf"(?:\b(?P<lead>after|before|by) )?(?<![\d/]){CLOCK} ?(?P<half>am|pm)\b", _clock),
        (r"(?<![\d/])(?P<figures>\d{3,4}) ?(?P<half>am|pm)\b", _four_figures),
        (rf"\b(?:at |@ ?)?{FIGURES} ?hours\b", _four_figures),
        (rf"(?:\bat |@ ?){FIGURES}\b", _four_figures),
        (r"(?:\b(?P<lead>after|before) )?\b(?:12 )?noon(?:ish)?\b", _noon),
        (r"\b(?:12 )?midnight\b", _midnight),
        (rf"(?<![\d/.:-])(?P<hour>\d{{1,2}})[:.](?P<minute>[0-5]\d)(?![\d/.-]){HALF}", _clock),
        (rf"(?<![\d/]){CLOCK} ?(?:o'clock|ish|{BESIDE_HALF}){HALF}", _clock),
        (rf"(?:\b|(?=@)){LEAD}(?: (?:at|about|around))? ?{CLOCK}{END}{HALF}", _clock),
    )
)
