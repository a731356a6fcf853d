"""Organisations as admins edit them."""

from collections.abc import Sequence
from datetime import date, datetime

from sqlalchemy import func, select
from sqlalchemy.dialects.postgresql import insert
from sqlalchemy.ext.asyncio import AsyncSession

from bot.content.fields import TEXT, Field
from bot.content.life import Body
from bot.content.lint import Finding
from bot.database.tables import Organisation, Service
from bot.directory.feeds.facts import LONGEST_ABOUT
from bot.directory.kinds.form_kind import InTables, Listed, needed, stop, words_of

FIELDS = (
    Field("name", "What it is called", most=80),
    Field(
        "about", "Who they are", "One sentence. Parents get it when they ask who runs a service.", TEXT,
        most=LONGEST_ABOUT,
    ),
)  # fmt: skip


class Organisations(InTables):
    """Who runs services, as a kind of content."""

    name = "organisation"
    label = "organisation"

    async def fields(self, session: AsyncSession, today: date) -> Sequence[Field]:
        """Its name and a sentence."""
        return FIELDS

    async def live(self, session: AsyncSession, entry: str) -> Body | None:
        """What the directory says of it."""
        there = await session.get(Organisation, entry)
        return {"name": there.name, "about": there.about or None} if there else None

    async def put_live(self, session: AsyncSession, entry: str, body: Body, at: datetime) -> None:
        """Writes it into the directory."""
        values = {"name": body["name"], "about": body.get("about") or ""}
        new = insert(Organisation).values(id=entry, sample=False, **values)
        await session.execute(new.on_conflict_do_update(index_elements=["id"], set_=values))

    async def findings(self, session: AsyncSession, entry: str, body: Body, now: datetime) -> list[Finding]:
        """A name is needed, and one that no other has."""
        found = needed(body, {"name": "It needs a name."}) + words_of(body, ("name", "about"))
        if body.get("name"):
            other = select(Organisation.id).where(
                func.lower(Organisation.name) == body["name"].lower(), Organisation.id != entry
            )
            if await session.scalar(other.limit(1)):
                found.append(stop("namesake", "Another organisation has this name already.", "name"))
        return found

    async def listed(self, session: AsyncSession, today: date) -> list[Listed]:
        """Every organisation, with how many services it runs."""
        rows = await session.execute(
            select(Organisation, func.count(Service.id))
            .outerjoin(Service, Service.organisation_id == Organisation.id)
            .group_by(Organisation.id)
            .order_by(Organisation.name)
        )
        return [
            Listed(one.id, one.name, _counted(number), ("sample",) if one.sample else (), frozenset({one.id}))
            for one, number in rows
        ]


def _counted(number: int) -> str:
    return f"{number} service{'' if number == 1 else 's'}"
