"""What a step of a turn is: it looks at the turn, notes what it finds there, and may decide it."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass

from bot.clock import Clock
from bot.conversation.engine import Engine
from bot.conversation.reading import Turn
from bot.database.session import Database
from bot.messages import Choice

A_PERSON_PERHAPS = (
    Choice("A person, please", "/talk_to_person", ("yes", "aye", "yes please", "aye please")),
    Choice("Something else", "/menu"),
    Choice("Not now", "/not_now"),
)


@dataclass(frozen=True)
class Tools:
    """What steps look things up with."""

    database: Database
    engine: Engine
    clock: Clock


type Step = Callable[[Turn, Tools], Awaitable[None]]
