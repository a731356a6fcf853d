"""A parent would rather not say where they are."""

from actions.base import PaceAction, Slots
from actions.heard import Heard
from actions.reply import Reply
from actions.where_next import where_next
from bot.conversation.record import Records
from bot.directory.areas import NATIONAL
from bot.directory.needs import Needs


class DeclineArea(PaceAction):
    """Looks at what is there for anybody in Scotland instead. `way` is offer, need or which_area (asked here)."""

    called = "action_decline_area"

    def __init__(self, records: Records, needs: Needs) -> None:
        self._records = records
        self._needs = needs

    async def act(self, heard: Heard, reply: Reply) -> Slots:
        """Notes it, so that it is not asked again. A need that was named with it is the one talked about now."""
        named = heard.entity("need")
        reply.effect("set_area", area=NATIONAL)
        if named in self._needs.by_id:
            return {"way": "offer", "asked": None, "need": named, "service": None}
        asked_again = await where_next(self._records, self._needs, heard, reply, "utter_no_area_which_first")
        if asked_again:
            return asked_again
        return {"way": "offer", "asked": None} if heard.slot("need") else {"way": "need", "asked": "need"}
