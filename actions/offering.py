"""Making an offer: two or three services, then something else, and not now. Shared by the actions that offer."""

import uuid

from actions.base import Slots
from actions.choices import A_PERSON, WAYS_OUT, service_choice
from actions.heard import Heard
from actions.reply import Reply
from bot.conversation.record import Record
from bot.directory.areas import NATIONAL, Areas
from bot.directory.needs import Need
from bot.directory.offers import Pick, pick


def tells_of_loss(heard: Heard, need: Need) -> bool:
    """Whether a text itself tells of a loss, rather than picks the topic or says where."""
    return need.loss and heard.intent == "need"


async def offer(record: Record, reply: Reply, need: Need, areas: Areas, heard: Heard, first: bool) -> Slots:
    """Offers services for a need; `first` when none were offered for it just before. Gives the slots to set."""
    area, now, loss = await record.area() or NATIONAL, heard.now, first and tells_of_loss(heard, need)
    named = "" if heard.text == need.label else heard.text
    said = [named, *await record.written_before(heard.text, now)]
    picked = await pick(record.session, record.parent_id, await record.offers(), need.id, area, now, said)
    if not picked.services:
        reply.say("utter_nothing_found", need=_words(need))
        return {"need": need.id, "asked": "person", "offered": None, "service": None}
    id = str(uuid.uuid4())
    services = [service.id for service in picked.services]
    reply.effect("record_offer", id=id, at=now.isoformat(), need=need.id, area=area, services=services)
    wording = "utter_offer_loss" if loss and len(picked.services) > 1 else _wording(picked, need, area, first)
    choices = [service_choice(service) for service in picked.services]
    if picked.again or len(choices) == 1:
        choices.append(A_PERSON)
    reply.say(wording, (*choices, *WAYS_OUT), need=_words(need), area=areas.label(area))
    return {"need": need.id, "asked": "service", "offered": id, "service": None}


def _wording(picked: Pick, need: Need, area: str, first: bool) -> str:
    quiet = "_quiet" if need.quiet else ""
    if len(picked.services) == 1:
        return "utter_offer_one"
    if picked.again:
        return f"utter_offer_again{quiet}"
    if not first:
        return f"utter_offer_others{quiet}"
    if need.quiet:
        return "utter_offer_services_quiet"
    return "utter_offer_national" if picked.national or area == NATIONAL else "utter_offer_services"


def _words(need: Need) -> str:
    return "that" if need.quiet else need.words
