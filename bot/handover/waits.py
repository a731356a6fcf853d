"""Since when a parent waits for a person: from asking to the first reply, and from each text to the next.

STOP and START need no answer. A parent with a worker who has stopped texts cannot be answered, and nobody is chased.
"""

import uuid
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Row, Select, func, select
from sqlalchemy.ext.asyncio import AsyncSession

from bot.database.tables import OPEN_STATES, Address, Handover, HandoverEntry, InboundText, OutboundText
from bot.messages import DeliveryStatus
from bot.people.opting import Opt

SETTLED = "no_answer_needed"
"""The timeline's word for: the worker read it, and there is nothing to answer."""
TAKEN = ("picked_up", "taken_over")
"""The timeline's words for: a worker took the parent on themselves."""
NOT_ARRIVED = (DeliveryStatus.CANCELLED, DeliveryStatus.FAILED)


@dataclass(frozen=True)
class Wait:
    """Since when the parent waits (None: not at all) and how many of their texts are unanswered."""

    since: datetime | None
    unanswered: int
    answered_at: datetime | None = None
    """When a worker last answered, or noted that there was nothing to answer."""
    stopped: bool = False
    """Whether the parent, who is with a worker, has stopped texts."""


async def waits_of(session: AsyncSession, handovers: Sequence[Handover]) -> dict[uuid.UUID, Wait]:
    """The wait of each handover, by its id."""
    rows = {row.id: row for row in await session.execute(_query([handover.id for handover in handovers]))}
    return {handover.id: _wait(handover, rows[handover.id]) for handover in handovers}


def _query(ids: list[uuid.UUID]) -> Select[uuid.UUID, datetime | None, datetime | None, bool, datetime | None, int]:
    replied = (
        select(func.max(OutboundText.created_at))
        .where(
            OutboundText.parent_id == Handover.parent_id,
            OutboundText.handover_id == Handover.id,
            OutboundText.author == "worker",
            OutboundText.status.not_in(NOT_ARRIVED),
        )
        .correlate(Handover)
        .scalar_subquery()
    )
    settled = (
        select(func.max(HandoverEntry.at))
        .where(HandoverEntry.handover_id == Handover.id, HandoverEntry.kind == SETTLED)
        .correlate(Handover)
        .scalar_subquery()
    )
    started = (
        select(func.max(InboundText.received_at))
        .where(InboundText.parent_id == Handover.parent_id, InboundText.opt == Opt.IN)
        .correlate(Handover)
        .scalar_subquery()
    )
    can_answer = (
        select(Address.id)
        .where(Address.parent_id == Handover.parent_id, Address.opted_out_at.is_(None))
        .correlate(Handover)
        .exists()
    )
    answered = (
        select(
            Handover.id,
            Handover.parent_id,
            func.greatest(replied, settled).label("at"),
            started.label("started"),
            can_answer.label("can_answer"),
        )
        .where(Handover.id.in_(ids))
        .subquery()
    )
    return (
        select(
            answered.c.id,
            answered.c.at,
            answered.c.started,
            answered.c.can_answer,
            func.min(InboundText.received_at),
            func.count(InboundText.id),
        )
        .select_from(answered)
        .outerjoin(
            InboundText,
            (InboundText.parent_id == answered.c.parent_id)
            & (InboundText.handover_id == answered.c.id)
            & InboundText.opt.is_(None)
            & ((answered.c.at.is_(None)) | (InboundText.received_at > answered.c.at)),
        )
        .group_by(answered.c.id, answered.c.at, answered.c.started, answered.c.can_answer)
    )


def _wait(
    handover: Handover, row: Row[uuid.UUID, datetime | None, datetime | None, bool, datetime | None, int]
) -> Wait:
    _, answered_at, started, can_answer, first_unanswered, unanswered = row
    if handover.state == "requested":
        return Wait(handover.requested_at, unanswered, answered_at)
    if handover.state != "with_worker":
        return Wait(None, unanswered, answered_at)
    if not can_answer:
        return Wait(None, 0, answered_at, stopped=True)
    since = handover.requested_at if answered_at is None else first_unanswered
    return Wait(max(since, started) if since and started else since, unanswered, answered_at)


async def danger_unanswered(session: AsyncSession, handover: Handover, wait: Wait) -> bool:
    """Whether an emergency waits: nobody has picked it up, or words of danger came since anybody answered.

    Who was handed it has not seen it yet: only what a worker does themselves is looking.
    """
    if handover.urgency != "emergency" or handover.state not in OPEN_STATES:
        return False
    if handover.state == "requested":
        return True
    taken_at = await session.scalar(
        select(func.max(HandoverEntry.at)).where(
            HandoverEntry.handover_id == handover.id, HandoverEntry.kind.in_(TAKEN)
        )
    )
    looked_at = max((moment for moment in (taken_at, wait.answered_at) if moment is not None), default=None)
    if looked_at is None:
        return True
    came = await session.scalar(
        select(InboundText.id)
        .where(
            InboundText.parent_id == handover.parent_id,
            InboundText.urgency == "emergency",
            InboundText.received_at > looked_at,
        )
        .limit(1)
    )
    return came is not None


async def last_unanswered(session: AsyncSession, handover: Handover, wait: Wait) -> InboundText | None:
    """The newest text of the parent that has no answer; None where they wait for none."""
    if handover.state != "with_worker" or not wait.unanswered:
        return None
    return await session.scalar(
        select(InboundText)
        .where(InboundText.handover_id == handover.id, InboundText.opt.is_(None))
        .order_by(InboundText.place.desc())
        .limit(1)
    )


async def written_in_danger(session: AsyncSession, handover: Handover) -> bool:
    """Whether a person's text has left since the parent's last words of danger; true where it is no emergency."""
    if handover.urgency != "emergency":
        return True
    wrote = await session.scalar(
        select(func.max(OutboundText.created_at)).where(
            OutboundText.handover_id == handover.id,
            OutboundText.author == "worker",
            OutboundText.status.not_in((*NOT_ARRIVED, DeliveryStatus.HELD)),
        )
    )
    danger = await session.scalar(
        select(func.max(InboundText.received_at)).where(
            InboundText.parent_id == handover.parent_id, InboundText.urgency == "emergency"
        )
    )
    return wrote is not None and (danger is None or wrote > danger)


async def last_text_failed(session: AsyncSession, handover: Handover) -> bool:
    """Whether what a worker wrote last did not arrive."""
    status = await session.scalar(
        select(OutboundText.status)
        .where(OutboundText.handover_id == handover.id, OutboundText.author == "worker")
        .order_by(OutboundText.place.desc())
        .limit(1)
    )
    return status == DeliveryStatus.FAILED
