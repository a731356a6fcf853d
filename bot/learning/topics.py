"""What a phrase can mean: the topics that the assistant knows, and names of the admins' own that count as one."""

import uuid
from dataclasses import dataclass
from datetime import datetime
from functools import cache
from pathlib import Path

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from bot.database.tables import OwnTopic, Worker
from bot.directory.needs import Needs
from bot.errors import NotFound, PaceError
from bot.safety.verdict import URGENCY
from bot.yaml_files import read_yaml

ACTS = Path(__file__).with_name("topics.yaml")
NEED, RISK = "need/", "risk/"
LONGEST_NAME = 60


class TopicRefused(PaceError):
    """A topic that cannot be made or chosen; the text says why."""


@dataclass(frozen=True)
class Topic:
    """A topic's id as the engine has it, and what admins call it."""

    id: str
    label: str


@cache
def needs() -> tuple[Topic, ...]:
    """What a parent may want help with."""
    return tuple(Topic(NEED + id, need.label) for id, need in Needs().by_id.items())


@cache
def acts() -> tuple[Topic, ...]:
    """What a parent may be doing other than naming a need."""
    return tuple(Topic(id, label) for id, label in read_yaml(ACTS).items())


@cache
def risks() -> tuple[Topic, ...]:
    """What is never to be missed."""
    return tuple(Topic(RISK + id, id.replace("_", " ").capitalize()) for id in URGENCY)


@cache
def labels() -> dict[str, str]:
    """What each topic is called, by its id, with and without its prefix."""
    known = (*needs(), *acts(), *risks())
    return {topic.id: topic.label for topic in known} | {
        topic.id.rpartition("/")[2]: topic.label for topic in (*risks(), *acts(), *needs())
    }


def of_meaning(id: str) -> str:
    """The topic of a need or act by the id that the engine ranks it by."""
    return NEED + id if any(topic.id == NEED + id for topic in needs()) else id


async def own_topics(session: AsyncSession) -> list[OwnTopic]:
    """The admins' own, by name."""
    return list(await session.scalars(select(OwnTopic).order_by(OwnTopic.name)))


async def chosen(session: AsyncSession, given: str, *, risky: bool = False) -> tuple[str, OwnTopic | None]:
    """The topic that a form names: one of ours, or `own/<id>`. Raises NotFound."""
    if given.startswith("own/"):
        own = await session.get(OwnTopic, _id(given.removeprefix("own/")))
        if own is None:
            raise NotFound("There is no such topic any more.")
        return own.counts_as, own
    if not any(given == topic.id for topic in (*needs(), *acts(), *(risks() if risky else ()))):
        raise NotFound("There is no such topic.")
    return given, None


async def make_own(session: AsyncSession, name: str, counts_as: str, worker: Worker, now: datetime) -> OwnTopic:
    """A new name for a group of phrases, which the assistant answers as `counts_as`. Raises TopicRefused, NotFound."""
    tidy = " ".join(name.split())[:LONGEST_NAME]
    if not tidy:
        raise TopicRefused("Give the new topic a name.")
    topic, _ = await chosen(session, counts_as)
    taken = [each for each in await own_topics(session) if each.name.casefold() == tidy.casefold()]
    if taken or tidy.casefold() in {label.casefold() for label in labels().values()}:
        raise TopicRefused(f"There is a topic called {tidy} already. Pick it from the list.")
    own = OwnTopic(id=uuid.uuid4(), name=tidy, counts_as=topic, made_by=worker.id, made_at=now)
    session.add(own)
    await session.flush()
    return own


def _id(given: str) -> uuid.UUID:
    try:
        return uuid.UUID(given)
    except ValueError:
        raise NotFound("There is no such topic.") from None
