"""What comes next once it is settled where a parent is, or that they would rather not say."""

import re

from actions.base import Slots
from actions.choices import WAYS_OUT, need_choice
from actions.heard import Heard
from actions.reply import Reply
from bot.content.segments import measure, to_gsm7
from bot.conversation.choosing import is_list
from bot.conversation.record import Records
from bot.directory.areas import AROUND_A_PLACE
from bot.directory.needs import Needs
from bot.learning.redacting import shipped_redactor

SHOWN_AT_ONCE = 3
REFUSES = re.compile(
    r"\b(?:none|nane|not) (?:of|o|ae) (?:your|ur|yer|you're|youre) (?:\w+ )?(?:business|concern)\b"
    r"|\bmind (?:your|ur|yer) (?:own|ain) business\b|\b(?:what|whit)(?:'?s| is) it (?:to|tae) (?:you|u|ye)\b"
    r"|\bnot? (?:tell|say|giv)in?g? (?:you|u|ye|that|where)\b|\b(?:nunya|nosey|nosy)\b",
    re.IGNORECASE,
)
"""Words of somebody who is asked where they are and would not say."""
AROUND_A_NAME = AROUND_A_PLACE | frozenset(
    "wee place called town village toon city just a new outside beside".split()
)
LONGEST_NAME = 3
AFTER_WHERE = re.compile(r"\b(?:in|fae|frae|from|near|called)\s+([A-Z][a-z'-]+(?: [A-Z][a-z'-]+){0,2})\W*$")
"""A name with a capital, at the end, behind a word that says where."""
WORD = re.compile(r"[^\W\d_]+(?:['-][^\W\d_]+)*")


def unknown_place(text: str) -> str | None:
    """The name of a place that no list of ours has: what is left of a short answer that holds no word of ours.

    A name in letters that a plain SMS has not is not said back: it would cost the text half its room.
    """
    if named := AFTER_WHERE.search(text):
        return named[1]
    words = [word for word in WORD.findall(text.replace("’", "'")) if word.lower() not in AROUND_A_NAME]
    if not 0 < len(words) <= LONGEST_NAME or any(map(_is_ours, words)):
        return None
    name = " ".join(word[:1].upper() + word[1:] for word in words)
    return name if measure(to_gsm7(name)).is_gsm7 else None


async def where_next(records: Records, needs: Needs, heard: Heard, reply: Reply, wording: str) -> Slots | None:
    """Asks again which of several needs is first or was meant, where they lie open or were kept; None where none do.

    `wording` says what was understood, and asks.
    """
    if heard.slot("need"):
        return None
    async with records.open(heard.parent_id, heard.effects) as record:
        choices = await record.open_choices() if heard.slot("asked") in ("which_need", "meaning") else []
        kept = needs.known(await record.kept_needs())
    if not is_list(choices):
        if len(kept) < 2:
            return None
        choices = [*map(need_choice, kept[:SHOWN_AT_ONCE]), *WAYS_OUT]
    reply.say(wording, tuple(choices))
    return {"way": "which_area", "asked": "which_need"}


def _is_ours(word: str) -> bool:
    return shipped_redactor().redact(word.lower()).words == word.lower()
