"""Working time: own weeks, days off, bank holidays, the changes of the clocks, and how it is said to parents."""

from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as some

from bot.database.tables import OnCall, TimeOff, WorkerHours
from bot.handover import rota
from bot.handover.hours import Roster, Schedule
from bot.staff import workers
from bot.staff.workers import NewWorker

USUAL = Roster((Schedule(),))


def at(local: str) -> datetime:
    return datetime.fromisoformat(local).replace(tzinfo=ZoneInfo("Europe/London")).astimezone(UTC)


@pytest.mark.parametrize(
    ("now", "is_in", "until", "when"),
    [
        ("2027-03-02 10:30", True, "5pm", ""),
        ("2027-03-02 08:59", False, "", "today from 9am"),
        ("2027-03-02 17:00", False, "", "tomorrow from 9am"),
        ("2027-03-05 17:30", False, "", "on Monday from 9am"),
        ("2026-12-24 18:00", False, "", "on Tuesday from 9am"),
        ("2026-12-31 17:00", False, "", "on Tuesday from 9am"),
        ("2027-11-30 10:00", False, "", "tomorrow from 9am"),
    ],
    ids=[
        "in",
        "before",
        "after",
        "weekend",
        "Christmas and Boxing Day moved",
        "both days of New Year",
        "St Andrew's",
    ],
)
def test_what_parents_are_told(now, is_in, until, when):
    told = USUAL.presence(at(now))
    assert (told.is_in, told.until, told.when) == (is_in, until, when)


def test_somebody_is_in_while_one_of_them_is():
    early = Schedule({1: ((time(8, 0), time(12, 30)),)})
    late = Schedule({1: ((time(12, 0), time(18, 0)),)})
    both = Roster((early, late))
    assert both.presence(at("2027-03-02 11:00")).until == "6pm"
    assert both.worked(at("2027-03-02 00:00"), at("2027-03-03 00:00")) == timedelta(hours=10)
    assert both.presence(at("2027-03-02 19:00")).when == "on Tuesday 9 March from 8am"


def test_nobody_at_all_is_never_in():
    nobody = Roster(())
    assert nobody.presence(at("2027-03-02 11:00")).when == ""
    assert nobody.worked(at("2027-03-01 00:00"), at("2027-04-01 00:00")) == timedelta()


def test_days_off_do_not_count():
    away = Roster((Schedule(away=((date(2027, 3, 3), date(2027, 3, 4)),)),))
    assert away.presence(at("2027-03-02 18:00")).when == "on Friday from 9am"
    assert away.worked(at("2027-03-02 09:00"), at("2027-03-06 00:00")) == timedelta(hours=16)


@pytest.mark.parametrize(
    ("since", "until", "hours"),
    [
        ("2027-03-02 16:00", "2027-03-03 10:00", 2),
        ("2027-03-05 16:00", "2027-03-08 10:00", 2),
        ("2027-03-02 10:00", "2027-03-02 10:30", 0.5),
        ("2027-03-25 16:00", "2027-03-30 10:00", 10),
        ("2027-10-29 16:00", "2027-11-01 10:00", 2),
    ],
    ids=["overnight", "weekend", "within a day", "Good Friday and the clocks forward", "the clocks back"],
)
def test_waiting_counts_working_time_only(since, until, hours):
    assert USUAL.worked(at(since), at(until)) == timedelta(hours=hours)


moments = some.datetimes(datetime(2026, 1, 1), datetime(2028, 1, 1)).map(lambda one: one.replace(tzinfo=UTC))
spans = some.lists(some.tuples(some.integers(0, 6), some.integers(0, 22), some.integers(1, 6)), max_size=8).map(
    lambda rows: Schedule({day: ((time(start), time(min(23, start + long))),) for day, start, long in rows})
)


@given(moments, moments, moments, some.lists(spans, min_size=1, max_size=3))
def test_time_worked_adds_up_and_is_never_more_than_time_passed(a, b, c, schedules):
    first, middle, last = sorted((a, b, c))
    team = Roster(tuple(schedules))
    whole = team.worked(first, last)
    assert whole == team.worked(first, middle) + team.worked(middle, last)
    assert timedelta() <= whole <= last - first


@given(moments, some.lists(spans, min_size=1, max_size=3))
def test_they_are_in_at_the_moment_that_was_told(now, schedules):
    team = Roster(tuple(schedules))
    comes = team.next_in(now)
    if comes is not None:
        assert comes > now
        assert team.is_in(comes)


async def add(database, clock, name, areas):
    async with database.transaction() as session:
        await workers.add(session, NewWorker(name, f"{name}@example.org", ["key_worker"], areas), clock())
        return await workers.find(session, f"{name}@example.org")


async def test_an_area_is_looked_after_by_its_own_people(database, clock):
    aisha = await add(database, clock, "Aisha", ["fife"])
    bob = await add(database, clock, "Bob", ["glasgow"])
    async with database.transaction() as session:
        session.add(WorkerHours(worker_id=aisha.id, weekday=1, starts=time(12, 0), ends=time(15, 0)))
        session.add(TimeOff(worker_id=bob.id, first_day=date(2027, 3, 2), last_day=date(2027, 3, 2)))
    async with database.reading() as session:
        now = clock()
        assert (await rota.area_presence(session, "fife", now)).when == "today from 12pm"
        assert (await rota.area_presence(session, "glasgow", now)).when == "tomorrow from 9am"
        assert (await rota.area_presence(session, None, now)).when == "today from 12pm"
        assert (await rota.area_presence(session, "edinburgh", now)).when == ""


async def test_who_can_be_reached_at_night_is_who_is_on_call(database, clock):
    aisha = await add(database, clock, "Aisha", ["fife"])
    clock.set("2026-12-25 03:00")
    async with database.reading() as session:
        assert await rota.on_call(session, "fife", clock()) == []
    async with database.transaction() as session:
        night = {"starts_at": clock() - timedelta(hours=4), "ends_at": clock() + timedelta(hours=4)}
        session.add(OnCall(worker_id=aisha.id, area="fife", **night))
    async with database.reading() as session:
        assert [one.first_name for one in await rota.on_call(session, "fife", clock())] == ["Aisha"]
        assert await rota.on_call(session, "glasgow", clock()) == []
        assert len(await rota.on_call(session, None, clock())) == 1
