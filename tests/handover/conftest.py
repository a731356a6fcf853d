"""People and phones for trying handovers out, with the whole app and no engine."""

from collections.abc import Awaitable, Callable

import pytest
from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from bot.app import Pace
from bot.database.tables import Address, Handover, HandoverEntry, Parent, Worker
from bot.handover import desk as work
from bot.handover import handovers
from bot.handover.desk import Leave
from bot.handover.waits import last_unanswered, waits_of
from bot.people.parents import find_address, find_or_make
from bot.staff import workers
from bot.staff.workers import NewWorker
from tests.phones import Phone, settle

Hired = Callable[..., Awaitable[Worker]]


@pytest.fixture
def hired(pace: Pace) -> Hired:
    """Makes workers: await hired("Aisha", roles=["key_worker"], areas=["fife"])."""

    async def make(name: str, roles: tuple[str, ...] = ("key_worker",), areas: tuple[str, ...] = ("fife",)) -> Worker:
        async with pace.database.transaction() as session:
            await workers.add(session, NewWorker(name, f"{name}@example.org", roles, areas), pace.clock())
            worker = await workers.find(session, f"{name}@example.org")
            assert worker is not None
            return worker

    return make


class Desk:
    """What a worker does, each in a transaction of its own; and what becomes of the parent's handover."""

    def __init__(self, pace: Pace, phone: Phone) -> None:
        self._pace = pace
        self._phone = phone

    async def ask(self, **more: str) -> None:
        """The parent, known already, has asked for a person."""
        now = self._pace.clock()
        async with self._pace.database.transaction() as session:
            parent, _ = await find_or_make(session, self._phone.channel, self._phone.address, now)
            parent.area = "fife"
            await handovers.request(session, parent, now, **{"why": "asked", **more})

    async def reply(self, worker: Worker, body: str) -> None:
        async with self._pace.database.transaction() as session:
            parent = await self._parent(session)
            await work.Desk(self._pace.outbox).reply(session, worker, parent.id, body, self._pace.clock(), Leave.NOW)

    async def finish(self, worker: Worker) -> None:
        """Knowingly, also over a text without an answer."""
        async with self._pace.database.transaction() as session:
            parent = await self._parent(session)
            handover = await handovers.open_for(session, parent.id)
            owed = await last_unanswered(session, handover, (await waits_of(session, [handover]))[handover.id])
            await work.Desk(self._pace.outbox).finish(
                session,
                worker,
                parent.id,
                "Fine",
                "Bye for now",
                self._pace.clock(),
                leave=Leave.NOW,
                unanswered=owed and owed.id,
            )

    async def pick_up(self, worker: Worker) -> None:
        async with self._pace.database.transaction() as session:
            handover = await handovers.open_for(session, (await self._parent(session)).id)
            await handovers.pick_up(session, handover.id, worker, self._pace.clock())

    async def text(self, body: str) -> list[str]:
        """The parent texts; what the assistant says to that at once."""
        return await self._phone.text(body)

    async def minute(self) -> list[str]:
        """The clocks move on; what reaches the phone then."""
        await self._pace.clocks.tick()
        await settle(self._pace)
        await self._pace.delivery.sweep()
        await settle(self._pace)
        return self._phone.new()

    async def handover(self) -> Handover:
        """The newest handover."""
        async with self._pace.database.reading() as session:
            parent = await self._parent(session)
            found = await session.scalar(
                select(Handover)
                .where(Handover.parent_id == parent.id)
                .order_by(Handover.requested_at.desc())
                .limit(1)
            )
            assert found is not None
            return found

    async def lines(self) -> list[str]:
        """The kinds of the timeline's entries."""
        async with self._pace.database.reading() as session:
            return list(await session.scalars(select(HandoverEntry.kind).order_by(HandoverEntry.place)))

    async def _parent(self, session: AsyncSession) -> Parent:
        address = await find_address(session, self._phone.channel, self._phone.address)
        assert isinstance(address, Address)
        return await session.get_one(Parent, address.parent_id)


@pytest.fixture
def desk(pace: Pace, new_phone) -> Desk:
    """One parent and whoever looks after them."""
    return Desk(pace, new_phone())
