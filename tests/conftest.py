"""Shared fixtures: a real PostgreSQL, a clock that can be moved, and the whole app wired to both."""

import os
import shutil
import tempfile
import uuid
from collections.abc import AsyncIterator, Callable, Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import psycopg
import pytest
from cryptography.fernet import Fernet
from hypothesis import settings as property_settings

from bot.app import Pace
from bot.database.embedded import start_embedded
from bot.database.migrate import migrate
from bot.database.session import Database
from bot.database.vault import Vault
from bot.messages import ChannelName
from bot.settings import Settings
from tests.phones import Phone, PhoneNetwork

property_settings.register_profile("steady", derandomize=True, deadline=None)
property_settings.load_profile("steady")

LONGEST_FIRST = (
    "test_teaching.py",
    "test_killed.py",
    "test_any_order.py",
    "test_whatever_a_parent_does.py",
    "test_at_any_hour.py",
    "test_restoring.py",
    "test_studio_in_a_browser.py",
    "test_pages_in_a_browser.py",
)
"""Files that take minutes begin first, so that none is left over when all others are done."""

SECRET_KEY = "a key for tests, long enough to pass the check"
DATA_KEYS = Fernet.generate_key().decode()


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Puts the longest files first; with `--no-loadscope-reorder` they are given out so."""
    place = {name: number for number, name in enumerate(LONGEST_FIRST)}
    items.sort(key=lambda item: place.get(item.path.name, len(place)))


class MovableClock:
    """A clock that stands still until a test moves it."""

    def __init__(self, now: datetime) -> None:
        self._now = now

    def __call__(self) -> datetime:
        return self._now

    def forward(self, **by: float) -> None:
        """Moves on, e.g. forward(days=3)."""
        self._now += timedelta(**by)

    def to(self, moment: datetime) -> None:
        """Moves to a moment with a time zone."""
        self._now = moment.astimezone(UTC)

    def set(self, local: str) -> None:
        """Sets the wall clock in Scotland, e.g. "2027-03-28 09:30"."""
        self.to(datetime.fromisoformat(local).replace(tzinfo=ZoneInfo("Europe/London")))


@pytest.fixture(scope="session")
def postgres() -> Iterator[str]:
    """The address of a real PostgreSQL server, with a migrated template database."""
    given = os.environ.get("DATABASE_URL")
    if given:
        yield given
        return
    folder = Path(tempfile.mkdtemp(prefix="at-your-pace-"))
    folder.chmod(0o755)
    server = start_embedded(folder / "postgres")
    address = server.get_uri()
    _hurry(address)
    yield address
    server.cleanup()
    shutil.rmtree(folder, ignore_errors=True)


def _hurry(address: str) -> None:
    """Test databases may be lost in a power cut, so nothing waits for the disk."""
    with psycopg.connect(address, autocommit=True) as connection:
        for setting in ("fsync", "synchronous_commit", "full_page_writes"):
            connection.execute(f"ALTER SYSTEM SET {setting} TO off")
        connection.execute("SELECT pg_reload_conf()")


@pytest.fixture(scope="session")
def migrated(postgres: str) -> Iterator[str]:
    """A database of this run's own, with the newest schema."""
    name = f"test_{uuid.uuid4().hex}"
    with psycopg.connect(postgres, autocommit=True) as connection:
        connection.execute(f"CREATE DATABASE {name}")
    address = database_address(postgres, name)
    migrate(address)
    yield address
    with psycopg.connect(postgres, autocommit=True) as connection:
        connection.execute(f"DROP DATABASE IF EXISTS {name} WITH (FORCE)")


def database_address(address: str, name: str) -> str:
    """The same server's address for another database."""
    return (
        address.replace("/postgres?", f"/{name}?", 1)
        if "/postgres?" in address
        else address.rsplit("/", 1)[0] + f"/{name}"
    )


@pytest.fixture
def database_url(migrated: str) -> str:
    """A migrated database with nothing in it, emptied before each test."""
    empty(migrated)
    return migrated


def empty(address: str, keep: frozenset[str] = frozenset()) -> None:
    """Empties every table but those to keep. Who is still connected from an earlier test is sent away first."""
    with psycopg.connect(address, autocommit=True) as connection:
        connection.execute(
            "SELECT pg_terminate_backend(pid) FROM pg_stat_activity"
            " WHERE datname = current_database() AND pid <> pg_backend_pid()"
        )
        tables = connection.execute("SELECT tablename FROM pg_tables WHERE schemaname = 'public'").fetchall()
        names = [name for (name,) in tables if name not in keep | {"alembic_version"}]
        # Emptying a table takes longer than to look whether anything is in it, and in most there is not.
        looks = " UNION ALL ".join(f"(SELECT '{name}' FROM \"{name}\" LIMIT 1)" for name in names)
        filled = [f'"{name}"' for (name,) in connection.execute(looks)]
        if filled:
            connection.execute(f"TRUNCATE {', '.join(filled)} RESTART IDENTITY CASCADE")


@pytest.fixture
async def database(database_url: str) -> AsyncIterator[Database]:
    """That database, as the app opens it."""
    database = Database(database_url, Vault(DATA_KEYS, SECRET_KEY))
    yield database
    await database.close()


@pytest.fixture
def clock() -> MovableClock:
    """A Tuesday morning in March, in working hours."""
    return MovableClock(datetime(2027, 3, 2, 10, 30, tzinfo=UTC))


@pytest.fixture
def settings(database_url: str) -> Settings:
    """Settings for a test: its own database, no channel but the simulator, no engine."""
    return Settings(
        database_url=database_url,
        secret_key=SECRET_KEY,
        data_keys=DATA_KEYS,
        engine_url="http://127.0.0.1:9",
        actions_secret="a secret for tests",
    )


@pytest.fixture
async def pace(settings: Settings, clock: MovableClock) -> AsyncIterator[Pace]:
    """The whole app on its own database, with no engine: what has to work even then."""
    pace = Pace(settings, clock)
    async with pace.running():
        yield pace


NewPhone = Callable[..., Phone]


@pytest.fixture
def new_phone(pace: Pace) -> NewPhone:
    """Makes phones: new_phone() for SMS, new_phone("telegram") for Telegram."""
    networks = {
        "sms": PhoneNetwork(ChannelName.SIMULATOR_SMS),
        "telegram": PhoneNetwork(ChannelName.SIMULATOR_TELEGRAM),
    }
    for network in networks.values():
        pace.senders[network.channel] = network
    return lambda style="sms", address=None: Phone(pace, networks[style], address)
