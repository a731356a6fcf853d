"""A yes that says more, in answer to a question of ours with a yes and a no: `aye but by text only, no calls`."""

import re
from collections.abc import Sequence
from enum import Enum, auto

from bot.conversation.choosing import PICKS, Chosen
from bot.messages import Choice
from bot.safety import all_is_well

YES = (
    r"(?:yes+|yeah|yea|yep|yup|aye|ay"
    r"|share (?:it|that)|go (?:for it|ahead)|on (?:ye|you) go|please do(?! not\b)"
    r"|(?:ok|okay|right|sure)(?=\W+(?:but|please|pls|plz|do|go|ask|tell|delete|share)\b))"
)
BESIDE = (
    r"(?:please|pls|plz|thanks|thank you|ta|cheers|yes|aye|ok|okay|then|pal|hen|great|brilliant|that'?s (?:fine|ok"
    r"|great)"
    r"|that (?:would|wid|wad) be \w+|that'?d be \w+|sounds good|i would|i'?d like that|go (?:ahead|on|for it)"
    r"|(?:please )?do(?: (?:it|that))?|ask (?:them|him|her)(?=\W*(?:but|and|$))|why not"
    r"|share(?: (?:it|that))?)"
)
SAYS_LITTLE = frozenset(
    "a an the that this it is would wid be do on ye you yi u go then and but so n please pls thank thanks ta "
    "cheers very much for help helping kind great lovely braw brilliant good grand fine ok okay aye yes really "
    "just jist pal hen x me my ma weight load off mind shoulders relief appreciate appreciated such all i i'd i'm "
    "am happy with wi sure why not no bother now when can get them"
    " thats that's big huge so your yer fire away crack ahead mon come".split()
)
"""Words that tell whoever is asked nothing to go by."""
SAYS_YES = re.compile(rf"^\W*(?:(?:oh|och|well|eh|um|hi) )*{YES}\b(?:\W+{BESIDE}\b)*\W*", re.IGNORECASE)
"""A yes and what is said beside it that changes nothing; the rest of the text is what it says more."""
BY_NUMBER = re.compile(rf"^\W*(?:(?:number|option) )?{PICKS}(?:\W+{BESIDE}\b)*\W*", re.IGNORECASE)
"""The same, where a yes is picked by its number: `1 but after 5 mind`."""
ANOTHER_NUMBER = re.compile(r"^(?:(?:and|an|or|but|not|no)\W+)*\d\W*$", re.IGNORECASE)
WORD = re.compile(r"[\w']+")
JOINS = re.compile(r"^(?:but|and|an|n|though|tho)\b\W*", re.IGNORECASE)
WAVERS = re.compile(
    r"^(?:but )?(?:no|naw|nah|nope)\b\W*(?:thanks|thank you|ta|pal|hen|x)?\W*$"
    r"|\b(?:not|no|nae|isnae) (?:now|yet|sure|certain|today|tonight|the (?:now|day|morra)|right now|just now)\b"
    r"|\b(?:maybe|mibbe|mebbe|perhaps|unsure|dunno|second thoughts?|actually (?:no|naw)|chang\w+ my mind"
    r"|rather not)\b"
    r"|\b(?:don'?t|do not|dinnae) (?:know|ken) (?:if|whether|about)\b|\bthink (?:about|aboot|on) (?:it|that)\b"
    r"|\b(?:leave|forget) it\b|\blater(?: on)?\W*$|\bfirst\b|^(?:but )?(?:wait|hang on|hold on|haud on)\b"
    r"|\b(?:myself|mysel|masel)\b|\b(?:don'?t|do not|dinnae) (?:tell|ask) (?:any\w*|no\w*|her"
    r"|them(?! (?:about|aboot|i|i'?m|that|my|ma|he|she|it|what|whit|where|how|why)\b))\b"
    r"|^right(?: enough)?\W*$|\bthat'?ll be right\b",
    re.IGNORECASE,
)
"""No yes after all, or not a sure one: it is asked again."""
CONDITION = re.compile(
    r"\b(?:but|only|just|except\w*|apart|unless|if|long as|instead|rather|not|no|nae|keep|without|don'?t|dinnae)\b"
    r"|\d",
    re.IGNORECASE,
)
DOES_IT_THEMSELVES = re.compile(
    r"^\W*(?:no|naw|nah|nope)\b\W+(?:(?:thanks|ta|it'?s fine|pal)\W+)*(?:i|a|ah)'?(?:ll| will)"
    r" (?:do|ring|phone|call|ask|text) (?:it|that|them)(?: (?:my ?self|masel\w*|mysel))?\s*[.,;!]+\s*",
    re.IGNORECASE,
)
"""A no to our asking for them, and the end of it."""
READ_BY_A_WORKER = ("/contact_service", "/tell_worker", "/summary")
"""Questions whose yes may come with a condition: a person reads it, and acts on it."""
LEAVES = "/leave"
"""That texts stop is done whatever is asked beside it: `aye but can i come back to it after xmas`."""
NOT_HERE = ("/set_check_in", "/handover_")
"""More words to these are about the time, or for the worker who has the parent."""


