"""Carrying on where the parent was: the offer that lay open, the need talked about, what was kept, the plan."""

from actions.base import PaceAction, Slots
from actions.choices import WAYS_OUT, need_choice, service_choice
from actions.heard import Heard
from actions.reply import Reply
from bot.conversation.record import Record, Records
from bot.database.tables import Service
from bot.directory.needs import Needs
from bot.directory.offers import service_named
from bot.plans.shown import plan_of

MOST = 3


class CarryOn(PaceAction):
    """Finds what to carry on with. `way` is service, offer, which_need (kept for later), plan or need."""

    called = "action_carry_on"

    def __init__(self, records: Records, needs: Needs) -> None:
        self._records = records
        self._needs = needs

    async def act(self, heard: Heard, reply: Reply) -> Slots:
        """Says an open offer again; it is not a new one."""
        async with self._records.open(heard.parent_id, heard.effects) as record:
            services = await self._open_offer(record) if heard.slot("offered") else []
            kept = self._needs.known(await record.kept_needs())
            plan = await plan_of(record.session, heard.parent_id)
        if services:
            reply.say("utter_where_we_were", (*map(service_choice, services), *WAYS_OUT))
            return {"way": "service", "asked": "service"}
        if heard.slot("need"):
            return {"way": "offer", "asked": None}
        if kept:
            reply.say("utter_kept_next", (*map(need_choice, kept[:MOST]), *WAYS_OUT))
            return {"way": "which_need", "asked": "which_need"}
        if not plan.is_empty:
            return {"way": "plan", "asked": None}
        return {"way": "need", "asked": "need"}

    async def _open_offer(self, record: Record) -> list[Service]:
        offers = await record.offers()
        if not offers or offers[0].chosen is not None:
            return []
        named = [await service_named(record.session, id) for id in offers[0].services]
        return [pair[0] for pair in named if pair]
