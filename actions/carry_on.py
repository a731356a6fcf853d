"""Carrying on: with the need talked about, or by asking what the parent would like."""

from actions.base import PaceAction, Slots
from actions.heard import Heard
from actions.reply import Reply


class CarryOn(PaceAction):
    """Finds what to carry on with. `way` is offer or need."""

    called = "action_carry_on"

    async def act(self, heard: Heard, reply: Reply) -> Slots:
        """Sets `way`."""
        return {"way": "offer", "asked": None} if heard.slot("need") else {"way": "need", "asked": "need"}
