"""Which of several needs a text takes up: those asked about, `meeting people first`, or kept, `now the work one`."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from bot.conversation.engine import Understood
from bot.directory.needs import Need
from bot.language.stems import stem

LONGEST = 24
"""Words; more of them tell a story."""
LIKELY = 3
"""So many guesses at what words mean are looked at, where they can only be of needs just named."""
WORD = re.compile(r"[a-z']+")
DULL = frozenset(
    "a an the and or of for to with something your own other thing things someone extra who needs".split()
)
CLAUSES = re.compile(r"[.,;!?\n]+|\b(?:then|but)\b|\band(?= (?:the|then|don'?t|dinnae|keep|leave)\b)")
FIRST = re.compile(r"\b(?:first(?! thing\b)|to start(?: with)?|tae start)\b")
LATER = re.compile(
    r"\b(?:later|after|efter|can wait|second|next|another (?:day|time)|lose|forget|keep|remember|save)\b"
)
ORDERS = re.compile(rf"{FIRST.pattern}|{LATER.pattern}")
"""Says of two things which is to come first, or that one is to be kept."""
BACK_TO = re.compile(
    r"^\W*(?:(?:no|naw|so|and|ok|now|then|right|thanks)\W+)*"
    r"(?:(?:can|could) (?:we|you|i) (?:now )?(?:do|get|see|look at|have)|i (?:meant?|said)|what about|whit aboot"
    r"|back to|on to|now)\b(?: (?:yes|aye))?(?: (?:to|for))?(?: (?:the|that|my|ma))?"
    r" (?P<what>[a-z' ]{3,28}?)(?: (?:one|yin|bit|thing|part|stuff))?"
    r"(?: (?:now|please|then|next|though))*\W*(?:[.,;!?]|$)"
)
"""Goes back to something that was told before: `now can we do the work one`, `I meant yes to meeting people`."""
YOU_KEPT = re.compile(
    r"\b(?:you|ye|yous|u) (?:said|were|was)(?: (?:you|ye|u))?(?:'?d| would)? ?(?:to |going to )?(?:keep|kept|remember)"
)
MAY_BE = frozenset(
    {
        None,
        "not_now",
        "no",
        "yes",
        "unclear",
        "choose",
        "thanks",
        "goodbye",
        "dont_know",
        "something_else",
        "tell_more",
    }
)
"""What such a text may be taken for by itself; another act is that act."""


@dataclass(frozen=True)
class Takes:
    """The words in which a need is taken up, likeliest first; whether they go back to one that was kept."""

    words: tuple[str, ...]
    back: bool = False


def takes_up(text: str) -> Takes | None:
    """What a text takes up of several; None where it says no such thing."""
    said = text.lower().replace("\u2019", "'")
    if len(said.split()) > LONGEST:
        return None
    clauses = [clause.strip() for clause in CLAUSES.split(said) if clause.strip()]
    if (found := BACK_TO.match(said)) is not None:
        return Takes((found["what"],), back=True)
    if YOU_KEPT.search(said):
        words = tuple(clause for clause in clauses if not YOU_KEPT.search(clause))
        return Takes(words, back=True) if words else None
    if ORDERS.search(said) is None:
        return None
    first = [FIRST.sub("", clause).strip() for clause in clauses if FIRST.search(clause)]
    others = [clause for clause in clauses if not ORDERS.search(clause)]
    words = tuple(clause for clause in (*first, *others) if clause)
    return Takes(words) if words else None


def named_in(words: str, needs: Sequence[Need]) -> Need | None:
    """The one of these needs that words name by its label."""
    said = {stem(word) for word in WORD.findall(words)} - DULL
    found = [need for need in needs if said & _own(need)]
    return found[0] if len(found) == 1 else None


def meant_in(understood: Understood, needs: Sequence[Need], *, surely: bool) -> Need | None:
    """The one of these needs that words mean, or are likeliest to mean where it need not be sure."""
    sure = () if understood.get("unsure") else understood.get("needs") or ()
    likely = () if surely else (understood.get("ranking") or ())[:LIKELY]
    return next((need for each in (*sure, *likely) for need in needs if need.id == each["id"]), None)


def _own(need: Need) -> set[str]:
    return {stem(word) for word in WORD.findall(f"{need.label} {need.words}".lower())} - DULL
