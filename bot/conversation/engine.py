"""The engine as the app sees it: a turn goes in with its state and comes out with messages, effects and new state."""

import asyncio
import contextlib
import itertools
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

import httpx

from bot.errors import EngineUnavailable, TurnFailed
from bot.learning.engines import ModelRefused
from bot.messages import Choice, Saying

LOADING_SECONDS = 120.0
Understood = dict[str, Any]
"""What a text means, as the engine's `/understand` gives it (docs/architecture.md)."""


@dataclass(frozen=True)
class TurnIn:
    """What the engine needs for one turn. `payload` is set when the parent picked a choice."""

    sender: str
    text: str
    payload: str | None
    now: datetime
    metadata: dict[str, Any]
    state: dict[str, Any] | None
    understood: Understood | None


@dataclass(frozen=True)
class TurnOut:
    """What the engine decided. Nothing of it is kept until the turn is written."""

    sayings: tuple[Saying, ...]
    effects: tuple[dict[str, Any], ...]
    slots: dict[str, Any]
    state: dict[str, Any]
    understood: Understood | None


class Engine:
    """Asks an engine over loopback HTTP; with several (addresses with commas), each in its turn.

    One that has not answered in `deadline` seconds is away, nor in a quarter of that when it only has to connect or
    say how it is. Raises EngineUnavailable or TurnFailed.
    """

    def __init__(self, addresses: str, deadline: float = 8.0) -> None:
        self._deadline = deadline
        self._shortly = deadline / 4
        timeout = httpx.Timeout(deadline, connect=self._shortly)
        self._engines = [
            httpx.AsyncClient(base_url=address, timeout=timeout, trust_env=False) for address in addresses.split(",")
        ]
        self._next = itertools.cycle(self._engines)

    async def turn(self, turn: TurnIn) -> TurnOut:
        """Takes one turn. A state that the engine cannot read any more is left behind: the talk begins afresh."""
        question = {
            "sender": turn.sender,
            "text": turn.text,
            "payload": turn.payload,
            "now": turn.now.isoformat(),
            "metadata": turn.metadata,
            "state": turn.state,
            "understood": turn.understood,
        }
        try:
            answer = await self._ask("/turn", question)
        except TurnFailed as failed:
            if not failed.reason.startswith("state") or turn.state is None:
                raise
            answer = await self._ask("/turn", question | {"state": None})
        return TurnOut(
            sayings=tuple(_saying(message) for message in answer["messages"]),
            effects=tuple(answer["effects"]),
            slots=answer["slots"],
            state=answer["state"],
            understood=answer.get("understood"),
        )

    async def understand(self, texts: list[str], places: Sequence[str] = ()) -> list[Understood]:
        """What each text means by itself, and does in those places of a talk (bot.conversation.places)."""
        answer = await self._ask("/understand", {"texts": texts, "places": list(places)})
        return list(answer["results"])

    async def ready(self) -> bool:
        """Whether every engine answers and has a model."""
        try:
            answers = [await engine.get("/health", timeout=self._shortly) for engine in self._engines]
            return all(answer.json()["ready"] for answer in answers)
        except (httpx.HTTPError, KeyError, ValueError):
            return False

    async def models(self) -> list[str]:
        """The name of the model that each engine answers with. Raises EngineUnavailable."""
        try:
            answers = [await engine.get("/health", timeout=self._shortly) for engine in self._engines]
            return [str(answer.json()["model"]) for answer in answers]
        except (httpx.HTTPError, KeyError, ValueError) as away:
            raise EngineUnavailable("The engine does not answer") from away

    async def load_model(self, path: str) -> None:
        """Puts a trained model in, one engine after the other, while each goes on answering with its old one.

        Raises ModelRefused or EngineUnavailable; engines asked earlier have it by then.
        """
        for engine in self._engines:
            try:
                answer = await engine.post("/model", json={"path": path}, timeout=LOADING_SECONDS)
            except httpx.HTTPError as away:
                raise EngineUnavailable("An engine did not answer while the model was put in.") from away
            if answer.status_code != 200:
                raise ModelRefused("An engine could not use the model.")

    async def _ask(self, path: str, question: dict[str, Any]) -> dict[str, Any]:
        try:
            async with asyncio.timeout(self._deadline):
                response = await self._first_to_connect(path, question)
        except (httpx.HTTPError, TimeoutError) as away:
            raise EngineUnavailable("the engine did not answer") from away
        if response.status_code == 500:
            raise TurnFailed(response.json().get("error", "internal"))
        if response.status_code == 422:
            raise TurnFailed(str(response.json().get("detail", "bad_request")).split(":")[0])
        if response.status_code != 200:
            raise EngineUnavailable(f"the engine answered {response.status_code}")
        answer: dict[str, Any] = response.json()
        return answer

    async def _first_to_connect(self, path: str, question: dict[str, Any]) -> httpx.Response:
        """Asks the next engine; one that is not there is passed over while another is."""
        for _ in self._engines[1:]:
            with contextlib.suppress(httpx.ConnectError, httpx.ConnectTimeout):
                return await next(self._next).post(path, json=question)
        return await next(self._next).post(path, json=question)

    async def close(self) -> None:
        """Lets go of the connections."""
        for engine in self._engines:
            await engine.aclose()


def _saying(message: dict[str, Any]) -> Saying:
    choices = tuple(Choice.from_json(choice) for choice in message["choices"])
    variables = {name: str(value) for name, value in (message.get("variables") or {}).items()}
    return Saying(message["wording"], variables, choices, message.get("text"))
