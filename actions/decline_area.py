"""A parent would rather not say where they are."""

from actions.base import PaceAction, Slots
from actions.heard import Heard
from actions.reply import Reply
from bot.directory.areas import NATIONAL


class DeclineArea(PaceAction):
    """Looks at what is there for anybody in Scotland instead. `way` is offer or need."""

    called = "action_decline_area"

    async def act(self, heard: Heard, reply: Reply) -> Slots:
        """Notes it, so that it is not asked again."""
        reply.effect("set_area", area=NATIONAL)
        return {"way": "offer", "asked": None} if heard.slot("need") else {"way": "need", "asked": "need"}
