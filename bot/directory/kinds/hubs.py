"""Community hubs as admins edit them: the word on a poster, and the area it stands for."""

import re
from collections.abc import Sequence
from datetime import date, datetime

from sqlalchemy import delete, func, select
from sqlalchemy.dialects.postgresql import insert
from sqlalchemy.ext.asyncio import AsyncSession

from bot.content.fields import ONE, Field, FieldWrong
from bot.content.life import Body
from bot.content.lint import Finding
from bot.database.tables import Hub
from bot.directory.areas import Areas
from bot.directory.kinds.form_kind import InTables, Listed, needed, stop

OPTING = frozenset({"STOP", "START", "UNSTOP", "END", "QUIT", "CANCEL", "UNSUBSCRIBE", "STOPALL", "REVOKE", "OPTOUT"})

NEEDED = {"name": "Say which place it is.", "keyword": "It needs a word.", "area": "Choose its area."}


def keyword(said: str) -> str:
    """A poster's word, in capitals. Raises FieldWrong."""
    word = said.upper()
    if not re.fullmatch(r"[A-Z]{4,20}", word):
        raise FieldWrong("One word of 4 to 20 letters, without spaces or figures, so that it is easy to thumb in.")
    if word in OPTING:
        raise FieldWrong("This word stops or starts all texts. Choose another.")
    return word


class Hubs(InTables):
    """Hubs as a kind of content."""

    name = "hub"
    label = "hub"

    def __init__(self, areas: Areas | None = None) -> None:
        self._areas = areas or Areas.from_content()

    async def fields(self, session: AsyncSession, today: date) -> Sequence[Field]:
        """The place, its word and its area."""
        return (
            Field("name", "Which place", "Such as: The library in Methil", most=80),
            Field(
                "keyword", "The word on its poster", "Parents text it. In capitals or not.", check=keyword, most=20
            ),
            Field("area", "Its area", "", ONE, tuple(self._areas.names.items())),
        )

    async def live(self, session: AsyncSession, entry: str) -> Body | None:
        """What is known of it now."""
        there = await session.get(Hub, entry)
        return {"name": there.name, "keyword": there.keyword, "area": there.area} if there else None

    async def put_live(self, session: AsyncSession, entry: str, body: Body, at: datetime) -> None:
        """Lets its word count from the next text on."""
        new = insert(Hub).values(code=entry, sample=False, **body)
        await session.execute(new.on_conflict_do_update(index_elements=["code"], set_=body))

    async def take_away(self, session: AsyncSession, entry: str) -> None:
        """It counts no more."""
        await session.execute(delete(Hub).where(Hub.code == entry))

    async def findings(self, session: AsyncSession, entry: str, body: Body, now: datetime) -> list[Finding]:
        """All three are needed, and a word that no other poster has."""
        found = needed(
            body, {"name": "Say which place it is.", "keyword": "It needs a word.", "area": "Choose its area."}
        )
        if word := body.get("keyword"):
            other = select(Hub.name).where(func.lower(Hub.keyword) == word.lower(), Hub.code != entry)
            if name := await session.scalar(other.limit(1)):
                found.append(stop("word_taken", f"{name} has this word already.", "keyword"))
        return found

    async def listed(self, session: AsyncSession, today: date) -> list[Listed]:
        """Every hub, with its word."""
        rows = await session.scalars(select(Hub).order_by(Hub.name))
        return [
            Listed(
                hub.code, hub.name, f"{hub.keyword}, {self._areas.label(hub.area)}", ("sample",) if hub.sample else ()
            )
            for hub in rows
        ]
