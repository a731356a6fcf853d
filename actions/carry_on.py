"""Carrying on where the parent was: with the offer that lay open, the need talked about, or by asking."""

from actions.base import PaceAction, Slots
from actions.choices import WAYS_OUT, service_choice
from actions.heard import Heard
from actions.reply import Reply
from bot.conversation.record import Record, Records
from bot.database.tables import Service
from bot.directory.offers import service_named


class CarryOn(PaceAction):
    """Finds what to carry on with. `way` is service (the same offer again), offer (for the same need) or need."""

    called = "action_carry_on"

    def __init__(self, records: Records) -> None:
        self._records = records

    async def act(self, heard: Heard, reply: Reply) -> Slots:
        """Says an open offer again; it is not a new one."""
        async with self._records.open(heard.parent_id, heard.effects) as record:
            services = await self._open_offer(record) if heard.slot("offered") else []
        if services:
            reply.say("utter_where_we_were", (*map(service_choice, services), *WAYS_OUT))
            return {"way": "service", "asked": "service"}
        return {"way": "offer", "asked": None} if heard.slot("need") else {"way": "need", "asked": "need"}

    async def _open_offer(self, record: Record) -> list[Service]:
        offers = await record.offers()
        if not offers or offers[0].chosen is not None:
            return []
        named = [await service_named(record.session, id) for id in offers[0].services]
        return [pair[0] for pair in named if pair]