class Said(Enum):
    """What a text says to a question with a yes and a no: more than a yes, or a yes that is to be asked about again."""

    YES = auto()
    AGAIN = auto()


def said_to(text: str, offered: Sequence[Choice]) -> Said | None:
    """What a text that begins with a yes and says more comes to; None where it is none, or nothing like that is open."""
    chosen = _the_yes(offered)
    if chosen is None or not (more := _more(text, chosen.number)):
        return None
    if chosen.choice.payload == all_is_well.SHOWN_IF_SAFE and all_is_well.nobody_looks(text):
        return Said.YES
    if WAVERS.search(more):
        return Said.AGAIN
    if chosen.choice.payload.startswith((*READ_BY_A_WORKER, LEAVES)) or not CONDITION.search(more):
        return Said.YES
    return Said.AGAIN


def yes_and_more(text: str, offered: Sequence[Choice]) -> Chosen | None:
    """The choice that such a yes picks."""
    return _the_yes(offered) if said_to(text, offered) is Said.YES else None


def words_beside_yes(text: str) -> str:
    """What a text says beside its yes, as it was written; empty where it only says yes, or says none."""
    rest = JOINS.sub("", _more(text)).strip()
    return rest if set(WORD.findall(rest.lower())) - SAYS_LITTLE else ""


def words_beside_no(text: str) -> str:
    """What a text says behind `no, I'll do it`, as it was written; empty where it says nothing like that, or no more."""
    said = text.replace("\u2019", "'")
    found = DOES_IT_THEMSELVES.match(said)
    return JOINS.sub("", said[found.end() :]).strip() if found else ""


def _more(text: str, number: int | None = None) -> str:
    """What stands behind a yes, or behind the number of one: that which lies open, or any where it was picked already."""
    said = text.replace("\u2019", "'")
    yes = SAYS_YES.match(said) or BY_NUMBER.match(said)
    if yes is None or (number is not None and yes.re is BY_NUMBER and int(yes[1]) != number):
        return ""
    more = said[yes.end() :].strip()
    return "" if yes.re is BY_NUMBER and ANOTHER_NUMBER.match(more) else more


def _the_yes(offered: Sequence[Choice]) -> Chosen | None:
    """The choice that is a yes, where another is a no."""
    if not any("no" in choice.also or choice.payload == "/not_now" or _begins(choice, "no,") for choice in offered):
        return None
    for number, choice in enumerate(offered, 1):
        if _begins(choice, "yes,") and not choice.payload.startswith(NOT_HERE):
            return Chosen(number, choice)
    return None


def _begins(choice: Choice, word: str) -> bool:
    return choice.label.lower().startswith(word)
