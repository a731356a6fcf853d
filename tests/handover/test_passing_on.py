"""From one worker to the next: another organisation brought in, a transfer between agencies, somebody else asked for."""

from datetime import date, timedelta

import pytest
from sqlalchemy import select

from bot.app import Pace
from bot.database.tables import HandoverEntry, OutboundText, Promise, Worker
from bot.errors import NotAllowed, NotFound
from bot.handover import desk as work
from bot.handover import handovers, joining, promises
from bot.handover.desk import CannotSend, Leave
from bot.handover.lists import named_in_notes
from bot.handover.record import Record, read_record
from bot.handover.seeing import reads_words


@pytest.fixture
async def two_agencies(pace: Pace, hired) -> tuple[Worker, Worker]:
    """Aisha of one organisation, and Bob of another, in another area."""
    people = await hired("Aisha"), await hired("Bob", areas=("glasgow",))
    async with pace.database.transaction() as session:
        for worker, organisation in zip(people, ("Lantern Parents", "Lomond Advice"), strict=True):
            (await session.get_one(Worker, worker.id)).organisation = organisation
            worker.organisation = organisation
    return people


async def with_aisha(desk, clock, aisha: Worker) -> None:
    await desk.ask()
    await desk.reply(aisha, "Hello, Aisha here")
    clock.forward(minutes=2)
    await desk.minute()


async def bring_in(pace: Pace, desk, holder: Worker, other: Worker) -> None:
    async with pace.database.transaction() as session:
        parent_id = (await desk.handover()).parent_id
        await work.Desk(pace.outbox).bring_in(session, holder, parent_id, other, pace.clock())


async def page_of(pace: Pace, desk, worker: Worker) -> Record:
    async with pace.database.reading() as session:
        return await read_record(session, worker, (await desk.handover()).parent_id, pace.clock())


async def test_the_parent_is_asked_by_name_and_says_yes(pace, clock, desk, two_agencies):
    aisha, bob = two_agencies
    await with_aisha(desk, clock, aisha)
    with pytest.raises(NotFound):
        await page_of(pace, desk, bob)
    await bring_in(pace, desk, aisha, bob)
    [question] = await desk.minute()
    assert "Bob from Lomond Advice" in question
    assert "1 Yes, that's fine\n2 No, thanks" in question
    with pytest.raises(NotFound):
        await page_of(pace, desk, bob)
    [said] = await desk.text("aye")
    assert "Bob" in said
    seen = await page_of(pace, desk, bob)
    assert (seen.words, seen.holds, [name for _, name in seen.joined]) == (True, False, ["Bob"])
    async with pace.database.reading() as session:
        assert [named.parent_id for named in await named_in_notes(session, bob)] == [seen.parent_id]


async def test_who_was_brought_in_does_not_text_and_is_let_go(pace, clock, desk, two_agencies):
    aisha, bob = two_agencies
    await with_aisha(desk, clock, aisha)
    await bring_in(pace, desk, aisha, bob)
    await desk.minute()
    await desk.text("yes")
    with pytest.raises(Exception, match="Aisha has picked this up"):
        await desk.reply(bob, "Hello from me too")
    async with pace.database.transaction() as session:
        handover = await handovers.open_for(session, (await desk.handover()).parent_id)
        await joining.leave(session, handover, aisha, bob.id, clock())
    with pytest.raises(NotFound):
        await page_of(pace, desk, bob)


async def test_the_parent_says_no_and_nothing_changes(pace, clock, desk, two_agencies):
    aisha, bob = two_agencies
    await with_aisha(desk, clock, aisha)
    await bring_in(pace, desk, aisha, bob)
    await desk.minute()
    [said] = await desk.text("No thanks")
    assert "Aisha" in said
    assert not reads_words(bob, await desk.handover())
    assert "bring_in_refused" in await desk.lines()


async def test_a_yes_to_the_worker_s_own_question_is_no_yes_to_that(pace, clock, desk, two_agencies):
    aisha, bob = two_agencies
    await with_aisha(desk, clock, aisha)
    await bring_in(pace, desk, aisha, bob)
    await desk.minute()
    await desk.reply(aisha, "Shall I ring you at two?")
    clock.forward(minutes=1)
    await desk.minute()
    assert await desk.text("yes") == []
    assert not reads_words(bob, await desk.handover())


async def test_it_ends_with_the_handover(pace, clock, desk, two_agencies):
    aisha, bob = two_agencies
    await with_aisha(desk, clock, aisha)
    await bring_in(pace, desk, aisha, bob)
    await desk.minute()
    await desk.text("yes")
    await desk.finish(aisha)
    clock.forward(hours=25)
    await desk.minute()
    assert (await desk.handover()).state == "closed"
    assert not reads_words(bob, await desk.handover())


