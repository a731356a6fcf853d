"""`pace staff`: adding people who sign in, and the first link of a fresh start."""

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from bot.clock import system_clock
from bot.database.session import Database
from bot.database.tables import Worker
from bot.database.vault import Vault
from bot.settings import Settings
from bot.staff import workers
from bot.staff.organisations import check_organisation
from bot.staff.roles import AREAS, Role

FIRST_EMAIL = "first@example.org"
"""The first person on a machine that is being tried out; they add the others."""


async def add_worker(settings: Settings, new: workers.NewWorker) -> str:
    """Adds somebody; the address of the link by which they choose a password."""
    database = _database(settings)
    async with database.transaction() as session:
        await check_organisation(session, new)
        token = await workers.add(session, new, system_clock())
    await database.close()
    return workers.link_address(base_url(settings), token)


async def new_link(settings: Settings, email: str) -> str:
    """A fresh link for somebody who is there already."""
    database = _database(settings)
    async with database.transaction() as session:
        token = await workers.renew_link(session, email, system_clock())
    await database.close()
    return workers.link_address(base_url(settings), token)


async def how_to_sign_in(settings: Settings) -> str:
    """One line. While nobody has chosen a password yet, it holds a link for the first person, which works once."""
    database = _database(settings)
    async with database.transaction() as session:
        line = await _how(session, base_url(settings))
    await database.close()
    return line


async def _how(session: AsyncSession, base: str) -> str:
    chosen = await session.scalar(select(Worker.id).where(Worker.password_hash.is_not(None)).limit(1))
    if chosen is not None:
        return f"{base}/sign-in  (lost a password? .venv/bin/pace staff link E-MAIL)"
    now = system_clock()
    if await workers.find(session, FIRST_EMAIL):
        token = await workers.renew_link(session, FIRST_EMAIL, now)
    else:
        token = await workers.add(session, workers.NewWorker("Sam", FIRST_EMAIL, list(Role), AREAS), now)
    return f"{workers.link_address(base, token)}\n                          works once, for {FIRST_EMAIL}"


def base_url(settings: Settings) -> str:
    """The address by which people reach us."""
    return settings.public_url or f"http://127.0.0.1:{settings.port}"


def _database(settings: Settings) -> Database:
    return Database(settings.database_url, Vault(settings.data_keys, settings.secret_key))
