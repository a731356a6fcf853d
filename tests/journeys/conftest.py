"""Journeys: text in, text out, through a phone, with the real engine and the real actions."""

import asyncio
import os
import socket
import subprocess
import tempfile
from collections.abc import AsyncIterator, Callable, Iterator
from contextlib import asynccontextmanager, contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
import uvicorn

from bot.app import Pace
from bot.database.tables import Worker
from bot.directory.shipped import load_shipped
from bot.settings import PROJECT, Settings
from tests.conftest import MovableClock, empty
from tests.journeys.diary import TextingParent
from tests.journeys.phones import sms_phone, telegram_phone
from tests.stand_ins.fixtures import telegram, twilio
from tests.stand_ins.server import address_of
from tests.stand_ins.telegram_api import TelegramStandIn
from tests.stand_ins.twilio_api import TwilioStandIn
from tests.whole_app import whole_app

__all__ = ["TextingParent", "telegram", "twilio"]

ENGINE_PYTHON = PROJECT / "engine" / ".venv" / "bin" / "python"
SECRET = "a secret for tests"
PATIENCE = 60.0
"""Seconds for what has a short deadline in service."""
NewParent = Callable[..., TextingParent]
SHIPPED_TABLES = frozenset({"organisations", "services", "helplines", "hubs", "quick_replies", "shipped_content"})


@pytest.fixture
def database_url(migrated: str) -> str:
    """A database without people in it; what ships stays there from one journey to the next."""
    empty(migrated, keep=SHIPPED_TABLES)
    return migrated


@dataclass(frozen=True)
class EngineProcess:
    """A running engine, or several with commas between, and the bound socket at which they ask for actions."""

    address: str
    actions: socket.socket

    @property
    def settings(self) -> dict[str, Any]:
        """The settings of an app that talks with it, however slow the machine is."""
        return {"engine_url": self.address, "actions_secret": SECRET, "engine_seconds": PATIENCE}


@pytest.fixture(scope="session")
def engine_process() -> Iterator[EngineProcess]:
    """The engine with the newest model, trained first where it is missing."""
    subprocess.run([ENGINE_PYTHON, "-m", "engine.train"], cwd=PROJECT, check=True, stdout=subprocess.DEVNULL)
    with running_engines(1) as engine:
        yield engine


@contextmanager
def running_engines(how_many: int, models: Path = PROJECT / "models") -> Iterator[EngineProcess]:
    """Engines side by side on a folder of models, once each is ready."""
    actions = socket.create_server(("127.0.0.1", 0))
    environment = {**os.environ, "ACTIONS_URL": f"{address_of(actions)}/actions", "ACTIONS_SECRET": SECRET}
    ports = [_free_port() for _ in range(how_many)]
    started: list[subprocess.Popen[str]] = []
    try:
        with patient_endpoints() as endpoints:
            for port in ports:
                command = [ENGINE_PYTHON, "-m", "engine.serve", "--port", str(port), "--model", str(models)]
                command += ["--endpoints", endpoints]
                started.append(
                    subprocess.Popen(command, cwd=PROJECT, env=environment, stdout=subprocess.PIPE, text=True)
                )
            for process in started:
                assert process.stdout is not None
                assert "ready" in process.stdout.readline()
        yield EngineProcess(",".join(f"http://127.0.0.1:{port}" for port in ports), actions)
    finally:
        for process in started:
            process.terminate()
            process.wait()
        actions.close()


@contextmanager
def patient_endpoints() -> Iterator[str]:
    """endpoints.yml with more time for an action, so that a test machine that stands still for a while fails no test."""
    with tempfile.NamedTemporaryFile("w", suffix=".yml") as file:
        file.write(f"{(PROJECT / 'endpoints.yml').read_text('utf-8')}  deadline: {PATIENCE}\n")
        file.flush()
        yield file.name


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


@pytest.fixture
async def pace(
    settings: Settings,
    clock: MovableClock,
    engine_process: EngineProcess,
    twilio: TwilioStandIn,
    telegram: TelegramStandIn,
) -> AsyncIterator[Pace]:
    """The whole app with the engine, between both providers."""
    async with answering_app(settings, clock, twilio, telegram, engine_process) as pace:
        yield pace


@asynccontextmanager
async def answering_app(
    settings: Settings,
    clock: MovableClock,
    twilio: TwilioStandIn,
    telegram: TelegramStandIn,
    engine: EngineProcess,
    **more: Any,
) -> AsyncIterator[Pace]:
    """The whole app with the engine and what ships, for the length of the block. `more` are further settings."""
    async with (
        whole_app(settings, clock, twilio, telegram, **engine.settings, **more) as pace,
        serving_actions(pace, engine.actions),
    ):
        await load_shipped(pace.database)
        yield pace


@asynccontextmanager
async def serving_actions(pace: Pace, bound: socket.socket) -> AsyncIterator[None]:
    """Serves the app's actions. The socket is the engine's for the whole run, so that nobody else can take it."""
    server = uvicorn.Server(uvicorn.Config(pace.actions(), log_level="error"))
    serving = asyncio.create_task(server.serve([bound.dup()]))
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


@pytest.fixture
def new_parent(pace: Pace, twilio: TwilioStandIn, telegram: TelegramStandIn) -> Iterator[NewParent]:
    """Parents who have never texted: new_parent() by SMS, new_parent("telegram"). A failure shows their diaries."""
    made: list[TextingParent] = []

    def make(channel: str = "sms") -> TextingParent:
        phone = sms_phone(pace, twilio) if channel == "sms" else telegram_phone(pace, twilio, telegram)
        made.append(TextingParent(phone))
        return made[-1]

    yield make
    for parent in made:
        print("\n".join(["", "The diary:", *parent.promises.diary]))


@pytest.fixture
def parent(new_parent: NewParent) -> TextingParent:
    """A parent who has never texted before, by SMS."""
    return new_parent()
