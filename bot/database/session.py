"""One way into PostgreSQL: sessions that read, transactions that commit at their end."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from psycopg import AsyncConnection
from psycopg.errors import DeadlockDetected
from sqlalchemy.exc import DBAPIError
from sqlalchemy.ext.asyncio import AsyncSession, async_sessionmaker, create_async_engine

from bot.database.vault import Vault, open_vault


def sqlalchemy_address(database_url: str) -> str:
    """The address with the driver that SQLAlchemy is to use."""
    _, rest = database_url.split("://", 1)
    return f"postgresql+psycopg://{rest}"


class Database:
    """The only owner of connections. Services take a session and flush; whoever opened the transaction commits."""

    def __init__(self, database_url: str, vault: Vault, pool_size: int = 10) -> None:
        open_vault(vault)
        self.vault = vault
        self.url = database_url
        self._engine = create_async_engine(
            sqlalchemy_address(database_url),
            pool_size=pool_size,
            max_overflow=10,
            pool_pre_ping=True,
            hide_parameters=True,
        )
        self._sessions = async_sessionmaker(self._engine, expire_on_commit=False)

    @asynccontextmanager
    async def transaction(self) -> AsyncIterator[AsyncSession]:
        """A session that commits when the block ends well, and undoes everything when it does not."""
        async with self._sessions() as session, session.begin():
            yield session

    @asynccontextmanager
    async def reading(self) -> AsyncIterator[AsyncSession]:
        """A session for a short read; nothing done in it is kept."""
        async with self._sessions() as session:
            yield session

    async def close(self) -> None:
        """Gives all connections back."""
        await self._engine.dispose()


def was_deadlock(error: DBAPIError) -> bool:
    """Whether PostgreSQL undid a transaction because two waited for each other: done again, it works."""
    return isinstance(error.orig, DeadlockDetected)


async def driver_connection(session: AsyncSession) -> AsyncConnection:
    """The psycopg connection under a session, for what has to commit together with it (queued jobs)."""
    connection = await session.connection()
    raw = await connection.get_raw_connection()
    driver = raw.driver_connection
    assert isinstance(driver, AsyncConnection)
    return driver
