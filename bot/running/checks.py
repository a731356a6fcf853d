"""What is looked at before anything starts, so that what is wrong is told in one clear line."""

import os
import shutil
import socket
from pathlib import Path

import psycopg
from sqlalchemy import select

from bot.database.session import Database
from bot.database.tables import Address
from bot.errors import CannotStart, SettingsWrong
from bot.settings import PROJECT

DISK_NEEDED_MB = 300
ENGINE_PYTHON = PROJECT / "engine" / ".venv" / "bin" / "python"


def check_port(port: int) -> None:
    """Raises CannotStart when the port is taken or may not be used."""
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind(("0.0.0.0", port))  # noqa: S104  (asks whether it is free anywhere; nothing listens)
        except PermissionError:
            raise CannotStart(f"Port {port} needs more rights than we have: set PORT to one above 1024") from None
        except OSError:
            raise CannotStart(f"Port {port} is taken: stop what uses it, or set PORT to another one") from None


def check_disk(folder: Path) -> None:
    """Raises CannotStart when the disk is nearly full."""
    free = shutil.disk_usage(folder).free // 1_000_000
    if free < DISK_NEEDED_MB:
        raise CannotStart(f"Only {free} MB are free on the disk of {folder}: at least {DISK_NEEDED_MB} are needed")


def check_engine_environment() -> None:
    """Raises CannotStart when the engine's environment was not made."""
    if not os.access(ENGINE_PYTHON, os.X_OK):
        raise CannotStart("The engine's environment is missing: run `make setup` first")


def check_database(address: str) -> None:
    """Raises CannotStart when PostgreSQL cannot be reached by DATABASE_URL or is too old."""
    try:
        with psycopg.connect(address, connect_timeout=5) as connection:
            version = connection.info.server_version // 10_000
    except psycopg.Error as wrong:
        reason = str(wrong).strip().splitlines()[-1]
        raise CannotStart(f"DATABASE_URL: PostgreSQL does not answer there ({reason})") from None
    if version < 15:
        raise CannotStart(f"DATABASE_URL: that is PostgreSQL {version}; version 15 or newer is needed")


async def check_keys(database: Database) -> None:
    """Raises SettingsWrong when the keys are not those that the database was written with.

    With another SECRET_KEY every parent would be new to us, and who has stopped texts would get them.
    """
    async with database.reading() as session:
        known = await session.scalar(select(Address).order_by(Address.last_used_at.desc()).limit(1))
    if known is not None and database.vault.lookup(known.channel, known.address) != known.lookup:
        raise SettingsWrong("SECRET_KEY: it is not the one that this database was written with; set that one again")


def free_port() -> int:
    """A port on loopback that nobody uses just now."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port
