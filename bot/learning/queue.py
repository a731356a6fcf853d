"""The texts that the assistant was unsure of, from the turn that asked to the person who decides."""

import uuid
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import Select, delete, func, or_, select
from sqlalchemy.ext.asyncio import AsyncSession

from bot.clock import Clock
from bot.database.session import Database
from bot.database.tables import InboundText, OwnTopic, Parent, Phrase, Worker
from bot.database.vault import vault
from bot.errors import NotFound, PaceError
from bot.learning import topics
from bot.learning.redacting import as_learnt, shipped_redactor
from bot.messages import TextKind

WAITING, TAUGHT = "waiting", "taught"
KEPT_FOR = timedelta(days=60)
"""What nobody has looked at by then is deleted."""
LONGEST = 60
"""Words: a longer text tells a story, and a story tells who somebody is."""
GUESSES = 3
UNCLEAR = "unclear"

Understood = dict[str, Any]


class PhraseRefused(PaceError):
    """A phrase that cannot be kept; the text says why."""


@dataclass(frozen=True)
class Taught:
    """What the assistant was taught under one topic."""

    topic: str
    own: str | None
    phrases: tuple[Phrase, ...]


async def note(
    session: AsyncSession, parent: Parent, text: InboundText, understood: Understood | None, now: datetime
) -> None:
    """Keeps a text that the assistant was unsure of, redacted. The caller knows that it holds no risk.

    Nothing is kept of parents who are texted carefully or have opted out, nor of what tells too little or too much.
    """
    if understood is None or not (understood.get("unsure") or _is_unclear(understood)):
        return
    if parent.careful or text.opt or text.risk or understood.get("risk") or text.kind != TextKind.WORDS:
        return
    if len(text.body.split()) > LONGEST:
        return
    redacted = shipped_redactor().redact(text.body, (parent.name, parent.stop_word))
    lookup = _lookup(redacted.words)
    if not redacted.tells_enough or await _is_there(session, lookup):
        return
    guesses = [topics.of_meaning(each["id"]) for each in understood.get("ranking", ())][:GUESSES]
    phrase = Phrase(words=redacted.words, lookup=lookup, state=WAITING, parent_id=parent.id, guesses=guesses, at=now)
    session.add(phrase)
    await session.flush()


async def waiting(session: AsyncSession, most: int = 50) -> list[Phrase]:
    """What waits for a decision, newest first."""
    rows = await session.scalars(_shown(select(Phrase)).order_by(Phrase.at.desc(), Phrase.id).limit(most))
    return list(rows)


async def count_waiting(session: AsyncSession) -> int:
    """How many wait."""
    return await session.scalar(_shown(select(func.count(Phrase.id)))) or 0


def _shown(query: Select[Any]) -> Select[Any]:
    """Of what waits, all but that of parents who are texted carefully by now."""
    joined = query.outerjoin(Parent, Parent.id == Phrase.parent_id)
    return joined.where(Phrase.state == WAITING, or_(Parent.id.is_(None), Parent.careful.is_(False)))


async def taught(session: AsyncSession) -> list[Phrase]:
    """Every phrase that the assistant is to learn from beside those that ship, in a lasting order."""
    rows = await session.scalars(
        select(Phrase).where(Phrase.state == TAUGHT).order_by(Phrase.topic, Phrase.decided_at, Phrase.id)
    )
    return list(rows)


async def taught_by_topic(session: AsyncSession) -> list[Taught]:
    """The same, by topic and by the admins' own name for it."""
    names = {own.id: own.name for own in await session.scalars(select(OwnTopic))}
    groups: dict[tuple[str, str | None], list[Phrase]] = {}
    for phrase in await taught(session):
        own = names.get(phrase.own_topic_id) if phrase.own_topic_id else None
        groups.setdefault((phrase.topic or "", own), []).append(phrase)
    return [Taught(topic, own, tuple(phrases)) for (topic, own), phrases in groups.items()]


