"""A handover's life: requested, with a worker, closing, closed. Every step is an entry in the timeline."""

import uuid
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from bot.database.tables import OPEN_STATES, Handover, HandoverEntry, Parent, Worker
from bot.errors import HeldBySomebodyElse, NotAllowed
from bot.safety.verdict import RANK

GRACE = timedelta(hours=24)
"""For this long after the worker's goodbye a reply reaches the same worker."""


async def open_for(session: AsyncSession, parent_id: uuid.UUID) -> Handover | None:
    """The parent's open handover, if there is one."""
    return await session.scalar(
        select(Handover).where(Handover.parent_id == parent_id, Handover.state.in_(OPEN_STATES))
    )


async def request(
    session: AsyncSession,
    parent: Parent,
    now: datetime,
    *,
    why: str,
    urgency: str = "routine",
    risk: str | None = None,
    about_service: str | None = None,
) -> Handover:
    """Asks for a worker. When one is asked for already, the stronger urgency stays and a line is added."""
    handover = await open_for(session, parent.id)
    if handover is None:
        handover = Handover(
            id=uuid.uuid4(),
            parent_id=parent.id,
            state="requested",
            urgency=urgency,
            risk=risk,
            why=why,
            about_service=about_service,
            area=parent.area,
            requested_at=now,
        )
        session.add(handover)
        await session.flush()
    elif RANK.index(urgency) > RANK.index(handover.urgency):
        handover.urgency, handover.risk = urgency, risk
    await enter(session, handover, "requested", now, detail={"why": why, "urgency": urgency, "risk": risk})
    return handover


async def pick_up(session: AsyncSession, handover_id: uuid.UUID, worker: Worker, now: datetime) -> Handover:
    """Gives the handover to a worker; of two at once, one wins. Raises HeldBySomebodyElse for the other."""
    handover = await session.get_one(Handover, handover_id, with_for_update=True)
    if handover.state not in OPEN_STATES:
        raise NotAllowed("This handover is closed. If the parent texts again, a new one opens.")
    if handover.worker_id not in (None, worker.id) and handover.state != "requested":
        raise HeldBySomebodyElse(await first_name(session, handover.worker_id))
    if handover.state != "with_worker" or handover.worker_id != worker.id:
        handover.state, handover.worker_id, handover.picked_up_at = "with_worker", worker.id, now
        handover.closing_until = None
        await enter(session, handover, "picked_up", now, worker)
    return handover


async def say_goodbye(session: AsyncSession, handover: Handover, worker: Worker, now: datetime, outcome: str) -> None:
    """The worker has finished for now; the grace starts."""
    handover.state, handover.closing_until, handover.outcome = "closing", now + GRACE, outcome
    await enter(session, handover, "closing", now, worker, {"outcome": outcome})


async def reopen(session: AsyncSession, handover: Handover, now: datetime) -> None:
    """A reply within the grace reaches the same worker, in the same record."""
    handover.state, handover.closing_until = "with_worker", None
    await enter(session, handover, "reopened", now)


async def close(session: AsyncSession, handover: Handover, now: datetime, kind: str = "closed") -> None:
    """Ends the handover: `closed`, or `cancelled` by the parent before anybody picked it up."""
    handover.state, handover.closed_at = kind, now
    await enter(session, handover, kind, now)


async def enter(
    session: AsyncSession,
    handover: Handover,
    kind: str,
    now: datetime,
    worker: Worker | None = None,
    detail: dict[str, Any] | None = None,
) -> None:
    """Adds one line to the timeline."""
    session.add(
        HandoverEntry(
            handover_id=handover.id, at=now, kind=kind, worker_id=worker.id if worker else None, detail=detail
        )
    )
    await session.flush()


async def first_name(session: AsyncSession, worker_id: uuid.UUID | None) -> str:
    """A worker's first name, as parents and colleagues know them."""
    worker = await session.get(Worker, worker_id) if worker_id else None
    return worker.first_name if worker else "A colleague"


async def workers_for(session: AsyncSession, area: str | None) -> list[Worker]:
    """The key workers who look after an area; all of them while the area is not known."""
    workers = (
        await session.scalars(select(Worker).where(Worker.active, Worker.roles.contains(["key_worker"])))
    ).all()
    return [worker for worker in workers if area is None or area == "national" or area in worker.areas]
