"""Something else than what was offered: the next ones, which have not been offered yet."""

from actions.base import PaceAction, Slots
from actions.heard import Heard
from actions.offering import Manner, offer
from actions.reply import Reply
from bot.conversation.record import Records
from bot.directory.areas import Areas
from bot.directory.needs import Needs

MANNERS = {"narrow": Manner.NARROWED, "tried": Manner.TRIED}
"""By what the payload says of why those offered do not suit."""


class OfferOthers(PaceAction):
    """Notes that none suited, and offers others."""

    called = "action_offer_others"

    def __init__(self, records: Records, areas: Areas, needs: Needs) -> None:
        self._records = records
        self._areas = areas
        self._needs = needs

    async def act(self, heard: Heard, reply: Reply) -> Slots:
        """Offers the next services for the same need, those first that are as the text wishes them."""
        async with self._records.open(heard.parent_id, heard.effects) as record:
            offers = await record.offers()
            need = self._needs.by_id.get(heard.slot("need") or (offers[0].need if offers else ""))
            if offers and offers[0].chosen is None:
                reply.effect("record_choice", offer=str(offers[0].id), chosen="something_else")
            if need is None:
                reply.say("utter_ask_need")
                return {"asked": "need", "offered": None}
            manner = MANNERS.get(heard.entity("do") or "", Manner.OTHERS)
            return await offer(record, reply, need, self._areas, heard, manner)
