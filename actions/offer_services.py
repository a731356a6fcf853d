"""An offer for the need talked about."""

from actions.base import PaceAction, Slots
from actions.heard import Heard
from actions.offering import offer
from actions.reply import Reply
from bot.conversation.record import Records
from bot.directory.areas import Areas
from bot.directory.needs import Needs


class OfferServices(PaceAction):
    """Offers two or three services near the parent."""

    called = "action_offer_services"

    def __init__(self, records: Records, areas: Areas, needs: Needs) -> None:
        self._records = records
        self._areas = areas
        self._needs = needs

    async def act(self, heard: Heard, reply: Reply) -> Slots:
        """Offers, or asks what they would like when no need is known."""
        need = self._needs.by_id.get(heard.slot("need") or "")
        if need is None:
            reply.say("utter_ask_need")
            return {"asked": "need"}
        async with self._records.open(heard.parent_id, heard.effects) as record:
            return await offer(record, reply, need, self._areas, heard)
