"""What kinds that are edited as a form have in common."""

import re
import secrets
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, Protocol

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from bot.clock import SCOTLAND
from bot.content.fields import Field
from bot.content.life import PENDING, Body, Kind
from bot.content.lint import LINK, PRESSURE, STOP, WARN, Finding
from bot.content.reading_age import reading_age
from bot.database.tables import Revision

OLDEST_READER = 11
FEW_WORDS = 6
"""A shorter text has no reading age worth telling."""


@dataclass(frozen=True)
class Listed:
    """One entry in a list. `about` is a line on it; `marks` are short words such as "withdrawn".

    `of` are the ids of the organisations it belongs to; `words` are looked through by a search besides these.
    """

    id: str
    name: str
    about: str = ""
    marks: tuple[str, ...] = ()
    of: frozenset[str] = frozenset()
    words: str = ""

    def holds(self, sought: str) -> bool:
        """Whether it holds every one of these words, in lower case."""
        said = " ".join((self.name, self.about, self.words, *self.marks)).casefold()
        return all(word in said for word in sought.split())


class FormKind(Kind, Protocol):
    """A kind whose entries are edited field by field."""

    label: str
    """One entry, in a sentence."""

    async def fields(self, session: AsyncSession, today: date) -> Sequence[Field]:
        """What its form asks for."""

    async def listed(self, session: AsyncSession, today: date) -> list[Listed]:
        """Every entry that is live, by name."""


class InTables:
    """What kinds share whose live copies are all in tables: those that ship are there like any other."""

    def shipped(self, entry: str) -> Body | None:
        """None: nothing stands in for an entry that is not there."""
        return None

    def two_people(self, entry: str) -> bool:
        """One publisher is enough."""
        return False


def new_id(name: str) -> str:
    """An id that people can read and that nothing else has."""
    words = "_".join(re.findall(r"[a-z0-9]+", name.lower()))[:40].strip("_") or "entry"
    return f"{words}_{secrets.token_hex(3)}"


async def pending_of(session: AsyncSession, kind: str) -> dict[str, Revision]:
    """The change that waits for each entry of a kind, by the entry's id."""
    rows = await session.scalars(select(Revision).where(Revision.kind == kind, Revision.state.in_(PENDING)))
    return {revision.entry: revision for revision in rows}


def needed(body: Body, names: dict[str, str]) -> list[Finding]:
    """A stop for each field that is empty and cannot be: `names` says what to write there."""
    return [stop(f"no_{name}", says, name) for name, says in names.items() if not body.get(name)]


def words_of(body: Body, names: Sequence[str]) -> list[Finding]:
    """What the words of some fields deserve: pressing ones stop; long ones and links are worth a look."""
    found = []
    for name in names:
        said = str(body.get(name) or "")
        if match := PRESSURE.search(said.replace("’", "'")):
            found.append(stop("pressure", f'"{match[0]}" presses. Say what is possible instead.', name))
        if "{" in said or "}" in said:
            found.append(stop("stray_brace", "Nothing is filled in here. Write it without { and }.", name))
        if LINK.search(said):
            found.append(warn("link", "A link needs data, which not every parent has.", name))
        if len(said.split()) > FEW_WORDS and (age := reading_age(said)) > OLDEST_READER:
            found.append(warn("hard_to_read", f"It reads as for age {age:g}; 9 to 11 is the aim.", name))
    return found


def stop(code: str, says: str, name: str = "") -> Finding:
    """What keeps an entry from going live. `name` is the field."""
    return Finding(STOP, code, says, name)


def warn(code: str, says: str, name: str = "") -> Finding:
    """What deserves a second look."""
    return Finding(WARN, code, says, name)


def checked_in_order(checked: tuple[str, date | None], again: tuple[str, date | None], today: date) -> list[Finding]:
    """What stops a check that is still to come, or to be done again before it was; each day with its field's name."""
    (field, day), (again_field, again_day) = checked, again
    found = []
    if day and day > today:
        found.append(stop("checked_later", "That day is still to come.", field))
    if day and again_day and again_day < day:
        found.append(stop("again_too_early", "This is before the day on which it was checked.", again_field))
    return found


def day_in(body: Body, name: str) -> date | None:
    """A day that a body keeps as ISO text."""
    said: Any = body.get(name)
    return date.fromisoformat(said) if said else None


def today_at(now: datetime) -> date:
    """The day it is in Scotland."""
    return now.astimezone(SCOTLAND).date()
