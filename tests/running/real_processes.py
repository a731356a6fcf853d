"""The app as it runs for real: each process a process of its own, with its log in a file, between both providers."""

import asyncio
import os
import signal
import subprocess
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import httpx
import psycopg

from bot.clock import system_clock
from bot.database.jobs import job_queue
from bot.database.session import Database
from bot.directory.shipped import load_shipped
from bot.running.checks import free_port
from bot.running.up import PACE
from bot.settings import PROJECT
from tests.conftest import DATA_KEYS, SECRET_KEY
from tests.console.conftest import Browser
from tests.stand_ins.parts import channel_settings
from tests.stand_ins.telegram_api import TelegramStandIn
from tests.stand_ins.twilio_api import TwilioStandIn

WITHIN = 90.0
"""Seconds in which a thing has to happen. A bound, not an expectation."""

SETTLED = (
    "SELECT NOT EXISTS (SELECT FROM inbound_texts WHERE taken_at IS NULL)"
    " AND NOT EXISTS (SELECT FROM outbound_texts WHERE status IN ('held', 'queued', 'sending', 'sent'))"
)


@dataclass
class RealApp:
    """The processes by what `pace` calls them. `command` starts them; tests may give one that breaks things."""

    database_url: str
    folder: Path
    environment: dict[str, str]
    command: tuple[str, ...] = (PACE,)
    processes: dict[str, subprocess.Popen[bytes]] = field(default_factory=dict)

    @property
    def address(self) -> str:
        """Where the web process answers."""
        return f"http://127.0.0.1:{self.environment['PORT']}"

    async def start(self, *names: str) -> None:
        """Starts processes (`serve`, `work`, `engine`), and returns once each is at work."""
        for name in names:
            self._launch(name)
        for name in names:
            await until(lambda name=name: self._is_at_work(name), f"{name} to be at work")

    def send(self, name: str, what: signal.Signals) -> None:
        """A signal to a process and those it started; SIGKILL returns once it is gone."""
        process = self.processes[name]
        os.killpg(process.pid, what)
        if what is signal.SIGKILL:
            process.wait()

    def stop(self) -> None:
        """Ends all that still run."""
        for name, process in self.processes.items():
            if process.poll() is None:
                self.send(name, signal.SIGCONT)
                self.send(name, signal.SIGTERM)
        for process in self.processes.values():
            process.wait(timeout=WITHIN)

    def logs(self) -> dict[str, str]:
        """What every process has said, to whatever output."""
        return {log.stem: log.read_text("utf-8", "replace") for log in sorted(self.folder.glob("*.log"))}

    def ask(self, statement: str, *values: Any) -> list[tuple[Any, ...]]:
        """What the database says to one statement; what it changes is kept."""
        with psycopg.connect(self.database_url, autocommit=True) as connection:
            found = connection.execute(statement, values)
            return found.fetchall() if found.description else []

    async def until_asked(self, statement: str, *values: Any) -> None:
        """Waits until the first column of the first row is true."""
        await until(lambda: self.ask(statement, *values)[0][0], statement)

    async def a_while_later(self) -> None:
        """Whatever was cut off has given no sign for longer than we wait; then a minute's round of the jobs."""
        self.ask("UPDATE procrastinate_workers SET last_heartbeat = last_heartbeat - interval '2 minutes'")
        self.ask("UPDATE outbound_texts SET sent_at = sent_at - interval '2 minutes' WHERE status = 'sending'")
        await self.start("work")
        queue = job_queue(self.database_url)
        async with queue.open_async():
            await queue.configure_task("sweep").defer_async(timestamp=0)

    async def settled(self) -> None:
        """Waits until every text was taken, and nothing is on its way to anybody."""
        await self.until_asked(SETTLED)

    @asynccontextmanager
    async def browser(self) -> AsyncIterator[Browser]:
        """A browser on the web process."""
        anew = httpx.Limits(max_keepalive_connections=0)  # a failed request ends its connection
        async with httpx.AsyncClient(base_url=self.address, timeout=WITHIN, limits=anew) as http:
            yield Browser(http)

    def _launch(self, name: str) -> None:
        port = self.environment["ENGINE_URL"].rsplit(":", 1)[1]
        arguments = ["engine", "--port", port] if name == "engine" else [name]
        environment = os.environ | self.environment
        with (self.folder / f"{name}.log").open("ab") as log:
            self.processes[name] = subprocess.Popen(
                [*self.command, *arguments],
                cwd=PROJECT,
                env=environment,
                stdout=log,
                stderr=log,
                start_new_session=True,
            )

    async def _is_at_work(self, name: str) -> bool:
        assert self.processes[name].poll() is None, f"{name} ended at once:\n{self.logs()[name]}"
        if name == "work":
            alive = "SELECT count(*) FROM procrastinate_workers WHERE last_heartbeat > now() - interval '1 minute'"
            return bool(self.ask(alive)[0][0])
        where = self.environment["ENGINE_URL"] + "/health" if name == "engine" else self.address + "/health/live"
        try:
            async with httpx.AsyncClient(timeout=5) as http:
                return (await http.get(where)).status_code == 200
        except httpx.HTTPError:
            return False


async def until(true: Callable[[], Any], what: str) -> None:
    """Waits until something is true."""
    for _ in range(int(WITHIN / 0.1)):
        found = true()
        if await found if asyncio.iscoroutine(found) else found:
            return
        await asyncio.sleep(0.1)
    raise AssertionError(f"waited in vain for {what}")


@asynccontextmanager
async def real_app(
    database: Database, folder: Path, twilio: TwilioStandIn, telegram: TelegramStandIn, **more: Any
) -> AsyncIterator[RealApp]:
    """The app on a database with what ships, none of its processes started yet; all are ended after the block.

    Both providers have forgotten what was before, and go by the time that the processes go by.
    """
    await load_shipped(database)
    twilio.forget(system_clock)
    telegram.forget(system_clock)
    settings = channel_settings(f"http://127.0.0.1:{free_port()}", twilio, telegram) | {
        "database_url": database.url,
        "secret_key": SECRET_KEY,
        "data_keys": DATA_KEYS,
        "actions_secret": "a secret for tests",
        "engine_url": f"http://127.0.0.1:{free_port()}",
        "actions_url": f"http://127.0.0.1:{free_port()}/actions",
    }
    twilio.public_url = str(settings["public_url"])
    environment = {name.upper(): str(value) for name, value in settings.items()}
    environment["PORT"] = twilio.public_url.rsplit(":", 1)[1]
    app = RealApp(database.url, folder, environment, **more)
    try:
        yield app
    finally:
        app.stop()
