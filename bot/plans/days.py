"""Which day plain words name: `tomorrow`, `next tuesday`, `2 weeks on friday`, `the 28th`, `1st monday in june`."""

import re
from dataclasses import dataclass
from datetime import date, timedelta

from bot.plans.said import (
    Around,
    Ask,
    Day,
    Rule,
    add_months,
    any_of,
    date_or_none,
    first_of,
    last_of,
    monday_of,
    next_monthly,
    next_yearly,
    rule,
    weekday_after,
)
from bot.plans.seasons import AFTER_DATES, BEFORE_DATES
from bot.plans.spelling import MONTHS, WEEKDAYS

WEEK = timedelta(days=7)
FEW = re.compile(r"\bfew \d|\bmaybe\b|\bor so\b|\bnot sure\b|\bperhaps\b|\bmibbe\b")
SHIFT = re.compile(r"\b(after|before|by)(?: on| the| my| about)*$")
AFTER_THAT = re.compile(r"(?<!day )\bafter (?:that|it)\b|\bafterwards\b")
BEFORE_THAT = re.compile(
    r"\b(?:the (?P<weekday>(?:mon|tues|wednes|thurs|fri|satur|sun)day)|1 days|night today|the (?P<evening>evening))"
    r" befor?e?(?: (?:that|it|then))?(?= *$| (?:at|in the|about|around|please|thanks|inste?a?d)\b)"
)
"""`the night` stands as `night today`, as it is Scots for tonight."""
NUMBERED = re.compile(r"\b(?:the )?\d{1,2}(?:st|nd|rd|th)\b")
AFTER_IT = re.compile(r"\bthe (?P<weekday>(?:mon|tues|wednes|thurs|fri|satur|sun)day) after (?:that|it)\b")
PAID_BEFORE = re.compile(r"\bafter (?:my |the |i'm |im |i get |i am |we get )*(?:pay day|paid|wages|money|benefit)")


@dataclass(frozen=True)
class FoundDay:
    """A day, and the words that are left when its own are taken out."""

    day: Day
    rest: str


def before_that(text: str, anchor: date) -> FoundDay | None:
    """`the friday before`, `the day before (that)`, `the night before`, `the friday after that`: by one named before."""
    if (later := AFTER_IT.search(text)) is not None:
        day = weekday_after(anchor, _weekday(later["weekday"]))
        return FoundDay(Day(day), NUMBERED.sub("", text[later.end() :]).strip())
    match = BEFORE_THAT.search(text)
    if match is None:
        return None
    days = (anchor.weekday() - _weekday(match["weekday"]) - 1) % 7 + 1 if match["weekday"] else 1
    part = "evening" if match["evening"] else "night" if "night" in match[0] else ""
    return FoundDay(Day(anchor - timedelta(days=days)), f"{part} {text[match.end() :]}".strip())


def _before_one_named(text: str, around: Around) -> FoundDay | None:
    """The same, where the text itself names that day first."""
    match = BEFORE_THAT.search(text)
    named = find_day(text[: match.start()], around) if match else None
    return before_that(text, named.day.on) if isinstance(named, FoundDay) else None


def find_day(text: str, around: Around) -> FoundDay | Ask | None:
    """The day that plain words name; Ask when only the parent can say; None when there is none."""
    if (earlier := _before_one_named(text, around)) is not None:
        return earlier
    for each in RULES:
        match = each.pattern.search(text)
        if match is None:
            continue
        found = each.reckon(match, around)
        if isinstance(found, Ask):
            return found
        if found is not None:
            before = text[: match.start()].rstrip()
            day = _shifted(found, before, text, around) if each.shifts else found
            if FEW.search(text):
                day = _less_sure(day)
            return FoundDay(day, f"{SHIFT.sub('', before)} {found.left} {text[match.end() :]}".strip())
    return None


