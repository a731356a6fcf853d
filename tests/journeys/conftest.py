"""Journeys: text in, text out, through a phone, with the real engine and the real actions."""

import asyncio
import os
import re
import socket
import subprocess
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager
from dataclasses import dataclass

import pytest
import uvicorn

from bot.app import Pace
from bot.content.segments import measure
from bot.database.tables import Worker
from bot.directory.shipped import load_shipped
from bot.settings import PROJECT, Settings
from tests.conftest import MovableClock, NewPhone, empty
from tests.phones import Phone

ENGINE_PYTHON = PROJECT / "engine" / ".venv" / "bin" / "python"
SECRET = "a secret for tests"
CHOICE = re.compile(r"^(\d) (.+)$", re.MULTILINE)


SHIPPED_TABLES = frozenset({"organisations", "services", "helplines", "hubs", "quick_replies", "shipped_content"})


@pytest.fixture
def database_url(migrated: str) -> str:
    """A database without people in it; what ships stays there from one journey to the next."""
    empty(migrated, keep=SHIPPED_TABLES)
    return migrated


@dataclass(frozen=True)
class EngineProcess:
    """A running engine, and the port at which it asks for actions."""

    address: str
    actions_port: int


@pytest.fixture(scope="session")
def engine_process() -> Iterator[EngineProcess]:
    """The engine with the newest model, trained first where it is missing."""
    subprocess.run([ENGINE_PYTHON, "-m", "engine.train"], cwd=PROJECT, check=True, stdout=subprocess.DEVNULL)
    port, actions_port = _free_port(), _free_port()
    environment = {
        **os.environ,
        "ACTIONS_URL": f"http://127.0.0.1:{actions_port}/actions",
        "ACTIONS_SECRET": SECRET,
    }
    command = [ENGINE_PYTHON, "-m", "engine.serve", "--port", str(port)]
    process = subprocess.Popen(command, cwd=PROJECT, env=environment, stdout=subprocess.PIPE, text=True)
    try:
        assert process.stdout is not None
        assert "ready" in process.stdout.readline()
        yield EngineProcess(f"http://127.0.0.1:{port}", actions_port)
    finally:
        process.terminate()
        process.wait()


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


@pytest.fixture
async def pace(settings: Settings, clock: MovableClock, engine_process: EngineProcess) -> AsyncIterator[Pace]:
    """The whole app with the engine."""
    pace = Pace(settings.model_copy(update={"engine_url": engine_process.address, "actions_secret": SECRET}), clock)
    async with pace.running(), _actions(pace, engine_process.actions_port):
        await load_shipped(pace.database)
        yield pace


@asynccontextmanager
async def _actions(pace: Pace, port: int) -> AsyncIterator[None]:
    """Serves the app's actions. The socket listens before the server runs, so nobody comes too early."""
    listening = socket.create_server(("127.0.0.1", port))
    server = uvicorn.Server(uvicorn.Config(pace.actions(), log_level="error"))
    serving = asyncio.create_task(server.serve([listening]))
    yield
    server.should_exit = True
    await serving


@pytest.fixture
async def key_worker(pace: Pace) -> Worker:
    """A key worker for every area."""
    async with pace.database.transaction() as session:
        worker = Worker(
            first_name="Aisha",
            email="aisha@example.org",
            email_lookup="aisha",
            roles=["key_worker"],
            areas=["edinburgh", "fife", "glasgow", "north_lanarkshire", "south_lanarkshire"],
        )
        session.add(worker)
    return worker


class TextingParent:
    """A parent on a phone: says things, and reads what came, choices told apart."""

    def __init__(self, phone: Phone) -> None:
        self._phone = phone
        self.heard: list[str] = []

    async def say(self, *texts: str) -> str:
        """Texts each in turn; everything that came in answer to the last, as one."""
        for text in texts:
            self.heard = await self._phone.text(text)
        return self.all

    def new(self) -> list[str]:
        """What came unasked since the last text."""
        return self._phone.new()

    @property
    def all(self) -> str:
        """What came last, as one text."""
        return "\n".join(self.heard)

    @property
    def choices(self) -> list[str]:
        """The labels of the numbered choices of what came last, without their descriptions."""
        return [label.split(":")[0] for _, label in CHOICE.findall(self.heard[-1])] if self.heard else []

    @property
    def longest(self) -> int:
        """Segments of the longest text that ever came."""
        return max(measure(text).segments for text in self._phone.texts)

    async def pick(self, label: str) -> str:
        """Picks a choice by its number."""
        number = next(n for n, choice in enumerate(self.choices, 1) if choice.startswith(label))
        return await self.say(str(number))


@pytest.fixture
def parent(new_phone: NewPhone) -> TextingParent:
    """A parent who has never texted before."""
    return TextingParent(new_phone())
