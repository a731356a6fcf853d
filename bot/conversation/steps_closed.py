"""A step of a turn: what is said right after a topic was closed, with nothing asked."""

import re

from bot.conversation import once_closed
from bot.conversation.once_closed import Closed
from bot.conversation.reading import Turn
from bot.conversation.steps import Tools
from bot.conversation.thanking import THANKS as THANKED
from bot.handover.spoken import WAYS_OUT
from bot.messages import Saying

MOST_SHOWN = 3
THANKS = re.compile(rf"\b{THANKED}\b", re.IGNORECASE)


async def hear_after_a_close(turn: Turn, tools: Tools) -> None:
    """The list once more, one of it, or a word that asks for nothing and gets no menu."""
    busy = turn.is_plain or turn.question is not None or turn.denied is not None or turn.verdict.risk is not None
    if busy or not turn.stands.closed or turn.offered:
        return
    if (service := once_closed.one_of(turn.words, turn.listed[:MOST_SHOWN])) is not None:
        turn.payload = service.payload
        return
    found = once_closed.heard_in(turn.words)
    if found is Closed.LIST_BACK and turn.listed:
        turn.answer(Saying(found.value, choices=(*turn.listed[:MOST_SHOWN], *WAYS_OUT)))
    elif found is Closed.AGREES and THANKS.search(turn.words):
        turn.answer(Saying("utter_thanks"))
    elif found is not None and found is not Closed.LIST_BACK:
        turn.answer(Saying(found.value))