def _shifted(day: Day, before: str, text: str, around: Around) -> Day:
    """`after friday` is a day later, `before friday` or `by friday` a day earlier."""
    way = SHIFT.search(before)
    if way and way[1] != "after":
        earlier = day.on - timedelta(days=1)
        return Day(earlier if earlier > around.today else day.on, False, day.again)
    if way or PAID_BEFORE.search(before) or AFTER_THAT.search(text):
        return Day(day.on + timedelta(days=1), day.sure, day.again)
    return day


def _less_sure(day: Day) -> Day:
    return Day(day.on, False, day.again, day.is_today)


def _today(match: re.Match[str], around: Around) -> Day:
    return Day(around.today, is_today=True)


def _tomorrow(match: re.Match[str], around: Around) -> Day:
    return Day(around.today + timedelta(days=1))


def _span(number: str, unit: str) -> timedelta | int | None:
    """Days as a timedelta, months as a whole number; None when it is beyond reason."""
    count = int(number) if len(number) < 4 else 1000
    if unit.startswith("day"):
        return timedelta(days=count)
    if unit.startswith("week"):
        return timedelta(weeks=count)
    months = count * (12 if unit.startswith("year") else 1)
    return months if months <= 600 else None


def _later(day: date, number: str, unit: str, sign: int = 1) -> date | None:
    span = _span(number, unit)
    if span is None:
        return None
    return add_months(day, sign * span) if isinstance(span, int) else day + sign * span


def _in_a_while(match: re.Match[str], around: Around) -> Day | Ask:
    later = _later(around.today, match["number"], match["unit"])
    if later is None:
        return Ask("too_far")
    return Day(later) if later > around.today else Ask("which_day")


def _from_anchor(match: re.Match[str], around: Around) -> Day | Ask | None:
    """`2 weeks on friday`, `1 days after tomorrow`, `1 weeks before the 28th`."""
    if match["way"] == "past":
        return Ask("already_past")
    anchor = find_day(match["anchor"], around)
    if anchor is None or isinstance(anchor, Ask):
        return anchor
    later = _later(anchor.day.on, match["number"], match["unit"], -1 if match["way"] == "before" else 1)
    if later is None:
        return Ask("too_far")
    return Day(later, anchor.day.sure, left=anchor.rest) if later > around.today else Ask("already_past")


def _weekday(name: str) -> int:
    return WEEKDAYS.index(name)


def _week_on(day: date) -> date:
    return day + WEEK


def _plain_weekday(match: re.Match[str], around: Around) -> Day:
    """The first such day after today; said on that very weekday it could be today."""
    weekday = _weekday(match["weekday"])
    return Day(weekday_after(around.today, weekday), weekday != around.today.weekday(), _week_on)


def _next_weekday(match: re.Match[str], around: Around) -> Day:
    """`next tuesday` is the Tuesday of next week; some mean the first one, so near ones are asked about."""
    weekday = _weekday(match["weekday"])
    day = monday_of(around.today) + WEEK + timedelta(days=weekday)
    return Day(day, day == weekday_after(around.today, weekday))


def _weekday_of_next_week(match: re.Match[str], around: Around) -> Day:
    return Day(monday_of(around.today) + WEEK + timedelta(days=_weekday(match["weekday"])))


def _week_after_weekday(match: re.Match[str], around: Around) -> Day:
    return Day(weekday_after(around.today, _weekday(match["weekday"])) + WEEK)


def _weekday_week_after_next(match: re.Match[str], around: Around) -> Day:
    return Day(monday_of(around.today) + 2 * WEEK + timedelta(days=_weekday(match["weekday"])))


def _weekday_and_date(match: re.Match[str], around: Around) -> Day | Ask | None:
    """A full date, with or without weekday and year; a weekday that does not fit is asked about."""
    groups = match.groupdict()
    day, month = int(groups["day"]), MONTHS.index(groups["month"]) + 1
    found = (
        date_or_none(int(groups["year"]), month, day) if groups.get("year") else next_yearly(around.today, month, day)
    )
    if found is None:
        return Ask("which_day")
    if found < around.today:
        return Ask("already_past")
    if groups.get("weekday") and found.weekday() != _weekday(groups["weekday"]):
        return Ask("day_and_date_differ")
    return Day(
        found, again=None if groups.get("year") else lambda past: next_yearly(past + timedelta(days=1), month, day)
    )


