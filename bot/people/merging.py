"""Two records that turn out to be one parent's become one. Called only where the parent themselves brought a code."""

import uuid
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Table as SqlTable
from sqlalchemy import and_, delete, exists, select, update
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm.attributes import set_committed_value

from bot.database.tables import (
    CONTACT_ME,
    OPEN_STATES,
    CheckIn,
    Conversation,
    Draft,
    Handover,
    HandoverEntry,
    InboundText,
    KeptNeed,
    OutboundText,
    Parent,
    Presence,
    Promise,
    Table,
)
from bot.messages import DeliveryStatus

URGENCIES = ("routine", "urgent", "emergency")
FURTHER_ALONG = ("requested", "closing", "with_worker")
LEFT_BEHIND = frozenset({"conversations", "presence"})
"""Tables whose rows end with the record that goes: the half-finished talk of the other phone, and who is looking."""
FIRST_NOT_EMPTY = (
    "name",
    "area",
    "hub",
    "quiet_from",
    "quiet_until",
    "stop_word",
    "usual_worker_id",
    "erase_asked_at",
)


@dataclass(frozen=True)
class Merged:
    """What the caller still has to do."""

    alert: uuid.UUID | None
    """A handover whose workers are to be told again, because two became one."""
    texts_wait: bool
    """Whether texts of the record that went are still to be answered, now under the one that stays."""


async def merge(session: AsyncSession, keep: Parent, gone: Parent, now: datetime) -> Merged:
    """Moves all that is kept about `gone` to `keep`, and ends `gone`. Both rows are locked by the caller."""
    alert = await _one_handover(session, keep, gone, now)
    await _avoid_doubles(session, keep.id, gone.id)
    waits = await session.scalar(
        select(exists().where(InboundText.parent_id == gone.id, InboundText.taken_at.is_(None)))
    )
    _take_over(keep, gone)
    await session.flush()
    for table in tables_of_parents():
        if table.name not in LEFT_BEHIND:
            await session.execute(update(table).where(table.c.parent_id == gone.id).values(parent_id=keep.id))
    await session.execute(delete(Parent).where(Parent.id == gone.id).execution_options(synchronize_session=False))
    _keep_in_step(session, keep, gone)
    return Merged(alert, bool(waits))


def tables_of_parents() -> list[SqlTable]:
    """Every table with rows that belong to a parent."""
    return [
        table
        for table in Table.metadata.sorted_tables
        if "parent_id" in table.c
        and any(key.column.table.name == "parents" for key in table.c.parent_id.foreign_keys)
    ]


async def _one_handover(session: AsyncSession, keep: Parent, gone: Parent, now: datetime) -> uuid.UUID | None:
    """Of two open handovers the more urgent stays, then the one further along; what hangs on the other moves over."""
    found = await session.scalars(
        select(Handover)
        .where(Handover.parent_id.in_((keep.id, gone.id)), Handover.state.in_(OPEN_STATES))
        .with_for_update()
    )
    both = sorted(
        found.all(), key=lambda each: (URGENCIES.index(each.urgency), FURTHER_ALONG.index(each.state)), reverse=True
    )
    if len(both) < 2:
        return None
    stays, ends = both
    had_worker = ends.state == "with_worker" and ends.worker_id != stays.worker_id
    _note(session, ends, "merged", now, {"into": str(stays.id)})
    _note(session, stays, "merged", now, {"from": str(ends.id)})
    ends.state, ends.closed_at = "closed", now
    if stays.why == CONTACT_ME:
        stays.why = ends.why
    stays.about_services = list(dict.fromkeys((*ends.about_services, *stays.about_services)))
    await session.execute(update(Promise).where(Promise.handover_id == ends.id).values(handover_id=stays.id))
    await session.execute(
        update(InboundText)
        .where(InboundText.handover_id == ends.id, InboundText.seen_by_worker_at.is_(None))
        .values(handover_id=stays.id)
    )
    await session.execute(
        update(OutboundText)
        .where(OutboundText.handover_id == ends.id, OutboundText.status == DeliveryStatus.HELD)
        .values(handover_id=stays.id)
    )
    await session.flush()
    waiting = stays.state == "requested" and stays.urgency != "routine"
    return stays.id if waiting or had_worker else None


def _note(session: AsyncSession, handover: Handover, kind: str, now: datetime, detail: dict[str, Any]) -> None:
    session.add(HandoverEntry(id=uuid.uuid4(), handover_id=handover.id, at=now, kind=kind, detail=detail))


async def _avoid_doubles(session: AsyncSession, keep: uuid.UUID, gone: uuid.UUID) -> None:
    """Takes out of the record that goes what the other has too, where only one can be."""
    theirs = CheckIn.__table__.alias("theirs")
    await session.execute(
        delete(CheckIn)
        .where(CheckIn.parent_id == gone, CheckIn.kind == "feedback")
        .where(exists().where(and_(theirs.c.parent_id == keep, theirs.c.service_id == CheckIn.service_id)))
        .execution_options(synchronize_session=False)
    )
    kept = KeptNeed.__table__.alias("kept")
    await session.execute(
        delete(KeptNeed)
        .where(KeptNeed.parent_id == gone, KeptNeed.taken_up_at.is_(None))
        .where(
            exists().where(and_(kept.c.parent_id == keep, kept.c.need == KeptNeed.need, kept.c.taken_up_at.is_(None)))
        )
        .execution_options(synchronize_session=False)
    )
    await session.execute(delete(Presence).where(Presence.parent_id == gone))
    drafts = (await session.scalars(select(Draft).where(Draft.parent_id.in_((keep, gone))))).all()
    of_keep = {draft.worker_id: draft for draft in drafts if draft.parent_id == keep}
    for draft in drafts:
        if draft.parent_id == gone and (other := of_keep.get(draft.worker_id)):
            other.body = f"{other.body}\n{draft.body}"
            await session.delete(draft)


def _take_over(keep: Parent, gone: Parent) -> None:
    """What only the record that goes knew. What both say stays as it was; careful texting is never lost."""
    for name in FIRST_NOT_EMPTY:
        if getattr(keep, name) is None:
            setattr(keep, name, getattr(gone, name))
    keep.careful = keep.careful or gone.careful
    texted = [moment for moment in (keep.last_text_at, gone.last_text_at) if moment]
    keep.last_text_at = max(texted, default=None)


def _keep_in_step(session: AsyncSession, keep: Parent, gone: Parent) -> None:
    """Objects that the caller holds already now belong to the record that stays, too; the other one is let go of."""
    for each in list(session.sync_session):
        if getattr(each, "parent_id", None) == gone.id and not isinstance(each, Conversation):
            set_committed_value(each, "parent_id", keep.id)
    session.expunge(gone)
