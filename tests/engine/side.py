"""A loaded model beside the tests: turns without a process or HTTP in between."""

from __future__ import annotations

import asyncio
from pathlib import Path
from typing import Any

from action_server import SECRET
from engine.launcher.actions_endpoint import ActionsEndpoint
from engine.launcher.contract import TurnRequest
from engine.launcher.models import load
from engine.launcher.turns import take_turn
from engine.models_folder import oldest_first


class Side:
    """A model and where its actions are, in an event loop of their own."""

    def __init__(self, models: Path, actions_url: str, secret: str = SECRET) -> None:
        self._loop = asyncio.new_event_loop()
        headers = {"X-Actions-Secret": secret}
        self._endpoint = ActionsEndpoint(actions_url, headers=headers, enable_selective_domain=True)
        self.processor = self._loop.run_until_complete(load(oldest_first(models)[-1], self._endpoint))

    def turn(
        self,
        said: str,
        slots: dict[str, Any] | None = None,
        state: Any = None,
        now: str = "2026-05-04T10:00:00+01:00",
    ) -> dict[str, Any]:
        request = TurnRequest(
            sender="p1",
            text=said,
            now=now,
            payload=said if said.startswith("/") else None,
            metadata={"slots": slots or {}},
            state=state,
        )
        return self._loop.run_until_complete(take_turn(self.processor, request))

    def close(self) -> None:
        self._loop.run_until_complete(self._endpoint.close())
        self._loop.close()
