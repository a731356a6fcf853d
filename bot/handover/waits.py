"""Since when a parent waits for a person: from asking to the first reply, and from each text to the next."""

import uuid
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Row, Select, func, select
from sqlalchemy.ext.asyncio import AsyncSession

from bot.database.tables import Handover, HandoverEntry, InboundText, OutboundText
from bot.messages import DeliveryStatus

SETTLED = "no_answer_needed"
"""The timeline's word for: the worker read it, and there is nothing to answer."""
NOT_ARRIVED = (DeliveryStatus.CANCELLED, DeliveryStatus.FAILED)


@dataclass(frozen=True)
class Wait:
    """Since when the parent waits (None: not at all) and how many of their texts are unanswered."""

    since: datetime | None
    unanswered: int


async def waits_of(session: AsyncSession, handovers: Sequence[Handover]) -> dict[uuid.UUID, Wait]:
    """The wait of each handover, by its id."""
    rows = {row.id: row for row in await session.execute(_query([handover.id for handover in handovers]))}
    return {handover.id: _wait(handover, rows[handover.id]) for handover in handovers}


def _query(ids: list[uuid.UUID]) -> Select[uuid.UUID, datetime | None, datetime | None, int]:
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
    answered = (
        select(Handover.id, Handover.parent_id, func.greatest(replied, settled).label("at"))
        .where(Handover.id.in_(ids))
        .subquery()
    )
    return (
        select(answered.c.id, answered.c.at, func.min(InboundText.received_at), func.count(InboundText.id))
        .select_from(answered)
        .outerjoin(
            InboundText,
            (InboundText.parent_id == answered.c.parent_id)
            & (InboundText.handover_id == answered.c.id)
            & ((answered.c.at.is_(None)) | (InboundText.received_at > answered.c.at)),
        )
        .group_by(answered.c.id, answered.c.at)
    )


def _wait(handover: Handover, row: Row[uuid.UUID, datetime | None, datetime | None, int]) -> Wait:
    _, answered_at, first_unanswered, unanswered = row
    if handover.state == "requested" or (handover.state == "with_worker" and answered_at is None):
        return Wait(handover.requested_at, unanswered)
    if handover.state == "with_worker":
        return Wait(first_unanswered, unanswered)
    return Wait(None, unanswered)
