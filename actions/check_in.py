"""A text at a time of the parent's own: set, moved and cancelled in their words, the date said back."""

import re
import uuid
from datetime import datetime, timedelta

from actions.base import PaceAction, Slots
from actions.choices import NOT_NOW, SOMETHING_ELSE, payload
from actions.heard import Heard
from actions.reply import Reply
from bot.conversation.record import Records
from bot.database.tables import CheckIn, Parent
from bot.messages import Choice
from bot.plans import check_ins
from bot.plans.said import Ask
from bot.plans.when import Habits, Understood, said_back, understand

WHEN = {
    "which_day": "utter_when_which_day",
    "when_paid": "utter_when_paid",
    "when_school_back": "utter_when_school_back",
    "day_and_date_differ": "utter_when_day_and_date_differ",
    "already_past": "utter_when_already_past",
    "too_late_today": "utter_when_too_late_today",
    "too_far": "utter_when_too_far",
    "one_at_a_time": "utter_when_one_at_a_time",
}
MOVES = re.compile(r"\b(?:change|move|instead|make it|push|put|later|earlier|sooner|swap|switch|shift|to)\b", re.I)
ASKS_WHEN = re.compile(
    r"^\W*(?:when(?:'s|s)?|wen|fan|(?:what|whit|wot|which) (?:day|time)|ha[v]?e i|is there|did (?:we|i)"
    r"|are (?:you|ye) still)\b.*\b(?:text|txt|message|msg|hear|check|remind|reminder)",
    re.IGNORECASE,
)
"""A question about a text that was asked for, rather than the wish for one."""
WEEKDAY = re.compile(r"\b(?:mon|tues|wednes|thurs|fri|satur|sun)day\b", re.IGNORECASE)
NAMES_THE_WEEK = re.compile(r"\b(?:next|this|coming|week|weeks|fortnight|the morra|tomorrow|\d+)\b", re.IGNORECASE)
AROUND = timedelta(days=4)
"""So long before what was set, a weekday by itself is looked for."""
ANOTHER_TIME = ("another time", "no", "change it", "change")


class SetCheckIn(PaceAction):
    """Understands a time, or asks; then sets a check-in or moves the one that was named."""

    called = "action_check_in"

    def __init__(self, records: Records) -> None:
        self._records = records

    async def act(self, heard: Heard, reply: Reply) -> Slots:
        """Says back what was understood. Nothing is set while it is a guess."""
        async with self._records.open(heard.parent_id, heard.effects) as record:
            parent = await record.session.get_one(Parent, heard.parent_id)
            waiting = await check_ins.waiting_for(record.session, heard.parent_id)
        moved = (heard.slot("answers") or {}).get("id") or heard.entity("id")
        if (at := heard.entity("at")) is not None:
            return _settle(heard, reply, Habits.of(parent), datetime.fromisoformat(at), moved)
        if heard.entity("do") == "ask":
            return _ask(reply, "utter_when", moved)
        if heard.intent == "check_in" and ASKS_WHEN.search(heard.text):
            return _show(heard, reply, waiting)
        time = understand(heard.text, _seen_from(heard, waiting, moved), Habits.of(parent))
        if time is None and waiting and heard.intent == "check_in":
            return _show(heard, reply, waiting)
        if time is None:
            return _ask(reply, "utter_when_again" if heard.slot("answers") else "utter_when", moved)
        if isinstance(time, Ask):
            return _ask(reply, WHEN[time.question], moved)
        return _take(heard, reply, Habits.of(parent), time, moved)


