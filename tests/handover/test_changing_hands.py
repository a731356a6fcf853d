"""What a parent hears when colleagues take over from each other: one text, once it has settled, and none at night."""

import pytest
from sqlalchemy import select

from bot.app import Pace
from bot.database.tables import OutboundText, Worker
from bot.handover import desk as work
from bot.handover import wishes
from bot.handover.desk import Leave
from tests.handover.conftest import Desk
from tests.handover.test_passing_on import hand_on, with_aisha


@pytest.fixture
async def team(hired) -> tuple[Worker, Worker, Worker]:
    return await hired("Aisha"), await hired("Bob"), await hired("Carol")


@pytest.fixture
def takes_over(pace: Pace, desk):
    """await takes_over(bob)."""

    async def take(worker: Worker) -> None:
        async with pace.database.transaction() as session:
            parent_id = (await desk.handover()).parent_id
            await work.Desk(pace.outbox).take_over(session, worker, parent_id, pace.clock())

    return take


async def later(clock, desk: Desk, minutes: int) -> list[str]:
    """What reaches the phone over so many minutes."""
    heard = []
    for _ in range(minutes):
        clock.forward(minutes=1)
        heard += await desk.minute()
    return heard


async def test_the_parent_is_told_once_who_has_taken_over(clock, desk, team, takes_over):
    aisha, bob, _ = team
    await with_aisha(desk, clock, aisha)
    await takes_over(bob)
    await takes_over(bob)
    [said] = await later(clock, desk, 10)
    assert "Bob" in said
    assert "Aisha" in said


async def test_back_and_forth_within_minutes_is_one_text(clock, desk, team, takes_over):
    aisha, bob, carol = team
    await with_aisha(desk, clock, aisha)
    heard = []
    for worker in (bob, carol, bob, aisha, bob, carol):
        await takes_over(worker)
        heard += await later(clock, desk, 2)
    [said] = heard + await later(clock, desk, 10)
    assert "Carol" in said
    assert "Aisha" in said
    assert "Bob" not in said


async def test_nothing_is_told_where_it_came_back(clock, desk, team, takes_over):
    aisha, bob, _ = team
    await with_aisha(desk, clock, aisha)
    await takes_over(bob)
    await later(clock, desk, 2)
    await takes_over(aisha)
    assert await later(clock, desk, 10) == []


async def test_at_night_nothing_is_told_before_the_morning(clock, desk, team, takes_over):
    aisha, bob, carol = team
    await with_aisha(desk, clock, aisha)
    clock.set("2027-03-02 22:00")
    await takes_over(bob)
    assert await later(clock, desk, 10) == []
    clock.set("2027-03-03 02:00")
    await takes_over(carol)
    assert await later(clock, desk, 10) == []
    clock.set("2027-03-03 07:58")
    assert await desk.minute() == []
    [said] = await later(clock, desk, 10)
    assert "Carol" in said
    assert "Aisha" in said


async def test_a_parent_s_own_quiet_hours_count(pace, clock, desk, team, takes_over):
    aisha, bob, _ = team
    await with_aisha(desk, clock, aisha)
    async with pace.database.transaction() as session:
        parent = await desk._parent(session)
        parent.quiet_from, parent.quiet_until = clock().time().replace(hour=9), clock().time().replace(hour=15)
    clock.set("2027-03-02 11:00")
    await takes_over(bob)
    assert await later(clock, desk, 10) == []
    clock.set("2027-03-02 15:31")
    assert len(await later(clock, desk, 3)) == 1


async def test_the_new_worker_s_own_text_comes_after_who_they_are(clock, desk, team, takes_over):
    aisha, bob, _ = team
    await with_aisha(desk, clock, aisha)
    await takes_over(bob)
    await desk.reply(bob, "Hello, Bob here")
    told, hello = await later(clock, desk, 10)
    assert "Bob" in told
    assert hello == "Hello, Bob here"


async def test_at_night_they_come_together_when_the_worker_decides(pace, clock, desk, team, takes_over):
    aisha, bob, _ = team
    await with_aisha(desk, clock, aisha)
    clock.set("2027-03-02 23:00")
    await takes_over(bob)
    async with pace.database.transaction() as session:
        parent_id = (await desk.handover()).parent_id
        await work.Desk(pace.outbox).reply(session, bob, parent_id, "Talk in the morning", clock(), Leave.AFTER_QUIET)
    assert await later(clock, desk, 10) == []
    clock.set("2027-03-03 08:01")
    told, text = await desk.minute()
    assert ("Aisha" in told, text) == (True, "Talk in the morning")


async def test_who_hands_on_is_named_as_who_asked(pace, clock, hired, desk, team):
    aisha, bob, _ = team
    moira = await hired("Moira", roles=("supervisor",), areas=())
    await with_aisha(desk, clock, aisha)
    await hand_on(pace, desk, moira, bob, "Aisha is away")
    [said] = await later(clock, desk, 10)
    assert "asked" not in said, "Aisha asked nobody"
    assert "Bob" in said
    assert "Moira" not in said


async def test_a_parent_who_stopped_texts_is_not_told(clock, desk, team, takes_over):
    aisha, bob, _ = team
    await with_aisha(desk, clock, aisha)
    await desk.text("STOP")
    await takes_over(bob)
    assert await later(clock, desk, 10) == []
    assert (await desk.handover()).worker_id == bob.id


async def test_a_parent_who_asks_for_somebody_else_is_not_told_of_an_older_change(
    pace, clock, desk, team, takes_over
):
    aisha, bob, carol = team
    await with_aisha(desk, clock, aisha)
    await takes_over(bob)
    async with pace.database.transaction() as session:
        parent = await desk._parent(session)
        await wishes.grant(session, parent, "/handover_another", clock(), pace.jobs, pressed=True)
    await desk.pick_up(carol)
    await later(clock, desk, 10)
    async with pace.database.reading() as session:
        said = (await session.scalars(select(OutboundText.wording).where(OutboundText.author == "assistant"))).all()
    assert not {"handover_taken_over", "handover_handed_on"} & set(said)
