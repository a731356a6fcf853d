"""Where it lies open whether a service is to get in touch, or is already to be asked."""

import re
from collections.abc import Sequence

from bot.conversation.contact_asked import CANCELS_CONTACT
from bot.messages import Choice

OF_THE_WORKER = re.compile(r"\b(?:key ?)?workers?\b", re.IGNORECASE)

OF_BEING_IN_TOUCH = re.compile(
    r"\b(?:te?xt\w*|txt\w*|msg\w*|messag\w*|ring\w*|rang|rung|phon\w*|call\w*|number|credit|minutes|data|repl(?:y|ies|ying)|asks?"
    r"|asking|contact\w*|this|that|you|u|ye)\b",
    re.IGNORECASE,
)
"""Words of a question what being in touch costs; without them it is what the service costs."""
FEARS_SILENCE = re.compile(
    r"\b(?:what|whit|wot|and|but|so)? ?if (?:they|thae|it|nobody|no ?one|naebody|(?!(?:i|a|ah|we|my|ma)\b)[\w'&-]+)"
    r" (?:just |jist |still )?(?:don'?t|dont|dinnae|doesn'?t|disnae|never|do(?:es)?(?= (?:nothing|nowt|nuthin|hee ?haw))"
    r"|don't ever|won'?t|winnae|ignores?)\b"
    r"(?: \w+){0,2}? ?(?:ring|phone|call|text|contact|answer|get back|get in touch|nothing|nowt|nuthin\w*|hee ?haw|me)\b",
    re.IGNORECASE,
)

BIDS_TELL = re.compile(
    r"^\W*(?:(?:and|also|please|pls|can you|could you|oh|ok|right)\W+)*(?:tell|let|say to) (?:them|thaim"
    r"|the [\w' &-]{2,30}? (?:folk|people|lot|ones?|yins?|group|place))\b(?! (?:no|not|never|to forget|i don'?t)\b)",
    re.IGNORECASE,
)


def bids_tell(text: str) -> bool:
    """Whether a text bids us tell the service something: `tell the parcels folk hes size 3-4`."""
    return BIDS_TELL.match(text.replace("\u2019", "'")) is not None


def fears_silence(text: str) -> bool:
    """Whether a text asks what there is when nothing is heard of them: `and what if they do nothing as usual`."""
    return FEARS_SILENCE.search(text.replace("\u2019", "'")) is not None


def is_asked_about(offered: Sequence[Choice]) -> bool:
    """Whether it lies open if a service is to get in touch."""
    return any(choice.payload.startswith("/contact_service") for choice in offered)


def waits_to_be_asked(offered: Sequence[Choice]) -> bool:
    """Whether the last that we said was that a service will be asked."""
    return any(choice.payload.startswith(CANCELS_CONTACT) for choice in offered)


def asks_of_the_worker(text: str) -> bool:
    """Whether a text names the key worker: it is not about the service then."""
    return OF_THE_WORKER.search(text) is not None
