"""A parent to plan with, and ways to look at what is kept."""

import uuid
from collections.abc import AsyncIterator
from dataclasses import dataclass

import pytest
from sqlalchemy.ext.asyncio import AsyncSession

from bot.app import Pace
from bot.database.session import Database
from bot.database.tables import Parent, Worker
from bot.database.vault import vault
from bot.messages import ChannelName
from bot.people.parents import find_or_make
from bot.plans.check_ins import CheckIns


@dataclass
class Given:
    """A parent, and the open transaction in which a test works with them."""

    session: AsyncSession
    parent: Parent


@pytest.fixture
async def given(database: Database, clock) -> AsyncIterator[Given]:
    async with database.transaction() as session:
        parent, _ = await find_or_make(session, ChannelName.SMS, "+447700900123", clock())
        yield Given(session, parent)


async def a_worker(session: AsyncSession, name: str = "Aisha") -> Worker:
    email = f"{name.lower()}@example.org"
    worker = Worker(
        id=uuid.uuid4(),
        first_name=name,
        email=email,
        email_lookup=vault().lookup("email", email),
        roles=["key_worker"],
        areas=["fife"],
    )
    session.add(worker)
    await session.flush()
    return worker


@pytest.fixture
def check_ins(pace: Pace) -> CheckIns:
    return CheckIns(pace.database, pace.outbox, pace.clock)
