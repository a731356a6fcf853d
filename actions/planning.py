"""The questions of a plan, strengths first. Each may be skipped, and what was said is kept whatever comes next."""

import re
import uuid

from actions.base import Slots
from actions.choices import A_PERSON, NOT_NOW, SOMETHING_ELSE, payload
from actions.heard import Heard
from actions.reply import Reply
from bot.messages import Choice
from bot.plans.shown import GOING_WELL, GOOD_AT

MY_PLAN = Choice("See my plan", payload("plan", do="show"), ("plan", "my plan"))
ADD_STEP = Choice("Add a step", payload("plan", do="add_step"), ("add",))
CHOOSING: Slots = {"asked": None, "awaits": {"what": "choice"}}
NOTHING = frozenset({"no", "dont_know", "not_now", "something_else"})
NO_MORE = re.compile(
    r"^\W*(?:that(?:'?s| is) (?:it|all|us|me)|that'?ll do)(?: (?:now|thanks|ta))?\W*$", re.IGNORECASE
)
LONGEST_SHOWN = 90


def short(words: str) -> str:
    """The parent's own words, cut at a space when they are long: the whole of them is kept."""
    tidy = " ".join(words.split())
    return tidy if len(tidy) <= LONGEST_SHOWN else f"{tidy[:LONGEST_SHOWN].rsplit(' ', 1)[0]} ..."


def skip(to: str, **more: str) -> Choice:
    """On to the next question without answering this one."""
    return Choice("Skip this one", payload("plan", do=to, **more), ("skip", "skip it", "next", "pass"))


def ask_going_well(reply: Reply, want: str = "") -> Slots:
    """The first question of a plan: strengths before gaps. What it is to be for is kept, where that was said already."""
    if not want:
        reply.say("utter_plan_going_well", (skip("good_at"), SOMETHING_ELSE, NOT_NOW))
        return {"asked": None, "awaits": {"what": GOING_WELL}}
    goal = str(uuid.uuid4())
    reply.effect("add_goal", id=goal, want=want)
    reply.say("utter_plan_going_well_for", (skip("good_at", id=goal), SOMETHING_ELSE, NOT_NOW), want=short(want))
    return {"asked": None, "awaits": {"what": GOING_WELL, "id": goal, "want": want}}


def ask_good_at(
    reply: Reply, wording: str = "utter_plan_good_at", goal: str | None = None, want: str | None = None
) -> Slots:
    """What they are good at, or what others come to them for; `goal` where what they want was said already."""
    reply.say(wording, (skip("want", **({"id": goal} if goal else {})), SOMETHING_ELSE, NOT_NOW))
    return {"asked": None, "awaits": {"what": GOOD_AT, "id": goal, "want": want}}


def ask_how(reply: Reply, goal: str, want: str) -> Slots:
    """How would they get there?"""
    reply.say("utter_plan_how", (skip("kept", id=goal), SOMETHING_ELSE, NOT_NOW), want=short(want))
    return {"asked": None, "awaits": {"what": "how", "id": goal}}


def ask_want(reply: Reply, wording: str = "utter_plan_want") -> Slots:
    """What do you want?"""
    reply.say(wording, (MY_PLAN, SOMETHING_ELSE, NOT_NOW))
    return {"asked": None, "awaits": {"what": "want"}}


def ask_words(reply: Reply, wording: str, what: str, id: str | None) -> Slots:
    """Asks for the words of a step or goal."""
    reply.say(wording, (MY_PLAN, SOMETHING_ELSE, NOT_NOW))
    return {"asked": None, "awaits": {"what": what, "id": id}}


def add_step(
    reply: Reply, words: str, goal: str | None, ways: tuple[Choice, ...] = (MY_PLAN, SOMETHING_ELSE, NOT_NOW)
) -> None:
    """Keeps a step, says it back, and how to change it."""
    id = str(uuid.uuid4())
    reply.effect("add_step", id=id, words=words, goal=goal)
    reply.say("utter_plan_step_kept", (ADD_STEP, _change("reword", id), *ways), words=short(words))


def reworded(
    reply: Reply, words: str, step: str | None, ways: tuple[Choice, ...] = (MY_PLAN, SOMETHING_ELSE, NOT_NOW)
) -> None:
    """Says a step back in its new words, and how to change it again."""
    reply.say("utter_plan_reworded", (ADD_STEP, _change("reword", step), *ways), words=short(words))


def take_words(heard: Heard, reply: Reply) -> Slots:
    """Keeps the words that answer a question of the plan, shows them back, and goes on."""
    question = heard.slot("answers") or {}
    what, id, words = question["what"], question.get("id"), " ".join(heard.text.split())
    said_nothing = NO_MORE.match(words) is not None or (question.get("act") in NOTHING and len(words.split()) <= 4)
    # Social workers or a hearing in the words of a plan: the words are kept, and a person is offered beside them.
    ways = (MY_PLAN, *((A_PERSON,) if question.get("risk") else ()), SOMETHING_ELSE, NOT_NOW)
    match what:
        case "going_well" | "good_at":
            if not said_nothing:
                reply.effect("add_strength", of=what, words=words)
            want = question.get("want")
            if what == GOING_WELL:
                wording = "utter_plan_good_at_also" if said_nothing else "utter_plan_good_at"
                return ask_good_at(reply, wording, id, want)
            if id and want:
                return ask_how(reply, id, want)
            return ask_want(reply, "utter_plan_want_also" if said_nothing else "utter_plan_want")
        case "want" if not said_nothing:
            goal = str(uuid.uuid4())
            reply.effect("add_goal", id=goal, want=words)
            return ask_how(reply, goal, words)
        case "how" if not said_nothing:
            reply.effect("reword_goal", id=id, how=words)
            reply.say("utter_plan_how_kept", (_step_for(id), _change("how_goal", id), *ways), words=short(words))
        case "step" if not said_nothing:
            add_step(reply, words, id, ways)
        case "reword_step" if not said_nothing:
            reply.effect("move_step", id=id, do="reword", words=words)
            reworded(reply, words, id, ways)
        case "reword_goal" if not said_nothing:
            reply.effect("reword_goal", id=id, want=words)
            reply.say("utter_plan_reworded", (ADD_STEP, *ways), words=short(words))
        case _:
            reply.say("utter_plan_no_rush", (MY_PLAN, SOMETHING_ELSE, NOT_NOW))
    return CHOOSING


def _change(do: str, id: str | None) -> Choice:
    return Choice("Change it", payload("plan", do=do, **({"id": id} if id else {})), ("reword", "change that"))


def _step_for(goal: str | None) -> Choice:
    more = {"id": goal} if goal else {}
    return Choice("Add a first step", payload("plan", do="add_step", **more), ("add", "step"))
