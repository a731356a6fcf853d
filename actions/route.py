"""Where the engine asks for actions: one private route over rasa-sdk's executor."""

import hmac
import logging
import traceback
from typing import Any

from fastapi import FastAPI, HTTPException, Request
from rasa_sdk.executor import ActionExecutor
from rasa_sdk.interfaces import ActionExecutionRejection, ActionNotFoundException

log = logging.getLogger(__name__)

SECRET_HEADER = "X-Actions-Secret"  # noqa: S105


def actions_app(executor: ActionExecutor, secret: str) -> FastAPI:
    """POST /actions as Rasa calls an action server, for whoever knows the secret; GET /health."""
    app = FastAPI(title="Actions", openapi_url=None, docs_url=None, redoc_url=None)

    @app.post("/actions")
    async def run_action(request: Request) -> dict[str, Any]:
        if not _knows(request, secret):
            raise HTTPException(401, "the secret does not match")
        call = await request.json()
        name = call.get("next_action")
        try:
            # No action reads the domain; without one the executor would refuse the call.
            result = await executor.run({**call, "domain": {}})
        except ActionNotFoundException:
            raise HTTPException(404, f"no action {name}") from None
        except ActionExecutionRejection:
            raise HTTPException(400, f"{name} refused") from None
        except Exception as problem:
            # Neither the message nor the values of a failure are logged: they may hold what somebody wrote.
            log.error("action %s failed: %s at %s", name, type(problem).__name__, _place(problem))
            raise HTTPException(500, f"{name} failed") from None
        return result.model_dump() if result else {"events": [], "responses": []}

    @app.get("/health")
    async def health() -> dict[str, int]:
        return {"actions": len(executor.actions)}

    return app


def _place(problem: Exception) -> str:
    frame = traceback.extract_tb(problem.__traceback__)[-1]
    return f"{frame.filename}:{frame.lineno}"


def _knows(request: Request, secret: str) -> bool:
    given = request.headers.get(SECRET_HEADER, "")
    return bool(secret) and hmac.compare_digest(given.encode(), secret.encode())
