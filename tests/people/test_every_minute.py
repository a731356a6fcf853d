"""The minute job of the whole app looks after check-ins and erasures."""

from sqlalchemy import select

from bot.app import Pace
from bot.database.tables import CheckIn, Parent
from bot.people.parents import find_or_make
from bot.plans.check_ins import arrange
from tests.people.conftest import SMS


async def test_the_minute_job_sends_check_ins_and_lets_erased_addresses_go(pace: Pace, clock) -> None:
    async with pace.database.transaction() as session:
        parent, _ = await find_or_make(session, SMS, "+447700900123", clock())
        await arrange(session, parent, clock(), clock())
        erased, _ = await find_or_make(session, SMS, "+447700900124", clock())
        erased.farewell_at = clock()
    await pace.queue.tasks["sweep"].defer_async(timestamp=0)
    await pace.queue.run_worker_async(wait=False, install_signal_handlers=False, listen_notify=False)
    async with pace.database.reading() as session:
        assert (await session.scalars(select(CheckIn.state))).all() == ["sent"]
        assert (await session.scalars(select(Parent.id))).all() == [parent.id]
