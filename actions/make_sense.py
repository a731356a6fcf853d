"""A text whose intent says little: it may still be a hub's word, a place, one of the choices, or a need."""

from actions.base import PaceAction, Slots
from actions.heard import Heard
from actions.meaning import ask_meaning
from actions.reply import Reply
from actions.social_work import offer_a_person
from bot.conversation.record import Record, Records
from bot.database.tables import Service
from bot.directory.areas import Areas
from bot.directory.hubs import hub_named
from bot.directory.mentions import mentioned
from bot.directory.needs import Needs
from bot.directory.not_for_us import asks_about_medicine, asks_for_a_verdict
from bot.directory.offers import service_named


class MakeSense(PaceAction):
    """Finds what it may be. `way` says what is next."""

    called = "action_make_sense"

    def __init__(self, records: Records, areas: Areas, needs: Needs) -> None:
        self._records = records
        self._areas = areas
        self._needs = needs

    async def act(self, heard: Heard, reply: Reply) -> Slots:
        """Looks from the surest to the least sure."""
        async with self._records.open(heard.parent_id, heard.effects) as record:
            if await hub_named(record.session, heard.text):
                return {"way": "hub"}
            if service := await self._picked(record, heard):
                return {"way": "service", "service": service.id}
            if heard.intent == "choose" and await record.open_choices():
                return {"way": "again"}
        return self._without_record(heard, reply)

    def _without_record(self, heard: Heard, reply: Reply) -> Slots:
        if asks_about_medicine(heard.text):
            return {"way": "medicine", "asked": None}
        if asks_for_a_verdict(heard.text):
            return {"way": "verdict", "asked": None}
        if heard.risk == "social_work" and not (heard.needs and heard.slot("social_work_offered")):
            return offer_a_person(reply, heard.needs)
        if any(need in self._needs.by_id for need in heard.needs):
            return {"way": "need"}
        if self._is_place(heard):
            return {"way": "area"}
        likely = heard.likely(self._needs.by_id) if heard.unsure else []
        if likely:
            return ask_meaning(reply, [self._needs.by_id[need] for need in likely])
        return {"way": "unclear", "asked": "area" if heard.slot("asked") == "area" else None}

    def _is_place(self, heard: Heard) -> bool:
        found = self._areas.find(heard.text, anywhere=False)
        # action_take_area may have handed the text on to us: the two do not hand it to and fro.
        return bool(found.areas or found.place) and heard.last_action != "action_take_area"

    async def _picked(self, record: Record, heard: Heard) -> Service | None:
        offers = await record.offers() if heard.slot("offered") else []
        if not offers:
            return None
        named = [await service_named(record.session, id) for id in offers[0].services]
        return mentioned(heard.text, [pair[0] for pair in named if pair])