class CancelCheckIn(PaceAction):
    """Cancels check-ins, or moves one when another time is named."""

    called = "action_cancel_check_in"

    def __init__(self, records: Records) -> None:
        self._records = records

    async def act(self, heard: Heard, reply: Reply) -> Slots:
        """Says what became of it."""
        async with self._records.open(heard.parent_id, heard.effects) as record:
            parent = await record.session.get_one(Parent, heard.parent_id)
            waiting = await check_ins.waiting_for(record.session, heard.parent_id)
        if not waiting:
            reply.say("utter_no_check_in_set")
            return {"asked": None}
        moved = str(waiting[0].id) if heard.intent == "cancel_check_in" and MOVES.search(heard.text) else None
        time = understand(heard.text, _seen_from(heard, waiting, moved), Habits.of(parent))
        if moved:
            if isinstance(time, Understood):
                return _take(heard, reply, Habits.of(parent), time, moved)
            return _ask(reply, WHEN[time.question] if time else "utter_when", moved)
        meant = heard.entity("id") or _on_that_day(waiting, time)
        reply.effect("cancel_check_ins", id=meant)
        reply.say("utter_check_in_cancelled")
        return {"asked": None}


def _seen_from(heard: Heard, waiting: list[CheckIn], moved: str | None) -> datetime:
    """Where a time to move to is seen from: a weekday by itself is the one nearest to what was set."""
    was = next((each.moment for each in waiting if str(each.id) == moved), None)
    if was is None or not WEEKDAY.search(heard.text) or NAMES_THE_WEEK.search(heard.text):
        return heard.now
    return max(heard.now, was - AROUND)


def _take(heard: Heard, reply: Reply, habits: Habits, time: Understood, moved: str | None) -> Slots:
    if time.quiet:
        then = habits.next_open(time.moment)
        reply.say("utter_check_in_quiet", _agree(then, moved), moment=said_back(then, heard.now))
        return _choosing()
    if not time.sure:
        reply.say("utter_check_in_sure", _agree(time.moment, moved), moment=time.said_back)
        return _choosing()
    return _settle(heard, reply, habits, time.moment, moved)


def _settle(heard: Heard, reply: Reply, habits: Habits, moment: datetime, moved: str | None) -> Slots:
    moment = habits.next_open(moment)
    id = moved or str(uuid.uuid4())
    reply.effect("change_check_in" if moved else "arrange_check_in", id=id, moment=moment.isoformat())
    fine = Choice("That's right", "/finish", ("yes", "right", "fine", "that's fine", "thanks", "ok", "okay"))
    other = Choice("Another time", payload("set_check_in", do="ask", id=id), ANOTHER_TIME)
    off = Choice("Cancel it", payload("drop_check_in", id=id), ("cancel",))
    wording = "utter_check_in_moved" if moved else "utter_check_in_set"
    reply.say(wording, (fine, other, off), moment=said_back(moment, heard.now))
    return _choosing()


def _agree(moment: datetime, moved: str | None) -> tuple[Choice, ...]:
    more = {"id": moved} if moved else {}
    yes = Choice("Yes, text me then", payload("set_check_in", at=moment.isoformat(), **more), ("yes",))
    return (yes, Choice("Another time", payload("set_check_in", do="ask", **more), ANOTHER_TIME), NOT_NOW)


def _show(heard: Heard, reply: Reply, waiting: list[CheckIn]) -> Slots:
    if not waiting:
        reply.say("utter_no_check_in_set")
        return {"asked": "need"}
    first = waiting[0]
    change = Choice("Change it", payload("set_check_in", do="ask", id=str(first.id)), ("change",))
    off = Choice("Cancel it", payload("drop_check_in", id=str(first.id)), ("cancel",))
    more = Choice("One more", payload("set_check_in", do="ask"), ("another",))
    moment = said_back(first.moment, heard.now)
    reply.say("utter_check_in_waiting", (change, off, more, SOMETHING_ELSE, NOT_NOW), moment=moment)
    return _choosing()


def _ask(reply: Reply, wording: str, moved: str | None) -> Slots:
    reply.say(wording)
    return {"asked": None, "awaits": {"what": "time", "id": moved}}


def _choosing() -> Slots:
    return {"asked": None, "awaits": {"what": "choice"}}


def _on_that_day(waiting: list[CheckIn], time: Understood | Ask | None) -> str | None:
    """The one that is set for the day named; None (all of them) when none is."""
    if not isinstance(time, Understood):
        return None
    return next((str(each.id) for each in waiting if each.moment.date() == time.moment.date()), None)
