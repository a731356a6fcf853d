"""A parent who has been drinking asks before they drive: `had 2 bottles last night, do i still do the nursery run`.

It is asked so that nothing happens, and a plain answer keeps them asking. That somebody drives children drunk is for the
rules of a child at risk.
"""

import re

from bot.messages import Choice, Saying
from bot.safety.choices import A_PERSON_PERHAPS

HELP_WITH_IT = Choice("Help with drink or drugs", '/need{"need": "addiction"}')
LONGEST = 40
"""Words; more of them tell a story."""
DRINK = re.compile(
    r"\b(?:drank|drunk|(?:been |was |still )(?:out )?drinking|hung ?over|hangover|bevv(?:y|ied|ying)|steamin\w*|pished"
    r"|(?:had|on|after)(?: \w+){0,3} (?:drinks?|bottles?|glass(?:es)?|cans|pints|wine|vodka|gin|buckie|prosecco)"
    r"|smoked|a (?:wee )?joint|weed|stoned|methadone|valium|vallies)\b",
    re.IGNORECASE,
)
STILL_IN_ME = re.compile(
    r"\bin (?:me|my (?:system|blood|body))\b|\b(?:over|under) the limit\b"
    r"|\bout of (?:me|my (?:system|blood|body))\b|\b(?:worn? off|sobered? up|sober enough)\b",
    re.IGNORECASE,
)
DRIVE = re.compile(
    r"\b(?:driv(?:e|ing|in)|behind the wheel|(?:school|nursery) (?:run|drop)|back seat|the car keys"
    r"|(?:take|get|bring|run) (?:them|him|her)(?: \w+){0,3} in the (?:car|motor))\b",
    re.IGNORECASE,
)
ASKS = re.compile(
    r"\b(?:do|dae|can|could|should|shall|will|would|wid|am|amn'?t|is|isn'?t|isnae|if|when|what time|ok (?:to|tae))"
    r" (?:i|a|ah|it|they|you|u|ye|that|we)\b|\?|\bhow long\b",
    re.IGNORECASE,
)
SOMEBODY_ELSE = (
    r"(?:he|she|his|(?:my|the) ex|(?:my|ma|their|the|his|her) (?:dad|da|mum|mam|man|partner|husband|wife|boyfriend"
    r"|girlfriend|pal|brother|sister))"
)
OF_ANOTHER = re.compile(
    rf"\b{SOMEBODY_ELSE}(?:'?s|'?d)? .{{0,30}}?\b(?:driv\w*|drove|had|drank|drunk|drinking|steamin\w*)\b",
    re.IGNORECASE,
)
"""Somebody else is at the wheel."""
DONE = re.compile(
    r"\b(?:i|a|ah|i'?ve|we) (?:just |already )?(?:drove|driven|crashed|hit)\b|\bdrove (?:them|him|her)\b",
    re.IGNORECASE,
)
"""It has happened already."""
OF_A_CHILD = re.compile(
    r"\b(?:he|she|they|kid|toddler|son|daughter|wean|bairn|baby|boy|girl|child\w*)(?:'?s)? (?:has |have |had |just )*"
    r"(?:drank|drunk|drinking|eaten|ate|swallowed|smoked|got into|took)\b",
    re.IGNORECASE,
)
WORSE = re.compile(
    r"\b(?:hospital|a ?(?:&|and|n) ?e|999|ambulance|(?:into|off) (?:a|the)|crash\w*"
    r"|every (?:day|morning|night)|most (?:days|mornings))\b",
    re.IGNORECASE,
)
"""Somebody is ill or may come to harm, or it is no question before but a habit."""
OF_OTHER_THINGS = re.compile(
    r"\b(?:test|lessons?|licen[cs]e|theory|banned|milk|water|baby'?s? bottles?|soft drinks?)\b", re.IGNORECASE
)
"""Learning to drive, and what babies drink."""
NOT_OF_THIS = (OF_ANOTHER, DONE, OF_A_CHILD, WORSE, OF_OTHER_THINGS)


def asks_before_driving(text: str) -> bool:
    """Whether a parent asks if they may drive, with drink or drugs still in them."""
    said = text.replace("\u2019", "'")
    if len(said.split()) > LONGEST or not ASKS.search(said):
        return False
    if any(pattern.search(said) for pattern in NOT_OF_THIS):
        return False
    return DRIVE.search(said) is not None and (STILL_IN_ME.search(said) or DRINK.search(said)) is not None


def answer() -> Saying:
    """Not to drive yet, and who can say more."""
    return Saying("risk_before_driving", choices=(HELP_WITH_IT, *A_PERSON_PERHAPS))
