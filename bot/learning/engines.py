"""The engines as learning sees them; `bot.conversation.engine` is them."""

from typing import Protocol

from bot.errors import PaceError


class ModelRefused(PaceError):
    """An engine did not take a model; the text says why."""


class Engines(Protocol):
    """Which model answers, and another one put in its place."""

    async def models(self) -> list[str]:
        """The name of the model that each engine answers with. Raises EngineUnavailable."""
        ...

    async def load_model(self, path: str) -> None:
        """Puts a trained model in, on every engine. Texts under way are answered by the one they began with.

        Raises ModelRefused or EngineUnavailable; some engines may have it by then.
        """
        ...
