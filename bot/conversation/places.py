"""Which places of a talk lie open when a text comes, and what the text does there: its move.

A place is what we said last, as far as it changes what a text means: the details of one service, a question of the plan,
numbers for danger. The moves of each are learnt from data/nlu/moves.
"""

from collections.abc import Callable

from bot.conversation import may_i_ask, with_contact_open, with_one_open
from bot.conversation.meaning import surely, surely_needs
from bot.conversation.reading import Turn
from bot.plans.shown import GOING_WELL, GOOD_AT

ELSE = "else"
"""The text leaves what lies open for something new."""
SERVICE, CONTACT, WORKER, MAY_I_ASK, CLOSED = "service", "contact", "worker", "may_i_ask", "closed"
TEXT_SET, TEXT_CAME, DANGER = "text_set", "text_came", "danger"
PLAN = {GOING_WELL: "plan_strength", GOOD_AT: "plan_strength", "want": "plan_want", "how": "plan_how"}
"""The place of each question of the plan."""
LIKELY, SURE, CERTAIN = 0.5, 0.75, 0.9
"""From so sure on a move goes before what the text would be by itself; and undoes or consents to something."""


PLAIN = frozenset(
    "list_again asks in_short be_asked no_answer who from may_change missed costs passed_on your_say not_me when too_long"
    " nothing_to_do sooner late no_word what_happens knows_you who_sees nothing_needed no_number meanwhile goes_on robot"
    " waits rewords what read_by yes no then perhaps_then moves second says what_to_say how_to_stop sure one_phone agrees"
    " time not_yet why shows such_as lost sees plan whose who_does told".split()
)
SHY = frozenset({"ashamed", "worries", "no_bother", "unsure", "shrugs"})
FEW_WORDS = 14


def _asked(turn: Turn) -> str:
    return str((turn.question or {}).get("what"))


def waits_to_be_asked(turn: Turn) -> bool:
    """Whether the last that we said was that a service will be asked to get in touch."""
    return turn.stands.waiting and with_contact_open.waits_to_be_asked(turn.offered)


OPEN: tuple[tuple[str, Callable[[Turn], bool]], ...] = (
    (SERVICE, lambda turn: with_one_open.open_service(turn.offered) is not None),
    (CONTACT, lambda turn: with_contact_open.is_asked_about(turn.offered) or waits_to_be_asked(turn)),
    (WORKER, lambda turn: turn.stands.waiting and turn.stands.request_spoken_of),
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


def move_in(turn: Turn, place: str) -> str:
    """What the text does in a place that lies open; ELSE also where the move is doubtful and an act or need is not."""
    move, confidence = _likeliest(turn, place)
    of_its_own = surely(turn.understood) is not None or surely_needs(turn.understood)
    return ELSE if confidence < LIKELY and of_its_own else move


def is_likely(turn: Turn, place: str) -> bool:
    """Whether the move is likelier than not."""
    return _likeliest(turn, place)[1] >= LIKELY


def is_sure(turn: Turn, place: str) -> bool:
    """Whether the move is plain enough to undo something by it, or to take it for consent."""
    return _likeliest(turn, place)[1] >= SURE


def is_of_what_lies_open(turn: Turn, *, risk_sure: bool) -> bool:
    """Whether few words plainly ask, agree or are shy of what lies open, where the classifier alone found a risk in them.

    Of 387 texts of risk that only the classifier notices none is passed over by it, in whichever place they come.
    """
    if len(turn.text.body.split()) > FEW_WORDS:
        return False
    moves, enough = (PLAIN, CERTAIN) if risk_sure else (PLAIN | SHY, SURE)
    places = (place for place in open_places(turn) if place not in (CLOSED, DANGER))
    found = (_likeliest(turn, place) for place in places)
    return any(move in moves and confidence >= enough for move, confidence in found)


def _likeliest(turn: Turn, place: str) -> tuple[str, float]:
    moved = (turn.understood or {}).get("moves", {}).get(place)
    return (str(moved["id"]), float(moved["confidence"])) if moved else (ELSE, 0.0)
