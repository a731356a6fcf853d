"""Ready sentences for workers: those of the database, else those that ship. What is known is filled in."""

import re
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import yaml
from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from bot.database.tables import QuickReply
from bot.settings import PROJECT

SHIPPED = PROJECT / "content" / "quick_replies.yaml"
GOODBYE = "goodbye"
"""The id of the ready goodbye, for an admin who wants another than ours."""
IN_DANGER = "In danger"
"""How the title of a ready sentence for an emergency begins."""
VARIABLE = re.compile(r"( ?)\{([a-z_]+)(\?)?\}")
GOODBYE_ANYWAY = (
    "Hello, {worker} here. I am finishing for now. If you text back in the next day, it comes to me. After that the "
    "assistant answers, and you can ask for a person any time."
)


@dataclass(frozen=True)
class Ready:
    """A quick reply, filled as far as we can; what is left in braces is for the worker to fill."""

    id: str
    title: str
    text: str


async def ready_for(session: AsyncSession, known: dict[str, str], *, emergency: bool = False) -> list[Ready]:
    """All quick replies with the `known` variables put in, in the order of a talk.

    Those for an emergency stand first in one, else last.
    """
    stored = (await session.scalars(select(QuickReply).order_by(QuickReply.title))).all()
    rows = [(row.id, row.title, row.text) for row in stored] or list(_shipped(SHIPPED))
    order = [id for id, _, _ in _shipped(SHIPPED)]
    rows.sort(key=lambda row: order.index(row[0]) if row[0] in order else len(order))
    rows.sort(key=lambda row: row[1].startswith(IN_DANGER) is not emergency)
    return [Ready(id, title, fill(text, known)) for id, title, text in rows]


async def goodbye(session: AsyncSession, known: dict[str, str]) -> str:
    """The goodbye that a worker starts from."""
    found = next((reply.text for reply in await ready_for(session, known) if reply.id == GOODBYE), None)
    return found if found and "{" not in found else fill(GOODBYE_ANYWAY, known)


def fill(text: str, known: dict[str, str]) -> str:
    """Puts in what is known. `{name?}` may stay empty, and then the space before it goes too; `{name}` stays."""

    def value(match: re.Match[str]) -> str:
        space, name, optional = match.groups()
        if known.get(name):
            return f"{space}{known[name]}"
        return "" if optional else match[0]

    return VARIABLE.sub(value, text).strip()


@cache
def _shipped(file: Path) -> tuple[tuple[str, str, str], ...]:
    if not file.exists():
        return ()
    rows = yaml.safe_load(file.read_text(encoding="utf-8")) or []
    return tuple((row["id"], row["title"], row["text"]) for row in rows)
