"""A step of a turn: what is said to `may I text you once, to ask how it was?`, in more words than yes or no."""

from dataclasses import replace

from bot.conversation import choosing
from bot.conversation.agreeing import words_beside_yes
from bot.conversation.choosing import Chosen
from bot.conversation.may_i_ask import (
    MAY_ASK,
    Answer,
    Kind,
    answer_in,
    asked_among,
    asks_of_the_service,
    at,
    service_in,
    usual_moment,
)
from bot.conversation.reading import Turn
from bot.conversation.steps import Tools
from bot.directory.offers import service_named
from bot.messages import Choice, Saying
from bot.plans.when import Habits, said_back
from bot.safety.verdict import Verdict

WORDINGS = {
    Kind.ASKS: "utter_may_ask_explained",
    Kind.WATCHED: "utter_may_ask_watched",
    Kind.READ_BY: "utter_may_ask_read",
    Kind.UNSURE: "utter_may_ask_later",
}


async def answer_whether_to_ask(turn: Turn, tools: Tools) -> None:
    """Sets nothing on a guess: another time is asked about, a question answered, and what is unsure left open."""
    yes = asked_among(turn.offered)
    if yes is None or turn.text.button or turn.verdict.risk is not None or turn.denied is not None:
        return
    if choosing.choose(turn.text.body, turn.offered) is not None or _number_asked_too(turn, yes):
        return
    now, habits = turn.text.received_at, Habits.of(turn.parent)
    usual = usual_moment(now, habits)
    answer = answer_in(turn.text.body, usual, now, habits)
    if answer is None:
        return
    turn.ask_again, turn.chosen = False, None
    if answer.kind is Kind.FEARS:
        turn.verdict, turn.decided = Verdict("domestic_abuse", sure=False), True
    elif answer.kind in (Kind.YES, Kind.NO, Kind.THEN):
        turn.chosen = _picked(turn, yes, answer)
    else:
        turn.answer(await _said(turn, tools, yes, answer))
        moment = answer.moment or usual
        turn.sayings = tuple(_with_moment(each, said_back(moment, now)) for each in turn.sayings)


def _picked(turn: Turn, yes: Choice, answer: Answer) -> Chosen | None:
    """The yes, at the time that was named, or the no."""
    if answer.kind is Kind.NO:
        others = ((n, each) for n, each in enumerate(turn.offered, 1) if each is not yes)
        return next((Chosen(n, each) for n, each in others if each.payload.startswith(MAY_ASK)), None)
    moved = replace(yes, payload=at(yes, answer.moment)) if answer.moment else yes
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


async def _said(turn: Turn, tools: Tools, yes: Choice, answer: Answer) -> Saying:
    if answer.kind is Kind.UNSURE:
        return Saying(WORDINGS[answer.kind])
    if answer.kind is Kind.PERHAPS_THEN and answer.moment is not None:
        then = replace(yes, payload=at(yes, answer.moment))
        return Saying(
            "utter_may_ask_then", {"moment": ""}, tuple(then if each is yes else each for each in turn.offered)
        )
    if answer.kind is Kind.WHAT:
        async with tools.database.reading() as session:
            named = await service_named(session, service_in(yes) or "")
        if named is not None:
            return Saying("utter_may_ask_what", {"service": named[0].name, "moment": ""}, turn.offered)
    return Saying(WORDINGS.get(answer.kind, "utter_may_ask_explained"), {"moment": ""}, turn.offered)


def _with_moment(saying: Saying, moment: str) -> Saying:
    return (
        replace(saying, variables={**saying.variables, "moment": moment}) if "moment" in saying.variables else saying
    )
