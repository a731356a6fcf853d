"""Hello again, also after a gap."""

import re

from actions.base import PaceAction, Slots
from actions.choices import WAYS_OUT, payload
from actions.heard import Heard
from actions.reply import Reply
from actions.still_you import ask_if_still_you
from bot.conversation.record import Records
from bot.messages import Choice
from bot.plans.shown import plan_of

A_GAP = 3
"""After this many days without a text of ours, a hello offers to carry on."""

ABOUT_THEM = re.compile(
    r"\b(?:mum|mam|mother|dad|da|father|parent|granny|gran|grandad|carer|custody|pregnant|kids?|weans?|bairns?|child"
    r"|children|boys?|girls?|sons?|daughters?|lassies?|laddies?|baby|twins)\b",
    re.IGNORECASE,
)
"""They say who they are: `i'm a single mum with 3 kids`."""


class Greet(PaceAction):
    """Says hello, mostly to somebody who has been here before."""

    called = "action_greet"

    def __init__(self, records: Records) -> None:
        self._records = records

    async def act(self, heard: Heard, reply: Reply) -> Slots:
        """Says who this is to somebody new. After a gap with something left open, offers to carry on, unnamed."""
        if heard.slot("first_contact"):
            reply.say("utter_welcome")
            return {"asked": "need"}
        if (asked := ask_if_still_you(heard, reply)) is not None:
            return asked
        async with self._records.open(heard.parent_id, heard.effects) as record:
            plan = await plan_of(record.session, heard.parent_id)
            kept = await record.kept_needs()
        if plan.proposed:
            see = Choice("See the idea", payload("plan", do="show"), ("yes", "see it"))
            person = plan.proposed[0].worker or "Your key worker"
            reply.say("utter_hello_proposed", (see, *WAYS_OUT), person=person)
            return {"asked": None, "awaits": {"what": "choice"}}
        left_open = heard.slot("need") or kept or not plan.is_empty
        if left_open and (heard.slot("gap_days") or 0) >= A_GAP:
            reply.say("utter_welcome_back")
            return {"asked": "carry_on"}
        reply.say("utter_hello_told" if ABOUT_THEM.search(heard.text) else "utter_hello_again")
        return {"asked": "need"}
