"""Where a parent is, in their own words."""

from actions.base import PaceAction, Slots
from actions.choices import area_choice
from actions.heard import Heard
from actions.reply import Reply
from bot.conversation.choosing import is_list
from bot.conversation.record import Records
from bot.directory.areas import NATIONAL, Areas, Found
from bot.messages import Choice

RATHER_NOT = Choice("I'd rather not say", "/decline_area", ("somewhere else", "neither"))
LONG = 4
"""A text of more words than this that also names a need is about the need first."""


class TakeArea(PaceAction):
    """Finds the area. `way` is offer, need, which_area (asked or said here), area (ask) or unclear (no place)."""

    called = "action_take_area"

    def __init__(self, records: Records, areas: Areas) -> None:
        self._records = records
        self._areas = areas

    async def act(self, heard: Heard, reply: Reply) -> Slots:
        """Notes the area, asks which of several, or says that it is outside those we know."""
        picked = heard.entity("area") or ""
        found = Found((picked,)) if picked in self._areas.names else self._areas.find(heard.text)
        if heard.needs and len(heard.text.split()) > LONG:
            return {"way": "unclear"}
        if found.one:
            reply.effect("set_area", area=found.one)
            return await self._on(heard, reply)
        if found.areas:
            choices = [area_choice(area, self._areas.label(area)) for area in found.areas]
            reply.say("utter_ask_which_area", (*choices, RATHER_NOT))
            return {"way": "which_area", "asked": "area"}
        if found.place:
            return await self._outside(heard, reply, found.place)
        return {"way": "area", "asked": "area"} if heard.intent == "change_area" else {"way": "unclear"}

    async def _on(self, heard: Heard, reply: Reply) -> Slots:
        """On with what lay open: several needs to pick from, the need talked about, or the question what it is."""
        if heard.slot("asked") == "which_need":
            async with self._records.open(heard.parent_id, heard.effects) as record:
                choices = await record.open_choices()
            if is_list(choices):
                reply.say("utter_area_which_first", choices)
                return {"way": "which_area", "asked": "which_need"}
        return {"way": "offer", "asked": None} if heard.slot("need") else {"way": "need", "asked": "need"}

    async def _outside(self, heard: Heard, reply: Reply, place: str) -> Slots:
        reply.effect("set_area", area=NATIONAL)
        reply.say("utter_area_outside", place=place)
        on = await self._on(heard, reply)
        if on["way"] != "need":
            return on
        reply.say("utter_ask_need")
        return {"way": "which_area", "asked": "need"}
