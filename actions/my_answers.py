"""What is said beside the questions of a plan: the last answer taken back or put right, another goal, or later."""

import re

from actions.base import Slots
from actions.choices import NOT_NOW, SOMETHING_ELSE, payload
from actions.heard import Heard
from actions.planning import CHOOSING, MY_PLAN, ask_how, ask_want, ask_words, short, skip
from actions.reply import Reply
from bot.conversation.asked_for_words import other_goal_in
from bot.messages import Choice
from bot.plans import in_words
from bot.plans.shown import GOING_WELL, GOOD_AT, Plan

BESIDE = frozenset({"take_last_back", "put_last_right", "other_goal", "later"})
TEXT_ME = Choice("Text me another day", payload("set_check_in", do="ask"), ("text me", "remind me"))
ASKED_NEXT = {GOING_WELL: "good_at", GOOD_AT: "want", "want": "kept", "how": "kept"}
"""What skipping a question leads to."""
ON = re.compile(r"^\W*(?:to|tae|be|do|dae)\s+", re.IGNORECASE)


def take_beside(heard: Heard, reply: Reply, plan: Plan, do: str) -> Slots | None:
    """Does it, with the question left open; None where there is nothing to do it to."""
    if do == "later":
        reply.say("utter_plan_no_rush", (MY_PLAN, TEXT_ME, SOMETHING_ELSE, NOT_NOW))
        return CHOOSING
    if do == "take_last_back":
        return _take_back(heard, reply, plan)
    return _put_right(heard, reply, plan) if do == "put_last_right" else _other_goal(heard, reply, plan)


def _take_back(heard: Heard, reply: Reply, plan: Plan) -> Slots | None:
    """Drops what was kept last: the goal whose way is asked for, else what they are good at or what goes well."""
    question = heard.slot("answers") or {}
    asked, goal = question.get("what"), question.get("id")
    if asked == "how" and goal is not None:
        reply.effect("end_goal", id=goal, state="dropped")
        return ask_want(reply, "utter_plan_bit_out")
    kept = (*plan.going_well, *plan.good_at)
    if asked is None or not kept:
        return None
    reply.effect("drop_strength", id=str(kept[-1][0]))
    return _ask(reply, "utter_plan_bit_out", asked, goal)


def _put_right(heard: Heard, reply: Reply, plan: Plan) -> Slots | None:
    """Puts other words in the place of some, in what was kept last that holds them."""
    kept = [(GOING_WELL, *each) for each in plan.going_well] + [(GOOD_AT, *each) for each in plan.good_at]
    question = heard.slot("answers") or {}
    for of, id, was in reversed(kept):
        words = in_words.put_right(was, heard.text)
        if words is not None and question:
            reply.effect("drop_strength", id=str(id))
            reply.effect("add_strength", of=of, words=words)
            return _ask(reply, "utter_plan_bit_put_right", question["what"], question.get("id"), words=short(words))
    return None


def _other_goal(heard: Heard, reply: Reply, plan: Plan) -> Slots | None:
    """Wants another thing after all: said back, and how they would get there is asked of that."""
    id, words = (heard.slot("answers") or {}).get("id"), ON.sub("", other_goal_in(heard.text))
    if id is None or all(str(goal.id) != id for goal in plan.goals):
        return None
    if not words:
        return ask_words(reply, "utter_plan_reword", "reword_goal", id)
    reply.effect("reword_goal", id=id, want=words)
    return ask_how(reply, id, words)


def _ask(reply: Reply, wording: str, asked: str, id: str | None, **variables: str) -> Slots:
    """Leaves the question open that was asked before."""
    reply.say(wording, (skip(ASKED_NEXT.get(asked, "kept")), MY_PLAN, SOMETHING_ELSE, NOT_NOW), **variables)
    return {"asked": None, "awaits": {"what": asked, "id": id}}
