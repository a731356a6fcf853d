"""My plan: what I want, how I'd get there, what I'm good at, my steps. Seen and changed in any words."""

import re
import uuid

from actions.base import PaceAction, Slots
from actions.choices import NOT_NOW, SOMETHING_ELSE, payload
from actions.heard import Heard
from actions.my_answers import BESIDE, take_beside
from actions.my_goals import NUMBER, change_goal, place_named
from actions.planning import (
    ADD_STEP,
    CHOOSING,
    MY_PLAN,
    add_step,
    ask_going_well,
    ask_good_at,
    ask_how,
    ask_want,
    ask_words,
    reworded,
    short,
    take_words,
)
from actions.reply import Reply
from actions.still_you import ask_if_still_you
from bot.conversation.record import Records
from bot.messages import Choice
from bot.plans import in_words
from bot.plans.shown import Line, Plan, PlannedStep, Way, plan_of

PAGE = 260
MOST = 5
ASKED_FOR = (
    ("over", re.compile(r"\b(start (?:\w+ ){0,3}(?:over|again|afresh)|scrap|bin (?:it|my plan)|wipe)\b", re.I)),
    ("want", re.compile(r"\b(?:add|new|another|set)\b.*\bgoal\b", re.I)),
    ("add_step", re.compile(r"\b(?:add|pit|put|another step|new step)\b", re.I)),
    ("finish", re.compile(r"\b(?:tick|done|did|finished|complete|completed|managed|mark)\b", re.I)),
    ("drop", re.compile(r"\b(?:drop|delete|remove|take (?:off|out)|cross)\b", re.I)),
    ("reword", re.compile(r"\b(?:reword|change|edit|amend|rewrite|swap)\b", re.I)),
)
GOAL = re.compile(r"\bgoals?\b|\b(?:what|whit|wot) i (?:want|said i wanted)\b", re.IGNORECASE)
OF_GOALS = {"finish": "finish_goal", "drop": "drop_goal", "reword": "reword_goal"}
"""What may be done with a step, and the same with a goal."""
DONE_WORDING = {
    "finish": "utter_plan_step_done",
    "drop": "utter_plan_step_dropped",
    "keep": "utter_plan_proposal_kept",
}


UNDO = ("undo", "put it back", "not that one", "wrong one", "no not that one")


class MyPlan(PaceAction):
    """Shows the plan, begins one, or changes it as the parent says."""

    called = "action_my_plan"

    def __init__(self, records: Records) -> None:
        self._records = records

    async def act(self, heard: Heard, reply: Reply) -> Slots:
        """What was picked, what was answered, or what the words ask for."""
        if heard.intent == "answer":
            return take_words(heard, reply)
        if (asked := ask_if_still_you(heard, reply)) is not None:
            return asked
        async with self._records.open(heard.parent_id, heard.effects) as record:
            plan = await plan_of(record.session, heard.parent_id)
        do = heard.entity("do") or _asked_for(heard.text)
        if do in BESIDE:
            return take_beside(heard, reply, plan, do) or _show(heard, reply, plan)
        line = _line(plan, heard)
        if (done := _all_said(heard, reply, plan, do, line)) is not None:
            return done
        if heard.intent == "my_plan" and GOAL.search(heard.text) and do in OF_GOALS:
            do = OF_GOALS[do]
        if do in ("goal", "how_goal", *OF_GOALS.values()):
            return change_goal(heard, reply, plan, do)
        if do in DONE_WORDING and line is not None:
            return _moved(reply, line, do)
        if do == "reword" and line is not None:
            return _reword(reply, line)
        if do in ("finish", "drop", "reword"):
            return _which(heard, reply, plan, do)
        return self._other(heard, reply, plan, do)

    def _other(self, heard: Heard, reply: Reply, plan: Plan, do: str) -> Slots:
        match do:
            case "good_at":
                known = _goal_said(heard, plan)
                return ask_good_at(reply, "utter_plan_good_at_also", *known)
            case "want" if heard.entity("id") and (known := _goal_said(heard, plan)):
                return ask_how(reply, *known)
            case "want":
                return ask_want(reply, "utter_plan_want_also")
            case "add_step":
                only = str(plan.goals[0].id) if len(plan.goals) == 1 else None
                return ask_words(reply, "utter_plan_step", "step", heard.entity("id") or only)
            case "change":
                return _changes(reply)
            case "over":
                yes = Choice("Yes, start again", payload("plan", do="over_yes"), ("yes",))
                reply.say("utter_plan_over", (yes, Choice("No, keep it", MY_PLAN.payload, ("no",)), NOT_NOW))
                return CHOOSING
            case "over_yes":
                reply.effect("start_plan_over")
                return ask_going_well(reply)
            case "reopen":
                reply.effect("move_step", id=heard.entity("id"), do="reopen")
                reply.say("utter_plan_step_back", (MY_PLAN, ADD_STEP, SOMETHING_ELSE, NOT_NOW))
                return CHOOSING
            case "kept":
                reply.say("utter_plan_no_rush", (MY_PLAN, SOMETHING_ELSE, NOT_NOW))
                return CHOOSING
        return ask_going_well(reply, in_words.goal_in(heard.text)) if plan.is_empty else _show(heard, reply, plan)


