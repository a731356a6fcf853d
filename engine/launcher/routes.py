"""The engine's HTTP routes, for the app alone: nothing here is reachable from outside."""

from __future__ import annotations

import json
import logging
from typing import Any

from aiohttp import web

from engine.launcher import contract, turns
from engine.launcher.failures import ACTIONS_AWAY, INTERNAL, BadRequest, ModelUnusable, TurnFailed
from engine.launcher.models import LiveModel
from engine.quiet import place_of

LARGEST_BODY = 4 * 1024 * 1024
LIVE_MODEL: web.AppKey[LiveModel] = web.AppKey("live_model", LiveModel)

log = logging.getLogger(__name__)


def application(model: LiveModel) -> web.Application:
    """The app's routes around one live model."""
    app = web.Application(middlewares=[_failures_as_answers], client_max_size=LARGEST_BODY)
    app[LIVE_MODEL] = model
    app.add_routes(
        [
            web.get("/health", health),
            web.post("/turn", turn),
            web.post("/understand", understand),
            web.post("/model", change_model),
        ]
    )
    return app


async def health(request: web.Request) -> web.Response:
    """Which model answers."""
    return web.json_response({"ready": True, "model": request.app[LIVE_MODEL].name})


async def turn(request: web.Request) -> web.Response:
    """A turn with its state in, messages, effects and the new state out."""
    asked = contract.read_turn(await _body(request))
    return web.json_response(await turns.take_turn(request.app[LIVE_MODEL].processor, asked))


async def understand(request: web.Request) -> web.Response:
    """What texts mean, without a turn."""
    asked = contract.read_texts(await _body(request))
    return web.json_response({"results": await turns.understand(request.app[LIVE_MODEL].processor, asked)})


async def change_model(request: web.Request) -> web.Response:
    """Swap another model in; answers like /health."""
    await request.app[LIVE_MODEL].load_other(contract.read_path(await _body(request)))
    return await health(request)


async def _body(request: web.Request) -> Any:
    try:
        return await request.json()
    except (json.JSONDecodeError, UnicodeDecodeError) as problem:
        raise BadRequest("the body is not JSON") from problem


@web.middleware
async def _failures_as_answers(request: web.Request, handler: Any) -> web.StreamResponse:
    try:
        answer: web.StreamResponse = await handler(request)
    except (BadRequest, ModelUnusable) as refused:
        log.warning("%s refused: %s", request.path, refused)
        return web.json_response({"error": "bad_request", "detail": str(refused)}, status=422)
    except TurnFailed as failed:
        log.warning("turn failed: %s (%s)", failed.code, failed.where)
        return web.json_response({"error": failed.code}, status=503 if failed.code == ACTIONS_AWAY else 500)
    except web.HTTPException:
        raise
    except Exception as problem:
        log.error("%s failed: %s", request.path, place_of(problem))
        return web.json_response({"error": INTERNAL}, status=500)
    return answer
