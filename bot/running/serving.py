"""The two kinds of app process: `serve` answers the web and the engine's actions, `work` runs jobs."""

import asyncio
import contextlib
import signal
from urllib.parse import urlparse

import uvicorn

from bot.app import Pace
from bot.running.checks import check_keys
from bot.settings import Settings

JOBS_AT_ONCE = 8


async def serve(settings: Settings) -> None:
    """Serves the web on PORT and the actions where ACTIONS_URL says, until told to stop."""
    pace = Pace(settings)
    async with pace.running():
        await check_keys(pace.database)
        actions = urlparse(settings.actions_url)
        servers = [
            _server(pace.web(), "0.0.0.0", settings.port),  # noqa: S104  (parents' providers and browsers reach it)
            _server(pace.actions(), actions.hostname or "127.0.0.1", actions.port or 5055),
        ]
        async with pace.listening():
            await _until_signal(servers)


def _server(app: object, host: str, port: int) -> uvicorn.Server:
    config = uvicorn.Config(
        app,  # type: ignore[arg-type]
        host=host,
        port=port,
        log_config=None,  # its lines go where ours go, and hold as little
        access_log=False,
        proxy_headers=False,
        timeout_graceful_shutdown=3,
    )
    return uvicorn.Server(config)


async def _until_signal(servers: list[uvicorn.Server]) -> None:
    """Runs the servers together: uvicorn's own signal handling expects to be alone."""

    def stop() -> None:
        for server in servers:
            server.should_exit = True

    loop = asyncio.get_running_loop()
    for server in servers:
        server.capture_signals = contextlib.nullcontext  # type: ignore[assignment, method-assign]
    for name in (signal.SIGINT, signal.SIGTERM):
        loop.add_signal_handler(name, stop)
    await asyncio.gather(*(server.serve() for server in servers))


async def work(settings: Settings) -> None:
    """Runs jobs until told to stop; a job under way is finished first."""
    pace = Pace(settings)
    async with pace.running():
        await check_keys(pace.database)
        await pace.queue.run_worker_async(concurrency=JOBS_AT_ONCE, shutdown_graceful_timeout=8.0)
