"""What a step of a turn is: it looks at the turn, notes what it finds there, and may decide it."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass

from bot.clock import Clock
from bot.conversation.engine import Engine
from bot.conversation.reading import Turn
from bot.database.session import Database
from bot.inbox.accept import RiskRules


@dataclass(frozen=True)
class Tools:
    """What steps look things up with."""

    database: Database
    engine: Engine
    clock: Clock
    rules: RiskRules


type Step = Callable[[Turn, Tools], Awaitable[None]]
