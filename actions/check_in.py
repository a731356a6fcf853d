"""A text at a time of the parent's own: set, moved and cancelled in their words, the date said back."""

import re
import uuid
from datetime import date, datetime

from actions.base import PaceAction, Slots
from actions.choices import A_PERSON, NOT_NOW, SOMETHING_ELSE, payload
from actions.heard import Heard
from actions.reply import Reply
from bot.clock import SCOTLAND
from bot.conversation.record import Records
from bot.database.tables import CheckIn, Parent
from bot.messages import Choice
from bot.plans import check_ins
from bot.plans.changed import (
    BOTH,
    MOVES_IT,
    asks_if_here,
    asks_what_is_set,
    is_all_asking,
    understand_change,
    without_too,
)
from bot.plans.said import Ask
from bot.plans.when import Habits, Understood, said_back, understand
from bot.plans.when_to_text import hangs_on_one_set, words_for_the_text

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
ONE_MORE = re.compile(r"\b(?:another|anither|also|as well|an aw|too|extra|one more|wan mair|second)\b", re.I)
EVERY = re.compile(
    r"\b(?:every|each|ilka) (?:single )?(?=(?:mon|tues?|wed|thurs?|fri|sat|sun)[a-z]*\b)", re.IGNORECASE
)
MOST_SAID = 2
"""So many texts that are set are told of at once."""
AND = re.compile(r"\band\b|&|\+", re.IGNORECASE)
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
            again = heard.entity("do") == "again"
            off = await check_ins.last_taken_off(record.session, heard.parent_id, heard.now) if again else None
        moved = (heard.slot("answers") or {}).get("id") or heard.entity("id")
        if (at := heard.entity("at")) is not None:
            return _settle(heard, reply, Habits.of(parent), datetime.fromisoformat(at), moved)
        if heard.entity("do") == "ask":
            return _ask(reply, "utter_when", moved)
        if again and (off is not None or not waiting):
            return _set_again(heard, reply, Habits.of(parent), off)
        if heard.intent == "check_in" and asks_if_here(heard.text):
            reply.say("utter_always_here", (SOMETHING_ELSE, A_PERSON, NOT_NOW))
            return {"asked": None}
        asks = heard.intent == "check_in" and asks_what_is_set(heard.text, of_a_text=True)
        if heard.entity("do") == "show" or asks:
            return _show(heard, reply, waiting)
        if moved is None and waiting and MOVES_IT.search(heard.text):
            moved = str(waiting[0].id)
        time = _second_of_two(heard, waiting, Habits.of(parent)) or _understand(
            heard, waiting, moved, Habits.of(parent)
        )
        if time is None and waiting and (heard.intent == "check_in" or again):
            return _show(heard, reply, waiting)
        if time is None:
            return _ask(reply, "utter_when_again" if heard.slot("answers") else "utter_when", moved)
        first = _first_of_many(heard, time, Habits.of(parent)) if isinstance(time, Ask) else None
        if first is not None and first.sure and not first.quiet and moved is None:
            return _settle(heard, reply, Habits.of(parent), first.moment, None, "utter_check_in_first")
        if isinstance(time, Ask):
            return _ask(reply, WHEN[time.question], moved)
        moved = moved or _of_that_day(heard, waiting, time)
        if any(str(each.id) == moved and each.moment == time.moment for each in waiting):
            return _show(heard, reply, waiting)
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
        if heard.intent == "cancel_check_in" and (is_all_asking(heard.text) or asks_what_is_set(heard.text)):
            return _show(heard, reply, waiting)
        moved = str(waiting[0].id) if heard.intent == "cancel_check_in" and MOVES.search(heard.text) else None
        time = _understand(heard, waiting, moved, Habits.of(parent))
        if moved:
            if isinstance(time, Understood):
                return _take(heard, reply, Habits.of(parent), time, moved)
            return _ask(reply, WHEN[time.question] if time else "utter_when", moved)
        named = heard.entity("id")
        that_day = _on_that_day(waiting, time)
        if not named and not that_day and isinstance(time, Understood) and len(waiting) > 1:
            return _show(heard, reply, waiting)
        off = [each for each in waiting if str(each.id) == named] if named else that_day or waiting
        for each in off:
            reply.effect("cancel_check_ins", id=str(each.id))
        left = [each for each in waiting if each not in off]
        if left:
            return _show(heard, reply, left, "utter_check_in_cancelled_not_all")
        reply.say("utter_check_in_well_done" if heard.entity("do") == "done" else "utter_check_in_cancelled")
        return {"asked": None}


def _set_again(heard: Heard, reply: Reply, habits: Habits, off: CheckIn | None) -> Slots:
    """At the time that is named, or at that of the one which was taken off."""
    named = understand_change(heard.text, off.moment, heard.now, habits) if off else understand(heard.text, heard.now)
    if isinstance(named, Understood):
        return _take(heard, reply, habits, named, None)
    return _settle(heard, reply, habits, off.moment, None) if off else _ask(reply, "utter_when", None)


