"""What two do at the same moment: one has read how things stand, the other is quicker."""

import asyncio

import pytest

from bot.errors import HeldBySomebodyElse, NotAllowed
from bot.handover import desk as work
from bot.handover import handovers
from bot.handover.desk import Leave
from bot.handover.seeing import look
from tests.phones import settle


@pytest.fixture
async def people(hired, desk):
    """Aisha and Bob, and a parent who has asked for a person."""
    await desk.ask()
    return await hired("Aisha"), await hired("Bob")


async def picks_up(pace, session, seen, worker) -> None:
    await handovers.pick_up(session, seen.handover.id, worker, pace.clock())


async def sends(pace, session, seen, worker) -> None:
    await work.Desk(pace.outbox).reply(session, worker, seen.parent.id, "Hello", pace.clock(), Leave.NOW)


@pytest.mark.parametrize("act", [picks_up, sends])
async def test_who_is_quicker_has_it_and_the_other_is_told_who(pace, desk, people, act):
    aisha, bob = people
    async with pace.database.transaction() as hers:
        seen = await look(hers, aisha, (await desk.handover()).parent_id)
        await desk.pick_up(bob)
        with pytest.raises(HeldBySomebodyElse, match="Bob"):
            await act(pace, hers, seen, aisha)
    assert (await desk.handover()).worker_id == bob.id
    assert await desk.lines() == ["requested", "picked_up"]


async def test_what_was_taken_over_a_moment_ago_is_not_finished_or_handed_on_by_who_had_it(pace, clock, desk, people):
    aisha, bob = people
    await desk.pick_up(aisha)
    async with pace.database.transaction() as hers:
        seen = await look(hers, aisha, (await desk.handover()).parent_id)
        async with pace.database.transaction() as his:
            await handovers.take_over(his, seen.handover.id, bob, clock())
        with pytest.raises(HeldBySomebodyElse, match="Bob"):
            await work.Desk(pace.outbox).finish(hers, aisha, seen.parent.id, "Fine", "Bye", clock())
        with pytest.raises(HeldBySomebodyElse, match="Bob"):
            await handovers.hand_on(hers, seen.handover, aisha, aisha, clock(), "")
    assert ((await desk.handover()).state, (await desk.handover()).worker_id) == ("with_worker", bob.id)


async def test_what_was_closed_a_moment_ago_is_not_picked_up(pace, clock, desk, people):
    aisha, _ = people
    async with pace.database.transaction() as hers:
        seen = await look(hers, aisha, (await desk.handover()).parent_id)
        async with pace.database.transaction() as parents:
            handover = await handovers.open_for(parents, seen.parent.id, lock=True)
            await handovers.close(parents, handover, clock(), "cancelled")
        with pytest.raises(NotAllowed, match="closed"):
            await handovers.pick_up(hers, seen.handover.id, aisha, clock())
    assert (await desk.handover()).state == "cancelled"


@pytest.mark.parametrize("danger", ["I want to kill myself", "my ex keeps threatening me"])
async def test_danger_in_the_moment_in_which_a_worker_picks_up_is_taken_in(pace, desk, people, danger):
    aisha, _ = people
    waiting = await desk.handover()

    async def picks_up_slowly() -> None:
        async with pace.database.transaction() as session:
            await handovers.locked(session, waiting.id)
            await asyncio.sleep(0.8)  # the text comes meanwhile, also on a busy machine
            await handovers.pick_up(session, waiting.id, aisha, pace.clock())

    async def texts() -> None:
        await asyncio.sleep(0.1)
        await desk._phone.send(danger)

    await asyncio.gather(picks_up_slowly(), texts())
    await settle(pace)
    assert any("999" in text for text in desk._phone.new())
    found = await desk.handover()
    assert (found.worker_id, found.state) == (aisha.id, "with_worker")
    assert found.urgency in ("emergency", "urgent")