async def teach(
    session: AsyncSession, id: uuid.UUID, topic: str, own: OwnTopic | None, worker: Worker, now: datetime
) -> Phrase:
    """Says what a waiting text means; it is learnt at the next training. Raises NotFound when it is gone."""
    phrase = await _locked(session, id, WAITING)
    phrase.state, phrase.topic, phrase.own_topic_id = TAUGHT, topic, own.id if own else None
    phrase.decided_by, phrase.decided_at = worker.id, now
    await session.flush()
    return phrase


async def add(
    session: AsyncSession, words: str, topic: str, own: OwnTopic | None, worker: Worker, now: datetime
) -> Phrase:
    """Keeps a phrase that somebody here wrote, redacted all the same. Raises PhraseRefused."""
    redacted = shipped_redactor().redact(" ".join(words.split()))
    if not redacted.kept:
        raise PhraseRefused("Write a phrase as a parent might: a few words that say what it is about.")
    if len(redacted.words.split()) > LONGEST:
        raise PhraseRefused(f"That is long for one phrase: {LONGEST} words is the most.")
    lookup = _lookup(redacted.words)
    if await _is_there(session, lookup):
        raise PhraseRefused("That phrase is here already.")
    phrase = Phrase(words=redacted.words, lookup=lookup, state=TAUGHT, topic=topic, at=now)
    phrase.guesses, phrase.own_topic_id = [], own.id if own else None
    phrase.decided_by, phrase.decided_at = worker.id, now
    session.add(phrase)
    await session.flush()
    return phrase


async def not_for_training(session: AsyncSession, id: uuid.UUID) -> None:
    """Deletes a phrase, waiting or taught. What is gone already is no error: two people may say so at once."""
    await session.execute(delete(Phrase).where(Phrase.id == id))


async def whose(session: AsyncSession, id: uuid.UUID) -> Parent:
    """The parent behind a waiting text, for asking a key worker to look. Raises NotFound."""
    phrase = await _locked(session, id, WAITING)
    parent = await session.get(Parent, phrase.parent_id) if phrase.parent_id else None
    if parent is None:
        raise NotFound("That text is gone: its parent had it deleted, or somebody decided on it.")
    return parent


class PhraseSweeps:
    """Deletes what waited too long; part of the minute job."""

    def __init__(self, database: Database, clock: Clock) -> None:
        self._database = database
        self._clock = clock

    async def sweep(self) -> None:
        """Lets go of what nobody looked at."""
        async with self._database.transaction() as session:
            too_old = self._clock() - KEPT_FOR
            await session.execute(delete(Phrase).where(Phrase.state == WAITING, Phrase.at < too_old))


def for_training(phrases: Sequence[Phrase]) -> dict[str, list[str]]:
    """The words to learn for each topic, without marks of what was hidden."""
    found: dict[str, list[str]] = {}
    for phrase in phrases:
        words = as_learnt(phrase.words)
        if words and phrase.topic:
            found.setdefault(phrase.topic, []).append(words)
    return {topic: sorted(set(words)) for topic, words in sorted(found.items())}


def _is_unclear(understood: Understood) -> bool:
    """Whether nothing was meant that the assistant knows; a finer act is known, whatever it is reported as."""
    return understood.get("act") == UNCLEAR and understood.get("finer_act") in (None, UNCLEAR)


async def _is_there(session: AsyncSession, lookup: str) -> bool:
    return await session.scalar(select(Phrase.id).where(Phrase.lookup == lookup).limit(1)) is not None


def _lookup(words: str) -> str:
    return vault().lookup("phrase", words.casefold())


async def _locked(session: AsyncSession, id: uuid.UUID, state: str) -> Phrase:
    phrase = await session.get(Phrase, id, with_for_update=True)
    if phrase is None or phrase.state != state:
        raise NotFound("Somebody has decided on that text already, or it was deleted.")
    return phrase
