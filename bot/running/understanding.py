"""`pace understand` and `pace evaluate`: the same two layers as a live turn, for texts from the command line."""

import asyncio
import contextlib
import json
import os
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

from bot.conversation.engine import Engine
from bot.conversation.meaning import risk_in
from bot.errors import CannotStart
from bot.running.checks import ENGINE_PYTHON, check_engine_environment, free_port
from bot.safety.rules import Rules
from bot.safety.verdict import stronger
from bot.settings import PROJECT, Settings

BATCH = 64
START_SECONDS = 90.0
NO_ACTIONS = {"ACTIONS_URL": "http://127.0.0.1:9/actions", "ACTIONS_SECRET": "none"}
"""What means something needs no actions; the engine asks where they are all the same."""


async def understand_lines(settings: Settings, lines: list[str], places: list[str]) -> list[dict[str, Any]]:
    """For each text: needs, act, risk, urgency and confidence, ids from the taxonomy; its moves in those places."""
    rules = Rules.load()
    found: list[dict[str, Any]] = []
    async with an_engine(settings.engine_url) as engine:
        for start in range(0, len(lines), BATCH):
            batch = lines[start : start + BATCH]
            for text, understood in zip(batch, await engine.understand(batch, places), strict=True):
                verdict = stronger(rules.assess(text), risk_in(understood))
                found.append(
                    {
                        "text": text,
                        "needs": [need["id"] for need in understood["needs"]],
                        "act": understood["act"],
                        "risk": verdict.risk,
                        "urgency": verdict.urgency,
                        "sure": verdict.sure,
                        "confidence": round(understood["confidence"], 4),
                    }
                    | ({"moves": understood["moves"]} if places else {})
                )
    return found


def found_by_rules(files: list[Path], folder: Path) -> Path:
    """A file in `folder` with the risk that the rules find in each text of JSON lines files, for `engine.evaluation`.

    What is no such line is left to the evaluation to name.
    """
    rules = Rules.load()
    found = {}
    for line in (line for file in files if file.is_file() for line in file.read_text("utf-8").splitlines()):
        with contextlib.suppress(ValueError, KeyError, TypeError):
            text = str(json.loads(line)["text"])
            found[text] = rules.assess(text).risk
    written = folder / "rules.json"
    written.write_text(json.dumps(found), "utf-8")
    return written


@asynccontextmanager
async def an_engine(engine_url: str) -> AsyncIterator[Engine]:
    """The running engine, or one of our own for the length of the block."""
    running = Engine(engine_url)
    if await running.ready():
        yield running
        await running.close()
        return
    await running.close()
    check_engine_environment()
    port = free_port()
    process = await asyncio.create_subprocess_exec(
        str(ENGINE_PYTHON),
        "-m",
        "engine.serve",
        "--port",
        str(port),
        cwd=PROJECT,
        env=NO_ACTIONS | os.environ,
        stdout=asyncio.subprocess.DEVNULL,
    )
    engine = Engine(f"http://127.0.0.1:{port}", deadline=60.0)
    try:
        await _until_ready(engine, process)
        yield engine
    finally:
        await engine.close()
        with contextlib.suppress(ProcessLookupError):
            process.terminate()
        await process.wait()


async def _until_ready(engine: Engine, process: asyncio.subprocess.Process) -> None:
    for _ in range(int(START_SECONDS * 4)):
        if await engine.ready():
            return
        if process.returncode is not None:
            break
        await asyncio.sleep(0.25)
    raise CannotStart("The engine did not start: run `pace train` first, and see what it says")
