"""Times that go by weeks, months, holidays and pay days, and the words that name no time yet."""

import re
from datetime import date, timedelta

from bot.plans.said import (
    Around,
    Ask,
    Day,
    Reckon,
    Rule,
    any_of,
    asking,
    first_of,
    good_friday,
    last_of,
    monday_of,
    next_yearly,
    open_day_from,
    rule,
    weekday_after,
)
from bot.plans.spelling import MONTHS

SATURDAY = 5
SCHOOL_NAMES = {
    "summer": "summer", "october": "october", "tattie": "october", "autumn": "october", "christmas": "christmas",
    "winter": "christmas", "easter": "easter", "spring": "easter", "mid term": "midterm", "midterm": "midterm",
    "half term": "midterm", "february": "midterm", "feb": "midterm",
}  # fmt: skip
NAMED_HOLIDAY = re.compile(r"\b(" + "|".join(SCHOOL_NAMES) + r")\b")


def _holiday_name(text: str) -> str | None:
    named = NAMED_HOLIDAY.search(text)
    return SCHOOL_NAMES[named[1]] if named else None


def _school_back(match: re.Match[str], around: Around) -> Day | Ask:
    """The day pupils are back after the holiday that is on or comes next; the file's dates are always asked about."""
    holiday = around.school.next_one(around.area, around.today, _holiday_name(match[0]))
    return Day(holiday.back, sure=False) if holiday else Ask("when_school_back")


def _school_stops(match: re.Match[str], around: Around) -> Day | Ask:
    """The first day of the next holiday."""
    day = around.today
    while holiday := around.school.next_one(around.area, day, _holiday_name(match[0])):
        if holiday.first > around.today:
            return Day(holiday.first, sure=False)
        day = holiday.back
    return Ask("which_day")


def _week_before_holiday(match: re.Match[str], around: Around) -> Day | Ask:
    found = _school_stops(match, around)
    if isinstance(found, Ask):
        return found
    day = found.on - timedelta(days=7)
    return Day(day, sure=False) if day > around.today else Ask("which_day")


def _yearly(around: Around, month: int, day: int) -> date:
    found = next_yearly(around.today, month, day)
    assert found is not None
    return found


def _after_christmas(match: re.Match[str], around: Around) -> Day:
    boxing_day = _yearly(around, 12, 26)
    return Day(open_day_from(boxing_day + timedelta(days=1)), sure=False)


def _before_christmas(match: re.Match[str], around: Around) -> Day | Ask:
    day = _yearly(around, 12, 25) - timedelta(days=7)
    return Day(day, sure=False) if day > around.today else Ask("which_day")


def _new_year(match: re.Match[str], around: Around) -> Day:
    """The first open day after both Scottish holidays."""
    year = around.today.year if around.today <= date(around.today.year, 1, 2) else around.today.year + 1
    return Day(open_day_from(date(year, 1, 3)), sure=False)


def _after_easter(match: re.Match[str], around: Around) -> Day:
    tuesdays = (good_friday(around.today.year + ahead) + timedelta(days=4) for ahead in range(2))
    return Day(next(day for day in tuesdays if day > around.today), sure=False)


def _end_of_month(match: re.Match[str], around: Around) -> Day:
    start = first_of(around.today, 1 if "next" in match[0] else 0)
    return Day(last_of(start), again=lambda past: last_of(first_of(past, 1)))


def _start_of_month(match: re.Match[str], around: Around) -> Day:
    return Day(first_of(around.today, 1), sure="start" in match[0])


def _mid_month(match: re.Match[str], around: Around) -> Day:
    ahead = 1 if "next" in match[0] or around.today.day >= 15 else 0
    return Day(first_of(around.today, ahead).replace(day=15), sure=False)


def _named_month(match: re.Match[str], around: Around) -> Day | Ask:
    """`end of june`, `mid march`, `in may`, `after april`."""
    month, how = MONTHS.index(match["month"]) + 1, match["how"] or "in"
    this = around.today.month == month
    year = around.today.year + (month < around.today.month)
    start = date(year, month, 1)
    if "end" in how or "late" in how:
        return Day(last_of(start), again=lambda past: last_of(start.replace(year=past.year + 1)))
    if "mid" in how:
        middle = start.replace(day=15)
        return Day(middle, sure=False) if middle > around.today else Ask("which_day")
    if "after" in how:
        return Day(last_of(start) + timedelta(days=1), sure=False)
    return Ask("which_day") if this else Day(start, sure="start" in how)


def _next_week(match: re.Match[str], around: Around) -> Day:
    monday = monday_of(around.today) + timedelta(days=7)
    if "end" in match[0] or "late" in match[0]:
        return Day(monday + timedelta(days=4), sure=False)
    return Day(monday + timedelta(days=2 if "mid" in match[0] else 0), sure=False)


def _week_after_next(match: re.Match[str], around: Around) -> Day:
    return Day(monday_of(around.today) + timedelta(days=14), sure=False)


