"""What a text says to `may I text you once, to ask how it was?`: yes, no, another time, not sure, or a question."""

import json
import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, time, timedelta
from enum import Enum, auto

from bot.clock import SCOTLAND
from bot.conversation.open_questions import LIKE_A_TIME
from bot.language import asking
from bot.language.asking import YOU
from bot.language.assenting import assents
from bot.language.seeking import seeks
from bot.messages import Choice
from bot.plans.changed import understand_change
from bot.plans.when import Habits, Understood

MAY_ASK = "/may_ask"
LONGEST = 35
"""Words; more of them tell a story."""
AFTER, AT = timedelta(days=14), time(10, 0)
"""When we would text, unless another time is named."""
WEEK = timedelta(days=7)
SATURDAY, LATE_MORNING, AFTERNOON = 5, 11, 14
CLAUSES = re.compile(r"[.,;!?\n]+|\b(?:but|just|only|jist)\b", re.IGNORECASE)
YES = re.compile(
    r"^\W*(?:(?:oh|och|well|eh|hi|sorry)\W+)*(?:yes+|yeah|yea|yep|yup|aye|ay|ok|okay|sure|fine|of course"
    r"|no (?:problem|bother)"
    r"|nae (?:problem|bother|worries))\b|\byou'?re on\b|\b(?:you|u|ye) can (?:text|send|ask|message)\b"
    r"|\b(?:would|wid|will|'d) be (?:ok|okay|fine|good|great|better|grand|alright|all right)\b"
    r"|\b(?:is|'s) (?:ok|okay|fine|better|good|grand)\b|\b(?:suits?|works) (?:me|better)\b|^\W*only if\b"
    r"|\b(?:don'?t|dinnae) mind\b",
    re.IGNORECASE,
)
NO = re.compile(
    r"^\W*(?:(?:oh|och|well|eh|sorry|thanks|ta)\W+)*(?:no|naw|nah|nope|nae)\b(?! (?:problem|bother|worries|yet"
    r"|sure|idea)\b)"
    rf"(?!\W+(?:that'?s|thats|it'?s|its) (?:fine|ok|okay|grand)\b)"
    rf"|^\W*(?:not|no|nae) (?:for|fur) me\b|\b(?:rather|prefer)(?: (?:{YOU}|it))? (?:not|didn'?t|didnt|didnae|no)\b"
    r"|\bthen (?:no|naw)\W*$"
    r"|^\W*(?:please )?(?:don'?t|dinnae|do not|dont)\W*(?:\w+ )?(?:text|message|ask|bother|send|contact|want)\b",
    re.IGNORECASE,
)
NO_AT_FIRST = re.compile(r"^\W*(?:no|naw|nah|nope)\b(?! (?:problem|bother|worries)\b)", re.IGNORECASE)
"""`no that's fine` may be either."""
UNSURE = re.compile(
    r"\b(?:maybe|mibbe|mebbe|perhaps|possibly|dunno|see how|depends|might)\b|\b(?:not|no) (?:sure|yet)\b|\bdoubt\b"
    r"|\b(?:don'?t|dont|dinnae|do not|didnae) (?:know|no|ken|think (?:i|a|ah)|want to say)\b|\bthink (?:about"
    r"|aboot) it\b"
    r"|\b(?:won'?t|wont|winnae) (?:be going|go|ring|phone|see|have)\b",
    re.IGNORECASE,
)
OF_THEM = re.compile(
    r"\b(?:they|them|their|there|number|nummer|address|open|place|somebody|someone|get in touch|in touch)\b",
    re.IGNORECASE,
)
"""Of the service, or of somebody to ring."""
NUMBER = re.compile(r"\b(?:number|nummer|address)\b", re.IGNORECASE)
FEARS = re.compile(
    r"\b(?:he|she|they|him|ex|man|husband|partner|boyfriend)\b.{0,30}\b(?:saw|sees?|seen|finds?|found|reads?"
    r"|checks?|got hold)\b"
    r".{0,40}\b(?:hell|kill\w*|mental|raging|angry|murder|trouble|flip|flips|go (?:off|mad|daft)|lose it|safe"
    r"|scared|feart)\b",
    re.IGNORECASE,
)
WATCHED = re.compile(
    r"\b(?:say|mention|show|see|know|read|name)\b.{0,20}\b(?:what|whit|about|aboot|it|this|phone|rent|text)\b"
    r"|\b(?:picks? up|looks? at|reads?|sees?|checks?|goes through|has|uses) (?:my|ma) (?:phone|texts?|messages)\b",
    re.IGNORECASE,
)
WHAT = re.compile(
    r"^\W*(?:(?:sorry|eh|so|and|wait)\W+)*(?:how|hoo|what|whit|wot)(?: (?:do )?(?:you|u|ye) mean| what| whit"
    r"| was what|'s that)?"
    r"(?: (?:what|whit|was|wis|how|it|about|for))*\W*$|\b(?:how|hoo) (?:what|whit)\b|\bwhat (?:do|are) (?:you"
    r"|u) (?:mean|on about)\b"
    r"|\bask (?:me )?(?:what|whit|about what)\b",
    re.IGNORECASE,
)
READ_BY = re.compile(
    rf"\b(?:what|whit|wot)\b.{{0,20}}\b(?:do|dae|does|happens?)\b.{{0,12}}\b(?:wi|with|to"
    rf"|tae)\b.{{0,12}}\b(?:what|whit|it|that)\b"
    rf"|\bwho (?:reads|sees|gets)\b|\bwhy (?:do|dae|are|would) {YOU}\b",
    re.IGNORECASE,
)
OPENS_A_QUESTION = re.compile(
    r"^\W*(?:(?:and|but|so)\W+)*(?:(?:when|(?:what|whit|wot) (?:day|time|if))\b|(?:is|will|does|do|can) )",
    re.IGNORECASE,
)
NAMES_A_SEASON = re.compile(r"\b(?:new year|christmas|xmas|easter|hogmanay|summer)\b", re.IGNORECASE)
JUST_ONCE = re.compile(r"\b(?:just|jist|only)(?: the)? (?:wan|one|once|1)\b", re.IGNORECASE)
MOVES = re.compile(
    r"\b(?:make it|can|could|would|wid|instead|rather|better|how about|what about|prefer)\b", re.IGNORECASE
)
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
FEWEST_MORE = 3


