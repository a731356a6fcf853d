"""Which places of a talk lie open when a text comes, and what the text does there: its move.

A place is what we said last, as far as it changes what a text means: the details of one service, a question of the plan,
numbers for danger. The moves of each are learnt from data/nlu/moves.
"""

import re
from collections.abc import Callable, Mapping
from typing import Any

from bot.conversation import may_i_ask, with_contact_open, with_one_open
from bot.conversation.beside_the_request import names_the_worker
from bot.conversation.choosing import services_among
from bot.conversation.meaning import surely, surely_needs
from bot.conversation.reading import Turn
from bot.conversation.straight_questions import is_where_asked
from bot.plans.shown import GOING_WELL, GOOD_AT

Moves = Mapping[str, Mapping[str, Any]]
"""By place: the id of a move, and the confidence."""
ELSE = "else"
"""The text leaves what lies open for something new."""
SERVICE, CONTACT, WORKER, MAY_I_ASK, CLOSED = "service", "contact", "worker", "may_i_ask", "closed"
LIST, WHERE = "list", "where"
TEXT_SET, TEXT_CAME, DANGER = "text_set", "text_came", "danger"
PLAN = {GOING_WELL: "plan_strength", GOOD_AT: "plan_strength", "want": "plan_want", "how": "plan_how"}
"""The place of each question of the plan."""
LIKELY, SURE = 0.5, 0.75
"""From so sure on a move goes before what the text would be by itself; and undoes or consents to something."""

ACTS_OF_THEIR_OWN = frozenset(
    "check_in talk_to_person my_plan stop delete_my_data correct_my_data pause discreet complaint suggest"
    " feedback".split()
)
"""What a text surely is by itself goes before what it does to a list, or where whereabouts was asked."""
OF_OUR_TEXTS = frozenset({"discreet", "pause"})
"""... but for these: `only text in the morning` may be for them, where a service lies open."""
PLAIN = frozenset(
    "missed when who from late no_word too_long knows_you no_number not_me nothing_to_do nothing_needed meanwhile"
    " ashamed".split()
)
"""Moves that hardly any text of risk looks like, whichever place it comes in: no others may keep an alarm back."""
PLAINLY = 0.91
ASKS_WHO = re.compile(r"^\W*(?:(?:and|so|but|ok|eh)\W+)*(?:who|wha|whae|hu)\b", re.IGNORECASE)
"""`who is it that rings`; in `who would believe it` nobody asks who is meant."""
FEW_WORDS = 14


def _asked(turn: Turn) -> str:
    return str((turn.question or {}).get("what"))


def waits_to_be_asked(turn: Turn) -> bool:
    """Whether the last that we said was that a service will be asked to get in touch."""
    return turn.stands.waiting and with_contact_open.waits_to_be_asked(turn.offered)


def worker_lies_open(turn: Turn) -> bool:
    """Whether a key worker is waited for and was spoken of last, or is named in the text."""
    return turn.stands.waiting and (turn.stands.request_spoken_of or names_the_worker(turn.text.body))


OPEN: tuple[tuple[str, Callable[[Turn], bool]], ...] = (
    (LIST, lambda turn: bool(services_among(turn.offered))),
    (WHERE, lambda turn: is_where_asked(turn.offered)),
    (SERVICE, lambda turn: with_one_open.open_service(turn.offered) is not None),
    (CONTACT, lambda turn: with_contact_open.is_asked_about(turn.offered) or waits_to_be_asked(turn)),
    (WORKER, worker_lies_open),
    (MAY_I_ASK, lambda turn: may_i_ask.asked_among(turn.offered) is not None),
    (CLOSED, lambda turn: turn.stands.closed),
    (TEXT_SET, lambda turn: _asked(turn) == "set_time"),
    (TEXT_CAME, lambda turn: turn.stands.text_came),
    (DANGER, lambda turn: turn.stands.danger_spoken_of),
)


def open_places(turn: Turn) -> list[str]:
    """The places that lie open."""
    plan = PLAN.get(_asked(turn))
    return [place for place, lies_open in OPEN if lies_open(turn)] + ([plan] if plan else [])


def moves_of(turn: Turn) -> Moves:
    """The likeliest move of each place that lies open, as the engine gives it; none where the text was not looked at."""
    found: Moves = (turn.understood or {}).get("moves", {})
    return found


def move_in(turn: Turn, place: str) -> str:
    """What the text does in a place that lies open; ELSE also where the move is doubtful and an act or need is not."""
    move, confidence = _likeliest(turn, place)
    of_its_own = surely(turn.understood) is not None or surely_needs(turn.understood)
    return ELSE if confidence < LIKELY and of_its_own else move


def is_act_of_its_own(turn: Turn, place: str) -> bool:
    """Whether a text surely is an act that goes before what it does there."""
    act = surely(turn.understood)
    if act in OF_OUR_TEXTS and is_sure(turn, place) and move_in(turn, place) != ELSE:
        return False
    return act in ACTS_OF_THEIR_OWN


def is_likely(turn: Turn, place: str) -> bool:
    """Whether the move is likelier than not."""
    return _likeliest(turn, place)[1] >= LIKELY


def is_sure(turn: Turn, place: str) -> bool:
    """Whether the move is plain enough to undo something by it, or to take it for consent."""
    return _likeliest(turn, place)[1] >= SURE


def plainly_of_what_lies_open(words: str, moves: Moves) -> bool:
    """Whether few words plainly ask about what lies open, or are ashamed of it: a weak sign of risk in them is none.

    `moves` are those that the engine gives. Of 1,500 short phrases of risk, put in each place, none that is only a
    weak sign was passed over by it.
    """
    few = len(words.split()) <= FEW_WORDS
    return few and any(
        move["id"] in PLAIN and move["confidence"] >= PLAINLY
        for place, move in moves.items()
        if place not in (CLOSED, DANGER) and (move["id"] != "who" or ASKS_WHO.match(words))
    )


def move_of(understood: Mapping[str, Any], place: str, least: float = 0.0) -> str:
    """What a part of the text, understood by itself, does in a place; ELSE where that is less sure than `least`."""
    moved = understood.get("moves", {}).get(place)
    return str(moved["id"]) if moved and moved["confidence"] >= least else ELSE


def _likeliest(turn: Turn, place: str) -> tuple[str, float]:
    moved = moves_of(turn).get(place)
    return (str(moved["id"]), float(moved["confidence"])) if moved else (ELSE, 0.0)