def _goal_said(heard: Heard, plan: Plan) -> tuple[str, str] | tuple[()]:
    """The id and the words of the goal that a question is asked on the way to; nothing where it is none."""
    return next(((str(goal.id), goal.want) for goal in plan.goals if str(goal.id) == heard.entity("id")), ())


def _all_said(heard: Heard, reply: Reply, plan: Plan, do: str, line: Line | None) -> Slots | None:
    """Does what a text says by itself; None where it does not, or it is not clear to what."""
    words = in_words.words_in(heard.text)
    ways = (MY_PLAN, ADD_STEP, SOMETHING_ELSE, NOT_NOW)
    goals = [goal for goal in plan.goals if goal.state == "active"]
    match do:
        case "add_this":
            add_step(reply, words, str(goals[0].id) if len(goals) == 1 else None)
        case "want_this" if len(goals) == 1:
            reply.effect("reword_goal", id=str(goals[0].id), want=words)
            reply.say("utter_plan_reworded", ways, words=short(words))
        case "want_this" if not goals:
            reply.effect("add_goal", id=str(uuid.uuid4()), want=words)
            reply.say("utter_plan_reworded", ways, words=short(words))
        case "want_this":
            return change_goal(heard, reply, plan, "reword_goal")
        case "swap_this" if line is not None:
            _swap(reply, line, in_words.put_right(line.words, heard.text) or words)
        case "swap_this":
            return _which(heard, reply, plan, "reword")
        case "drop_bit" if (strength := in_words.strength_meant(plan, heard.text)) is not None:
            reply.effect("drop_strength", id=strength[0])
            reply.say("utter_plan_step_dropped", ways, words=short(strength[1]))
        case _:
            return None
    return CHOOSING


def _moved(reply: Reply, line: Line, do: str) -> Slots:
    """Says back what is done with a line, and how to undo it."""
    id = str(uuid.uuid4()) if isinstance(line, Way) else str(line.id)
    if isinstance(line, Way):
        reply.effect("move_way", id=id, goal=str(line.goal_id), words=line.words, do=do)
    else:
        reply.effect("move_step", id=id, do=do)
    undo = Choice("Put it back", payload("plan", do="reopen", id=id), UNDO)
    back = (undo,) if do != "keep" else ()
    reply.say(DONE_WORDING[do], (*back, MY_PLAN, ADD_STEP, SOMETHING_ELSE, NOT_NOW), words=short(line.words))
    return CHOOSING


def _swap(reply: Reply, line: Line, words: str) -> None:
    if isinstance(line, Way):
        reply.effect("move_way", goal=str(line.goal_id), words=line.words, do="reword", becomes=words)
        reply.say("utter_plan_reworded", (MY_PLAN, ADD_STEP, SOMETHING_ELSE, NOT_NOW), words=short(words))
    else:
        reply.effect("move_step", id=str(line.id), do="reword", words=words)
        reworded(reply, words, str(line.id))


def _reword(reply: Reply, line: Line) -> Slots:
    if isinstance(line, Way):
        return ask_words(reply, "utter_plan_reword_how", "how", str(line.goal_id))
    return ask_words(reply, "utter_plan_reword", "reword_step", str(line.id))


def _show(heard: Heard, reply: Reply, plan: Plan) -> Slots:
    if plan.proposed and heard.entity("page") is None:
        return _proposal(reply, plan.proposed[0])
    pages = _pages(_lines(plan))
    number = min(int(heard.entity("page") or 0), len(pages) - 1)
    choices = [ADD_STEP, Choice("Change something", payload("plan", do="change"), ("change",))]
    if number + 1 < len(pages):
        more = Choice("More", payload("plan", do="show", page=str(number + 1)), ("next", "go on"))
        choices.insert(0, more)
    reply.say("utter_plan", (*choices, SOMETHING_ELSE, NOT_NOW), page=pages[number])
    return CHOOSING


