"""`May I text you once, to ask how it was?`: which service it is about, when we would text, and when a text would rather.

What a text says to it is learnt (data/nlu/moves/may_i_ask.yml).
"""

import json
import re
from collections.abc import Sequence
from datetime import datetime, time, timedelta

from bot.clock import SCOTLAND
from bot.conversation.open_questions import LIKE_A_TIME
from bot.language import asking
from bot.messages import Choice
from bot.plans.changed import understand_change
from bot.plans.when import Habits, Understood

MAY_ASK = "/may_ask"
AFTER, AT = timedelta(days=14), time(10, 0)
"""When we would text, unless another time is named."""
WEEK = timedelta(days=7)
SATURDAY, LATE_MORNING, AFTERNOON = 5, 11, 14
CLAUSES = re.compile(r"[.,;!?\n]+|\b(?:but|just|only|jist)\b", re.IGNORECASE)
OF_THEM = re.compile(
    r"\b(?:they|them|their|there|number|nummer|address|open|place|somebody|someone|get in touch|in touch)\b",
    re.IGNORECASE,
)
"""Of the service, or of somebody to ring."""
NUMBER = re.compile(r"\b(?:number|nummer|address)\b", re.IGNORECASE)
NAMES_A_SEASON = re.compile(r"\b(?:new year|christmas|xmas|easter|hogmanay|summer)\b", re.IGNORECASE)
BUSY = re.compile(
    r"\b(?:busy|mental|mad|away|too (?:soon|early)|can'?t|cannae|not|no|nae|dinnae|don'?t|work(?:ing|in)?"
    r"|cut)\b",
    re.IGNORECASE,
)
SCHOOL_HOURS = re.compile(
    r"\b(?:at (?:school|nursery)|school hours|during the day|through the day|in the day)\b", re.IGNORECASE
)
NOT_MORNINGS = re.compile(
    r"\b(?:not|no|nae|dinnae|don'?t|never)\b(?: \w+){0,4} (?:mornings?|mornins?|early)\b|\bnights? ?shifts?\b"
    r"|\bsleep (?:in|till)\b",
    re.IGNORECASE,
)
SO_LONG = re.compile(
    r"\b(?:make it|in|after|about|wait|gie it|give it) (?=(?:an?|one|two|three|four|six|\d) (?:weeks?"
    r"|months?)\b)",
    re.IGNORECASE,
)
WEEK_AFTER = re.compile(r"\b(?:the|a) (?:next )?week (?:after|later)\b", re.IGNORECASE)


def usual_moment(now: datetime, habits: Habits) -> datetime:
    """When the text comes, unless another time was named."""
    day = (now + AFTER).astimezone(SCOTLAND).date()
    return habits.next_open(datetime.combine(day, AT, SCOTLAND))


def asked_among(offered: Sequence[Choice]) -> Choice | None:
    """The yes to that question, where it lies open."""
    return next((each for each in offered if each.payload.startswith(MAY_ASK) and service_in(each)), None)


def service_in(yes: Choice) -> str | None:
    """The service that it is asked about."""
    found = json.loads(yes.payload.removeprefix(MAY_ASK) or "{}")
    return str(found["service"]) if "service" in found else None


def at(yes: Choice, moment: datetime) -> str:
    """The payload of a yes at another time."""
    return f"{MAY_ASK}{json.dumps({'do': 'yes', 'service': service_in(yes), 'at': moment.isoformat()})}"


def asks_of_the_service(text: str) -> bool:
    """Whether words ask something about the service, rather than the text."""
    return OF_THEM.search(text) is not None and (asking.asks(text) or NUMBER.search(text) is not None)


def moment_in(text: str, usual: datetime, now: datetime, habits: Habits) -> datetime | None:
    """The time that a text would rather have, named by a clause that does not put it aside; `usual` is ours."""
    said = text.replace("\u2019", "'")
    if SCHOOL_HOURS.search(said):
        return habits.next_open(_on_a_weekday(usual, LATE_MORNING))
    if NOT_MORNINGS.search(said):
        return habits.next_open(usual.astimezone(SCOTLAND).replace(hour=AFTERNOON))
    if WEEK_AFTER.search(said):
        return habits.next_open(usual + WEEK)
    for clause in CLAUSES.split(SO_LONG.sub("in ", said)):
        names_one = LIKE_A_TIME.search(clause) or NAMES_A_SEASON.search(clause)
        found = understand_change(clause, usual, now, habits) if names_one and not BUSY.search(clause) else None
        if isinstance(found, Understood) and found.moment > now and found.moment != usual:
            return habits.next_open(found.moment)
    return None


def _on_a_weekday(usual: datetime, hour: int) -> datetime:
    local = usual.astimezone(SCOTLAND).replace(hour=hour, minute=0)
    while local.weekday() >= SATURDAY:
        local += timedelta(days=1)
    return local
