"""What a turn changes for good. Actions ask for effects as data; here each is applied, in the turn's transaction."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from sqlalchemy.ext.asyncio import AsyncSession

from bot.database.jobs import Jobs
from bot.database.tables import Address, InboundText, Parent
from bot.errors import PaceError
from bot.messages import Saying


class UnknownEffect(PaceError):
    """An action asked for an effect that nobody here knows how to apply."""


@dataclass(frozen=True)
class EffectContext:
    """What an effect may need: the open transaction, who it is about, and when the parent's text arrived."""

    session: AsyncSession
    parent: Parent
    address: Address
    text: InboundText
    now: datetime
    jobs: Jobs
    introduced: bool = True
    """Whether the parent was told who this is."""
    sayings: list[tuple[Address, Saying]] = field(default_factory=list)
    """What an effect has to say because only it knows what came of it, and where."""


Effect = Callable[[EffectContext, dict[str, Any]], Awaitable[None]]
_known: dict[str, Effect] = {}


def effect(kind: str) -> Callable[[Effect], Effect]:
    """Marks the function that applies effects of one kind."""

    def register(function: Effect) -> Effect:
        _known[kind] = function
        return function

    return register


async def apply_effects(context: EffectContext, effects: tuple[dict[str, Any], ...]) -> None:
    """Applies each in order. Raises UnknownEffect, so that nothing asked for is silently dropped."""
    for data in effects:
        function = _known.get(data["kind"])
        if function is None:
            raise UnknownEffect(f"no effect is called {data['kind']}")
        await function(context, data)
