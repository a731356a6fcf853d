"""Whether this is still the same person: asked in neutral words, because a number or a phone may change hands."""

from actions.base import PaceAction, Slots
from actions.choices import A_PERSON, NOT_NOW, SOMETHING_ELSE, payload
from actions.heard import Heard
from actions.reply import Reply
from bot.conversation.record import Records
from bot.messages import Choice

A_LONG_GAP = 180
"""Days after which a number may belong to somebody else."""
CHOOSING: Slots = {"asked": None, "awaits": {"what": "choice"}}
BEFORE = Choice("We've texted before", "/carry_on", ("yes", "before", "aye", "it's me"))
NEW = Choice("I'm new here", payload("another_person", do="afresh"), ("no", "new", "first time"))


def ask_if_still_you(heard: Heard, reply: Reply) -> Slots | None:
    """Asks before anything of the time before is shown; None where the gap is short."""
    if (heard.slot("gap_days") or 0) < A_LONG_GAP:
        return None
    reply.say("utter_still_you", (BEFORE, NEW, NOT_NOW))
    return CHOOSING


class AnotherPerson(PaceAction):
    """Somebody says that they are not who texted before."""

    called = "action_another_person"

    def __init__(self, records: Records) -> None:
        self._records = records

    async def act(self, heard: Heard, reply: Reply) -> Slots:
        """A fresh start is asked for once; while a key worker is on the way, only a person can sort it out."""
        async with self._records.open(heard.parent_id, heard.effects) as record:
            waiting = await record.waiting()
        if waiting is not None:
            reply.say("utter_another_person_waiting", (A_PERSON, SOMETHING_ELSE, NOT_NOW))
            return CHOOSING
        if heard.entity("do") == "afresh":
            reply.effect("begin_afresh")
            return {"asked": None}
        afresh = Choice("Yes, start afresh", NEW.payload, ("yes", "afresh"))
        reply.say("utter_another_person", (afresh, Choice("No, it's me", "/carry_on", ("no",)), NOT_NOW))
        return CHOOSING
