"""Who would notice an emergency at this moment, and how each worker hears of one: for whoever keeps the rota."""

import uuid
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from bot.database.tables import Worker
from bot.handover import rota
from bot.staff.roles import AREAS, Role, area_label
from bot.staff.ways import Way, ways_of


@dataclass(frozen=True)
class AreaNow:
    """One area at this moment: who would notice, and who is in or on call but would not."""

    area: str
    reached: list[str]
    not_reached: list[str]


@dataclass(frozen=True)
class Cover:
    """The areas now, and the ways that work, by worker."""

    areas: list[AreaNow]
    ways: dict[uuid.UUID, list[str]]


async def read_cover(session: AsyncSession, now: datetime, set_up: frozenset[Way]) -> Cover:
    """Reads it. `set_up` are the ways to reach workers that work here."""
    return Cover([await _area_now(session, area, now, set_up) for area in AREAS], await _ways(session, set_up))


async def _area_now(session: AsyncSession, area: str, now: datetime, set_up: frozenset[Way]) -> AreaNow:
    called = await rota.on_call(session, area, now)
    reached = {worker.id for worker in await rota.reachable(session, area, now, set_up)}
    return AreaNow(
        area_label(area),
        [worker.first_name for worker in called if worker.id in reached],
        [worker.first_name for worker in called if worker.id not in reached],
    )


async def _ways(session: AsyncSession, set_up: frozenset[Way]) -> dict[uuid.UUID, list[str]]:
    workers = await session.scalars(select(Worker.id).where(Worker.active, Worker.roles.contains([Role.KEY_WORKER])))
    found: dict[uuid.UUID, list[str]] = {id: [] for id in workers}
    for way in await ways_of(session, found):
        works = way.kind in set_up and way.failing_since is None
        if works and way.kind not in found[way.worker_id]:
            found[way.worker_id].append(way.kind)
    return found
