"""What the parent wants, from their own words, and what comes next for it."""

from actions.base import PaceAction, Slots
from actions.choices import RATHER_NOT, WAYS_OUT, need_choice
from actions.heard import Heard
from actions.kind_words import kind_word
from actions.meaning import ask_meaning
from actions.offering import outside_in
from actions.reply import Reply
from actions.social_work import offer_a_person
from bot.conversation.record import Record, Records
from bot.directory.areas import NATIONAL, Areas, Found
from bot.directory.hubs import hub_named
from bot.directory.needs import Need, Needs
from bot.directory.not_for_us import asks_about_medicine
from bot.directory.postcodes import known_in

SHOWN_AT_ONCE = 3
SHORT = 12
"""A text of more words than this may name a place far away in passing."""
NAMES_ARE_SAFE = frozenset({"show_services", "yes"})
"""The intents by which a parent says that names of services may be sent."""


class NoteNeeds(PaceAction):
    """Notes one need, or asks about several. `way` says what is next."""

    called = "action_note_needs"

    def __init__(self, records: Records, areas: Areas, needs: Needs) -> None:
        self._records = records
        self._areas = areas
        self._needs = needs

    async def act(self, heard: Heard, reply: Reply) -> Slots:
        """Sets `way`, and the need when there is one."""
        picked = heard.entity("need")
        async with self._records.open(heard.parent_id, heard.effects) as record:
            if picked in self._needs.by_id:
                self._keep_others(heard, reply)
                return await self._one(record, heard, reply, str(picked))
            if await hub_named(record.session, heard.text):
                return {"way": "hub"}
            if self._areas.is_only_a_place(heard.text):
                return {"way": "which_area"}
            if asks_about_medicine(heard.text):
                return {"way": "medicine", "asked": None}
            needs = [need for need in heard.needs if need in self._needs.by_id]
            if heard.risk == "social_work" and not (needs and heard.slot("social_work_offered")):
                return offer_a_person(reply, needs)
            if heard.unsure and len(needs) < 2 and (likely := heard.likely(self._needs.by_id)):
                await self._note_area(record, heard, reply)
                return self._ask_meaning(reply, likely)
            if len(needs) > 1 and await self._were_asked_about(record, heard, needs):
                return await self._one(record, heard, reply, needs[0])
            if len(needs) > 1:
                await self._note_area(record, heard, reply)
                return self._ask_which(reply, needs)
            need = needs[0] if needs else heard.slot("need")
            if need is None:
                return self._ask_meaning(reply, heard.likely(self._needs.by_id))
            return await self._one(record, heard, reply, need)

    async def _one(self, record: Record, heard: Heard, reply: Reply, need: str) -> Slots:
        if need in await record.kept_needs():
            reply.effect("take_up_need", need=need)
        found = await self._note_area(record, heard, reply)
        if self._needs.by_id[need].quiet and heard.intent not in NAMES_ARE_SAFE:
            return {"way": "names", "asked": "names", "need": need, "offered": None, "service": None}
        if found.one or await record.area() or self._outside(heard, reply, found, self._needs.by_id[need]):
            return {"way": "offer", "asked": None, "need": need, "service": None}
        if kind := kind_word(heard, self._needs.by_id[need]):
            reply.say(kind.asks_area, (RATHER_NOT,))
            return {"way": "said", "asked": "area", "need": need, "offered": None, "service": None}
        return {"way": "area", "asked": "area", "need": need, "offered": None, "service": None}

    async def _were_asked_about(self, record: Record, heard: Heard, needs: list[str]) -> bool:
        """Whether "which first?" was asked about these: once is enough, then it is the likeliest. Others stay kept."""
        return {*needs} - {heard.slot("need")} <= {*await record.kept_needs()}

    def _keep_others(self, heard: Heard, reply: Reply) -> None:
        """What else was picked in the same words ("both")."""
        others = [need for need in (heard.entity("others") or "").split() if need in self._needs.by_id]
        if others:
            reply.effect("keep_needs", needs=others)

    async def _note_area(self, record: Record, heard: Heard, reply: Reply) -> Found:
        """What the text also says of where they are, if it plainly says it; an area of ours is kept."""
        known = await known_in(record.session, heard.text)
        found = self._areas.find(heard.text, anywhere=False, known=known)
        if found.one:
            reply.effect("set_area", area=found.one)
        return found

    def _outside(self, heard: Heard, reply: Reply, found: Found, need: Need) -> bool:
        """Where a short text names a place outside, an offer of what there is anywhere in Scotland comes next."""
        if found.place is None or len(heard.text.split()) > SHORT:
            return False
        reply.effect("set_area", area=NATIONAL)
        if not outside_in(heard, self._areas, need):
            reply.say("utter_area_outside", place=found.place)
        return True

    def _ask_which(self, reply: Reply, needs: list[str]) -> Slots:
        reply.effect("keep_needs", needs=needs)
        named = self._needs.known(needs)
        loss = any(need.loss for need in named)
        choices = map(need_choice, named[:SHOWN_AT_ONCE])
        reply.say("utter_which_first_loss" if loss else "utter_which_first", (*choices, *WAYS_OUT))
        return {"way": "which_need", "asked": "which_need", "offered": None, "service": None}

    def _ask_meaning(self, reply: Reply, likely: list[str]) -> Slots:
        if likely:
            return ask_meaning(reply, [self._needs.by_id[need] for need in likely])
        reply.say("utter_unclear")
        return {"way": "meaning", "asked": None}
