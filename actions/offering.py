"""Making an offer: two or three services, then something else, and not now. Shared by the actions that offer."""

import uuid
from collections.abc import Sequence
from datetime import datetime
from enum import Enum, auto

from actions.base import Slots
from actions.choices import A_PERSON, WAYS_OUT, service_choice
from actions.heard import Heard
from actions.kind_words import LOSS, kind_word
from actions.reply import Reply
from bot.conversation.record import A_TALK, Record
from bot.directory import conditions, things, whom
from bot.directory.areas import NATIONAL, Areas
from bot.directory.needs import Need
from bot.directory.offers import PastOffer, Pick, pick

FIRST_FITS = "utter_offer_first_fits"
"""One alone has what was named, and stands first."""
PLAIN_OFFERS = ("utter_offer_services", "utter_offer_national")
"""They say only where and for what: a kind word may stand in their place."""


class Manner(Enum):
    """After what an offer is made: a need, none of those offered, a wish that these did not meet, no help from them."""

    FIRST = auto()
    OTHERS = auto()
    NARROWED = auto()
    TRIED = auto()


def outside_in(heard: Heard, areas: Areas, need: Need) -> str | None:
    """A place outside ours that the text names, if an offer for this need owns up to it; a quiet one names nothing."""
    return None if need.quiet else areas.find(heard.text).place


async def offer(
    record: Record, reply: Reply, need: Need, areas: Areas, heard: Heard, manner: Manner = Manner.FIRST
) -> Slots:
    """Offers services for a need. Gives the slots to set."""
    first = manner is Manner.FIRST
    area, now, kind = await record.area() or NATIONAL, heard.now, kind_word(heard, need) if first else None
    text, unsuited = (heard.text, []) if first else conditions.put_aside(heard.text)
    if manner is Manner.TRIED:
        text = ""  # what it names is what they had enough of
    named = "" if heard.text == need.label else text
    said = [named, *await record.written_before(heard.text, now)]
    wished = [] if first else conditions.wished_in(text)
    unsuited += conditions.no_phone(said) + conditions.in_person(said)
    past = await record.offers()
    told_now = said if first else said[:1]
    if first and _offered_lately(past, need, now):
        told_now = said[:2]
    picked = await pick(
        record.session, record.parent_id, past, need.id, area, now, said, wished, unsuited,
        things.first_named(told_now, need.id), whom.told_in(said),
    )  # fmt: skip
    if not picked.services:
        reply.say("utter_nothing_found", need=_words(need))
        return {"need": need.id, "asked": "person", "offered": None, "service": None}
    id = str(uuid.uuid4())
    services = [service.id for service in picked.services]
    reply.effect("record_offer", id=id, at=now.isoformat(), need=need.id, area=area, services=services)
    wording = _wording(picked, need, area, manner)
    if kind == LOSS or (kind and wording in PLAIN_OFFERS):
        wording = kind.offers
    outside = outside_in(heard, areas, need) if first and area == NATIONAL else None
    if outside and wording in ("utter_offer_national", "utter_offer_no_such", FIRST_FITS):
        wording = "utter_offer_outside"
    choices = [service_choice(service) for service in picked.services]
    if picked.again or picked.having == 0 or len(choices) == 1 or wording == "utter_offer_outside":
        choices.append(A_PERSON)
    reply.say(wording, (*choices, *WAYS_OUT), need=_words(need), area=areas.label(area), place=outside or "")
    return {"need": need.id, "asked": "service", "offered": id, "service": None}


def _offered_lately(past: Sequence[PastOffer], need: Need, now: datetime) -> bool:
    """Whether this need was met with an offer in this talk: only what was named since may still be sought."""
    return any(offer.need == need.id and offer.at > now - A_TALK for offer in past)


def _wording(picked: Pick, need: Need, area: str, manner: Manner) -> str:
    quiet = "_quiet" if need.quiet else ""
    if len(picked.services) == 1:
        return "utter_offer_one"
    if picked.having == 1 and not picked.again:
        return FIRST_FITS
    if manner is Manner.NARROWED and picked.named:
        return f"utter_offer_nearer{quiet}"
    if picked.again:
        return f"utter_offer_again{quiet}"
    if manner is Manner.NARROWED or picked.having == 0:
        return f"utter_offer_no_such{quiet}"
    if manner is Manner.TRIED:
        return f"utter_offer_tried{quiet}"
    if manner is Manner.OTHERS:
        return f"utter_offer_others{quiet}"
    if need.quiet:
        return "utter_offer_services_quiet"
    return "utter_offer_national" if picked.national or area == NATIONAL else "utter_offer_services"


def _words(need: Need) -> str:
    return "that" if need.quiet else need.words