class Kind(Enum):
    """What it says."""

    YES = auto()
    NO = auto()
    THEN = auto()
    """Yes, at another time."""
    PERHAPS_THEN = auto()
    """Another time, and no yes yet: it is asked about."""
    UNSURE = auto()
    FEARS = auto()
    WATCHED = auto()
    WHAT = auto()
    READ_BY = auto()
    ASKS = auto()
    """Anything else about that text."""


@dataclass(frozen=True)
class Answer:
    """What it says, and when the text is to come, where another time is named."""

    kind: Kind
    moment: datetime | None = None


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


def answer_in(text: str, usual: datetime, now: datetime, habits: Habits) -> Answer | None:
    """What a text says to the question; `usual` is when the text would come. None where it is about something else."""
    said = text.replace("\u2019", "'")
    if len(said.split()) > LONGEST:
        return None
    if FEARS.search(said):
        return Answer(Kind.FEARS)
    moment = None if _asks(said) else _moment_in(said, usual, now, habits)
    if moment is None and (assents(said) or assents(CLAUSES.split(said)[-1])):
        return Answer(Kind.YES)
    if JUST_ONCE.search(said) and _asks(said):
        return Answer(Kind.ASKS)
    if seeks(said):
        return None
    if NO.search(said):
        return Answer(Kind.NO)
    if _asks(said):
        return _question(said, usual, now, habits)
    if moment is not None and (YES.search(said) or MOVES.search(said)):
        return Answer(Kind.THEN if YES.search(said) else Kind.PERHAPS_THEN, moment)
    if UNSURE.search(said):
        return Answer(Kind.UNSURE)
    plain = len(said.split()) <= FEWEST_MORE or not BUSY.search(said)
    plain = plain and NO_AT_FIRST.match(said) is None
    return Answer(Kind.YES) if YES.search(said) and not OF_THEM.search(said) and plain else None


def asks_of_the_service(text: str) -> bool:
    """Whether words ask something about the service, rather than the text."""
    return OF_THEM.search(text) is not None and (asking.asks(text) or NUMBER.search(text) is not None)


def _asks(said: str) -> bool:
    of_it = JUST_ONCE.match(said.strip()) or WHAT.search(said) or READ_BY.search(said) or OPENS_A_QUESTION.match(said)
    return of_it is not None or asking.asks(said)


def _question(said: str, usual: datetime, now: datetime, habits: Habits) -> Answer | None:
    if WHAT.search(said):
        return Answer(Kind.WHAT)
    if (moment := _moment_in(said, usual, now, habits)) is not None and MOVES.search(said):
        return Answer(Kind.PERHAPS_THEN, moment)
    if WATCHED.search(said):
        return Answer(Kind.WATCHED)
    if READ_BY.search(said):
        return Answer(Kind.READ_BY)
    of_them = OF_THEM.search(said) is not None and re.search(r"\b(?:if|rung|rang|phoned|been|ring)\b", said) is None
    return None if of_them else Answer(Kind.ASKS)


def _moment_in(said: str, usual: datetime, now: datetime, habits: Habits) -> datetime | None:
    """The time that a clause names which does not put it aside."""
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
