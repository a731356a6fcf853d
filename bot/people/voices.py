"""What parents say about services and about us. All of it waits for a person; nothing is shown to others unread."""

import uuid
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from bot.content.lint import PRESSURE
from bot.database.tables import Parent, Voice, Worker
from bot.errors import NotFound, PaceError

LONGEST = 1000
"""Characters of one text of a parent's that are kept."""
LONGEST_WITH_MORE = 4000
"""And of all that they went on to say of the same thing."""
LONGEST_ANSWER = 300
"""Characters of an answer, so that it is a text of three segments at most."""
LONGEST_TIP = 160
"""Characters of a tip, so that there is room for it beside a service."""
KINDS = ("feedback", "tip", "suggestion", "complaint")


class NothingSaid(PaceError):
    """There were no words to keep."""


class VoiceRefused(PaceError):
    """It cannot be decided so; the text says why, and what would do."""


async def give(
    session: AsyncSession,
    parent: Parent,
    kind: str,
    words: str,
    now: datetime,
    *,
    service_id: str | None = None,
    wants_to_hear: bool = False,
    id: uuid.UUID | None = None,
) -> Voice:
    """Keeps what a parent said, of one of KINDS, in their words, for a person to read. Raises NothingSaid."""
    voice = Voice(
        id=id or uuid.uuid4(),
        parent_id=parent.id,
        kind=kind,
        service_id=service_id,
        area=parent.area,
        words=_tidy(words),
        said_at=now,
        wants_to_hear=wants_to_hear,
        state="waiting",
    )
    session.add(voice)
    await session.flush()
    return voice


async def add_words(
    session: AsyncSession, parent: Parent, voice_id: uuid.UUID, kind: str, words: str, now: datetime
) -> Voice:
    """Keeps more words with what the parent said before, on a line of their own.

    What somebody has read already stays as it was read: the words are kept as new then. Raises NothingSaid.
    """
    voice = await session.get(Voice, voice_id, with_for_update=True)
    tidy = _tidy(words)
    open_still = voice is not None and voice.parent_id == parent.id and voice.state == "waiting"
    if voice is None or not open_still or len(voice.words) + len(tidy) > LONGEST_WITH_MORE:
        service = voice.service_id if voice is not None and voice.parent_id == parent.id else None
        return await give(session, parent, kind, words, now, service_id=service)
    voice.words = f"{voice.words}\n{tidy}"
    await session.flush()
    return voice


async def told_by(session: AsyncSession, parent_id: uuid.UUID) -> list[Voice]:
    """All that a parent told, the newest first."""
    rows = await session.scalars(select(Voice).where(Voice.parent_id == parent_id).order_by(Voice.said_at.desc()))
    return list(rows.all())


async def take_back(session: AsyncSession, parent_id: uuid.UUID, voice_id: uuid.UUID) -> None:
    """Deletes one thing that the parent told, whoever has read it. Raises NotFound."""
    voice = await session.get(Voice, voice_id)
    if voice is None or voice.parent_id != parent_id:
        raise NotFound("There is no such thing that you said.")
    await session.delete(voice)
    await session.flush()


async def wants_to_hear(session: AsyncSession, parent_id: uuid.UUID, voice_id: uuid.UUID, yes: bool = True) -> None:
    """Whether the parent would like to be told what came of it. Raises NotFound."""
    voice = await session.get(Voice, voice_id)
    if voice is None or voice.parent_id != parent_id:
        raise NotFound("There is no such thing that you said.")
    voice.wants_to_hear = yes
    await session.flush()


async def waiting(session: AsyncSession, *kinds: str) -> list[Voice]:
    """What nobody has looked at yet, oldest first: all kinds, or these. Complaints are for supervisors."""
    rows = await session.scalars(
        select(Voice).where(Voice.state == "waiting", Voice.kind.in_(kinds or KINDS)).order_by(Voice.said_at)
    )
    return list(rows.all())


async def approve(
    session: AsyncSession, voice_id: uuid.UUID, worker: Worker, now: datetime, public_words: str | None = None
) -> Voice:
    """Somebody has read it and it may count; a tip may be shown to other parents, in `public_words`."""
    voice = await _review(session, voice_id, worker, now, "approved")
    if voice.kind == "tip":
        voice.public_words = _fit_for_others(public_words or voice.words)
    await session.flush()
    return voice


async def decline(
    session: AsyncSession, voice_id: uuid.UUID, worker: Worker, now: datetime, answer: str | None = None
) -> Voice:
    """Not this one; `answer` says why, for a parent who asked to hear."""
    voice = await _review(session, voice_id, worker, now, "declined")
    voice.answer = _answer(answer) if (answer or "").strip() else None
    await session.flush()
    return voice


async def answer(session: AsyncSession, voice_id: uuid.UUID, worker: Worker, words: str, now: datetime) -> Voice:
    """What came of it: "you said, we did", or an honest answer to a complaint."""
    told = _answer(words)
    voice = await _review(session, voice_id, worker, now, "answered")
    voice.answer = told
    await session.flush()
    return voice


async def to_tell(session: AsyncSession) -> list[Voice]:
    """What has an answer, and whose parent asked to hear it and has not been told."""
    rows = await session.scalars(
        select(Voice)
        .where(Voice.wants_to_hear, Voice.answer.is_not(None), Voice.told_at.is_(None))
        .order_by(Voice.reviewed_at)
    )
    return list(rows.all())


async def told(session: AsyncSession, voice_id: uuid.UUID, now: datetime) -> None:
    """The parent has been told; they are not told again."""
    voice = await session.get_one(Voice, voice_id)
    voice.told_at = voice.told_at or now
    await session.flush()


async def tips_for(session: AsyncSession, service_id: str, most: int = 2) -> list[str]:
    """Other parents' approved tips on a service, newest first."""
    rows = await session.scalars(
        select(Voice.public_words)
        .where(Voice.service_id == service_id, Voice.kind == "tip", Voice.state == "approved")
        .order_by(Voice.reviewed_at.desc())
        .limit(most)
    )
    return [words for words in rows.all() if words]


def _tidy(words: str) -> str:
    tidy = " ".join(words.replace("\x00", "").split())[:LONGEST]
    if not tidy:
        raise NothingSaid("There is nothing to keep.")
    return tidy


def _answer(words: str | None) -> str:
    tidy = " ".join((words or "").split())
    if not tidy:
        raise VoiceRefused("Say in a few words what came of it.")
    if len(tidy) > LONGEST_ANSWER:
        raise VoiceRefused(f"That is {len(tidy)} characters. At most {LONGEST_ANSWER} fit in a text.")
    return tidy


def _fit_for_others(words: str) -> str:
    tidy = " ".join(words.split())
    if len(tidy) > LONGEST_TIP:
        raise VoiceRefused(f"That is {len(tidy)} characters. At most {LONGEST_TIP} fit beside a service.")
    if presses := PRESSURE.search(tidy):
        raise VoiceRefused(f'"{presses[0]}" presses. Say what is possible instead, or leave it out.')
    return tidy


async def _review(session: AsyncSession, voice_id: uuid.UUID, worker: Worker, now: datetime, state: str) -> Voice:
    voice = await session.get(Voice, voice_id, with_for_update=True)
    if voice is None:
        raise NotFound("That is not here any more. The parent may have had everything deleted.")
    if voice.told_at is not None:
        raise VoiceRefused("The parent has been told already. It stays as it was.")
    voice.state, voice.reviewed_by, voice.reviewed_at = state, worker.id, now
    return voice
