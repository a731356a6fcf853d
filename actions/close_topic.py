"""Not now: ends the topic kindly, and nothing follows."""

from actions.base import PaceAction, Slots
from actions.heard import Heard
from actions.reply import Reply
from bot.conversation.record import Records


class CloseTopic(PaceAction):
    """Notes "not now" against an offer that lies open."""

    called = "action_close_topic"

    def __init__(self, records: Records) -> None:
        self._records = records

    async def act(self, heard: Heard, reply: Reply) -> Slots:
        """Says that there is no rush. The need stays known, for when the parent comes back."""
        async with self._records.open(heard.parent_id, heard.effects) as record:
            offers = await record.offers()
        if heard.slot("offered") and offers and offers[0].chosen is None:
            reply.effect("record_choice", offer=str(offers[0].id), chosen="not_now")
        reply.say("utter_not_now")
        return {"asked": None, "offered": None, "service": None}
