"""What the database itself holds: one open handover a parent, and a timeline that only grows."""

import uuid
from datetime import datetime

import pytest
from sqlalchemy import delete, select, update
from sqlalchemy.exc import DBAPIError, IntegrityError

from bot.database.session import Database
from bot.database.tables import Handover, HandoverEntry, Parent
from bot.handover import handovers


async def _a_request(database: Database, now: datetime) -> Handover:
    async with database.transaction() as session:
        parent = Parent(id=uuid.uuid4(), area="fife")
        session.add(parent)
        await session.flush()
        return await handovers.request(session, parent, now, why="asked")


async def test_a_parent_has_at_most_one_open_handover(database, clock):
    first = await _a_request(database, clock())
    second = Handover(parent_id=first.parent_id, state="requested", why="asked", requested_at=clock())
    with pytest.raises(IntegrityError):
        async with database.transaction() as session:
            session.add(second)


async def test_a_second_request_adds_a_line_and_keeps_the_stronger_urgency(database, clock):
    first = await _a_request(database, clock())
    async with database.transaction() as session:
        parent = await session.get_one(Parent, first.parent_id)
        await handovers.request(session, parent, clock(), why="risk", urgency="urgent", risk="domestic_abuse")
        again = await handovers.request(session, parent, clock(), why="asked")
        lines = (await session.scalars(select(HandoverEntry.kind).order_by(HandoverEntry.place))).all()
    assert (again.id, again.urgency, again.risk) == (first.id, "urgent", "domestic_abuse")
    assert lines == ["requested", "requested", "requested"]


@pytest.mark.parametrize(
    "change", [update(HandoverEntry).values(kind="closed"), delete(HandoverEntry)], ids=["changed", "removed"]
)
async def test_the_timeline_only_grows(database, clock, change):
    await _a_request(database, clock())
    with pytest.raises(DBAPIError, match="append-only"):
        async with database.transaction() as session:
            await session.execute(change)


async def test_the_timeline_goes_when_the_parent_is_erased(database, clock):
    handover = await _a_request(database, clock())
    async with database.transaction() as session:
        await session.execute(delete(Parent).where(Parent.id == handover.parent_id))
    async with database.reading() as session:
        assert (await session.scalars(select(HandoverEntry))).all() == []
