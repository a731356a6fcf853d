"""Which of the services listed lately a text points at by where it is: `the govan one`."""

import re
from collections.abc import Sequence

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from bot.conversation.by_name import ACTS, LONGEST, POINTED, SMALL, WANTS_MORE, WORD
from bot.conversation.choosing import AROUND_A_NUMBER, id_of
from bot.database.tables import Service
from bot.messages import Choice

SAYS_NO_PLACE = (
    SMALL | AROUND_A_NUMBER | frozenset("other same free right wee big new near nearest close next".split())
)


BIDDEN = re.compile(r"\b(?:the|that)\s+((?:[a-z0-9']+\s+)?[a-z0-9']+)\s+(?:please|pls)\b")
ONE_WITH = re.compile(
    r"\b(?:the|that) (?:one|wan|yin) (?:with|wi|in|at|by|about|for) (?:the |an? )?([a-z0-9']+)\b", re.IGNORECASE
)
TURNED_AWAY = re.compile(
    r"\b(?:not|no|nae|isn'?t|isnae|tried|been|went|hate|instead of|rather than|except|than)\s+"
    r"(?:to |tae )?(?:the|that)\b",
    re.IGNORECASE,
)


def points(text: str, act: str | None) -> bool:
    """Whether a text points at something by a few words, and is by itself no act of another kind."""
    said = text.lower()
    return act in ACTS and len(said.split()) <= LONGEST and not WANTS_MORE.search(said) and bool(_words_in(said))


async def named(session: AsyncSession, text: str, listed: Sequence[Choice]) -> tuple[Choice, ...]:
    """The services listed whose place, or line, holds the words that the text points with."""
    pointed = _words_in(text.lower())
    ids = {id: choice for choice in listed if (id := id_of(choice))}
    rows = await session.execute(select(Service.id, Service.place, Service.short).where(Service.id.in_(ids)))
    there = {id for id, place, short in rows if pointed <= {*WORD.findall(f"{place or ''} {short or ''}".lower())}}
    return tuple(choice for id, choice in ids.items() if id in there)


def points_at(text: str) -> bool:
    """Whether a text points at something by a few words, whatever else it is: `the phone one`, `the govan please`."""
    return bool(_words_in(text.lower())) and not TURNED_AWAY.search(text)


def _words_in(said: str) -> set[str]:
    found = (match for form in (POINTED, BIDDEN, ONE_WITH) for match in form.finditer(said.replace("\u2019", "'")))
    words = (word for match in found for word in WORD.findall(match[1]))
    return {word for word in words if word not in SAYS_NO_PLACE}


def beside(text: str) -> str:
    """What a text says beside the words that it points with."""
    return POINTED.sub(" ", text.lower().replace("\u2019", "'"))