def _proposal(reply: Reply, step: PlannedStep) -> Slots:
    choices = (
        Choice("Keep it", payload("plan", do="keep", id=str(step.id)), ("yes", "keep")),
        Choice("Say it my way", payload("plan", do="reword", id=str(step.id)), ("reword", "my way")),
        Choice("Drop it", payload("plan", do="drop", id=str(step.id)), ("no", "drop")),
        Choice("See my plan", payload("plan", do="show", page="0"), ("plan",)),
        NOT_NOW,
    )
    reply.say("utter_plan_proposed", choices, person=step.worker or "Your key worker", words=short(step.words))
    return CHOOSING


def _changes(reply: Reply) -> Slots:
    ways = (
        Choice("Tick off a step", payload("plan", do="finish"), ("tick", "done")),
        Choice("Reword a step", payload("plan", do="reword"), ("reword",)),
        Choice("Drop a step", payload("plan", do="drop"), ("drop",)),
        Choice("Change what I want", payload("plan", do="goal"), ("change my goal", "reword what i want")),
        Choice("Add something I want", payload("plan", do="want"), ("goal",)),
        Choice("Start again", payload("plan", do="over"), ("start over",)),
    )
    reply.say("utter_plan_change", (*ways, SOMETHING_ELSE, NOT_NOW))
    return CHOOSING


def _which(heard: Heard, reply: Reply, plan: Plan, do: str) -> Slots:
    """Asks which line is meant, those first that the text may mean."""
    lines = plan.open_lines if do == "finish" else plan.lines
    named = in_words.meant(lines, heard.text).lines
    lines = (*named, *(line for line in lines if line not in named))[:MOST]
    if not lines and any(goal.state == "active" for goal in plan.goals):
        return change_goal(heard, reply, plan, OF_GOALS[do])
    if not lines:
        reply.say("utter_plan_no_steps", (ADD_STEP, MY_PLAN, SOMETHING_ELSE, NOT_NOW))
        return CHOOSING
    picks = [Choice(short(line.words)[:40], payload("plan", do=do, id=str(line.id))) for line in lines]
    reply.say("utter_plan_which_step", (*picks, SOMETHING_ELSE, NOT_NOW))
    return CHOOSING


def _asked_for(text: str) -> str:
    return next((do for do, words in ASKED_FOR if words.search(text)), "show")


def _line(plan: Plan, heard: Heard) -> Line | None:
    """The line that was picked, or the step whose number or place the words name."""
    if (id := heard.entity("id")) is not None:
        return next((line for line in plan.lines if str(line.id) == id), None)
    named = NUMBER.search(heard.text) if heard.intent == "my_plan" else None
    if named is None:
        return None
    place = place_named(named[0])
    place = len(plan.steps) if place == -1 else place
    return plan.steps[place - 1] if 1 <= place <= len(plan.steps) else None


def _lines(plan: Plan) -> list[str]:
    lines = [f"Going well: {words}" for _, words in plan.going_well]
    lines += [f"Good at: {words}" for _, words in plan.good_at]
    numbers = {step.id: _step_line(number, step) for number, step in enumerate(plan.steps, 1)}
    for goal in plan.goals:
        lines.append(f"I want: {goal.want}" + (" (done)" if goal.state == "done" else ""))
        lines += [f"How: {goal.how}"] if goal.how else []
        lines += [numbers[step.id] for step in goal.steps]
    lines += [numbers[step.id] for step in plan.loose_steps]
    return lines


def _step_line(number: int, step: PlannedStep) -> str:
    states = {"done": " (done)", "proposed": f" ({step.worker or 'key worker'} suggests)"}
    return f"Step {number}: {step.words}{states.get(step.state, '')}"


def _pages(lines: list[str]) -> list[str]:
    pages = [""]
    for line in lines:
        for start in range(0, len(line), PAGE):
            piece = line[start : start + PAGE]
            if pages[-1] and len(pages[-1]) + len(piece) + 1 > PAGE:
                pages.append("")
            pages[-1] += f"\n{piece}" if pages[-1] else piece
    return pages
