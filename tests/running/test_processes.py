"""The supervisor restarts what dies and stops everything cleanly."""

import asyncio
import sys
from pathlib import Path

from bot.running.processes import Child, Supervisor


async def until(true: object, seconds: float = 20.0) -> None:
    for _ in range(int(seconds / 0.05)):
        if true():  # type: ignore[operator]
            return
        await asyncio.sleep(0.05)
    raise AssertionError("it did not happen in time")


async def test_a_child_that_dies_is_started_again(tmp_path: Path) -> None:
    starts = tmp_path / "starts"
    code = f"open({str(starts)!r}, 'a').write('x')"
    supervisor = Supervisor([Child("short-lived", [sys.executable, "-c", code])], {})
    supervisor.start()
    await until(lambda: starts.exists() and len(starts.read_text()) >= 2)
    supervisor.stop()
    await supervisor.wait()


async def test_all_are_stopped_and_one_that_will_not_end_is_killed(tmp_path: Path, monkeypatch) -> None:
    monkeypatch.setattr("bot.running.processes.STOP_SECONDS", 1.0)
    ready = tmp_path / "ready"
    stubborn = (
        "import signal, time; signal.signal(signal.SIGTERM, signal.SIG_IGN);"
        f"open({str(ready)!r}, 'w'); time.sleep(99)"
    )
    children = [
        Child("willing", [sys.executable, "-c", "import time; time.sleep(99)"]),
        Child("stubborn", [sys.executable, "-c", stubborn]),
    ]
    supervisor = Supervisor(children, {})
    supervisor.start()
    await until(ready.exists)
    supervisor.stop()
    await supervisor.wait()
    assert all(child.process is not None and child.process.returncode is not None for child in children)


async def test_children_get_the_environment_that_was_given(tmp_path: Path) -> None:
    seen = tmp_path / "seen"
    code = f"import os, time; open({str(seen)!r}, 'w').write(os.environ['DATABASE_URL']); time.sleep(99)"
    supervisor = Supervisor([Child("asks", [sys.executable, "-c", code])], {"DATABASE_URL": "postgresql://here"})
    supervisor.start()
    await until(lambda: seen.exists() and seen.read_text() == "postgresql://here")
    supervisor.stop()
    await supervisor.wait()
