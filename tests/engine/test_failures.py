"""Every failure that Rasa would hide fails the turn."""

from __future__ import annotations

import socket
from pathlib import Path

import pytest
from aiohttp import web

from action_server import SECRET, ActionServer
from conftest import Engine, asked
from engine.launcher.failures import TurnFailed
from side import Side


@pytest.mark.parametrize(
    ("payload", "error"),
    [
        ("/break", "action_failed"),
        ("/dawdle", "action_timeout"),
        ("/circle", "prediction_limit"),
        ("/sulk", "silent"),
        ("/stray", "action_failed"),
        ("/invent", "action_failed"),
        ("/babble", "action_failed"),
    ],
)
def test_a_hidden_failure_fails_the_turn(engine: Engine, payload: str, error: str) -> None:
    assert engine.post("/turn", asked("go on", payload=payload)) == (500, {"error": error})


def test_the_engine_goes_on_after_a_failure(engine: Engine) -> None:
    engine.post("/turn", asked("go on", payload="/break"))
    assert engine.turn("hello")["messages"]


def test_actions_out_of_reach_fail_the_turn(models: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as closing:
        port = closing.getsockname()[1]
    alone = Side(models, f"http://127.0.0.1:{port}/actions")
    with pytest.raises(TurnFailed, match="actions_away"):
        alone.turn("my house is damp")
    assert alone.turn("hello")["messages"]
    alone.close()


class Restarting(ActionServer):
    """Closes the second call's connection, as a server does that is restarted or tired of an idle one."""

    async def _run(self, request: web.Request) -> web.Response:
        answer = await super()._run(request)
        if len(self.calls) == 2 and request.transport:
            request.transport.close()
        return answer


def test_a_kept_connection_that_was_closed_is_no_failure(models: Path) -> None:
    actions = Restarting()
    side = Side(models, actions.address)
    for _ in range(2):
        assert side.turn("my house is damp")["messages"]
    assert len(actions.calls) == 3
    side.close()
    actions.stop()


@pytest.mark.parametrize("secret", [SECRET, "not the secret"])
def test_the_actions_want_the_secret(models: Path, actions: ActionServer, secret: str) -> None:
    loaded = Side(models, actions.address, secret)
    if secret == SECRET:
        assert loaded.turn("my house is damp")["messages"]
    else:
        with pytest.raises(TurnFailed, match="action_failed: action_offer answered 401"):
            loaded.turn("my house is damp")
    loaded.close()
