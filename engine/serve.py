"""`python -m engine.serve --port N --model models/`: the engine, on loopback, until it is told to stop.

The app's actions are called at ACTIONS_URL with ACTIONS_SECRET (see endpoints.yml). Exit code 2 and one line
when it cannot start.
"""

from __future__ import annotations

import argparse
import asyncio
import os
import signal
import sys
from pathlib import Path

from aiohttp import web

from engine import quiet
from engine.launcher.actions_endpoint import ActionsEndpoint
from engine.launcher.failures import ModelUnusable
from engine.launcher.models import LiveModel
from engine.launcher.routes import application

HOST = "127.0.0.1"
LAST_TURNS = 8.0  # seconds that turns under way get after the signal to stop; the app waits no longer either


async def serve(port: int, models: Path, endpoints: str) -> None:
    """Serve until SIGTERM or SIGINT, then finish the turns under way."""
    stop = asyncio.Event()
    for number in (signal.SIGTERM, signal.SIGINT):
        asyncio.get_running_loop().add_signal_handler(number, stop.set)
    actions = ActionsEndpoint.from_file(endpoints)
    model = LiveModel(models, actions)
    await model.load_first()
    runner = web.AppRunner(application(model), access_log=None, shutdown_timeout=LAST_TURNS)
    await runner.setup()
    try:
        site = web.TCPSite(runner, HOST, port)
        await _listen(site, port)
        print(f"engine ready on http://{HOST}:{runner.addresses[0][1]} with model {model.name}", flush=True)
        await stop.wait()
    finally:
        await runner.cleanup()
        await actions.close()


async def _listen(site: web.TCPSite, port: int) -> None:
    try:
        await site.start()
    except OSError as problem:
        why = os.strerror(problem.errno or 0).lower()
        raise OSError(f"cannot listen on port {port} of {HOST}: {why}") from problem


def main(arguments: list[str] | None = None) -> int:
    """Read the command line and serve."""
    parser = argparse.ArgumentParser(prog="engine.serve", description="Serve the engine on loopback.")
    parser.add_argument("--port", type=int, required=True, help="0 takes a free one and prints it")
    parser.add_argument("--model", type=Path, default=Path("models"), help="a trained model or a folder of them")
    parser.add_argument("--endpoints", default="endpoints.yml", help="where actions are called")
    given = parser.parse_args(arguments)
    quiet.log_without_texts()
    try:
        asyncio.run(serve(given.port, given.model, given.endpoints))
    except (ModelUnusable, OSError, ValueError) as problem:
        print(f"engine: {problem}", file=sys.stderr)
        return 2
    return 0


if __name__ == "__main__":
    sys.exit(main())
