"""What the engine understands of a few texts, laid down for a journey that hangs on it."""

from collections.abc import Mapping, Sequence

import pytest

from bot.app import Pace
from bot.conversation.engine import Understood


def understood_as(pace: Pace, monkeypatch: pytest.MonkeyPatch, laid_down: Mapping[str, Understood]) -> None:
    """Lays these over what is really understood of those texts; all others are understood as they are."""
    understand = pace.engine.understand

    async def laid_over(texts: list[str], places: Sequence[str] = ()) -> list[Understood]:
        found = zip(texts, await understand(texts, places), strict=True)
        return [understood | laid_down.get(text, {}) for text, understood in found]

    monkeypatch.setattr(pace.engine, "understand", laid_over)
