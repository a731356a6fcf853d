"""Quick replies for key workers, as admins edit them."""

import re
from collections.abc import Sequence
from datetime import date, datetime

from sqlalchemy import delete, select
from sqlalchemy.dialects.postgresql import insert
from sqlalchemy.ext.asyncio import AsyncSession

from bot.content.fields import TEXT, Field
from bot.content.life import Body
from bot.content.lint import PRESSURE, TOPICS, Finding
from bot.content.segments import measure, to_gsm7
from bot.database.tables import QuickReply
from bot.directory.kinds.form_kind import InTables, Listed, needed, stop, warn

VARIABLE = re.compile(r"\{([^{}]*)\}")
FILLED = {"worker": "the worker's first name", "parent_name?": "what the parent is called, or nothing"}
LEFT_TO_FILL = ("day", "organisation", "other_service", "other_worker", "place", "service", "step", "time")
"""What a worker fills in before the text can leave."""
FIELDS = (
    Field(
        "title", "What it is called",
        'Two or three words, for the button. What is for an emergency begins with "In danger".', most=40,
    ),
    Field(
        "text", "The text", "{worker} and {parent_name?} are filled in; {day}, {time}, {place}, {service}, "
        "{other_service}, {other_worker}, {organisation} and {step} are left for the worker.", TEXT, most=600,
    ),
)  # fmt: skip


class QuickReplies(InTables):
    """Ready sentences, as a kind of content."""

    name = "quick_reply"
    label = "quick reply"

    async def fields(self, session: AsyncSession, today: date) -> Sequence[Field]:
        """A title and the text."""
        return FIELDS

    async def live(self, session: AsyncSession, entry: str) -> Body | None:
        """What workers get now."""
        there = await session.get(QuickReply, entry)
        return {"title": there.title, "text": there.text} if there else None

    async def put_live(self, session: AsyncSession, entry: str, body: Body, at: datetime) -> None:
        """Shows it to workers from now on."""
        new = insert(QuickReply).values(id=entry, **body)
        await session.execute(new.on_conflict_do_update(index_elements=["id"], set_=body))

    async def take_away(self, session: AsyncSession, entry: str) -> None:
        """It counts no more."""
        await session.execute(delete(QuickReply).where(QuickReply.id == entry))

    async def findings(self, session: AsyncSession, entry: str, body: Body, now: datetime) -> list[Finding]:
        """Unknown names in braces and pressing words stop it; a topic in its first line does too."""
        found = needed(body, {"title": "It needs a name.", "text": "It needs words."})
        said = body.get("text") or ""
        known = {*FILLED, *LEFT_TO_FILL, "parent_name"}
        for name in VARIABLE.findall(said):
            if name not in known:
                found.append(stop("unknown_variable", f"Nothing fills {{{name}}}.", "text"))
        if set("{}") & set(VARIABLE.sub("", said)):
            found.append(stop("stray_brace", "A name stands between { and }, such as {worker}.", "text"))
        if match := PRESSURE.search(said.replace("’", "'")):
            found.append(stop("pressure", f'"{match[0]}" presses. Say what is possible instead.', "text"))
        if match := TOPICS.search(said.split("\n")[0].replace("’", "'")):
            found.append(stop("names_topic", f'"{match[0]}" names a topic, and somebody else may read this.', "text"))
        if measure(to_gsm7(said)).segments > 2:
            found.append(warn("long", "It takes more than two SMS.", "text"))
        return found

    async def listed(self, session: AsyncSession, today: date) -> list[Listed]:
        """Every quick reply."""
        rows = await session.scalars(select(QuickReply).order_by(QuickReply.title))
        return [Listed(reply.id, reply.title, reply.text) for reply in rows]
