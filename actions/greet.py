"""Hello again, also after a gap."""

from actions.base import PaceAction, Slots
from actions.heard import Heard
from actions.reply import Reply

A_GAP = 3
"""After this many days without a text of ours, a hello offers to carry on."""


class Greet(PaceAction):
    """Says hello, mostly to somebody who has been here before."""

    called = "action_greet"

    async def act(self, heard: Heard, reply: Reply) -> Slots:
        """Says who this is to somebody new. After a gap with something left open, offers to carry on, unnamed."""
        if heard.slot("first_contact"):
            reply.say("utter_welcome")
            return {"asked": "need"}
        if heard.slot("need") and (heard.slot("gap_days") or 0) >= A_GAP:
            reply.say("utter_welcome_back")
            return {"asked": "carry_on"}
        reply.say("utter_hello_again")
        return {"asked": "need"}
