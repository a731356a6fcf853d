"""A hub's word from a poster, or its start link: where the parent came from, and their area."""

from actions.base import PaceAction, Slots
from actions.heard import Heard
from actions.reply import Reply
from bot.conversation.record import Records
from bot.directory.hubs import hub_named


class TakeHub(PaceAction):
    """Notes the hub. `way` is offer (a need is open), need, or unclear when no hub has that code."""

    called = "action_take_hub"

    def __init__(self, records: Records) -> None:
        self._records = records

    async def act(self, heard: Heard, reply: Reply) -> Slots:
        """Sets the parent's hub and area."""
        async with self._records.open(heard.parent_id) as record:
            hub = await hub_named(record.session, heard.slot("start_code") or heard.text)
        if hub is None:
            return {"way": "unclear", "asked": "need"}
        reply.effect("came_by_hub", hub=hub.code, area=hub.area)
        waiting_for_area = heard.slot("need") and heard.slot("asked") == "area"
        return {"way": "offer", "asked": None} if waiting_for_area else {"way": "need", "asked": "need"}
