"""Where a text may fall in two: what answers or asks about what lies open, and something else asked for behind it.

`aye ask them. but what about money for the gas`. What each part means is not looked at here.
"""

import re

from bot.conversation import thanking

LONGEST = 45
"""Words; more of them tell a story, which is looked at whole."""
MOST = 4
"""So many ways to cut a text are looked at, the latest first."""
CUTS = re.compile(
    r"[.!?;\n]+\s*|\s+-+\s+|(?:,\s*|(?<!\byou)(?<!\bu)(?<!\bye)\s+)(?=(?:but|and|an|n|also|plus|actually|then)\b)"
    r"|,\s*(?=\w)|(?<=^no)\s+(?=(?:i (?:want|need|mean|meant|said)|it'?s|something|what about)\b)"
    r"|(?<=^na[hw])\s+(?=(?:i (?:want|need|mean|meant|said)|it'?s|something|what about)\b)",
    re.IGNORECASE,
)
"""`can you also text me` is one thing."""
JOINS = re.compile(
    r"^(?:\W*\b(?:but|and|an|n|also|plus|oh|actually|actully|then|so|now|sorry|meanwhile|in the meantime"
    r"|while (?:i'?m|am|ah'?m) here|(?:one|another|wan|anither) (?:more |other |last |wee )?(?:thing|question))\b)*\W*",
    re.IGNORECASE,
)
"""Words that lead on from the one thing to the other, and are of neither."""
WHAT_ABOUT = re.compile(r"^(?:what|whit|wit|wot|how) (?:about|aboot|abt)\b", re.IGNORECASE)
OF_WHAT_LIES_OPEN = re.compile(
    r"\b(?:it|its|it's|they|they're|them|their|theirs|there(?=\W*$)|that|these|those|this|this one"
    r"|if|whether|he'?ll need|she'?ll need)\b",
    re.IGNORECASE,
)
"""Words that stand for what was just shown, or ask whether something holds of it."""


def ways_to_cut(text: str) -> list[tuple[str, str]]:
    """The ways in which a text may fall in two, the latest cut first; none where it is too long to be two things."""
    said = text.replace("\u2019", "'").strip()
    if len(said.split()) > LONGEST:
        return []
    cut = [(said[: found.start()].strip(), JOINS.sub("", said[found.end() :])) for found in CUTS.finditer(said)]
    return [(front, back) for front, back in reversed(cut) if JOINS.sub("", front) and back][:MOST]


def begins_what_about(back: str) -> bool:
    """Whether the second part begins with `what about`."""
    return WHAT_ABOUT.match(back) is not None


def asks_or_seeks(front: str) -> bool:
    """Whether a first part is a question or a wish: it is not passed over for a goodbye behind it."""
    return thanking.asks(front)


def asks_for_more(back: str) -> bool:
    """Whether the second part is a question or a wish, and by its words not about what lies open."""
    asks = thanking.asks(back) or WHAT_ABOUT.match(back) is not None
    return asks and OF_WHAT_LIES_OPEN.search(back) is None
