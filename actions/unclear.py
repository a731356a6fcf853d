"""Rasa's fallback: what is said when no rule knows what comes next."""

from actions.base import PaceAction, Slots
from actions.heard import Heard
from actions.reply import Reply


class Unclear(PaceAction):
    """Says so kindly, with ways on."""

    called = "action_unclear"

    async def act(self, heard: Heard, reply: Reply) -> Slots:
        """Leaves everything as it was, but for a question that a yes could answer."""
        reply.say("utter_unclear")
        return {"asked": None}
