"""Where an entry stands: what is live, which change waits and who has looked at it, and every earlier copy."""

import uuid
from dataclasses import dataclass

from sqlalchemy.ext.asyncio import AsyncSession

from bot.content.bundles import open_bundles
from bot.content.life import DRAFT, PENDING, Body, Life
from bot.database.tables import Bundle, Revision
from bot.handover.lists import names_of_workers
from bot.people.reviewing import Answer, answers


@dataclass(frozen=True)
class Standing:
    """An entry's standing, as one person sees it. `newest` is the body to edit: what waits, or what is live."""

    live: Body | None
    newest: Body | None
    waits: Revision | None
    history: list[Revision]
    answers: dict[uuid.UUID, list[Answer]]
    names: dict[uuid.UUID, str]
    bundles: list[Bundle]
    mark: str
    two: bool
    lacks_second: bool

    def name(self, id: uuid.UUID | None) -> str:
        """Who somebody is."""
        return self.names.get(id, "somebody who has left") if id else "what shipped or was imported"

    @property
    def is_new(self) -> bool:
        """Whether nothing of it is live yet."""
        return self.live is None


async def standing_of(session: AsyncSession, life: Life, kind: str, entry: str, by: uuid.UUID) -> Standing:
    """The standing of one entry."""
    history = await life.history(session, kind, entry)
    live = await life.kinds[kind].live(session, entry)
    waits = history[0] if history and history[0].state in PENDING else None
    return Standing(
        live=live,
        newest=waits.body if waits else live,
        waits=waits,
        history=history,
        answers=await answers(session, [one.id for one in history]),
        names=await names_of_workers(session),
        bundles=await open_bundles(session),
        mark=await life.mark(session, kind, entry),
        two=life.kinds[kind].two_people(entry),
        lacks_second=bool(waits and waits.state == DRAFT and life.lacks_second(waits, by)),
    )
