"""How the engine calls the app's actions: one kept connection, a short deadline, every failure named."""

from __future__ import annotations

import asyncio
import contextlib
import json
import math
from typing import Any

import aiohttp
import jsonschema
from rasa.core.actions.action import RemoteAction
from rasa.shared.exceptions import RasaException
from rasa.utils.endpoints import EndpointConfig, read_endpoint_config

from engine.launcher.contract import Json
from engine.launcher.failures import ACTION_FAILED, ACTION_TIMEOUT, ACTIONS_AWAY, TurnFailed

DEADLINE = 2.0  # seconds, where endpoints.yml gives none; Rasa's own is 300

_schema = RemoteAction.action_response_format_spec()
_answer_validator = jsonschema.validators.validator_for(_schema)(_schema)


class ActionsEndpoint(EndpointConfig):
    """The app's /actions, as `action_endpoint` in endpoints.yml describes it.

    `deadline`: seconds for one action, as a number or as text. Raises ValueError where it is not above 0.
    """

    def __init__(self, *args: Any, deadline: float | str = DEADLINE, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.deadline = _seconds(deadline)
        self._kept_session: aiohttp.ClientSession | None = None

    @classmethod
    def from_file(cls, path: str) -> ActionsEndpoint:
        """Read endpoints.yml, in which ${NAME} stands for a variable of the environment. Raises ValueError."""
        try:
            read = read_endpoint_config(path, "action_endpoint")
        except RasaException as problem:
            raise ValueError(f"{path} cannot be read: are ACTIONS_URL and ACTIONS_SECRET set?") from problem
        if read is None or not read.url:
            raise ValueError(f"{path} gives no address for actions")
        return cls(read.url, headers=read.headers, **read.kwargs)

    async def request(self, *args: Any, **kwargs: Any) -> Any:
        """Run the action named in `json`; its answer. Raises TurnFailed, never one of aiohttp's errors."""
        call = kwargs["json"]
        action = call["next_action"]
        try:
            try:
                return await self._call(call)
            except (aiohttp.ServerDisconnectedError, aiohttp.ClientOSError) as lost:
                if isinstance(lost, aiohttp.ClientConnectorError):  # nobody is there
                    raise
                return await self._call(call)  # a kept connection was closed meanwhile; actions only read
        except asyncio.TimeoutError as slow:
            raise TurnFailed(ACTION_TIMEOUT, action) from slow
        except aiohttp.ClientConnectorError as nobody:
            raise TurnFailed(ACTIONS_AWAY, action) from nobody
        except (aiohttp.ClientError, json.JSONDecodeError) as problem:
            raise TurnFailed(ACTION_FAILED, f"{action}: {type(problem).__name__}") from problem

    async def _call(self, call: Json) -> Any:
        async with self._session().post(self.url, json=call, headers=self.headers) as response:
            if response.status != 200:
                raise TurnFailed(ACTION_FAILED, f"{call['next_action']} answered {response.status}")
            return await response.json()

    async def close(self) -> None:
        """Let go of the kept connections."""
        if self._kept_session is not None:
            await self._kept_session.close()

    def _session(self) -> aiohttp.ClientSession:
        if self._kept_session is None:  # made here because it belongs to the running event loop
            self._kept_session = aiohttp.ClientSession(timeout=aiohttp.ClientTimeout(total=self.deadline))
        return self._kept_session


def _seconds(given: float | str) -> float:
    with contextlib.suppress(ValueError):
        seconds = float(str(given))
        if 0 < seconds < math.inf:
            return seconds
    raise ValueError(f"the deadline of action_endpoint has to be a number of seconds above 0, not {given}")


class PreparedRemoteAction(RemoteAction):
    """Rasa's, but without checking the schema of answers anew at each answer (10 ms)."""

    def _validate_action_result(self, result: Any) -> bool:
        _answer_validator.validate(result)
        return True