def _second_of_two(heard: Heard, waiting: list[CheckIn], habits: Habits) -> Understood | None:
    """Of two times that are both wished for, the one that is not set yet."""
    if BOTH.search(heard.text) is None:
        return None
    times = (understand(part, heard.now, habits) for part in AND.split(heard.text))
    return next((each for each in times if isinstance(each, Understood) and not _on_that_day(waiting, each)), None)


def _understand(heard: Heard, waiting: list[CheckIn], moved: str | None, habits: Habits) -> Understood | Ask | None:
    """The time that is named; what is left open of one to move to is as it was."""
    talked_of = (heard.slot("answers") or {}).get("at")
    was = next((each.moment for each in waiting if str(each.id) == moved), None)
    if was is None and talked_of:
        was = datetime.fromisoformat(talked_of)
    if was is None and waiting and hangs_on_one_set(heard.text):
        was = waiting[0].moment
    if was:
        return understand_change(words_for_the_text(heard.text), was, heard.now, habits)
    return understand(without_too(heard.text), heard.now, habits)


def _first_of_many(heard: Heard, asked: Ask, habits: Habits) -> Understood | None:
    """The first of the texts that are wished for on a day of every week: `text me every friday`."""
    once = EVERY.sub("", heard.text) if asked.question == "one_at_a_time" else heard.text
    time = understand(once, heard.now, habits) if once != heard.text else None
    return time if isinstance(time, Understood) else None


def _take(heard: Heard, reply: Reply, habits: Habits, time: Understood, moved: str | None) -> Slots:
    if time.quiet:
        then = habits.next_open(time.moment)
        reply.say("utter_check_in_quiet", _agree(then, moved), moment=said_back(then, heard.now))
        return _talked_of(then, moved)
    if not time.sure:
        reply.say("utter_check_in_sure", _agree(time.moment, moved), moment=time.said_back)
        return _talked_of(time.moment, moved)
    return _settle(heard, reply, habits, time.moment, moved)


def _settle(
    heard: Heard, reply: Reply, habits: Habits, moment: datetime, moved: str | None, new: str = "utter_check_in_set"
) -> Slots:
    moment = habits.next_open(moment)
    id = moved or str(uuid.uuid4())
    reply.effect("change_check_in" if moved else "arrange_check_in", id=id, moment=moment.isoformat())
    fine = Choice("That's right", "/finish", ("yes", "right", "fine", "that's fine", "thanks", "ok", "okay"))
    other = Choice("Another time", payload("set_check_in", do="ask", id=id), ANOTHER_TIME)
    off = _off(id)
    reply.say("utter_check_in_moved" if moved else new, (fine, other, off), moment=said_back(moment, heard.now))
    return _talked_of(moment, id)


def _agree(moment: datetime, moved: str | None) -> tuple[Choice, ...]:
    more = {"id": moved} if moved else {}
    yes = Choice("Yes, text me then", payload("set_check_in", at=moment.isoformat(), **more), ("yes",))
    return (yes, Choice("Another time", payload("set_check_in", do="ask", **more), ANOTHER_TIME), NOT_NOW)


def _off(id: str) -> Choice:
    # Not "Cancel": that word by itself is one of those by which carriers stop all texts.
    return Choice("No text after all", payload("drop_check_in", id=id), ("no text", "cancel it", "cancel that"))


def _show(heard: Heard, reply: Reply, waiting: list[CheckIn], wording: str = "utter_check_in_waiting") -> Slots:
    if not waiting:
        reply.say("utter_no_check_in_set")
        return {"asked": "need"}
    first = waiting[0]
    change = Choice("Change it", payload("set_check_in", do="ask", id=str(first.id)), ("change",))
    off = _off(str(first.id))
    more = Choice("One more", payload("set_check_in", do="ask"), ("another",))
    moment = " and ".join(said_back(each.moment, heard.now) for each in waiting[:MOST_SAID])
    reply.say(wording, (change, off, more, SOMETHING_ELSE, NOT_NOW), moment=moment)
    return _talked_of(first.moment, str(first.id))


def _ask(reply: Reply, wording: str, moved: str | None) -> Slots:
    reply.say(wording)
    return {"asked": None, "awaits": {"what": "time", "id": moved}}


def _talked_of(moment: datetime, id: str | None) -> Slots:
    """Another hour or day alone, said next, is of this text; `id` is None while it is only asked about."""
    return {"asked": None, "awaits": {"what": "set_time", "id": id, "at": moment.isoformat()}}


def _of_that_day(heard: Heard, waiting: list[CheckIn], time: Understood) -> str | None:
    """The text that is set for the same day already: nobody means two, unless they say so."""
    alike = _on_that_day(waiting, time)
    return str(alike[0].id) if alike and ONE_MORE.search(heard.text) is None else None


def _on_that_day(waiting: list[CheckIn], time: Understood | Ask | None) -> list[CheckIn]:
    """Those that are set for the day named."""
    return [each for each in waiting if isinstance(time, Understood) and _day(each.moment) == _day(time.moment)]


def _day(moment: datetime) -> date:
    return moment.astimezone(SCOTLAND).date()
