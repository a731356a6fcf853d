"""One service of the list that was closed, by its place there, in words right after a topic ended with nothing asked."""

import re
from collections.abc import Sequence

from bot.conversation.choosing import pointed_at
from bot.messages import Choice

SLIPS = (
    (re.compile(r"\bsec(?:nd|on|ont|cond|und)\b", re.IGNORECASE), "second"),
    (re.compile(r"\b(?:furst|frist|1rst)\b", re.IGNORECASE), "first"),
)


def one_of(text: str, listed: Sequence[Choice]) -> Choice | None:
    """The service that a text points at by its place in the list that was closed: `the secnd one, what did they do`."""
    for slip, meant in SLIPS:
        text = slip.sub(meant, text)
    found = pointed_at(text.replace("\u2019", "'"), listed)
    return found[0].choice if found else None
