"""The parent confirmed that we stop."""

from actions.base import PaceAction, Slots
from actions.heard import Heard
from actions.reply import Reply


class Leave(PaceAction):
    """Stops the texts, and says nothing: after an opt-out no text leaves."""

    called = "action_leave"

    async def act(self, heard: Heard, reply: Reply) -> Slots:
        """Asks for the opt-out."""
        reply.effect("stop_texting")
        return {"asked": None}
