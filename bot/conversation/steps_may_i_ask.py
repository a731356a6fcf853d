"""A step of a turn: what is said to `may I text you once, to ask how it was?`, in more words than yes or no."""

from dataclasses import replace
from datetime import datetime

from bot.conversation import choosing
from bot.conversation.agreeing import words_beside_yes
from bot.conversation.choosing import Chosen
from bot.conversation.may_i_ask import (
    MAY_ASK,
    asked_among,
    asks_of_the_service,
    at,
    moment_in,
    service_in,
    usual_moment,
)
from bot.conversation.not_after_all import takes_back_the_asking
from bot.conversation.places import ELSE, MAY_I_ASK, is_sure, move_in
from bot.conversation.reading import Turn
from bot.conversation.steps import Tools
from bot.directory.offers import service_named
from bot.messages import Choice, Saying
from bot.plans.when import Habits, said_back
from bot.safety.verdict import Verdict

EXPLAINED, LATER, THEN, WHAT = (
    "utter_may_ask_explained",
    "utter_may_ask_later",
    "utter_may_ask_then",
    "utter_may_ask_what",
)
WORDINGS = {"asks": EXPLAINED, "watched": "utter_may_ask_watched", "read_by": "utter_may_ask_read", "unsure": LATER}


async def answer_whether_to_ask(turn: Turn, tools: Tools) -> None:
    """Sets nothing on a guess: another time is asked about, a question answered, and what is unsure left open."""
    yes = asked_among(turn.offered)
    if yes is None or turn.text.button or turn.verdict.risk is not None or turn.denied is not None:
        return
    if choosing.choose(turn.text.body, turn.offered) is not None or _number_asked_too(turn, yes):
        return
    move = move_in(turn, MAY_I_ASK)
    if move == ELSE or (turn.stands.waiting and takes_back_the_asking(turn.words)):
        return
    now, habits = turn.text.received_at, Habits.of(turn.parent)
    usual = usual_moment(now, habits)
    moment = moment_in(turn.text.body, usual, now, habits)
    sure = is_sure(turn, MAY_I_ASK)
    turn.ask_again, turn.chosen = False, None
    match move:
        case "fears":
            turn.verdict, turn.decided = Verdict("domestic_abuse", sure=False), True
        case "no":
            turn.chosen = _no(turn, yes)
        case "yes" | "then" if sure and (move == "yes" or moment is not None):
            turn.chosen = _yes(turn, yes, moment)
        case "then" | "perhaps_then" | "yes" if moment is not None:
            then = replace(yes, payload=at(yes, moment))
            choices = tuple(then if each is yes else each for each in turn.offered)
            turn.answer(Saying(THEN, {"moment": said_back(moment, now)}, choices))
        case "then" | "perhaps_then":
            turn.answer(Saying(LATER))
        case "what":
            turn.answer(await _what(turn, tools, yes, said_back(usual, now)))
        case _:
            turn.answer(_said(turn, WORDINGS.get(move, EXPLAINED), said_back(usual, now)))


def _no(turn: Turn, yes: Choice) -> Chosen | None:
    others = ((n, each) for n, each in enumerate(turn.offered, 1) if each is not yes)
    return next((Chosen(n, each) for n, each in others if each.payload.startswith(MAY_ASK)), None)


def _yes(turn: Turn, yes: Choice, moment: datetime | None) -> Chosen:
    """The yes, at the time that was named."""
    moved = replace(yes, payload=at(yes, moment)) if moment else yes
    return Chosen(turn.offered.index(yes) + 1, moved)


def _number_asked_too(turn: Turn, yes: Choice) -> bool:
    """A yes with a question about the service is both: the text is set, and the question answered."""
    beside = words_beside_yes(turn.text.body)
    service = service_in(yes)
    if not beside or service is None or not asks_of_the_service(beside):
        return False
    turn.chosen_first, turn.chosen, turn.ask_again = Chosen(turn.offered.index(yes) + 1, yes), None, False
    turn.part = beside
    turn.payload = choosing.asking_of(service)
    return True


async def _what(turn: Turn, tools: Tools, yes: Choice, moment: str) -> Saying:
    async with tools.database.reading() as session:
        named = await service_named(session, service_in(yes) or "")
    if named is None:
        return _said(turn, EXPLAINED, moment)
    return Saying(WHAT, {"service": named[0].name, "moment": moment}, turn.offered)


def _said(turn: Turn, wording: str, moment: str) -> Saying:
    return Saying(wording) if wording == LATER else Saying(wording, {"moment": moment}, turn.offered)
