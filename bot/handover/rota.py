"""Whose hours count where: the people of an area, and who can be reached in an emergency."""

import uuid
from collections import defaultdict
from collections.abc import Iterable, Sequence
from datetime import date, datetime, time, timedelta

from sqlalchemy import or_, select
from sqlalchemy.ext.asyncio import AsyncSession

from bot.database.tables import Handover, OnCall, Parent, StaffSession, TimeOff, Worker, WorkerHours
from bot.handover.handovers import workers_for
from bot.handover.hours import USUAL_WEEK, Presence, Roster, Schedule
from bot.handover.seeing import can_pick_up
from bot.staff.sessions import IDLE
from bot.staff.ways import Way, working

NOT_AWAY = timedelta(days=4)
"""Somebody who is next in within this time is not away: a long weekend is no holiday."""


async def schedules_of(session: AsyncSession, workers: Iterable[uuid.UUID]) -> dict[uuid.UUID, Schedule]:
    """Each worker's schedule; the usual week for who has not said otherwise."""
    ids = list(workers)
    weeks: dict[uuid.UUID, dict[int, list[tuple[time, time]]]] = defaultdict(lambda: defaultdict(list))
    for row in await session.scalars(
        select(WorkerHours).where(WorkerHours.worker_id.in_(ids)).order_by(WorkerHours.weekday, WorkerHours.starts)
    ):
        weeks[row.worker_id][row.weekday].append((row.starts, row.ends))
    away: dict[uuid.UUID, list[tuple[date, date]]] = defaultdict(list)
    for off in await session.scalars(select(TimeOff).where(TimeOff.worker_id.in_(ids))):
        away[off.worker_id].append((off.first_day, off.last_day))
    return {
        id: Schedule(
            {weekday: tuple(spans) for weekday, spans in weeks[id].items()} if id in weeks else USUAL_WEEK,
            tuple(away.get(id, ())),
        )
        for id in ids
    }


async def roster(session: AsyncSession, workers: Sequence[Worker]) -> Roster:
    """These people together."""
    return Roster(tuple((await schedules_of(session, [worker.id for worker in workers])).values()))


async def area_roster(session: AsyncSession, area: str | None) -> Roster:
    """The key workers of an area; all of them while the area is not known."""
    return await roster(session, await workers_for(session, area))


async def roster_for(session: AsyncSession, handover: Handover, parent: Parent, now: datetime) -> Roster:
    """Whose hours count for a wait: those of the worker who holds it, unless they are away; else the area's."""
    if handover.state == "with_worker" and handover.worker_id is not None:
        theirs = await roster(session, [await session.get_one(Worker, handover.worker_id)])
        comes = theirs.next_in(now)
        if theirs.is_in(now) or (comes is not None and comes - now < NOT_AWAY):
            return theirs
    return await area_roster(session, parent.area or handover.area)


async def area_presence(session: AsyncSession, area: str | None, now: datetime) -> Presence:
    """Whether a key worker of the area is in now, and until or from when: what a parent may be told."""
    return (await area_roster(session, area)).presence(now)


async def on_call(session: AsyncSession, area: str | None, now: datetime) -> list[Worker]:
    """Who can be reached at this moment for the area: on call, or in by their own hours. Maybe nobody."""
    theirs = await workers_for(session, area)
    schedules = await schedules_of(session, [worker.id for worker in theirs])
    is_in = [worker for worker in theirs if Roster((schedules[worker.id],)).is_in(now)]
    return list({worker.id: worker for worker in [*is_in, *await _shifts(session, area, now)]}.values())


async def on_shift(session: AsyncSession, now: datetime) -> set[uuid.UUID]:
    """Who is on call at this moment, for whichever area: they are there for every parent they hold."""
    return {worker.id for worker in await _shifts(session, None, now)}


async def reachable(
    session: AsyncSession, area: str | None, now: datetime, set_up: frozenset[Way] = frozenset()
) -> list[Worker]:
    """Who of those on call would notice: who is signed in, or has a way that is `set_up` here and works."""
    called = await on_call(session, area, now)
    ids = {worker.id for worker in called}
    there = await signed_in(session, ids, now) | await working(session, ids, set_up)
    return [worker for worker in called if worker.id in there]


async def signed_in(session: AsyncSession, workers: Iterable[uuid.UUID], now: datetime) -> set[uuid.UUID]:
    """Who of them has opened a page lately."""
    found = await session.scalars(
        select(StaffSession.worker_id).where(
            StaffSession.worker_id.in_(list(workers)), StaffSession.last_seen_at > now - IDLE
        )
    )
    return set(found)


async def _shifts(session: AsyncSession, area: str | None, now: datetime) -> list[Worker]:
    """Who is on call for the area and can pick its parents up: roles and areas may change after a shift was kept."""
    shifts = (
        select(Worker)
        .join(OnCall, OnCall.worker_id == Worker.id)
        .where(Worker.active, OnCall.starts_at <= now, OnCall.ends_at > now)
    )
    if area not in (None, "national"):
        shifts = shifts.where(or_(OnCall.area.is_(None), OnCall.area == area))
    return [worker for worker in await session.scalars(shifts) if can_pick_up(worker, area)]
