"""A step of a turn: what is said right after a topic was closed, with nothing asked."""

import re

from bot.conversation import by_name, once_closed
from bot.conversation.choosing import asking
from bot.conversation.places import CLOSED, move_in
from bot.conversation.reading import Turn
from bot.conversation.steps import Tools
from bot.conversation.thanking import THANKS as THANKED
from bot.handover.spoken import WAYS_OUT
from bot.messages import Choice, Saying

MOST_SHOWN = 3
SAID = {"agrees": "utter_goodbye", "will_text": "utter_not_now", "for_somebody": "utter_for_somebody"}
THANKS = re.compile(rf"\b{THANKED}\b", re.IGNORECASE)


async def hear_after_a_close(turn: Turn, tools: Tools) -> None:
    """The list once more, one of it, or a word that asks for nothing and gets no menu."""
    busy = turn.is_plain or turn.question is not None or turn.denied is not None or turn.verdict.risk is not None
    if busy or not turn.stands.closed or turn.offered:
        return
    found = once_closed.one_of(turn.words, turn.listed[:MOST_SHOWN]) or by_name.named(turn.words, turn.listed, None)
    if isinstance(found, Choice):
        turn.payload = found.payload
        return
    if len(found) == 1:
        turn.payload = asking(found[0]) if by_name.asks_about(turn.words, found[0]) else found[0].payload
        return
    move = move_in(turn, CLOSED)
    if move == "list_back":
        if turn.listed:
            turn.answer(Saying("utter_where_we_were", choices=(*turn.listed[:MOST_SHOWN], *WAYS_OUT)))
    elif move == "agrees" and THANKS.search(turn.words):
        turn.answer(Saying("utter_thanks"))
    elif move in SAID:
        turn.answer(Saying(SAID[move]))
