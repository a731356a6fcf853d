"""Check-ins arrive once, when the parent wants them, and are never chased."""

import asyncio
import uuid
from datetime import timedelta

import pytest
from sqlalchemy import select

from bot.app import Pace
from bot.database.tables import Address, CheckIn, Handover, OutboundText, Parent
from bot.errors import NotFound
from bot.people import wishes
from bot.plans import check_ins as services
from bot.plans.check_ins import CheckIns
from bot.plans.when import Habits, Understood, understand
from tests.phones import Phone
from tests.plans.conftest import a_worker


@pytest.fixture
async def phone(pace: Pace, new_phone) -> Phone:
    """A phone that has texted once, and whose own answer has been read."""
    phone = new_phone()
    await phone.send("hello")
    async with pace.database.transaction() as session:
        await pace.outbox.cancel_waiting(session, (await the_parent(session)).id)
    return phone


async def the_parent(session) -> Parent:
    return (await session.scalars(select(Parent))).one()


async def set_one(pace: Pace, words: str, **more) -> uuid.UUID:
    """Sets a check-in in a parent's own words."""
    async with pace.database.transaction() as session:
        parent = await the_parent(session)
        found = understand(words, pace.clock(), Habits.of(parent))
        assert isinstance(found, Understood)
        return (await services.arrange(session, parent, found.moment, pace.clock(), **more)).id


async def stored(pace: Pace) -> list[CheckIn]:
    async with pace.database.reading() as session:
        return list((await session.scalars(select(CheckIn).order_by(CheckIn.moment))).all())


async def proactive(pace: Pace) -> list[OutboundText]:
    async with pace.database.reading() as session:
        rows = await session.scalars(select(OutboundText).where(OutboundText.purpose == "check_in"))
        return list(rows.all())


async def minute(pace: Pace, check_ins: CheckIns) -> None:
    """What happens every minute: check-ins are looked at, then what waits is delivered."""
    await check_ins.sweep()
    await pace.delivery.sweep()
    await settle_deliveries(pace)


async def settle_deliveries(pace: Pace) -> None:
    async with pace.database.reading() as session:
        addresses = (await session.scalars(select(Address.id))).all()
    for address in addresses:
        await pace.delivery.deliver(address)


async def test_a_check_in_arrives_once_at_its_time(pace: Pace, phone: Phone, clock, check_ins) -> None:
    await set_one(pace, "next tuesday", about="ma driving lessons")
    clock.set("2027-03-09 09:59")
    await minute(pace, check_ins)
    assert phone.new() == []
    clock.set("2027-03-09 10:00")
    await minute(pace, check_ins)
    await minute(pace, check_ins)
    (text,) = phone.new()
    assert "driving" not in text
    clock.forward(days=30)
    await minute(pace, check_ins)
    assert phone.new() == []
    assert [check_in.state for check_in in await stored(pace)] == ["unanswered"]


async def test_sweeps_on_two_machines_send_it_once(pace: Pace, phone: Phone, clock) -> None:
    for _ in range(5):
        await set_one(pace, "the morn")
    clock.set("2027-03-03 10:00")
    sweeps = [CheckIns(pace.database, pace.outbox, pace.clock).sweep() for _ in range(4)]
    await asyncio.gather(*sweeps)
    assert len(await proactive(pace)) == 5


async def test_a_crash_between_deciding_and_keeping_sends_nothing_twice(pace: Pace, phone: Phone, clock) -> None:
    await set_one(pace, "the morn")
    clock.set("2027-03-03 10:00")

    class CutOff(Exception):
        pass

    class Failing:
        async def say(self, *args, **more):
            await pace.outbox.say(*args, **more)
            raise CutOff

    with pytest.raises(CutOff):
        await CheckIns(pace.database, Failing(), pace.clock).sweep()
    assert await proactive(pace) == []
    await CheckIns(pace.database, pace.outbox, pace.clock).sweep()
    assert len(await proactive(pace)) == 1


async def test_an_answer_is_noted(pace: Pace, phone: Phone, clock, check_ins) -> None:
    await set_one(pace, "the morn")
    clock.set("2027-03-03 10:00")
    await minute(pace, check_ins)
    clock.forward(hours=2)
    async with pace.database.reading() as session:
        sent = await services.last_sent(session, (await the_parent(session)).id, clock())
    assert sent is not None
    await phone.send("aye ok")
    await minute(pace, check_ins)
    assert [check_in.state for check_in in await stored(pace)] == ["answered"]


async def test_one_set_for_the_quiet_hours_is_moved_to_their_end(pace: Pace, phone: Phone, clock, check_ins) -> None:
    await set_one(pace, "at 11 tonight")
    (check_in,) = await stored(pace)
    clock.set("2027-03-03 08:00")
    assert check_in.moment == clock()
    await minute(pace, check_ins)
    assert len(phone.new()) == 1


