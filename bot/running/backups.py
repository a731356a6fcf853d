"""`pace backup` and `pace restore`: the whole database to a file and back, with PostgreSQL's own programs."""

import asyncio
import re
import shutil
import subprocess
from pathlib import Path

import psycopg

from bot.database.embedded import programs
from bot.database.migrate import migrate
from bot.database.session import Database
from bot.database.vault import Vault
from bot.errors import CannotStart
from bot.running.checks import check_keys
from bot.settings import Settings

AT_WORK = (
    "SELECT count(*) FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid()"
    " AND backend_type = 'client backend'"
)
MAJOR = re.compile(r"\) (\d+)")


def back_up(database_url: str, file: Path) -> None:
    """Writes everything in the database into a file that only we can read. What is encrypted there stays encrypted."""
    file.touch(mode=0o600)
    file.chmod(0o600)
    _run([_program("pg_dump", database_url), "--format=custom", "--no-owner", f"--file={file}", database_url])


def restore(settings: Settings, database_url: str, file: Path) -> None:
    """Puts a backup in the place of what is in the database, all of it or nothing, and checks that our keys open it.

    Raises CannotStart while anything else uses the database, and SettingsWrong where the keys are not those of the
    backup: it is there then, and the right keys will do.
    """
    with psycopg.connect(database_url) as connection:
        if connection.execute(AT_WORK).fetchone() != (0,):
            raise CannotStart("Something still uses the database: stop `pace up`, `pace serve` and `pace work` first")
    script = _run([_program("pg_restore", database_url), "--no-owner", "--file=-", str(file)])
    empty = ["--command=DROP SCHEMA public CASCADE", "--command=CREATE SCHEMA public"]
    strict = ["--no-psqlrc", "--quiet", "--single-transaction", "--set=ON_ERROR_STOP=1"]
    _run([_program("psql", database_url), *strict, *empty, "--file=-", database_url], script)
    migrate(database_url)
    asyncio.run(_check_keys(settings, database_url))


async def _check_keys(settings: Settings, database_url: str) -> None:
    database = Database(database_url, Vault(settings.data_keys, settings.secret_key))
    try:
        await check_keys(database)
    finally:
        await database.close()


def _program(name: str, database_url: str) -> str:
    """The program of the server's own version, as dumps want it: this machine's, or of those that come with us."""
    with psycopg.connect(database_url) as connection:
        wanted = connection.info.server_version // 10_000
    installed = shutil.which(name)
    for place in [*([installed] if installed else []), *(str(folder / name) for folder in programs())]:
        version = subprocess.run([place, "--version"], capture_output=True, text=True, check=False).stdout
        if (found := MAJOR.search(version)) and int(found[1]) == wanted:
            return place
    raise CannotStart(f"{name} of PostgreSQL {wanted} is not installed here: install its client programs first")


def _run(command: list[str], given: bytes = b"") -> bytes:
    done = subprocess.run(command, input=given, capture_output=True, check=False)
    if done.returncode:
        reason = done.stderr.decode(errors="replace").strip().splitlines()[-1:]
        raise CannotStart(f"{Path(command[0]).name} did not finish: {' '.join(reason)}")
    return done.stdout
