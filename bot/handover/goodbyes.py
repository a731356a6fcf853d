"""The goodbye with which a worker finishes: a text as old as the entry in the timeline that says so."""

import uuid

from sqlalchemy import Select, select
from sqlalchemy.ext.asyncio import AsyncSession

from bot.database.tables import Handover, HandoverEntry, OutboundText, Parent
from bot.handover.handovers import GRACE
from bot.handover.waits import NOT_ARRIVED
from bot.messages import DeliveryStatus


def stands(handover: Handover, parent: Parent, worker_id: uuid.UUID) -> bool:
    """Whether this worker has finished, and the parent has not texted since."""
    if handover.state != "closing" or handover.worker_id != worker_id or handover.closing_until is None:
        return False
    return parent.last_text_at is None or parent.last_text_at <= handover.closing_until - GRACE


async def was_said(session: AsyncSession, handover: Handover, worker_id: uuid.UUID) -> bool:
    """Whether the parent has had a goodbye of this worker's in this handover."""
    said = _last(handover, worker_id).where(OutboundText.status.not_in(NOT_ARRIVED))
    return await session.scalar(said) is not None


async def is_last(session: AsyncSession, handover: Handover, worker_id: uuid.UUID, text: OutboundText) -> bool:
    """Whether this text is the goodbye that this worker said last."""
    last = await session.scalar(_last(handover, worker_id))
    return last is not None and last.id == text.id


async def taken_back(session: AsyncSession, handover: Handover, worker_id: uuid.UUID) -> str:
    """The words of this worker's last goodbye, if it was taken back before it left."""
    last = await session.scalar(_last(handover, worker_id))
    return last.body if last is not None and last.status == DeliveryStatus.CANCELLED else ""


def _last(handover: Handover, worker_id: uuid.UUID) -> Select[OutboundText]:
    return (
        select(OutboundText)
        .join(
            HandoverEntry,
            (HandoverEntry.handover_id == OutboundText.handover_id) & (HandoverEntry.at == OutboundText.created_at),
        )
        .where(
            OutboundText.handover_id == handover.id,
            OutboundText.author == "worker",
            OutboundText.worker_id == worker_id,
            HandoverEntry.kind == "closing",
        )
        .order_by(OutboundText.place.desc())
        .limit(1)
    )