async def test_quiet_hours_set_later_still_count(pace: Pace, phone: Phone, clock, check_ins) -> None:
    await set_one(pace, "the morn at 3")
    async with pace.database.transaction() as session:
        await wishes.only_mornings(session, await the_parent(session))
    clock.set("2027-03-03 15:00")
    await minute(pace, check_ins)
    assert phone.new() == []
    clock.set("2027-03-04 09:00")
    await minute(pace, check_ins)
    assert len(phone.new()) == 1


@pytest.mark.parametrize("words", ["stop", "STOP texting me"])
async def test_nothing_after_stop(pace: Pace, phone: Phone, clock, check_ins, words: str) -> None:
    await set_one(pace, "the morn")
    await phone.send(words)
    clock.set("2027-03-03 10:00")
    await minute(pace, check_ins)
    assert phone.new() == []
    assert [(found.state, found.why) for found in await stored(pace)] == [("skipped", "opted_out")]


async def test_nothing_while_paused_and_again_after_coming_back(pace: Pace, phone: Phone, clock, check_ins) -> None:
    await set_one(pace, "the morn")
    await set_one(pace, "in a week")
    async with pace.database.transaction() as session:
        await wishes.pause(session, await the_parent(session), clock())
    clock.set("2027-03-03 10:00")
    await minute(pace, check_ins)
    assert phone.new() == []
    async with pace.database.transaction() as session:
        assert await wishes.come_back(session, await the_parent(session))
    clock.set("2027-03-09 10:00")
    await minute(pace, check_ins)
    assert len(phone.new()) == 1
    first, second = await stored(pace)
    assert (first.why, second.state) == ("paused", "sent")


@pytest.mark.parametrize(
    ("state", "arrives"), [("requested", True), ("with_worker", False), ("closing", False), ("closed", True)]
)
async def test_not_while_a_worker_has_the_parent(
    pace: Pace, phone: Phone, clock, check_ins, state: str, arrives: bool
) -> None:
    await set_one(pace, "the morn")
    async with pace.database.transaction() as session:
        parent, worker = await the_parent(session), await a_worker(session)
        session.add(
            Handover(
                id=uuid.uuid4(),
                parent_id=parent.id,
                state=state,
                urgency="routine",
                why="asked",
                requested_at=clock(),
                worker_id=worker.id,
                closing_until=clock() + timedelta(days=1),
            )
        )
    clock.set("2027-03-03 10:00")
    await minute(pace, check_ins)
    assert bool(phone.new()) == arrives


async def test_one_that_could_not_leave_for_days_is_let_go(pace: Pace, phone: Phone, clock, check_ins) -> None:
    await set_one(pace, "the morn")
    clock.forward(days=9)
    await minute(pace, check_ins)
    assert phone.new() == []
    assert [(found.state, found.why) for found in await stored(pace)] == [("skipped", "late")]


async def test_changed_and_cancelled(pace: Pace, phone: Phone, clock, check_ins) -> None:
    first, second = await set_one(pace, "the morn"), await set_one(pace, "friday")
    async with pace.database.transaction() as session:
        parent = await the_parent(session)
        moved = understand("in a fortnight", clock())
        assert isinstance(moved, Understood)
        await services.change(session, parent, first, moved.moment, clock())
        assert [each.id for each in await services.waiting_for(session, parent.id)] == [second, first]
        assert await services.cancel(session, parent.id, clock(), second) == 1
    clock.set("2027-03-05 10:00")
    await minute(pace, check_ins)
    assert phone.new() == []
    async with pace.database.transaction() as session:
        parent = await the_parent(session)
        assert await services.cancel(session, parent.id, clock()) == 1
        with pytest.raises(NotFound):
            await services.change(session, parent, first, moved.moment, clock())
    clock.set("2027-03-16 10:00")
    await minute(pace, check_ins)
    assert phone.new() == []


async def test_feedback_is_asked_for_once_only(pace: Pace, phone: Phone, clock, check_ins) -> None:
    async with pace.database.transaction() as session:
        parent = await the_parent(session)
        assert await services.ask_about(session, parent, "a_service", clock() + timedelta(days=7), clock())
        assert await services.ask_about(session, parent, "a_service", clock() + timedelta(days=9), clock()) is None
        assert await services.waiting_for(session, parent.id) == []
    clock.forward(days=7)
    await minute(pace, check_ins)
    assert len(phone.new()) == 1
    async with pace.database.transaction() as session:
        parent = await the_parent(session)
        assert await services.ask_about(session, parent, "a_service", clock() + timedelta(days=7), clock()) is None


async def test_the_day_of_a_clock_change(pace: Pace, phone: Phone, clock, check_ins) -> None:
    clock.set("2027-03-27 12:00")
    await set_one(pace, "tomorrow at 8")
    clock.set("2027-03-28 07:59")
    await minute(pace, check_ins)
    assert phone.new() == []
    clock.set("2027-03-28 08:00")
    await minute(pace, check_ins)
    assert len(phone.new()) == 1
