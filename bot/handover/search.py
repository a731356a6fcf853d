"""Finding a parent again: by name, label or number where one may know of them, by words where one has them.

Names, labels and texts are encrypted, and an index of their words would give them away. So they are read and looked
through here, in memory: of the handovers that this worker may see, and of texts only those they hold. A whole number
is found by its keyed hash. What was looked for is kept nowhere; whose record was shown is.
"""

import uuid
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.dialects.postgresql import distinct_on
from sqlalchemy.ext.asyncio import AsyncSession

from bot.database.tables import OPEN_STATES, Handover, InboundText, OutboundText, Parent, Worker
from bot.handover.labels import labels_of
from bot.handover.lists import ListedHandover, last_addresses, listed
from bot.handover.numbers import parents_with, whole_number
from bot.handover.seeing import log_read, parent_label, reads_words, sees
from bot.handover.working_waits import Row

SHORTEST = 2
MOST = 30
"""Of each kind that is shown."""
LATEST = 500
"""Texts of one conversation that are looked through, each way."""
END = 3
"""Digits at the end of a number that colleagues of the area know."""
AROUND = 50
"""Characters shown on each side of what was found."""


@dataclass(frozen=True)
class FoundText:
    """A text with the words that were looked for, and a little of what stands around them."""

    parent_id: uuid.UUID
    label: str
    at: datetime
    who: str
    """`parent`, or who wrote to them: `assistant`, `safety` or `worker`."""
    before: str
    match: str
    after: str


@dataclass(frozen=True)
class Found:
    """What a search shows."""

    parents: Sequence[ListedHandover] = ()
    texts: Sequence[FoundText] = ()
    too_short: bool = False

    @property
    def nothing(self) -> bool:
        """Whether there was nothing to be found."""
        return not (self.parents or self.texts or self.too_short)


async def search(session: AsyncSession, worker: Worker, words: str, now: datetime) -> Found:
    """Looks for `words` as far as this worker may look; whoever is shown is noted as read."""
    words = " ".join(words.split())
    if len(words) < SHORTEST:
        return Found(too_short=True)
    rows = await _newest(session, worker)
    parents = await listed(session, worker, (await _called(session, rows, words))[:MOST], now)
    texts = await _said(session, worker, rows, words)
    for parent_id in {row.parent_id for row in parents} | {text.parent_id for text in texts}:
        await log_read(session, worker, parent_id, "search", now)
    return Found(parents, texts)


async def _newest(session: AsyncSession, worker: Worker) -> list[Row]:
    """The newest handover of every parent that this worker may know of, newest first."""
    newest = (
        select(Handover.id)
        .ext(distinct_on(Handover.parent_id))
        .order_by(Handover.parent_id, Handover.requested_at.desc(), Handover.id)
    )
    found = await session.execute(
        select(Handover, Parent)
        .join(Parent, Parent.id == Handover.parent_id)
        .where(Handover.id.in_(newest))
        .order_by(Handover.requested_at.desc())
    )
    return [(handover, parent) for handover, parent in found if sees(worker, parent, handover)]


async def _called(session: AsyncSession, rows: list[Row], words: str) -> list[Row]:
    """Those whose name, area or labels begin with every word looked for, or whose number ends so; or of that number."""
    ids = [parent.id for _, parent in rows]
    addresses, labels = await last_addresses(session, ids), await labels_of(session, ids)
    wanted = words.casefold().split()
    number = whole_number(words)
    theirs = await parents_with(session, number) if number else set()

    def fits(parent: Parent) -> bool:
        address = addresses.get(parent.id)
        end = address.address[-END:] if address else ""
        known = [parent_label(parent, address), *(one.words for one in labels.get(parent.id, ()))]
        parts = " ".join(known).replace(",", " ").casefold().split()
        return all(end.endswith(one) or any(part.startswith(one) for part in parts) for one in wanted)

    return [row for row in rows if row[1].id in theirs or fits(row[1])]


async def _said(session: AsyncSession, worker: Worker, rows: list[Row], words: str) -> list[FoundText]:
    """Texts with these words in the open conversations that are this worker's own, newest first."""
    own = {
        parent.id: parent
        for handover, parent in rows
        if handover.state in OPEN_STATES and handover.worker_id == worker.id and reads_words(worker, handover)
    }
    addresses = await last_addresses(session, own)
    found = []
    for parent in own.values():
        label = parent_label(parent, addresses.get(parent.id))
        for at, who, body in await _texts(session, parent.id):
            body = " ".join(body.split())
            place = body.casefold().find(words.casefold())
            if place >= 0:
                found.append(FoundText(parent.id, label, at, who, *_around(body, place, place + len(words))))
    return sorted(found, key=lambda one: one.at, reverse=True)[:MOST]


async def _texts(session: AsyncSession, parent_id: uuid.UUID) -> Iterable[tuple[datetime, str, str]]:
    came = await session.scalars(
        select(InboundText).where(InboundText.parent_id == parent_id).order_by(InboundText.place.desc()).limit(LATEST)
    )
    went = await session.scalars(
        select(OutboundText)
        .where(OutboundText.parent_id == parent_id)
        .order_by(OutboundText.place.desc())
        .limit(LATEST)
    )
    return [(one.received_at, "parent", one.body) for one in came] + [
        (one.created_at, one.author, one.body) for one in went
    ]


def _around(body: str, start: int, end: int) -> tuple[str, str, str]:
    """What stands before, what was found, what stands after."""
    first, last = max(0, start - AROUND), end + AROUND
    before = ("..." if first else "") + body[first:start]
    return before, body[start:end], body[end:last] + ("..." if last < len(body) else "")
