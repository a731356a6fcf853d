"""What was danger hours ago, and is over by what a text says: a child who was missed is home; panic has passed."""

import re
from collections.abc import Sequence

from bot.messages import Choice
from bot.safety.choices import A_PERSON_PERHAPS, NOT_NOW
from bot.safety.of_another import CHILD
from bot.safety.said_before import SaidBefore
from bot.safety.turning_worse import A_BABY, BODY, BREATH, HARM, TAKEN

AT_RISK, IN_DANGER, DISTRESS = "child_at_risk", "immediate_danger", "severe_distress"
SOMEWHERE_TO_TALK = (
    Choice("Somewhere to talk", '/need{"need": "confidence_wellbeing"}', ("somewhere quiet", "talk")),
    A_PERSON_PERHAPS[0],
    NOT_NOW,
)

MISSING = re.compile(
    r"\bmissing\b|\b(?:not|hasn'?t|hasnae|haven'?t|havenae|no|never|didn'?t|didnae|cannae|can'?t|isn'?t|isnae) "
    r"(?:\w+ ){0,3}?(?:home|hame|back|heard|find|turned up)\b|\b(?:ran|run) (?:away|aff|off)\b|\blast seen\b",
    re.IGNORECASE,
)
CARRIED_OFF = re.compile(
    r"\b(?:took|taken|kept|keeping|keepin|lifted|snatched|grabbed|won'?t (?:give|bring))\b", re.IGNORECASE
)
"""Somebody has them: then `he's home` may be said of him."""
HOME = (
    r"(?:(?:(?:came|come|got|walked|arrived|safe|back|just|jist|noo|now) )*(?:home|hame)\b"
    r"|(?:turned up|walked in|back)(?=\W*$|[.,!]| (?:now|noo|safe|thank))"
    r"|found (?:safe|well|ok|okay|fine|al?right|awright)\b)"
)
IS_HOME = re.compile(
    rf"\b(?:s?he|they|(?:my|ma|the|our|oor)(?: \w+)? {CHILD})(?:'?s|'?re| is| are| has| have)?(?: been)? {HOME}",
    re.IGNORECASE,
)
NOT_HURT = re.compile(r"\b(?:not|no|nae|isn'?t|isnae) hurt\b", re.IGNORECASE)
HOME_AND_NOT_WELL = re.compile(
    r"\b(?:but|if|when|until|till|hope|wish|want|should|supposed|not|isn'?t|isnae|hasn'?t|hasnae|still|never|yet|alone|again"
    r"|hurt|hit|sore|bruis\w*|marks?|cry\w*|greet\w*|upset|drunk|steamin\w*|stoned|high|drugs?|shak\w*|touch\w*|scared|feart"
    r"|threat\w*|man|men|guys?|clothes|ripped|hospital|ambulance|won'?t|talk\w*|says|said|told|tellt|knife|outside|ootside"
    r"|lock\w*|(?:his|her) (?:dad|da|mum|ma)'?s|wi(?:th)? (?:his|her) \w+)\b",
    re.IGNORECASE,
)
"""... or not home at all."""

PANIC = re.compile(r"\b(?:panic\w*|anxiety|anxious|hyperventilat\w*)\b", re.IGNORECASE)
PASSED = re.compile(
    r"\b(?:am|i'?m|feel|feeling|ah'?m|it'?s|it is|has|is|all|much|lot|bit) (?:\w+ )?"
    r"(?:better|past|passed|over|gone|stopped|eased|calm\w*|fine|ok|okay|al?right|awright|away)\b|\bbetter (?:now|noo)\b"
    r"|\b(?:passed|stopped|eased)\b",
    re.IGNORECASE,
)
NOT_PASSED = re.compile(
    r"\b(?:still|worse|coming back|comes back|can'?t|cannae|cannot|canny|arm|jaw|pain\w*|faint\w*|collaps\w*|tight"
    r"|until|if"
    r"|(?:not|no|nae|isnae|isn'?t|amnae|never) (?:\w+ )?(?:over|better|gone|past|calm\w*|fine|ok|stopp\w*|eas\w*))\b",
    re.IGNORECASE,
)
OF_SOMEBODY_ELSE = re.compile(rf"\b(?:he|she|they|him|her|his|{CHILD}|mum|dad|partner|man|wife)\b", re.IGNORECASE)
WANTS_TO_TALK = re.compile(
    r"\b(?:want\w*|need\w*|look\w*|like|where|somewhere|someone|somebody|place)\b.*\b(?:talk\w*|chat|speak|quiet)\b",
    re.IGNORECASE,
)


def is_home(said: str, before: SaidBefore, lately: Sequence[str]) -> bool:
    """Whether a child who was missed is home, and well by all that is said."""
    if before.latest != AT_RISK or before.in_danger != {AT_RISK} or before.quietly or IS_HOME.search(said) is None:
        return False
    if not any(MISSING.search(each) for each in lately) or any(CARRIED_OFF.search(each) for each in lately):
        return False
    rest = NOT_HURT.sub("", said)
    return not any(form.search(rest) for form in (HOME_AND_NOT_WELL, TAKEN, BODY, BREATH, A_BABY, HARM))


def panic_is_over(said: str, before: SaidBefore, lately: Sequence[str]) -> bool:
    """Whether what its writer told of as danger to their own body was panic, and has passed."""
    if before.in_danger != {IN_DANGER} or before.latest not in (IN_DANGER, DISTRESS):
        return False
    panic = any(PANIC.search(each) for each in (said, *lately))
    if not panic or PASSED.search(said) is None or NOT_PASSED.search(said) or HARM.search(said):
        return False
    worse = (TAKEN, BODY, A_BABY, OF_SOMEBODY_ELSE)
    return not any(form.search(each) for each in (said, *lately) for form in worse)


def wants_to_talk(text: str) -> bool:
    """Whether, with the panic over, somewhere or somebody to talk is asked for."""
    return WANTS_TO_TALK.search(text.replace("\u2019", "'")) is not None
