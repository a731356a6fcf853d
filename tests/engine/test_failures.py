"""Every failure that Rasa would hide fails the turn."""

from __future__ import annotations

import socket
from pathlib import Path

import pytest

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
    with pytest.raises(TurnFailed, match="action_failed"):
        alone.turn("my house is damp")
    assert alone.turn("hello")["messages"]
    alone.close()


@pytest.mark.parametrize("secret", [SECRET, "not the secret"])
def test_the_actions_want_the_secret(models: Path, actions: ActionServer, secret: str) -> None:
    loaded = Side(models, actions.address, secret)
    if secret == SECRET:
        assert loaded.turn("my house is damp")["messages"]
    else:
        with pytest.raises(TurnFailed, match="action_failed: action_offer answered 401"):
            loaded.turn("my house is damp")
    loaded.close()