async def hand_on(pace: Pace, desk, giver: Worker, taker: Worker, reason: str) -> None:
    async with pace.database.transaction() as session:
        parent_id = (await desk.handover()).parent_id
        await work.Desk(pace.outbox).hand_on(session, giver, parent_id, taker, reason, pace.clock())


async def test_a_transfer_between_agencies_takes_everything_along(pace, clock, desk, two_agencies):
    aisha, bob = two_agencies
    await with_aisha(desk, clock, aisha)
    async with pace.database.transaction() as session:
        handover = await handovers.open_for(session, (await desk.handover()).parent_id)
        handover.summary, handover.summary_consent = "Would like help with home and rent.", "yes"
        due = (clock() + timedelta(days=3)).date().isoformat()
        await promises.make(session, handover, aisha, "ring the council", due, clock())
    await desk.text("are you there?")
    clock.set("2027-03-02 21:30")
    async with pace.database.transaction() as session:
        scheduled = await work.Desk(pace.outbox).reply(
            session, aisha, handover.parent_id, "Talk tomorrow", clock(), Leave.AFTER_QUIET
        )
    clock.forward(minutes=1)
    await desk.text("one more thing")
    with pytest.raises(CannotSend, match="what was agreed"):
        await hand_on(pace, desk, aisha, bob, "")
    await hand_on(pace, desk, aisha, bob, "She would like a call about the rent")
    seen = await page_of(pace, desk, bob)
    assert (seen.holds, seen.wait.unanswered) == (True, 1)
    assert seen.summary == "Would like help with home and rent."
    assert [(one.what, one.who) for one in seen.promises] == [("ring the council", "Bob")]
    waiting = next(line for line in seen.lines if line.id == scheduled.id)
    assert (waiting.status, waiting.mine) == ("held", True)
    assert any("would like a call about the rent" in line.body for line in seen.lines)
    async with pace.database.transaction() as session:
        assert await work.Desk(pace.outbox).take_back(session, bob, handover.parent_id, scheduled.id, clock())
    clock.set("2027-03-03 08:01")
    [named] = await desk.minute()
    assert "Bob from Lomond Advice" in named
    assert "Aisha" in named
    assert not reads_words(aisha, await desk.handover())


async def test_the_parent_asks_for_somebody_else_without_a_reason(pace, clock, hired, desk):
    aisha, bob = await hired("Aisha"), await hired("Bob")
    await with_aisha(desk, clock, aisha)
    async with pace.database.transaction() as session:
        handover = await handovers.open_for(session, (await desk.handover()).parent_id)
        await promises.make(session, handover, aisha, "ring", date(2027, 3, 9).isoformat(), clock())
    await desk.text("where are you?")
    clock.set("2027-03-03 10:40")
    await desk.minute()
    await desk.text("2")
    asked = await desk.handover()
    assert (asked.state, asked.other_than_id) == ("requested", aisha.id)
    with pytest.raises(NotAllowed, match="another key worker"):
        await desk.pick_up(aisha)
    async with pace.database.reading() as session:
        told = await pace.alerts.to_tell(session, asked, danger=False)
    assert [one.worker.first_name for one in told] == ["Bob"]
    await desk.pick_up(bob)
    with pytest.raises(NotAllowed):
        async with pace.database.transaction() as session:
            await handovers.take_over(session, asked.id, aisha, clock())


async def test_in_danger_whoever_is_there_may_help(pace, clock, hired, desk):
    aisha = await hired("Aisha")
    await with_aisha(desk, clock, aisha)
    await desk.text("where are you?")
    clock.set("2027-03-03 10:40")
    await desk.minute()
    await desk.text("2")
    await desk.text("I want to kill myself")
    await desk.pick_up(aisha)
    assert (await desk.handover()).worker_id == aisha.id


async def test_promises_go_along_when_a_colleague_takes_over(pace, clock, hired, desk):
    aisha, bob = await hired("Aisha"), await hired("Bob")
    await with_aisha(desk, clock, aisha)
    async with pace.database.transaction() as session:
        handover = await handovers.open_for(session, (await desk.handover()).parent_id)
        await promises.make(session, handover, aisha, "ring", date(2027, 3, 9).isoformat(), clock())
        await handovers.take_over(session, handover.id, bob, clock())
    async with pace.database.reading() as session:
        assert await session.scalar(select(Promise.worker_id)) == bob.id


async def test_a_supervisor_gives_a_request_to_somebody_and_the_parent_is_not_told_twice(pace, clock, hired, desk):
    aisha, moira = await hired("Aisha"), await hired("Moira", roles=("supervisor",), areas=())
    await desk.ask()
    await hand_on(pace, desk, moira, aisha, "")
    assert (await desk.handover()).worker_id == aisha.id
    async with pace.database.reading() as session:
        assert (await session.scalars(select(OutboundText.id))).all() == []
        kinds = (await session.scalars(select(HandoverEntry.kind))).all()
    assert kinds == ["requested", "handed_on"]
