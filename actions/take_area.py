"""Where a parent is, in their own words."""

from datetime import timedelta

from actions.base import PaceAction, Slots
from actions.choices import RATHER_NOT, area_choice
from actions.heard import Heard
from actions.offering import outside_in
from actions.reply import Reply
from actions.where_next import REFUSES, unknown_place, where_next
from bot.conversation.record import Records
from bot.directory.areas import NATIONAL, Areas, Found
from bot.directory.needs import Needs
from bot.directory.postcodes import known_in
from bot.messages import Choice

ELSEWHERE = "/change_area"
"""Asks where, as nothing in it names a place."""
STILL_MEANT = timedelta(hours=12)
"""So long a need that was kept is what a text with only a place goes on with."""
LONG = 4
"""A text of more words than this that also names a need is about the need first."""


class TakeArea(PaceAction):
    """Finds the area. `way` is offer, need, which_area (asked or said here), area (ask), refused, something_else or
    unclear (no place).
    """

    called = "action_take_area"

    def __init__(self, records: Records, areas: Areas, needs: Needs) -> None:
        self._records = records
        self._areas = areas
        self._needs = needs

    async def act(self, heard: Heard, reply: Reply) -> Slots:
        """Notes the area, asks which of several, or says that it is outside those we know."""
        picked = heard.entity("area") or ""
        found = Found((picked,)) if picked in self._areas.names else await self._find(heard)
        if heard.slot("asked") == "area" and REFUSES.search(heard.text):
            return {"way": "refused"}
        if heard.needs and len(heard.text.split()) > LONG and not self._goes_on(heard):
            return {"way": "unclear"}
        if found.one:
            reply.effect("set_area", area=found.one)
            return await self._on(heard, reply)
        if found.areas:
            choices = [area_choice(area, self._areas.label(area)) for area in found.areas]
            reply.say("utter_ask_which_area", (*choices, RATHER_NOT))
            return {"way": "which_area", "asked": "area"}
        if found.place:
            return await self._outside(heard, reply, "utter_area_outside", found.place)
        if heard.intent == "something_else":
            return {"way": "something_else"}
        if place := self._unknown(heard):
            return self._nearly(reply, place) or await self._outside(heard, reply, "utter_area_unknown", place)
        return {"way": "area", "asked": "area"} if heard.intent == "change_area" else {"way": "unclear"}

    def _goes_on(self, heard: Heard) -> bool:
        """Whether a longer text says where they are, and beside it nothing but more of the need talked about."""
        need = heard.slot("need")
        more = need is not None and (heard.unsure or need in heard.needs)
        said = self._areas.find(heard.text, anywhere=False).areas
        return self._areas.is_only_a_place(heard.text) or (more and bool(said))

    async def _find(self, heard: Heard) -> Found:
        async with self._records.open(heard.parent_id, heard.effects) as record:
            return self._areas.find(heard.text, known=await known_in(record.session, heard.text))

    def _unknown(self, heard: Heard) -> str | None:
        """A name that may well be a place, though we know none of that name."""
        if heard.needs and not heard.unsure:
            return None
        about_where = heard.intent == "change_area" or heard.slot("asked") == "area"
        return unknown_place(heard.text) if about_where else None

    def _nearly(self, reply: Reply, name: str) -> Slots | None:
        """Asks whether a place is meant that is written nearly so."""
        near = self._areas.nearly(name)
        if near is None:
            return None
        place, areas = near
        choices = [area_choice(area, f"{place}, {self._areas.label(area)}") for area in areas]
        reply.say("utter_area_nearly", (*choices, Choice("Somewhere else", ELSEWHERE), RATHER_NOT), place=place)
        return {"way": "which_area", "asked": "area"}

    async def _on(self, heard: Heard, reply: Reply) -> Slots:
        """On with what lay open: several needs to pick from, the need talked about, or the question what it is."""
        asked_again = await where_next(self._records, self._needs, heard, reply, "utter_area_which_first")
        if asked_again:
            return asked_again
        if heard.slot("need"):
            return {"way": "offer", "asked": None}
        return await self._kept_lately(heard, reply) or {"way": "need", "asked": "need"}

    async def _kept_lately(self, heard: Heard, reply: Reply) -> Slots | None:
        """On with the one need that was kept not long ago, as after words of a risk that services help with."""
        async with self._records.open(heard.parent_id, heard.effects) as record:
            kept = self._needs.known(await record.kept_since(heard.now - STILL_MEANT))
        if len(kept) != 1 or kept[0].quiet:
            return None
        reply.effect("take_up_need", need=kept[0].id)
        return {"way": "offer", "asked": None, "need": kept[0].id, "service": None}

    async def _outside(self, heard: Heard, reply: Reply, wording: str, place: str) -> Slots:
        reply.effect("set_area", area=NATIONAL)
        need = self._needs.by_id.get(heard.slot("need") or "")
        if need is None or not outside_in(heard, self._areas, need):
            reply.say(wording, place=place)
        if need is not None:
            return {"way": "offer", "asked": None}
        if asked_again := await where_next(self._records, self._needs, heard, reply, "utter_which_of_kept"):
            return asked_again
        reply.say("utter_ask_need")
        return {"way": "which_area", "asked": "need"}
