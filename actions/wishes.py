"""How a parent wishes to be texted: carefully, only at some times, a stop word of their own, or not for a while."""

import re

from actions.base import PaceAction, Slots
from actions.choices import NOT_NOW, SOMETHING_ELSE, payload
from actions.heard import Heard
from actions.reply import Reply
from bot.conversation.record import Records
from bot.database.tables import Parent
from bot.errors import PaceError
from bot.messages import Choice
from bot.people import wishes
from bot.plans.when import Habits, Understood, understand

CHOOSING: Slots = {"asked": None, "awaits": {"what": "choice"}}
MORNINGS = Choice("Only in the mornings", payload("careful", do="mornings"), ("mornings", "in the mornings"))
TIMES = Choice("Other quiet times", payload("careful", do="times"), ("quiet times", "times"))
WORD = Choice("My own stop word", payload("careful", do="word"), ("stop word", "a stop word"))
USUAL = Choice("As usual again", payload("careful", do="usual"), ("usual", "as before"))
IN_THE_MORNING = re.compile(r"\bmornin\w*\b", re.IGNORECASE)
HOUR = rf"({wishes.CLOCK})(?::?(\d{{2}}))?\s*(am|pm)?"
AFTER = re.compile(rf"\b(?:after|efter|past)\s+{HOUR}\b", re.IGNORECASE)
BEFORE = re.compile(rf"\b(?:before|afore|til|until)\s+{HOUR}\b", re.IGNORECASE)
BETWEEN = re.compile(rf"\b(?:between\s+)?{HOUR}\s*(?:and|an|to|til|until|-)\s*{HOUR}\b", re.IGNORECASE)
ONLY = re.compile(r"\b(?:only|just)\b", re.IGNORECASE)
NOT = re.compile(r"\b(?:no|not|never|don'?t|dinnae|dont)\b", re.IGNORECASE)
STOP_WORD = re.compile(r"\bstop ?word\b(?:.*?\b(?:is|be|to|as)\b\s+(?P<word>[\w' ]{3,20}))?", re.IGNORECASE)
USUAL_UNTIL, USUAL_FROM = "08:00", "21:00"


class TextCarefully(PaceAction):
    """Neutral wording from the first word of it; then what else would help."""

    called = "action_text_carefully"

    def __init__(self, records: Records) -> None:
        self._records = records

    async def act(self, heard: Heard, reply: Reply) -> Slots:
        """Does what the words already say, and offers the rest."""
        what = (heard.slot("answers") or {}).get("what")
        if what == "stop_word":
            return _stop_word(reply, heard.text)
        if what == "quiet":
            return _quiet(reply, heard.text) or _ask_times(reply, "utter_quiet_times_again")
        match heard.entity("do"):
            case "mornings":
                return _hours(reply, *(each.isoformat("minutes") for each in wishes.MORNINGS))
            case "times":
                return _ask_times(reply, "utter_quiet_times")
            case "show":
                return await self._show(heard, reply)
            case "word":
                reply.say("utter_stop_word")
                return {"asked": None, "awaits": {"what": "stop_word"}}
            case "usual":
                reply.effect("text_carefully", careful=False)
                reply.effect("quiet_hours", start=None, end=None)
                reply.effect("stop_word", word=None)
                reply.say("utter_as_usual")
                return {"asked": None}
        return self._by_words(heard, reply)

    async def _show(self, heard: Heard, reply: Reply) -> Slots:
        """Says what is set, and changes nothing."""
        async with self._records.open(heard.parent_id, heard.effects) as record:
            habits = Habits.of(await record.session.get_one(Parent, heard.parent_id))
        start, end = (_said(each.isoformat("minutes")) for each in (habits.quiet_from, habits.quiet_until))
        reply.say("utter_quiet_hours_are", (TIMES, USUAL, SOMETHING_ELSE, NOT_NOW), start=start, end=end)
        return CHOOSING

    def _by_words(self, heard: Heard, reply: Reply) -> Slots:
        if (named := STOP_WORD.search(heard.text)) is not None:
            if named["word"]:
                return _stop_word(reply, named["word"])
            reply.say("utter_stop_word")
            return {"asked": None, "awaits": {"what": "stop_word"}}
        if (done := _quiet(reply, heard.text)) is not None:
            return done
        reply.effect("text_carefully", careful=True)
        reply.say("utter_careful", (MORNINGS, TIMES, WORD, SOMETHING_ELSE, NOT_NOW))
        return CHOOSING


