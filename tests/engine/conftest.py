"""A bot of the tests' own, trained once; its actions on loopback; and the engine as a real process."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import urllib.error
import urllib.request
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

HERE = Path(__file__).resolve().parent
ROOT = HERE.parent.parent
BOT = HERE / "bot"


class Engine:
    """The engine's routes, as the app uses them."""

    def __init__(self, address: str) -> None:
        self.address = address

    def post(self, path: str, body: Any) -> tuple[int, Any]:
        data = body if isinstance(body, bytes) else json.dumps(body).encode()
        return self._ask(urllib.request.Request(self.address + path, data))

    def get(self, path: str) -> tuple[int, Any]:
        return self._ask(urllib.request.Request(self.address + path))

    def turn(self, text: str, state: Any = None, **more: Any) -> dict[str, Any]:
        """The answer to a turn that works."""
        status, answer = self.post("/turn", asked(text, state, **more))
        assert status == 200, answer
        return dict(answer)

    def _ask(self, request: urllib.request.Request) -> tuple[int, Any]:
        try:
            with urllib.request.urlopen(request, timeout=60) as response:
                return response.status, json.load(response)
        except urllib.error.HTTPError as refused:
            return refused.code, json.load(refused)


def asked(text: str, state: Any = None, **more: Any) -> dict[str, Any]:
    """The body of a turn."""
    return {"sender": "p1", "text": text, "now": "2026-05-04T10:00:00+01:00", "state": state, **more}


def start_engine(model: Path, actions_url: str, secret: str) -> tuple[subprocess.Popen[str], str]:
    """The engine's process and its first line; the caller stops it."""
    process = subprocess.Popen(
        [sys.executable, "-m", "engine.serve", "--port", "0", "--model", str(model)],
        cwd=ROOT,
        env={**os.environ, "ACTIONS_URL": actions_url, "ACTIONS_SECRET": secret},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )
    assert process.stdout
    return process, process.stdout.readline()


@pytest.fixture(scope="session")
def models(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the bot's model in it."""
    from engine.training import train

    folder = tmp_path_factory.mktemp("models")
    train(bot_inputs(), folder, say=lambda line: None)
    return folder


def bot_inputs(bot: Path = BOT) -> Any:
    """What the tests' bot is trained from."""
    from engine.inputs import Inputs

    return Inputs(bot / "config.yml", bot / "domain.yml", bot / "wording", bot / "data", content=(), code=bot)


@pytest.fixture(scope="session")
def actions() -> Iterator[Any]:
    """The tests' action server."""
    from action_server import ActionServer

    server = ActionServer()
    yield server
    server.stop()


@pytest.fixture(scope="session")
def engine(models: Path, actions: Any, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Engine]:
    """A running engine with the bot's model."""
    from action_server import SECRET

    process, line = start_engine(models, actions.address, SECRET)
    assert line.startswith("engine ready on "), process.communicate()[1]
    yield Engine(line.split()[3])
    process.terminate()
    _, logged = process.communicate()
    assert process.returncode == 0, logged


@pytest.fixture(scope="session")
def side(models: Path, actions: Any) -> Iterator[Any]:
    """The bot's model, loaded here: a second engine that shares nothing with the first."""
    from side import Side

    loaded = Side(models, actions.address)
    yield loaded
    loaded.close()
