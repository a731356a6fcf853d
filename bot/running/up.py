"""`pace up`: database, content, model, engine and app on one machine, under one supervisor."""

import asyncio
import contextlib
import os
import signal
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import httpx
from sqlalchemy.exc import ProgrammingError

from bot.database.embedded import start_embedded
from bot.database.migrate import migrate
from bot.database.session import Database
from bot.database.vault import Vault
from bot.directory.shipped import load_shipped
from bot.errors import CannotStart
from bot.learning.training import MODELS, as_file, live_phrases
from bot.running.checks import (
    ENGINE_PYTHON,
    check_database,
    check_disk,
    check_engine_environment,
    check_port,
    free_port,
)
from bot.running.place import LOCAL, forget, remember
from bot.running.processes import Child, Supervisor
from bot.settings import PROJECT, read_settings

READY_SECONDS = 120.0
PACE = str(PROJECT / ".venv" / "bin" / "pace")


def up() -> None:
    """Brings everything up, prints how to reach it, and stays until Ctrl-C."""
    settings = read_settings()
    LOCAL.mkdir(exist_ok=True)
    check_port(settings.port)
    check_disk(LOCAL)
    check_engine_environment()
    with database_at(settings.database_url) as database_url:
        prepare(database_url)
        with taught_phrases(database_url) as taught:
            train(taught)
        environment = _addresses(database_url, settings.engines)
        remember(environment)
        try:
            asyncio.run(_supervise(environment, settings.port))
        finally:
            forget()


def prepare(database_url: str) -> None:
    """Brings the schema to the newest revision, and puts in what ships."""
    _say("Preparing the database")
    migrate(database_url)
    asyncio.run(_load_content(database_url))


async def _load_content(database_url: str) -> None:
    """Puts what ships into the database, where it has changed since the last start."""
    settings = read_settings()
    database = Database(database_url, Vault(settings.data_keys, settings.secret_key))
    try:
        changed = await load_shipped(database)
    finally:
        await database.close()
    if changed:
        _say(f"Loaded content: {', '.join(changed)}")


@contextmanager
def taught_phrases(database_url: str) -> Iterator[Path | None]:
    """The phrases that the answering model was taught in the studio, in a file for the length of the block."""
    written = asyncio.run(_taught(database_url)) if database_url else ""
    if not written:
        yield None
        return
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "taught.yml"
        file.write_text(written, "utf-8")
        yield file


async def _taught(database_url: str) -> str:
    settings = read_settings()
    if not settings.data_keys:
        return ""
    database = Database(database_url, Vault(settings.data_keys, settings.secret_key))
    try:
        async with database.reading() as session:
            return as_file(await live_phrases(session))
    except ProgrammingError:  # a database that nobody has prepared yet
        return ""
    finally:
        await database.close()


def train(taught: Path | None = None, models: Path = MODELS) -> None:
    """Trains a model when its inputs changed since the last one; shows the engine's own progress lines."""
    command = [str(ENGINE_PYTHON), "-m", "engine.train", "--into", str(models)]
    command += ["--taught", str(taught)] if taught else []
    done = subprocess.run(command, cwd=PROJECT, check=False)
    if done.returncode != 0:
        raise CannotStart("The model could not be trained; the lines above say why")


@contextmanager
def database_at(given: str) -> Iterator[str]:
    """The database to use: the one given, or the embedded one for the length of the block."""
    if given:
        check_database(given)
        yield given
        return
    _say("Starting PostgreSQL")
    server = start_embedded(LOCAL / "postgres")
    try:
        yield server.get_uri()
    finally:
        server.cleanup()


def _addresses(database_url: str, engines: int) -> dict[str, str]:
    """Where each part is, for the parts themselves and for other commands."""
    engine_urls = os.environ.get("ENGINE_URL") or ",".join(f"http://127.0.0.1:{free_port()}" for _ in range(engines))
    actions_url = os.environ.get("ACTIONS_URL") or f"http://127.0.0.1:{free_port()}/actions"
    return {"DATABASE_URL": database_url, "ENGINE_URL": engine_urls, "ACTIONS_URL": actions_url}


def _children(environment: dict[str, str]) -> list[Child]:
    engines = [
        Child(f"engine {number}", [PACE, "engine", "--port", address.rsplit(":", 1)[1]])
        for number, address in enumerate(environment["ENGINE_URL"].split(","), 1)
    ]
    return [*engines, Child("web", [PACE, "serve"]), Child("worker", [PACE, "work"])]


async def _supervise(environment: dict[str, str], port: int) -> None:
    supervisor = Supervisor(_children(environment), environment)
    loop = asyncio.get_running_loop()
    for name in (signal.SIGINT, signal.SIGTERM):
        loop.add_signal_handler(name, supervisor.stop)
    _say("Starting the engine and the app")
    supervisor.start()
    waiting = asyncio.create_task(_announce(environment, port))
    await supervisor.wait()
    waiting.cancel()
    with contextlib.suppress(asyncio.CancelledError):
        await waiting
    _say("Stopped")


async def _announce(environment: dict[str, str], port: int) -> None:
    """Waits until everything answers, then prints the one short block."""
    address = f"http://127.0.0.1:{port}"
    async with httpx.AsyncClient(trust_env=False, timeout=2.0) as http:
        for _ in range(int(READY_SECONDS * 4)):
            with contextlib.suppress(httpx.HTTPError):
                if (await http.get(f"{address}/health/ready")).status_code == 200:
                    break
            await asyncio.sleep(0.25)
        else:
            _say(f"Not everything is ready after {READY_SECONDS:.0f} s: see {address}/health/ready")
            return
    process = await asyncio.create_subprocess_exec(
        PACE, "staff", "how-to-sign-in", env=os.environ | environment, cwd=PROJECT, stdout=asyncio.subprocess.PIPE
    )
    how, _ = await process.communicate()
    _say(
        f"\n  At Your Pace is ready.\n\n"
        f"    Text it as a parent   {address}/simulator\n"
        f"    Answer as a worker    {address}/inbox\n"
        f"    Change its content    {address}/admin\n"
        f"    Sign in               {how.decode().strip()}\n\n"
        f"  Ctrl-C stops it.\n"
    )


def _say(line: str) -> None:
    print(line, file=sys.stdout, flush=True)