class Pause(PaceAction):
    """Nothing unasked for a while, or until the parent comes back."""

    called = "action_pause"

    def __init__(self, records: Records) -> None:
        self._records = records

    async def act(self, heard: Heard, reply: Reply) -> Slots:
        """Everything stays where it was. A key worker who was asked for may still text, and that is said."""
        async with self._records.open(heard.parent_id, heard.effects) as record:
            waiting = await record.waiting()
        time = understand(heard.text, heard.now)
        until = time.moment.isoformat() if isinstance(time, Understood) else None
        reply.effect("pause", until=until)
        reply.say("utter_pause_waiting" if waiting else "utter_pause")
        return {"asked": None}


def _quiet(reply: Reply, text: str) -> Slots | None:
    """Quiet hours from words such as `no after six`, `only between 9 and 2`, `after 8pm only`, `only in the mornings`."""
    only = ONLY.search(text) is not None and NOT.search(text) is None
    if (both := BETWEEN.search(text)) is not None:
        one, two = _clock(both.groups()[:3]), _clock(both.groups()[3:])
        if one and two and one != two:
            return _hours(reply, *((two, one) if ONLY.search(text) else (one, two)))
    before = _clock(early.groups()) if (early := BEFORE.search(text)) else None
    if (late := AFTER.search(text)) is not None and (after := _clock(late.groups(), evening=True)):
        hours = (before or _end_of_day(after), after) if only else (after, before or USUAL_UNTIL)
        return _hours(reply, *hours)
    if before:
        return _hours(reply, *((before, USUAL_UNTIL) if only else (USUAL_FROM, before)))
    if IN_THE_MORNING.search(text):
        return _hours(reply, *(each.isoformat("minutes") for each in wishes.MORNINGS))
    return None


def _end_of_day(after: str) -> str:
    """When quiet begins for somebody who is to be texted after that only: late enough to leave them two hours."""
    return max(USUAL_FROM, f"{min(int(after[:2]) + 2, 23):02}:{after[3:]}")


def _clock(parts: tuple[str | None, ...], evening: bool = False) -> str | None:
    named, minutes, half = parts
    hour = wishes.NUMBERS.get((named or "").lower()) or int(named or 0)
    if (half or "").lower() == "pm" or (half is None and (hour < 7 or (evening and hour < 12))):
        hour = hour + 12 if hour < 12 else hour
    return f"{hour:02}:{minutes or '00'}" if hour < 24 and int(minutes or 0) < 60 else None


def _hours(reply: Reply, start: str, end: str) -> Slots:
    reply.effect("quiet_hours", start=start, end=end)
    reply.effect("text_carefully", careful=True)
    reply.say("utter_quiet_hours_kept", (WORD, USUAL, SOMETHING_ELSE, NOT_NOW), start=_said(start), end=_said(end))
    return CHOOSING


def _said(clock: str) -> str:
    hour, minutes = int(clock[:2]), clock[3:]
    short = f"{hour % 12 or 12}" + (f".{minutes}" if minutes != "00" else "")
    return "12 noon" if clock == "12:00" else f"{short}{'am' if hour < 12 else 'pm'}"


def _ask_times(reply: Reply, wording: str) -> Slots:
    reply.say(wording)
    return {"asked": None, "awaits": {"what": "quiet"}}


def _stop_word(reply: Reply, said: str) -> Slots:
    try:
        word = wishes.as_stop_word(said)
    except PaceError:
        reply.say("utter_stop_word_another")
        return {"asked": None, "awaits": {"what": "stop_word"}}
    reply.effect("stop_word", word=word)
    reply.say("utter_stop_word_kept", (TIMES, USUAL, SOMETHING_ELSE, NOT_NOW), word=word)
    return CHOOSING
