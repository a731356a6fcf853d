"""Labels: a practical word or two on a parent, by which colleagues of the area find them again."""

import uuid
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from bot.database.tables import Handover, Label, Worker
from bot.errors import NotFound, PaceError
from bot.handover.handovers import enter

LONGEST = 30
MOST = 8
"""Labels of one parent."""


class LabelUnclear(PaceError):
    """A label without words, a long one, or one too many; the text says which."""


@dataclass(frozen=True)
class Labelled:
    """A label as pages show it."""

    id: uuid.UUID
    words: str


async def put(session: AsyncSession, handover: Handover, worker: Worker, words: str, now: datetime) -> None:
    """Puts a label on the parent; one that is there already stays as it is. Raises LabelUnclear."""
    words = " ".join(words.replace("\x00", "").split())
    if not words or len(words) > LONGEST:
        raise LabelUnclear(f"A label is a word or two, up to {LONGEST} characters.")
    there = (await labels_of(session, [handover.parent_id])).get(handover.parent_id, ())
    if words.casefold() in {one.words.casefold() for one in there}:
        return
    if len(there) >= MOST:
        raise LabelUnclear(f"There are {MOST} labels already. Take one off first.")
    session.add(Label(parent_id=handover.parent_id, words=words, worker_id=worker.id, at=now))
    await enter(session, handover, "labelled", now, worker, {"what": words})


async def take_off(
    session: AsyncSession, handover: Handover, worker: Worker, label_id: uuid.UUID, now: datetime
) -> None:
    """Takes a label off. Raises NotFound when it is not on this parent."""
    label = await session.get(Label, label_id)
    if label is None or label.parent_id != handover.parent_id:
        raise NotFound("That label has been taken off already.")
    await session.delete(label)
    await enter(session, handover, "unlabelled", now, worker, {"what": label.words})


async def labels_of(session: AsyncSession, parents: Iterable[uuid.UUID]) -> dict[uuid.UUID, tuple[Labelled, ...]]:
    """The labels of each of these parents that has any, oldest first."""
    found: dict[uuid.UUID, tuple[Labelled, ...]] = {}
    for label in await session.scalars(
        select(Label).where(Label.parent_id.in_(list(parents))).order_by(Label.at, Label.id)
    ):
        found[label.parent_id] = (*found.get(label.parent_id, ()), Labelled(label.id, label.words))
    return found


async def in_use(session: AsyncSession, worker: Worker) -> list[str]:
    """Labels that this worker has used, by the alphabet: ready to be picked again."""
    found = await session.scalars(select(Label.words).where(Label.worker_id == worker.id))
    return sorted({words.casefold(): words for words in found}.values(), key=str.casefold)
