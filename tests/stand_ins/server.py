"""Real HTTP servers on loopback: a stand-in's in a thread of its own, the app's in the running event loop."""

import asyncio
import socket
import threading
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager, contextmanager
from typing import Any

import uvicorn

STARTS_WITHIN = 10.0
"""Seconds. A server that takes longer is broken."""


class _Server(uvicorn.Server):
    """uvicorn without its signal handlers: the tests' own process keeps them."""

    def __init__(self, app: Any) -> None:
        super().__init__(uvicorn.Config(app, log_level="error", lifespan="off", timeout_graceful_shutdown=1))

    @contextmanager
    def capture_signals(self) -> Iterator[None]:
        yield


class LoopbackServer:
    """Serves an app from a thread, on a free port, until closed."""

    def __init__(self, app: Any) -> None:
        self._server = _Server(app)
        self._socket = free_socket()
        self.address = address_of(self._socket)
        self._thread = threading.Thread(target=self._run, daemon=True)
        self._thread.start()
        _wait_until_started(self._server)

    def _run(self) -> None:
        asyncio.run(self._server.serve(sockets=[self._socket]))

    def close(self) -> None:
        """Stops serving."""
        self._server.should_exit = True
        self._thread.join(STARTS_WITHIN)
        self._socket.close()


def _wait_until_started(server: uvicorn.Server) -> None:
    pause = threading.Event()
    for _ in range(int(STARTS_WITHIN / 0.01)):
        if server.started:
            return
        pause.wait(0.01)
    raise RuntimeError("a stand-in did not start")


def free_socket() -> socket.socket:
    """A bound socket on a free port, so that the address is known before the app is built."""
    bound = socket.socket()
    bound.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    bound.bind(("127.0.0.1", 0))
    return bound


def address_of(bound: socket.socket) -> str:
    """The web address of a bound socket."""
    return f"http://127.0.0.1:{bound.getsockname()[1]}"


@asynccontextmanager
async def serving(app: Any, bound: socket.socket) -> AsyncIterator[str]:
    """Serves an app in the running event loop for the length of the block; gives its address."""
    server = _Server(app)
    task = asyncio.create_task(server.serve(sockets=[bound]))
    while not server.started and not task.done():  # noqa: ASYNC110 - uvicorn tells it in no other way
        await asyncio.sleep(0.01)
    try:
        yield address_of(bound)
    finally:
        server.should_exit = True
        await task
        bound.close()
