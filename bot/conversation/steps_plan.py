"""Steps of a turn: what the text does with the parent's plan by itself, and what answers no question of it."""

import json
import re

from bot.conversation import asked_for_words, choosing, open_questions, straight_questions
from bot.conversation.choosing import of_need
from bot.conversation.meaning import risk_in, surely, surely_needs
from bot.conversation.places import ELSE, PLAN, is_sure, move_in
from bot.conversation.plain_asks import PLACES
from bot.conversation.reading import Turn
from bot.conversation.steps import Tools, meaning_of
from bot.directory.needs import Needs
from bot.handover import rota
from bot.handover.spoken import A_PERSON
from bot.language.asking import asks
from bot.messages import Choice, Saying
from bot.plans import in_words
from bot.plans.shown import GOING_WELL, GOOD_AT, plan_of
from bot.safety import sideways

WORDS_OF_A_PLAN = frozenset({GOING_WELL, GOOD_AT, "want", "how", "step", "reword_step", "reword_goal"})
ASKED_IN_TURN = (GOING_WELL, GOOD_AT, "want", "how")
"""The questions by which a plan is made."""
AGAIN = {
    GOING_WELL: "utter_plan_going_well",
    GOOD_AT: "utter_plan_good_at_also",
    "want": "utter_plan_want_also",
    "how": "utter_plan_how_again",
}
SUCH_AS = {
    GOING_WELL: "utter_plan_such_as_well",
    GOOD_AT: "utter_plan_such_as_good_at",
    "want": "utter_plan_such_as_want",
    "how": "utter_plan_such_as_how",
}
ANSWERS = {
    "why": "utter_plan_why",
    "sees": "utter_plan_who_sees",
    "costs": "utter_plan_costs",
    "plan": "utter_plan_what_it_is",
    "whose": "utter_plan_whose",
    "wonders": "utter_plan_take_time",
    "who_does": "utter_plan_who_does",
    "asks": "utter_plan_cannot_say",
    "no_way": "utter_plan_no_way_yet",
}
"""What is said to a text that asks back, by its kind; the question stays open."""
WITH_HELP = frozenset({"who_does", "asks", "no_way"})
"""Those that also offer to look for help."""
ABOUT_US = frozenset({"asks", "sees", "costs", "who_does"})
"""Kinds under which a question about ourselves may hide, which has an answer of its own."""
NEXT = {
    GOING_WELL: {"do": "good_at"},
    GOOD_AT: {"do": "want"},
    "want": {"do": "kept"},
    "how": {"do": "kept"},
}
"""What skipping a question leads to."""
CHANGES = {
    "shows": "show",
    "takes_back": "take_last_back",
    "says_right": "put_last_right",
    "other_goal": "other_goal",
    "straight_on": "want",
    "later": "later",
    "told": "show",
}
"""What the plan's action does of a text, by its kind."""
SAID_BY = {
    "my_plan": r"\b(?:plan|show|see|over|again|goals?|change)\b",
    "feedback": r"\b(?:feedback|review|rate|this (?:app|bot|service|thing)|your (?:texts?|service)|you lot|yous)\b",
    "complaint": r"\b(?:complain\w*|this (?:app|bot|service|thing)|your|you lot|yous)\b",
    "suggest": r"\b(?:suggest\w*|you (?:should|could)|idea for you)\b",
    "check_in": r"\b(?:text|txt|remind\w*|message|msg|check)\b",
    "pause": r"\b(?:pause|stop|text\w*|break from)\b",
    "another_person": r"\b(?:worker|person|somebody|someone|another|anither|different)\b",
}
"""Acts that many an answer sounds like, and a word without which it is none of them."""


async def change_the_plan(turn: Turn, tools: Tools) -> None:
    """A step added, done, dropped or said another way in so many words; and a plan wished for, whatever lies open."""
    picks = turn.text.button is not None or choosing.choose(turn.text.body, turn.offered) is not None
    if not picks and turn.payload is None and turn.verdict.risk is None and _tells_a_goal(turn):
        return
    busy = picks or turn.payload is not None or turn.words_are_asked_for or turn.verdict.risk is not None
    if busy or not in_words.may_change(turn.words):
        return
    async with tools.database.reading() as session:
        plan = await plan_of(session, turn.parent.id)
    words_asked = (turn.question or {}).get("what") in WORDS_OF_A_PLAN
    if of_plan := in_words.payload_for(turn.words, plan, turn.offered, words_asked=words_asked):
        turn.chosen_first, turn.chosen, turn.payload, turn.ask_again = turn.chosen, None, of_plan, False


def _tells_a_goal(turn: Turn) -> bool:
    """Whether the text names a goal of theirs, which is kept as the answer to what they would like."""
    words = asked_for_words.goal_told(turn.words)
    if not words or sideways.sign_in(words, of_what_is_well=False) is not None:
        return False
    if (turn.question or {}).get("what") in ("want", "how", "reword_goal"):
        return False
    turn.chosen, turn.payload, turn.part = None, open_questions.ANSWER, words
    turn.answers = {"what": "want"}
    return True


ANSWER = "answer"
UNDOES = frozenset({"takes_back", "other_goal"})
"""Moves that change what was kept: where one is not plain, what is kept is shown."""
ASKED_ANYWHERE = frozenset({"talk_to_person", "change_worker", "stop", "delete_my_data"})
"""Acts that a question is, whatever the plan asks for."""