def _numeric(match: re.Match[str], around: Around) -> Day | Ask | None:
    """`28/3`, `28/3/27`, `28.3.2027`: the day comes first."""
    day, month, year = int(match["day"]), int(match["month"]), match["year"]
    if not 1 <= month <= 12:
        return None
    if not year:
        found = next_yearly(around.today, month, day)
    else:
        found = date_or_none(int(year) + (2000 if len(year) == 2 else 0), month, day)
    if found is None:
        return None
    return Day(found) if found >= around.today else Ask("already_past")


def _iso(match: re.Match[str], around: Around) -> Day | Ask | None:
    found = date_or_none(int(match["year"]), int(match["month"]), int(match["day"]))
    if found is None:
        return None
    return Day(found) if found >= around.today else Ask("already_past")


def _weekday_and_number(match: re.Match[str], around: Around) -> Day | Ask | None:
    """`tuesday the 9th`: the next 9th, if it is a Tuesday."""
    found = next_monthly(around.today, int(match["day"]))
    if found is None:
        return None
    fits = found.weekday() == _weekday(match["weekday"])
    return Day(found) if fits else Ask("day_and_date_differ")


def _day_of_month(match: re.Match[str], around: Around) -> Day | None:
    day, month = int(match["day"]), match["month"] or ""
    start = first_of(around.today, 1) if "next" in month else around.today
    found = next_monthly(start, day)
    return None if found is None else Day(found, again=lambda past: next_monthly(past + timedelta(days=1), day))


def _nth_weekday(match: re.Match[str], around: Around) -> Day | Ask | None:
    """`1st monday in june`, `last friday of the month`."""
    weekday, where = _weekday(match.groupdict().get("weekday") or "monday"), match["where"]
    if where in MONTHS:
        start = first_of(date(around.today.year, MONTHS.index(where) + 1, 1))
        starts = [start, start.replace(year=start.year + 1)]
    elif "next" in where:
        starts = [first_of(around.today, 1)]
    else:
        starts = [first_of(around.today), first_of(around.today, 1)]
    days = (_nth(start, weekday, match["nth"]) for start in starts)
    return next((Day(day) for day in days if day and day > around.today), None)


def _nth_week(match: re.Match[str], around: Around) -> Day | Ask | None:
    """`2nd week of april`: its Monday, asked about."""
    found = _nth_weekday(match, around)
    return _less_sure(found) if isinstance(found, Day) else found


def _nth(start: date, weekday: int, nth: str) -> date | None:
    if nth == "last":
        return weekday_after(last_of(start) - WEEK, weekday)
    day = weekday_after(start - timedelta(days=1), weekday) + (int(nth[0]) - 1) * WEEK
    return day if day.month == start.month else None


