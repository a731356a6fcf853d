"""Parents who volunteered to read drafts on their own phone: how they join, what they are sent, what they answer.

Only a text that begins with the word DRAFT is an answer. Nothing else that a parent writes is seen in the studio.
"""

import re
import secrets
import uuid
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from typing import Protocol

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from bot.database.tables import Address, DraftReview, OutboundText, Parent, Reviewer, Revision
from bot.errors import PaceError
from bot.messages import Saying
from bot.people.parents import latest_address

ANSWER = re.compile(r"\s*draft\b[\s:,.-]*(.*)", re.IGNORECASE | re.DOTALL)
CODE = re.compile(r"\d{5}")
ENDS = frozenset({"stop", "end", "leave", "no more"})
CODE_LASTS = timedelta(days=14)
ANSWER_LASTS = timedelta(days=30)
LONGEST_ANSWER = 1000


class NobodyToAsk(PaceError):
    """No parent can be asked about this draft, or none that was not asked already."""


class Outgoing(Protocol):
    """What sends texts to parents (bot.outbox.outbox)."""

    async def say(
        self, session: AsyncSession, address: Address, saying: Saying, now: datetime, *, purpose: str, author: str
    ) -> OutboundText | None:
        """Puts a saying into words and queues it."""

    async def queue(
        self, session: AsyncSession, address: Address, body: str, now: datetime, *, purpose: str, author: str
    ) -> OutboundText | None:
        """Queues a text as it stands."""


class Said(StrEnum):
    """What became of a text that begins with DRAFT."""

    JOINED = "joined"
    LEFT = "left"
    KEPT = "kept"


SAYINGS = {
    Said.JOINED: Saying("utter_review_joined"),
    Said.LEFT: Saying("utter_review_left"),
    Said.KEPT: Saying("utter_review_kept"),
}


@dataclass(frozen=True)
class Answer:
    """One reviewer's answer beside a draft; `words` None while they have not answered."""

    reviewer: str
    asked_at: datetime
    words: str | None
    answered_at: datetime | None


async def add_reviewer(session: AsyncSession, first_name: str, now: datetime) -> Reviewer:
    """Somebody who would like to read drafts. They join by texting DRAFT and the code from their own phone."""
    while True:
        code = f"{secrets.randbelow(10**5):05}"
        if await session.scalar(select(Reviewer.id).where(Reviewer.code == code)) is None:
            break
    reviewer = Reviewer(id=uuid.uuid4(), first_name=first_name, code=code, made_at=now)
    session.add(reviewer)
    await session.flush()
    return reviewer


async def reviewers(session: AsyncSession) -> list[Reviewer]:
    """Everybody who reads drafts or was asked to."""
    return list(await session.scalars(select(Reviewer).order_by(Reviewer.made_at)))


async def ask(session: AsyncSession, outbox: Outgoing, revision: Revision, words: str, now: datetime) -> int:
    """Texts a draft to every reviewer who was not sent it yet; how many that were. Raises NobodyToAsk."""
    asked = set(await session.scalars(select(DraftReview.reviewer_id).where(DraftReview.revision_id == revision.id)))
    joined = await session.scalars(select(Reviewer).where(Reviewer.parent_id.is_not(None)).order_by(Reviewer.made_at))
    sent: set[uuid.UUID] = set()
    for reviewer in joined:
        assert reviewer.parent_id is not None
        address = await latest_address(session, reviewer.parent_id)
        if reviewer.id in asked or address is None or reviewer.parent_id in sent:
            continue
        session.add(DraftReview(revision_id=revision.id, reviewer_id=reviewer.id, asked_at=now))
        await outbox.say(session, address, Saying("utter_review_ask"), now, purpose="review", author="reviewing")
        await outbox.queue(session, address, words, now, purpose="review", author="reviewing")
        sent.add(reviewer.parent_id)
    if not sent:
        raise NobodyToAsk(
            "There is no parent to ask who has not been sent this already. Invite some under Reviewers."
        )
    await session.flush()
    return len(sent)


async def answers(session: AsyncSession, revision_ids: list[uuid.UUID]) -> dict[uuid.UUID, list[Answer]]:
    """Who was asked about these drafts, and what they said, by draft."""
    rows = await session.execute(
        select(DraftReview, Reviewer.first_name)
        .join(Reviewer, Reviewer.id == DraftReview.reviewer_id)
        .where(DraftReview.revision_id.in_(revision_ids))
        .order_by(DraftReview.asked_at, Reviewer.made_at)
    )
    found: dict[uuid.UUID, list[Answer]] = {}
    for review, name in rows:
        found.setdefault(review.revision_id, []).append(
            Answer(name, review.asked_at, review.answer, review.answered_at)
        )
    return found


def begins_with_draft(body: str) -> bool:
    """Whether a text begins with the word by which a reviewer speaks of a draft."""
    return ANSWER.fullmatch(body) is not None


async def take(session: AsyncSession, parent: Parent, body: str, now: datetime) -> Said | None:
    """What a text that begins with DRAFT does: joins, leaves, or answers the newest draft. None if it does neither."""
    match = ANSWER.fullmatch(body)
    words = " ".join(match[1].split())[:LONGEST_ANSWER] if match else ""
    if not words:
        return None
    if CODE.fullmatch(words):
        return await _join(session, parent, words, now)
    mine = list(await session.scalars(select(Reviewer).where(Reviewer.parent_id == parent.id)))
    if not mine:
        return None
    if words.lower().strip(" .!") in ENDS:
        for reviewer in mine:
            await session.delete(reviewer)
        await session.flush()
        return Said.LEFT
    review = await session.scalar(
        select(DraftReview)
        .where(DraftReview.reviewer_id.in_([one.id for one in mine]), DraftReview.asked_at > now - ANSWER_LASTS)
        .order_by(DraftReview.asked_at.desc())
        .limit(1)
        .with_for_update()
    )
    if review is None:
        return None
    review.answer = f"{review.answer}\n{words}" if review.answer else words
    review.answered_at = now
    await session.flush()
    return Said.KEPT


async def _join(session: AsyncSession, parent: Parent, code: str, now: datetime) -> Said | None:
    reviewer = await session.scalar(
        select(Reviewer)
        .where(Reviewer.code == code, Reviewer.parent_id.is_(None), Reviewer.made_at > now - CODE_LASTS)
        .with_for_update()
    )
    if reviewer is None:
        return None
    reviewer.parent_id, reviewer.joined_at = parent.id, now
    await session.flush()
    return Said.JOINED