async def hear_what_is_no_answer(turn: Turn, tools: Tools) -> None:
    """While the plan asks for words: what is asked back, put off or told sideways is not kept as the answer."""
    question = turn.question or {}
    what = question.get("what")
    if what not in ASKED_IN_TURN or turn.text.button or turn.verdict.risk is not None:
        return
    if choosing.choose(turn.text.body, turn.offered) is not None:
        return
    act = (turn.understood or {}).get("finer_act")
    if surely(turn.understood) == "another_person" or (act in ASKED_ANYWHERE and asks(turn.text.body)):
        return
    if (sign := sideways.sign_in(turn.text.body, of_what_is_well=what in asked_for_words.STRENGTHS)) is not None:
        turn.verdict, turn.chosen = sign, None
        turn.decided = sign == sideways.HURTS
        return
    kind = _kind(turn, what)
    if kind == ELSE:
        return
    if kind == ANSWER and what == "how" and await _is_held_back(turn, tools):
        turn.question, turn.chosen = None, None
    elif kind == ANSWER:
        _take_as_answer(turn)
    elif kind == "seeks" or (kind in ("asks", "who_does") and what != "how" and surely_needs(turn.understood)):
        await _look_for_it(turn, what, tools)
    elif kind in ABOUT_US and (about_us := await _about_us(turn, tools)) is not None:
        turn.answer(about_us)
    elif kind == "skips":
        _go_to(turn, NEXT[what])
    elif kind in CHANGES:
        _go_to(turn, {"do": CHANGES[kind]})
        turn.answers = question
    elif kind in ("lost", "such_as"):
        turn.answer(Saying((AGAIN if kind == "lost" else SUCH_AS)[what], choices=turn.offered))
    else:
        choices = await _with_help(turn, tools) if kind in WITH_HELP else turn.offered
        turn.answer(Saying(ANSWERS[kind], choices=choices))


def _kind(turn: Turn, what: str) -> str:
    """What the text does; who tells it once more answers, and who knows nothing of what goes well passes that over."""
    move = move_in(turn, PLAN[what])
    if move == "told" and asked_for_words.answer_in(turn.text.body) != turn.text.body:
        return ANSWER
    if move in UNDOES and not is_sure(turn, PLAN[what]):
        return "shows"
    if (move == "straight_on" and what not in asked_for_words.STRENGTHS) or (move == "other_goal" and what != "how"):
        return ANSWER
    return "skips" if move == "no_way" and what != "how" else move


def _take_as_answer(turn: Turn) -> None:
    """An answer, without what leads up to it; it is no act of which it has no word."""
    words = asked_for_words.answer_in(turn.text.body)
    turn.part = words if words != turn.text.body else turn.part
    act = surely(turn.understood)
    if act in SAID_BY and re.search(SAID_BY[act], turn.text.body, re.IGNORECASE) is None:
        turn.understood = {**(turn.understood or {}), "unsure": True}


def _go_to(turn: Turn, plan: dict[str, str]) -> None:
    turn.chosen, turn.payload = None, f"{in_words.OF_THE_PLAN}{json.dumps(plan)}"


async def _is_held_back(turn: Turn, tools: Tools) -> bool:
    """Whether a need stands in the way, which is looked after first: `it's actually childcare that's stopping me`."""
    part = asked_for_words.what_is_in_the_way(turn.text.body)
    understood = (await meaning_of(turn, tools, part))[0] if part else {}
    if not surely_needs(understood) or risk_in(understood).risk is not None:
        return False
    turn.part, turn.understood = part, understood
    return True


async def _look_for_it(turn: Turn, what: str, tools: Tools) -> None:
    """The plan waits; what is looked for is named, or is the goal, as of `somewhere that does it`."""
    want = await _wanted(turn, tools) if what == "how" and not surely_needs(turn.understood) else ""
    turn.question, turn.chosen = None, None
    if want:
        entities = (turn.understood or {}).get("entities", ())
        places = [turn.text.body[each["start"] : each["end"]] for each in entities if each["entity"] in PLACES]
        turn.part = ", ".join((want, *places))
        turn.understood = (await meaning_of(turn, tools, turn.part))[0]


async def _about_us(turn: Turn, tools: Tools) -> Saying | None:
    """The answer to a question about ourselves, with the question of the plan left open behind it."""
    asked = straight_questions.asked_in(turn.text.body, turn.stands, turn.offered)
    async with tools.database.reading() as session:
        if asked is None:
            saying = await straight_questions.is_it_private(session, (turn.text.body,))
        else:
            there = await rota.area_presence(session, turn.parent.area, tools.clock())
            handover = turn.handover if turn.stands.waiting else None
            saying = await straight_questions.answer(session, asked, turn.text.body, handover, there)
    return Saying(saying.wording, saying.variables, turn.offered) if saying is not None else None


async def _with_help(turn: Turn, tools: Tools) -> tuple[Choice, ...]:
    """What lies open, and before it a look for help with what is wanted, and a person."""
    want = await _wanted(turn, tools)
    found = (await meaning_of(turn, tools, want))[0] if want else {}
    needs = Needs().known(each["id"] for each in found.get("needs") or () if not found.get("unsure"))
    look = of_need(needs[0].id) if needs and not needs[0].quiet else "/menu"
    return (Choice("Look for help with it", look, ("look", "help")), A_PERSON, *turn.offered)


async def _wanted(turn: Turn, tools: Tools) -> str:
    """What is wanted, where it is asked how they would get there."""
    id = (turn.question or {}).get("id")
    async with tools.database.reading() as session:
        plan = await plan_of(session, turn.parent.id)
    return next((goal.want for goal in plan.goals if id is not None and str(goal.id) == id), "")
