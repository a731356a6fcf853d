"""What a parent wants, changed by text: ticked off, said another way, got to by another way, or let go."""

import re

from actions.base import Slots
from actions.choices import NOT_NOW, SOMETHING_ELSE, payload
from actions.heard import Heard
from actions.planning import CHOOSING, MY_PLAN, ask_want, ask_words, short
from actions.reply import Reply
from bot.messages import Choice
from bot.plans.shown import Plan, PlannedGoal

ORDINALS = {"first": 1, "second": 2, "third": 3, "fourth": 4, "fifth": 5, "last": -1}
NUMBER = re.compile(r"\b(?:\d{1,2}|first|second|third|fourth|fifth|last)\b", re.IGNORECASE)
MOST = 5
ENDS = {"finish_goal": ("done", "utter_plan_goal_done"), "drop_goal": ("dropped", "utter_plan_goal_dropped")}
ANOTHER = Choice("Add something I want", payload("plan", do="want"), ("add",))


def place_named(words: str) -> int:
    """The place that a number or a word such as `second` names; -1 is the last."""
    return int(words) if words.isdigit() else ORDINALS[words.lower()]


def change_goal(heard: Heard, reply: Reply, plan: Plan, do: str) -> Slots:
    """Does with a goal what was asked; asks which, or what, where that was not said."""
    goals = [goal for goal in plan.goals if goal.state == "active"]
    if not goals:
        return ask_want(reply, "utter_plan_want_also")
    goal = _meant(heard, goals)
    if goal is None:
        picks = [Choice(short(each.want)[:40], payload("plan", do=do, id=str(each.id))) for each in goals[:MOST]]
        reply.say("utter_plan_which_goal", (*picks, SOMETHING_ELSE, NOT_NOW))
        return CHOOSING
    id = str(goal.id)
    if do in ENDS:
        state, wording = ENDS[do]
        reply.effect("end_goal", id=id, state=state)
        reply.say(wording, (MY_PLAN, ANOTHER, SOMETHING_ELSE, NOT_NOW), words=short(goal.want))
        return CHOOSING
    if do == "reword_goal":
        return ask_words(reply, "utter_plan_reword", "reword_goal", id)
    if do == "how_goal":
        return ask_words(reply, "utter_plan_reword_how", "how", id)
    return _ways(reply, goal)


def _ways(reply: Reply, goal: PlannedGoal) -> Slots:
    id = str(goal.id)
    ways = (
        Choice("I've done it", payload("plan", do="finish_goal", id=id), ("done", "tick it off", "did it")),
        Choice("Say it another way", payload("plan", do="reword_goal", id=id), ("reword", "another way")),
        Choice("Change how I'd get there", payload("plan", do="how_goal", id=id), ("how",)),
        Choice("Let it go", payload("plan", do="drop_goal", id=id), ("drop", "drop it")),
    )
    reply.say("utter_plan_goal", (*ways, SOMETHING_ELSE, NOT_NOW), words=short(goal.want))
    return CHOOSING


def _meant(heard: Heard, goals: list[PlannedGoal]) -> PlannedGoal | None:
    """The goal that was picked, the one whose place the words name, or the only one."""
    if (id := heard.entity("id")) is not None:
        return next((goal for goal in goals if str(goal.id) == id), None)
    named = NUMBER.search(heard.text) if heard.intent == "my_plan" else None
    if named is not None:
        place = place_named(named[0])
        place = len(goals) if place == -1 else place
        return goals[place - 1] if 1 <= place <= len(goals) else None
    return goals[0] if len(goals) == 1 else None
