"""Words that may mean stop: asked once, because stopping is hard to notice by mistake."""

from actions.base import PaceAction, Slots
from actions.heard import Heard
from actions.reply import Reply


class AskToStop(PaceAction):
    """Asks whether the texts are to stop."""

    called = "action_ask_to_stop"

    async def act(self, heard: Heard, reply: Reply) -> Slots:
        """Asks; a yes will stop everything."""
        reply.say("utter_stop_unsure")
        return {"asked": "stop"}
