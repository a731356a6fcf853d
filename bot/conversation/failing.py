"""What a parent is told when a turn cannot be taken: the engine is away, or one text fails again and again."""

from bot.clock import Clock
from bot.conversation.reading import Turn
from bot.database.session import Database
from bot.database.tables import Address, Conversation, InboundText
from bot.messages import Choice, Saying
from bot.outbox.outbox import Outbox

MOST_ATTEMPTS = 3
"""After this many failures of one text (not of the engine as a whole) the parent is told, and a person offered."""


class Failures:
    """Says honestly that something of ours does not work."""

    def __init__(self, database: Database, outbox: Outbox, clock: Clock) -> None:
        self._database = database
        self._outbox = outbox
        self._clock = clock

    async def hold(self, turn: Turn) -> None:
        """The engine is away: the parent is told so once, honestly, and the text waits."""
        if turn.holding:
            return
        async with self._database.transaction() as session:
            conversation = await session.get_one(Conversation, turn.parent.id, with_for_update=True)
            if conversation.holding_since is not None:
                return
            conversation.holding_since = self._clock()
            address = await session.get_one(Address, turn.address.id)
            await self._outbox.say(
                session,
                address,
                Saying("holding"),
                self._clock(),
                answers=(turn.text.id, turn.text.received_at),
            )

    async def failed(self, turn: Turn) -> None:
        """Counts a failure of this one text; after the last attempt the parent gets an honest way on."""
        async with self._database.transaction() as session:
            text = await session.get_one(InboundText, turn.text.id, with_for_update=True)
            text.attempts += 1
            if text.attempts < MOST_ATTEMPTS or text.taken_at is not None:
                return
            text.taken_at = self._clock()
            address = await session.get_one(Address, turn.address.id)
            saying = Saying(
                "could_not_answer",
                choices=(Choice("A person, please", "/talk_to_person"), Choice("Try something else", "/menu")),
            )
            await self._outbox.say(session, address, saying, self._clock(), answers=(text.id, text.received_at))
