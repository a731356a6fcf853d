"""Words of danger to a worker who is not in: until somebody answers or takes over, such a parent waits for anybody."""

import uuid
from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from bot.database.tables import Handover, Worker
from bot.handover import rota
from bot.handover.hours import Roster
from bot.handover.waits import Wait, danger_unanswered

HELD = ("with_worker", "closing")
SHOWN_TO_ALL = "shown_to_all"
"""The timeline's word for: danger came while who has the parent was not in, and colleagues see it under Waiting."""


async def off_duty(session: AsyncSession, workers: Iterable[uuid.UUID], now: datetime) -> set[uuid.UUID]:
    """Who of them is neither in by their own hours nor on call, for whichever area; or has left."""
    ids = set(workers)
    schedules = await rota.schedules_of(session, ids)
    active = set(await session.scalars(select(Worker.id).where(Worker.active, Worker.id.in_(ids))))
    called = await rota.on_shift(session, now)
    return {id for id in ids if id not in active or not (id in called or Roster((schedules[id],)).is_in(now))}


async def left_alone(
    session: AsyncSession, handovers: Sequence[Handover], waits: Mapping[uuid.UUID, Wait], now: datetime
) -> set[uuid.UUID]:
    """The handovers in which words of danger wait for a worker who is not in."""
    held = [one for one in handovers if one.state in HELD and one.urgency == "emergency"]
    away = await off_duty(session, [one.worker_id for one in held if one.worker_id], now)
    return {one.id for one in held if one.worker_id in away and await danger_unanswered(session, one, waits[one.id])}
