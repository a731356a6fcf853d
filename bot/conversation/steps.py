"""What a step of a turn is: it looks at the turn, notes what it finds there, and may decide it."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass

from bot.clock import Clock
from bot.conversation.engine import Engine, Understood
from bot.conversation.places import open_places
from bot.conversation.reading import Turn
from bot.database.session import Database
from bot.handover import rota, spoken
from bot.inbox.accept import RiskRules


@dataclass(frozen=True)
class Tools:
    """What steps look things up with."""

    database: Database
    engine: Engine
    clock: Clock
    rules: RiskRules


async def meaning_of(turn: Turn, tools: Tools, *texts: str) -> list[Understood]:
    """What texts mean by themselves, and what each does in the places that lie open."""
    return await tools.engine.understand(list(texts), open_places(turn))


async def hours_said(turn: Turn, tools: Tools) -> str:
    """When key workers for the parent's area are in, as it is said; one query of the rota."""
    async with tools.database.reading() as session:
        return spoken.hours(await rota.area_presence(session, turn.parent.area, tools.clock()))


type Step = Callable[[Turn, Tools], Awaitable[None]]