UNIT = r"(?P<number>\d{1,6}) (?P<unit>days|weeks|months|years)"
NAMED = r"(?P<weekday>WEEKDAY)"
NUMBER = r"(?:the |on the )?(?P<day>\d{1,2})"
NTH = rf"{NUMBER}(?:st|nd|rd|th)"
YEAR = r"(?: (?P<year>20\d\d)\b)?"
THIS_MONTH = r"(?:the |this |next )*month"
LEADING_IN = any_of(
    "in", "after", "give me", "for", "about", "around", "another", "within", "leave it", "wait", "roughly", "say"
)  # fmt: skip
ROUGHLY = any_of("about ", "another ", "around ", "few ", "maybe ", "the next ", "roughly ", "say ")
FILLER = any_of("oh ", "ok ", "aye ", "yes ", "um ", "maybe ", "say ", "about ", "few ", "please ", "in ")
WHILE: tuple[Rule, ...] = (
    rule(rf"\b{UNIT} (?P<way>after|before|from|on|past|following) (?P<anchor>(?!now).+)", _from_anchor, False),
    rule(rf"\b{UNIT} (?P<way>)(?P<anchor>(?:tomorrow|today|next|WEEKDAY)\b.*)", _from_anchor, False),
    rule(rf"\b{LEADING_IN} {ROUGHLY}*{UNIT}\b", _in_a_while, False),
    rule(rf"\b{UNIT}'? (?:time|from now|from today|later|or so)\b", _in_a_while, False),
    rule(rf"^{FILLER}*{UNIT}(?: please| maybe| ok| thanks| ta)*$", _in_a_while, False),
)
DATES: tuple[Rule, ...] = (
    rule(rf"\b(?P<nth>[1-5](?:st|nd|rd|th)|last) {NAMED} (?:in|of|o') (?P<where>MONTH|{THIS_MONTH})\b", _nth_weekday),
    rule(rf"\b(?P<nth>[1-5](?:st|nd|rd|th)|last) week (?:in|of|o') (?P<where>MONTH|{THIS_MONTH})\b", _nth_week),
    rule(rf"(?:\b{NAMED} )?\b{NUMBER}(?:st|nd|rd|th)?(?: of| o')? (?P<month>MONTH)\b{YEAR}", _weekday_and_date),
    rule(
        rf"(?:\b{NAMED} )?\b(?P<month>MONTH) {NUMBER}(?:st|nd|rd|th)?\b(?! ?(?:am|pm|ish|o'clock)|[:.]\d){YEAR}",
        _weekday_and_date,
    ),
    rule(r"\b(?P<year>20\d\d)-(?P<month>\d{1,2})-(?P<day>\d{1,2})\b", _iso),
    rule(r"(?<![\d/])(?P<day>\d{1,2})/(?P<month>\d{1,2})(?:/(?P<year>20\d\d|\d\d))?(?![\d/])", _numeric),
    rule(r"(?<![\d.-])(?P<day>\d{1,2})[.-](?P<month>\d{1,2})[.-](?P<year>20\d\d|\d\d)(?![\d.-])", _numeric),
    rule(rf"\b{NAMED} {NTH}\b", _weekday_and_number),
    rule(rf"\b{NTH}\b(?: (?:of|o'|in) (?P<month>{THIS_MONTH}))?(?! thing)", _day_of_month),
)
NEAR: tuple[Rule, ...] = (
    rule(r"\btomorrow weeks?\b", lambda match, around: Day(around.today + timedelta(days=8))),
    rule(r"\btoday weeks?\b", lambda match, around: Day(around.today + timedelta(days=7))),
    rule(rf"\b{NAMED} (?:in )?(?:2 weeks|(?:the )?week after next)\b", _weekday_week_after_next),
    rule(rf"\b(?:the )?week after next(?: on)? {NAMED}\b", _weekday_week_after_next),
    rule(rf"\b{NAMED} (?:of |in )?(?:the )?(?:next|following) week\b", _weekday_of_next_week),
    rule(rf"\bnext week(?: on)?(?: the)? {NAMED}\b", _weekday_of_next_week),
    rule(rf"\b{NAMED} (?:week|after next)\b", _week_after_weekday),
    rule(rf"\b(?:the )?next {NAMED}\b", _next_weekday),
    rule(rf"\b{NAMED} (?:next|first)\b(?! (?:week|month))", _plain_weekday),
    rule(rf"\b(?:this |coming |this coming )?{NAMED}\b", _plain_weekday),
    rule(r"\btomorrow\b", _tomorrow),
    rule(r"\b(?:later )?today\b", _today),
)
RULES: tuple[Rule, ...] = (*BEFORE_DATES, *WHILE, *DATES, *NEAR, *AFTER_DATES)
