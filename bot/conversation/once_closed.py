"""What a text says right after a topic was closed, `not now`, with nothing asked: most of it asks for nothing."""

import re
from collections.abc import Sequence
from enum import Enum

from bot.conversation.choosing import pointed_at
from bot.language.asking import asks
from bot.language.assenting import assents
from bot.language.seeking import seeks
from bot.messages import Choice

LONGEST = 25
THEIRS = (
    r"(?:sister|brother|mum|mam|maw|ma|mother|dad|da|father|pal|friend|mate|neighbour|daughter|son|cousin"
    r"|auntie|aunt|niece"
    r"|nephew|gran|granny|nana|partner)"
)
LIST_BACK = re.compile(
    r"\b(?:list|options|choices|places|them|those|that|they (?:wans|yins|places))\b(?: \w+){0,2}? (?:back|again"
    r"|agen|up again)\b"
    r"|\b(?:show|send|gie|give|see|get|bring)\b(?: \w+){0,2}? (?:list|options|choices)\b"
    r"|\b(?:show|send|gie|give) (?:me|us) (?:them|thaim|those)\b"
    r"|\bwhat (?:were|was|wis) (?:they|those|the (?:list|places|options|other (?:ones|two)))\b",
    re.IGNORECASE,
)
NOT_LIST = re.compile(r"\b(?:delete|remove|plan|number|remind|text me|call me|ring)\b", re.IGNORECASE)
SLIPS = (
    (re.compile(r"\bsec(?:nd|on|ont|cond|und)\b", re.IGNORECASE), "second"),
    (re.compile(r"\b(?:furst|frist|1rst)\b", re.IGNORECASE), "first"),
)
WILL_TEXT = re.compile(
    r"(?<!if )\b(?:i'?ll|il|al|a'?ll|i will|a will|ah'?ll|will|gonnae|going to)(?: just| maybe)? "
    r"(?:te?xt|txt|message|msg|get back to|come back to|get|let|shout|be in touch wi(?:th)?) (?:you|u|ye|yous)\b"
    r"|^\W*(?:ok\W+|right\W+)?(?:i'?ll|il|al|a'?ll|will) (?:come back|get back|be back|try again|look again|do it)\b",
    re.IGNORECASE,
)
"""They will text; that we text first is not asked for."""
FOR_SOMEBODY = re.compile(
    rf"\b(?:it'?s|its|it is|it was|that'?s|this is|i'?m asking|asking)(?: actually| really)? (?:for |fur "
    rf"|about |aboot )?(?:my|ma|a)"
    rf" (?:\w+ )?{THEIRS}(?:'?s)?\b(?=.*\b(?:not|no|nae|that'?s|by the way|btw|she|he|who)\b|\W*$)"
    rf"|\b(?:not|no|nae|isn'?t|isnae) (?:for |fur )?(?:me|mine)\b.*\b{THEIRS}\b",
    re.IGNORECASE,
)


SORRY = re.compile(r"^\W*(?:(?:oh|och|aw|am|i'?m|so|really)\W+)*(?:sorry|soz|apologies)\b(?!.*\?)", re.IGNORECASE)


class Closed(Enum):
    """What it is; the value is the wording that answers it, where it has one of its own."""

    LIST_BACK = "utter_where_we_were"
    AGREES = "utter_goodbye"
    WILL_TEXT = "utter_not_now"
    FOR_SOMEBODY = "utter_for_somebody"


def heard_in(text: str) -> Closed | None:
    """What a text plainly is there; None where it begins something, or may."""
    said = text.replace("\u2019", "'")
    if len(said.split()) > LONGEST:
        return None
    if LIST_BACK.search(said) and not NOT_LIST.search(said):
        return Closed.LIST_BACK
    if seeks(said) or asks(said):
        return None
    if WILL_TEXT.search(said) or SORRY.match(said):
        return Closed.WILL_TEXT
    if FOR_SOMEBODY.search(said):
        return Closed.FOR_SOMEBODY
    return Closed.AGREES if assents(said) else None


def one_of(text: str, listed: Sequence[Choice]) -> Choice | None:
    """The service that a text points at by its place in the list that was closed: `the secnd one, what did they do`."""
    for slip, meant in SLIPS:
        text = slip.sub(meant, text)
    found = pointed_at(text.replace("\u2019", "'"), listed)
    return found[0].choice if found else None