def _end_of_week(match: re.Match[str], around: Around) -> Day:
    return Day(weekday_after(around.today, 4), sure=around.today.weekday() < 4)


def _midweek(match: re.Match[str], around: Around) -> Day:
    return Day(weekday_after(around.today, 2), sure=False)


def _this_week(match: re.Match[str], around: Around) -> Day | Ask:
    """A day or two on, while the week lasts."""
    left = 6 - around.today.weekday()
    return Day(around.today + timedelta(days=min(2, left)), sure=False) if left else Ask("which_day")


def _weekend(match: re.Match[str], around: Around) -> Day:
    saturday = weekday_after(around.today, SATURDAY)
    if "next" not in match[0]:
        return Day(saturday, sure=around.today.weekday() < SATURDAY, again=lambda past: weekday_after(past, SATURDAY))
    day = monday_of(around.today) + timedelta(days=7 + SATURDAY)
    return Day(day, sure=day == saturday)


def _after_weekend(match: re.Match[str], around: Around) -> Day:
    return Day(weekday_after(around.today, 0))


def _dated(month: int, day: int) -> Reckon:
    """The same date every year."""
    return lambda match, around: Day(_yearly(around, month, day))


SCHOOL = any_of("school", "nursery", "kids", "wee ones", "term", "classes")
BREAKS = any_of("october", "tattie", "easter", "spring", "autumn", "february", "mid")
HOLIDAYS = rf"(?:holidays|half term|mid ?term|{BREAKS} (?:week|break|term)|term break)"
PERIOD = any_of("days?", "weeks?", "months?", "morning", "night", "evening", "WEEKDAY", r"\d+")
SOME_DAY = r"(?:WEEKDAY|today|tomorrow|\d+(?:st|nd|rd|th))"
NEW_YEAR = any_of("new year", "hogmanay", "ne'er day", "ne'erday", "bells")
MONEY = any_of("money", "wages?", "pay", "uc", "universal credit", "giro", "benefits?")
LANDS = any_of("comes?", "goes", "go", "gets", "lands?", "is", "are")
GETTING = any_of("i'm", "im", "i am", "i get", "get", "getting", "am", "been", "we're", "we get")
BEFORE_DATES: tuple[Rule, ...] = (
    rule(r"\byesterday\b|\bWEEKDAY past\b(?! \d)|\b(?:days|weeks|months|hours) ago\b", asking("already_past")),
    rule(r"\blast (?:night|week|month|year|weekend|WEEKDAY)\b(?! (?:in|of|o'))", asking("already_past")),
    rule(rf"\b(?:every|each|ilka) (?:other |single |\d+(?:st|nd|rd|th) )?{PERIOD}\b", asking("one_at_a_time")),
    rule(
        r"\bonce (?:a )?(?:week|2 weeks|month|day)\b(?! (?:is|are|has|have|from|on|at|i|she|he|it)\b)",
        asking("one_at_a_time"),
    ),
    rule(r"\b(?:daily|weekly|monthly|fortnightly)\b", asking("one_at_a_time")),
    rule(
        rf"\b{SOME_DAY}(?: (?:morning|afternoon|night|evening))? or (?:maybe |on |the |even )*(?:{SOME_DAY}|next)\b",
        asking("which_day"),
    ),
    rule(r"\bWEEKDAY (?:and |to )?WEEKDAY\b", asking("which_day")),
    rule(r"\b(?:not|no|except|but|bar)(?: on)? (?:a |the )?(?:WEEKDAY|today|tomorrow)\b", asking("which_day")),
    rule(r"^(?:maybe |oh |aye )*(?:some|1) days?(?: maybe)?$", asking("which_day")),
    rule(r"\b(?:my|our|his|her|ma|annual|from|off|on) (?:holidays|leave)\b", asking("which_day")),
    rule(rf"\bbefore (?:the )?(?:\w+ )?{HOLIDAYS}\b", _week_before_holiday, False),
    rule(rf"\b(?:after|when|once|end of|until|following) (?:\w+ ){{0,5}}?{HOLIDAYS}\b", _school_back, False),
    rule(
        rf"\b(?:when|once|after|until) (?:\S+ ){{0,4}}?{SCHOOL} (?:\S+ ){{0,4}}?(?:back|starts?|returns?|opens?)\b",
        _school_back,
        False,
    ),
    rule(r"\bback (?:at|to) (?:the )?(?:school|nursery)\b|\bstart of school\b", _school_back, False),
    rule(r"\b(?:start of|new|next) (?:the |new |next )?(?:school )?term\b", _school_back, False),
    rule(
        rf"\b(?:when|once) (?:\S+ ){{0,4}}?{SCHOOL} (?:\S+ ){{0,3}}?(?:breaks? up|off|finish(?:es)?|stops?)\b",
        _school_stops,
        False,
    ),
    rule(rf"\b(?:start of|in|during|over) (?:the )?(?:\w+ )?{HOLIDAYS}\b", _school_stops, False),
    rule(r"\bend of (?:the )?(?:school )?(?:term|year)\b", _school_stops, False),
    rule(r"\bchristmas eve(?:ning)?\b", _dated(12, 24)),
    rule(r"\bchristmas day\b", _dated(12, 25)),
    rule(r"\bboxing day\b", _dated(12, 26)),
    rule(r"\bvalentine'?s(?: day)?\b", _dated(2, 14)),
    rule(r"\bburns (?:night|day)\b", _dated(1, 25)),
    rule(r"\bhalloween\b", _dated(10, 31)),
    rule(r"\b(?:bonfire|guy fawkes|fireworks) night\b", _dated(11, 5)),
    rule(r"\b(?:st|saint) andrew'?s (?:day|night)\b", _dated(11, 30)),
    rule(r"\b(?:after|once|past) (?:the )?(?:christmas|festive)\b(?: day| period)?", _after_christmas, False),
    rule(r"\b(?:before|by) (?:the )?christmas\b", _before_christmas, False),
    rule(r"\b(?:over|at|during) christmas\b", asking("which_day")),
    rule(rf"\bbefore (?:the )?{NEW_YEAR}\b", asking("which_day")),
    rule(r"(?<!after )(?<!after the )\b(?:new year's eve(?:ning)?|hogmanay|the bells)\b", _dated(12, 31)),
    rule(r"\bnew year's day\b", _dated(1, 1)),
    rule(rf"\b(?:(?:in|after|into|early in|start of|once) )?(?:the )?{NEW_YEAR}\b", _new_year, False),
    rule(r"\bafter (?:the )?easter(?: weekend| monday| sunday)?\b", _after_easter, False),
)
MONTH_PART = any_of(
    "end of", "late", "late in", "start of", "early", "early in", "mid", "mid of", "mid in", "in", "after", "next",
    "this", "about", "around", "until", "by", "before",
)  # fmt: skip
AFTER_DATES: tuple[Rule, ...] = (
    rule(r"\b(?:after|once) (?:the |this )?weekend\b", _after_weekend, False),
    rule(r"\b(?:next |this |this coming |coming )?weekend\b", _weekend),
    rule(r"\b(?:the )?week after next\b|\bafter next week\b", _week_after_next, False),
    rule(r"\b(?:(?:start|early|mid|end|late|later)(?: of| in)?(?: the)? )?(?:next|following) week\b", _next_week),
    rule(r"\b(?:end|back end|late) of (?:the |this )?week\b", _end_of_week, False),
    rule(r"\bmid ?week\b|\bmid (?:of )?(?:the |this )?week\b", _midweek, False),
    rule(r"\b(?:later |some time |sometime )?this week\b|\blater in the week\b", _this_week, False),
    rule(r"\b(?:end|back end|last day) (?:of|o') (?:the |this |next )?month\b|\bmonth(?:'s)? end\b", _end_of_month),
    rule(r"\bmid(?: of)? (?:the |this |next )?month\b", _mid_month, False),
    rule(r"\b(?:start (?:of|o') |early )?(?:the |next )month\b", _start_of_month, False),
    rule(rf"\b(?:(?P<how>{MONTH_PART}) )?(?P<month>MONTH)\b", _named_month, False),
    rule(r"\bnext year\b", _new_year, False),
    rule(rf"\bpay ?day\b|\b{GETTING} paid\b|\bmy {MONEY}\b|\b{MONEY} {LANDS}\b", asking("when_paid")),
)
NO_TIME_YET = any_of(
    r"later(?: on)?", "soon", "some ?time", "some days?", "whenever", "no idea", "any ?time", "any day", "not sure",
    "idk", r"(?:i )?don'?t know", "(?:a )?dinnae ken", r"when i'?m (?:ready|better|up to it|feeling \w+)",
    r"when(?:ever)? (?:suits|you like)", "in a (?:wee )?(?:bit|while)", "another (?:time|day)", "(?:right )?now",
    "asap", "(?:during the )?(?:week|week ?days?)",
    "(?:(?:at|over|in|during|for|next|this) )?(?:the )?(?:spring|summer|autumn|winter|easter|christmas|holidays)",
)  # fmt: skip
ASKING_ME = rf"(?:{any_of('ask', 'text', 'message', 'try', 'get back to', 'remind')} me |check in |maybe )"
OWN_HOURS = any_of(r"\d", "noon", "midnight", "lunchtime", "teatime", "work", "(?:the )?(?:school|nursery)", "bed")
VAGUE: tuple[Rule, ...] = (
    rule(rf"^{ASKING_ME}*{NO_TIME_YET}(?: please| maybe| thanks| ta| then| on)*$", asking("which_day")),
    rule(
        rf"^{ASKING_ME}*(?:when|after|once|until|before) (?!{OWN_HOURS})\w+(?: \w+){{0,8}}$",
        asking("which_day"),
    ),
)
"""Words that mean some time without naming one; looked at when neither a day nor an hour was found."""
