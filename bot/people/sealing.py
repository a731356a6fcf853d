"""What is kept of an emergency after its parent's data was erased. Only the safeguarding lead can open it."""

import base64
import json
import uuid
from datetime import datetime, timedelta
from typing import Any

from cryptography.fernet import Fernet
from sqlalchemy import delete, select
from sqlalchemy.ext.asyncio import AsyncSession

from bot.database.tables import (
    Address,
    Handover,
    HandoverEntry,
    InboundText,
    OutboundText,
    Parent,
    SealedOpening,
    SealedRecord,
    Worker,
)
from bot.database.vault import vault
from bot.errors import NotAllowed, NotFound

KEPT_FOR = timedelta(days=3 * 365)
"""How long a sealed record stays. The operator's own retention policy decides: change it here."""
LEAD = "safeguarding_lead"


async def seal_emergencies(session: AsyncSession, parent: Parent, now: datetime) -> uuid.UUID | None:
    """Seals what was said and done in each emergency of this parent; None when there was none."""
    texts = (
        await session.scalars(
            select(InboundText)
            .where(InboundText.parent_id == parent.id, InboundText.urgency == "emergency")
            .order_by(InboundText.place)
        )
    ).all()
    handovers = (
        await session.scalars(
            select(Handover).where(Handover.parent_id == parent.id, Handover.urgency == "emergency")
        )
    ).all()
    if not texts and not handovers:
        return None
    contents = {
        "name": parent.name,
        "area": parent.area,
        "addresses": [address.address for address in await _addresses(session, parent.id)],
        "texts": [{"at": text.received_at.isoformat(), "risk": text.risk, "body": text.body} for text in texts],
        "replies": await _replies(session, parent.id),
        "handovers": [await _handover(session, handover) for handover in handovers],
    }
    record = SealedRecord(
        id=uuid.uuid4(),
        sealed_at=now,
        keep_until=now + KEPT_FOR,
        contents=_key().encrypt(json.dumps(contents).encode()),
    )
    session.add(record)
    await session.flush()
    return record.id


async def list_sealed(session: AsyncSession, worker: Worker) -> list[SealedRecord]:
    """The records there are, newest first, unopened. Raises NotAllowed for all but the safeguarding lead."""
    _only_the_lead(worker)
    rows = await session.scalars(select(SealedRecord).order_by(SealedRecord.sealed_at.desc()))
    return list(rows.all())


async def open_sealed(
    session: AsyncSession, worker: Worker, record_id: uuid.UUID, reason: str, now: datetime
) -> dict[str, Any]:
    """The contents; who opened it, when and why is kept. Raises NotAllowed, NotFound."""
    _only_the_lead(worker)
    if not reason.strip():
        raise NotAllowed("Say why you open it: the reason is kept with the record.")
    record = await session.get(SealedRecord, record_id)
    if record is None:
        raise NotFound("There is no such sealed record any more.")
    session.add(
        SealedOpening(id=uuid.uuid4(), record_id=record.id, worker_id=worker.id, at=now, reason=reason.strip())
    )
    await session.flush()
    contents: dict[str, Any] = json.loads(_key().decrypt(record.contents))
    return contents


async def drop_expired(session: AsyncSession, now: datetime) -> None:
    """Deletes the records whose time is over."""
    await session.execute(delete(SealedRecord).where(SealedRecord.keep_until <= now))


def _only_the_lead(worker: Worker) -> None:
    if LEAD not in worker.roles or not worker.active:
        raise NotAllowed("Only the safeguarding lead may open sealed records.")


async def _addresses(session: AsyncSession, parent_id: uuid.UUID) -> list[Address]:
    return list((await session.scalars(select(Address).where(Address.parent_id == parent_id))).all())


async def _replies(session: AsyncSession, parent_id: uuid.UUID) -> list[dict[str, str]]:
    texts = await session.scalars(
        select(OutboundText)
        .where(OutboundText.parent_id == parent_id, OutboundText.purpose == "risk")
        .order_by(OutboundText.place)
    )
    return [{"at": text.created_at.isoformat(), "body": text.body, "status": text.status} for text in texts.all()]


async def _handover(session: AsyncSession, handover: Handover) -> dict[str, Any]:
    rows = await session.execute(
        select(HandoverEntry, Worker)
        .outerjoin(Worker, Worker.id == HandoverEntry.worker_id)
        .where(HandoverEntry.handover_id == handover.id)
        .order_by(HandoverEntry.place)
    )
    return {
        "requested_at": handover.requested_at.isoformat(),
        "risk": handover.risk,
        "outcome": handover.outcome,
        "timeline": [
            {
                "at": entry.at.isoformat(),
                "what": entry.kind,
                "worker": worker.first_name if worker else None,
                "detail": entry.detail,
            }
            for entry, worker in rows.all()
        ],
    }


def _key() -> Fernet:
    return Fernet(base64.urlsafe_b64encode(vault().derive("sealed records")))
