"""May I ask how it was? Asked once about a service, and only a yes has us text."""

from datetime import datetime

from actions.base import PaceAction, Slots
from actions.choices import NOT_NOW, payload
from actions.heard import Heard
from actions.reply import Reply
from bot.conversation.may_i_ask import usual_moment
from bot.conversation.record import Records
from bot.database.tables import Parent
from bot.messages import Choice
from bot.plans.when import Habits, said_back

MOST_REMEMBERED = 50


def may_i_ask(heard: Heard, reply: Reply, service: str) -> Slots | None:
    """Asks; None where a no was said before, or it was asked about this service."""
    asked = list(heard.slot("asked_about") or ())
    if service in asked or "no" in asked:
        return None
    yes = Choice("Yes, that's fine", payload("may_ask", do="yes", service=service), ("yes", "fine", "ok", "okay"))
    no = Choice("No, please don't", payload("may_ask", do="no"), ("no",))
    reply.say("utter_may_i_ask", (yes, no, NOT_NOW))
    return {"asked": None, "asked_about": [*asked, service][-MOST_REMEMBERED:], "awaits": {"what": "choice"}}


class MayAsk(PaceAction):
    """Takes the answer. A no holds for every service."""

    called = "action_may_ask"

    def __init__(self, records: Records) -> None:
        self._records = records

    async def act(self, heard: Heard, reply: Reply) -> Slots:
        """Says back when it will be, or that it will not."""
        service = heard.entity("service")
        if heard.entity("do") != "yes" or service is None:
            reply.say("utter_will_not_ask")
            return {"asked": None, "asked_about": [*(heard.slot("asked_about") or ()), "no"]}
        async with self._records.open(heard.parent_id, heard.effects) as record:
            parent = await record.session.get_one(Parent, heard.parent_id)
        habits, named = Habits.of(parent), heard.entity("at")
        moment = habits.next_open(datetime.fromisoformat(named)) if named else usual_moment(heard.now, habits)
        reply.effect("ask_about", service=service, moment=moment.isoformat())
        reply.say("utter_will_ask", moment=said_back(moment, heard.now))
        return {"asked": None}
