"""The processes under one supervisor: restarted when they die, all stopped together."""

import asyncio
import contextlib
import os
import signal
import sys
from collections.abc import Sequence
from dataclasses import dataclass, field

from bot.settings import PROJECT

STOP_SECONDS = 10.0
QUICK_DEATH_SECONDS = 5.0
LONGEST_PAUSE = 30.0


@dataclass
class Child:
    """One process to keep running. `name` is what the supervisor calls it when it has to be restarted."""

    name: str
    command: Sequence[str]
    process: asyncio.subprocess.Process | None = field(default=None, repr=False)


class Supervisor:
    """Keeps children running until told to stop."""

    def __init__(self, children: Sequence[Child], environment: dict[str, str]) -> None:
        self._children = children
        self._environment = os.environ | environment
        self._stopping = asyncio.Event()
        self._keepers: list[asyncio.Task[None]] = []

    def start(self) -> None:
        """Starts every child, each with a keeper that restarts it."""
        self._keepers = [asyncio.create_task(self._keep(child)) for child in self._children]

    def stop(self) -> None:
        """Asks for the end; `wait` returns once every child is gone."""
        self._stopping.set()

    async def wait(self) -> None:
        """Waits for `stop`, then ends every child, and kills what does not end by itself."""
        await self._stopping.wait()
        await asyncio.gather(*(self._end(child) for child in self._children))
        for keeper in self._keepers:
            keeper.cancel()
        await asyncio.gather(*self._keepers, return_exceptions=True)

    async def _keep(self, child: Child) -> None:
        pause = 0.5
        while not self._stopping.is_set():
            started = asyncio.get_running_loop().time()
            child.process = await asyncio.create_subprocess_exec(
                *child.command, cwd=PROJECT, env=self._environment, start_new_session=True
            )
            code = await child.process.wait()
            if self._stopping.is_set():
                return
            lived = asyncio.get_running_loop().time() - started
            pause = min(pause * 2, LONGEST_PAUSE) if lived < QUICK_DEATH_SECONDS else 0.5
            print(f"{child.name} stopped by itself (exit {code}); starting it again", file=sys.stderr, flush=True)
            await asyncio.sleep(pause)

    async def _end(self, child: Child) -> None:
        process = child.process
        if process is None or process.returncode is not None:
            return
        _signal_group(process.pid, signal.SIGTERM)
        try:
            await asyncio.wait_for(process.wait(), STOP_SECONDS)
        except TimeoutError:
            _signal_group(process.pid, signal.SIGKILL)
            await process.wait()


def _signal_group(pid: int, what: signal.Signals) -> None:
    with contextlib.suppress(ProcessLookupError):
        os.killpg(pid, what)
