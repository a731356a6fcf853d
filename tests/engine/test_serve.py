"""Starting, stopping and what the log may hold."""

from __future__ import annotations

import signal
import socket
from pathlib import Path

import pytest

from action_server import SECRET, ActionServer
from conftest import ROOT, Engine, asked, start_engine
from engine import serve
from engine.launcher.actions_endpoint import ActionsEndpoint


@pytest.fixture(autouse=True)
def environment(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(ROOT)
    monkeypatch.setattr("engine.quiet.log_without_texts", lambda: None)
    monkeypatch.setenv("ACTIONS_URL", "http://127.0.0.1:9/actions")
    monkeypatch.setenv("ACTIONS_SECRET", "any")


def refused(capsys: pytest.CaptureFixture[str], *arguments: str) -> str:
    """The one line that an engine that cannot start leaves behind."""
    assert serve.main(list(arguments)) == 2
    (line,) = capsys.readouterr().err.splitlines()
    return line


def test_no_model_is_one_line(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    line = refused(capsys, "--port", "0", "--model", str(tmp_path))
    assert line == f"engine: no trained model in {tmp_path}: run pace train"


def test_no_address_for_actions_is_one_line(
    models: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("ACTIONS_URL")
    line = refused(capsys, "--port", "0", "--model", str(models))
    assert line == "engine: endpoints.yml cannot be read: are ACTIONS_URL and ACTIONS_SECRET set?"


@pytest.mark.parametrize("wrong", ["soon", "0", "-1", "yes", "inf", "nan", "1:30"])
def test_a_wrong_deadline_for_actions_is_one_line(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], wrong: str
) -> None:
    line = refused(capsys, "--port", "0", "--endpoints", with_deadline(tmp_path, f'"{wrong}"'))
    assert line == f"engine: the deadline of action_endpoint has to be a number of seconds above 0, not {wrong}"


@pytest.mark.parametrize("given", ["0.2", '"0.2"'])
def test_the_deadline_for_actions_is_as_given(tmp_path: Path, given: str) -> None:
    assert ActionsEndpoint.from_file(with_deadline(tmp_path, given)).deadline == 0.2


def with_deadline(folder: Path, deadline: str) -> str:
    """A file of endpoints with a deadline, written as YAML writes it; its path."""
    written = folder / "endpoints.yml"
    written.write_text(f"action_endpoint:\n  url: http://127.0.0.1:9/actions\n  deadline: {deadline}\n", "utf-8")
    return str(written)


def test_a_taken_port_is_one_line(models: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = str(taken.getsockname()[1])
        line = refused(capsys, "--port", port, "--model", str(models))
    assert line == f"engine: cannot listen on port {port} of 127.0.0.1: address already in use"


def test_it_stops_cleanly_and_logs_no_text(models: Path, actions: ActionServer) -> None:
    process, line = start_engine(models, actions.address, SECRET)
    engine = Engine(line.split()[3])
    for body in (asked("wee secret"), asked("wee secret", payload="/break"), asked("/wee secret{", payload="wee")):
        engine.post("/turn", body)
    engine.post("/turn", {**asked("wee secret"), "understood": {"intent": "wee secret", "entities": 3}})
    process.send_signal(signal.SIGINT)
    said, logged = process.communicate(timeout=30)
    assert process.returncode == 0
    assert "wee" not in said + logged
    assert "secret" not in said + logged
    assert "turn failed: action_failed (action_break answered 500)" in logged
