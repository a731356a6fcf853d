"""Workers keep their own week and days away; supervisors keep who is on call."""

import uuid
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta

from sqlalchemy import delete, select
from sqlalchemy.ext.asyncio import AsyncSession

from bot.clock import SCOTLAND
from bot.database.tables import OnCall, TimeOff, Worker, WorkerHours
from bot.errors import NotFound, PaceError
from bot.handover.hours import USUAL_WEEK
from bot.handover.seeing import can_pick_up
from bot.staff.roles import AREAS, EVERY_AREA, area_label

DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
LONGEST_SHIFT = timedelta(days=8)


class HoursUnclear(PaceError):
    """Times or days that do not fit together; the text says which."""


@dataclass(frozen=True)
class Shift:
    """Who can be reached when, for which areas (none: every area)."""

    id: uuid.UUID
    who: str
    areas: tuple[str, ...]
    starts_at: datetime
    ends_at: datetime


async def week_of(session: AsyncSession, worker: Worker) -> dict[int, tuple[time, time]]:
    """The stretch of each weekday on which this worker is in."""
    rows = await session.scalars(select(WorkerHours).where(WorkerHours.worker_id == worker.id))
    week = {row.weekday: (row.starts, row.ends) for row in rows}
    return week or {day: spans[0] for day, spans in USUAL_WEEK.items()}


async def keep_week(session: AsyncSession, worker: Worker, typed: dict[int, tuple[str, str]]) -> None:
    """Keeps a week as typed: (from, until) by weekday, both empty for a day off. Raises HoursUnclear."""
    week = {day: stretch for day, (starts, ends) in typed.items() if (stretch := _stretch(day, starts, ends))}
    if not week:
        raise HoursUnclear("Please keep at least one day. If you are away for a while, use days away below.")
    await session.execute(delete(WorkerHours).where(WorkerHours.worker_id == worker.id))
    session.add_all(
        WorkerHours(worker_id=worker.id, weekday=day, starts=starts, ends=ends)
        for day, (starts, ends) in week.items()
    )
    await session.flush()


def _stretch(day: int, starts: str, ends: str) -> tuple[time, time] | None:
    if not starts and not ends:
        return None
    try:
        stretch = time.fromisoformat(starts), time.fromisoformat(ends)
    except ValueError:
        raise HoursUnclear(f"{DAYS[day]}: please give both times, such as 09:00 and 17:00, or neither.") from None
    if stretch[0] >= stretch[1]:
        raise HoursUnclear(f"{DAYS[day]}: the second time is before the first.")
    return stretch


async def away_of(session: AsyncSession, worker: Worker, today: date) -> list[TimeOff]:
    """Days away that are not over."""
    rows = await session.scalars(
        select(TimeOff).where(TimeOff.worker_id == worker.id, TimeOff.last_day >= today).order_by(TimeOff.first_day)
    )
    return list(rows)


async def go_away(session: AsyncSession, worker: Worker, first: str, last: str) -> None:
    """Keeps days away, both included (ISO). Raises HoursUnclear."""
    try:
        days = date.fromisoformat(first), date.fromisoformat(last or first)
    except ValueError:
        raise HoursUnclear("Please choose the first and the last day.") from None
    if days[0] > days[1]:
        raise HoursUnclear("The last day is before the first.")
    session.add(TimeOff(worker_id=worker.id, first_day=days[0], last_day=days[1]))
    await session.flush()


async def come_back(session: AsyncSession, worker: Worker, id: uuid.UUID) -> None:
    """Lets days away go. Raises NotFound when they are not this worker's."""
    row = await session.get(TimeOff, id)
    if row is None or row.worker_id != worker.id:
        raise NotFound("Those days are not there any more.")
    await session.delete(row)
    await session.flush()


async def shifts_to_come(session: AsyncSession, now: datetime) -> list[Shift]:
    """Who is on call now and later, soonest first."""
    rows = await session.execute(
        select(OnCall, Worker)
        .join(Worker, Worker.id == OnCall.worker_id)
        .where(OnCall.ends_at > now, Worker.active)
        .order_by(OnCall.starts_at)
    )
    return [
        Shift(on.id, worker.first_name, _areas(on, worker), on.starts_at, on.ends_at)
        for on, worker in rows
        if can_pick_up(worker, on.area)
    ]


def _areas(shift: OnCall, worker: Worker) -> tuple[str, ...]:
    if shift.area:
        return (shift.area,)
    return () if worker.is_any_of(EVERY_AREA) else tuple(worker.areas)


async def can_be_on_call(session: AsyncSession) -> list[Worker]:
    """Who can be put on call, by first name: whoever can pick a parent up."""
    workers = await session.scalars(select(Worker).where(Worker.active))
    return sorted((one for one in workers if can_pick_up(one, None)), key=lambda one: one.first_name.casefold())


async def put_on_call(session: AsyncSession, worker: Worker | None, area: str, starts: str, ends: str) -> None:
    """Keeps a shift; times are local ISO without a zone, `area` empty for all they look after. Raises HoursUnclear."""
    if worker is None or not worker.active:
        raise HoursUnclear("Please choose who is on call.")
    if area and area not in AREAS:
        raise HoursUnclear("Please choose one of the areas.")
    if not can_pick_up(worker, None):
        raise HoursUnclear(f"{worker.first_name} cannot open the inbox, so could not pick anybody up.")
    if area and not can_pick_up(worker, area):
        raise HoursUnclear(
            f"{worker.first_name} does not look after {area_label(area)}, so could not pick a parent from there up."
        )
    try:
        times = _moment(starts), _moment(ends)
    except ValueError:
        raise HoursUnclear("Please give the day and time from which and until which.") from None
    if not timedelta() < times[1] - times[0] <= LONGEST_SHIFT:
        raise HoursUnclear(f"A shift ends after it starts, and lasts {LONGEST_SHIFT.days} days at most.")
    session.add(OnCall(worker_id=worker.id, area=area or None, starts_at=times[0], ends_at=times[1]))
    await session.flush()


async def take_off_call(session: AsyncSession, id: uuid.UUID) -> None:
    """Lets a shift go. Raises NotFound."""
    row = await session.get(OnCall, id)
    if row is None:
        raise NotFound("That shift is not there any more.")
    await session.delete(row)
    await session.flush()


def _moment(local: str) -> datetime:
    return datetime.fromisoformat(local).replace(tzinfo=SCOTLAND).astimezone(UTC)
