"""A question about a service: its phone number, cost, place, times, or just more."""

import re
from collections.abc import Sequence
from dataclasses import replace

from actions.base import PaceAction, Slots
from actions.choices import next_choices
from actions.heard import Heard
from actions.reply import Reply
from actions.tips import with_tip
from bot.conversation.record import Record, Records
from bot.database.tables import Organisation, Service
from bot.directory.answers import Told, answer, worded
from bot.directory.details import how_to_reach, in_short, sentence, the_rest
from bot.directory.mentions import mentioned
from bot.directory.offers import PastOffer, service_named

ASKS_WHAT = re.compile(r"\b(?:what|whit|wot|wat)(?:'?s| is)\b|\btell (?:me|us) about\b", re.IGNORECASE)
"""Asks what it is, beside what else is asked of it."""
Named = tuple[Service, Organisation]


class TellMore(PaceAction):
    """Answers from the directory. `way` is service, again (ask which) or need (nothing was offered)."""

    called = "action_tell_more"

    def __init__(self, records: Records) -> None:
        self._records = records

    async def act(self, heard: Heard, reply: Reply) -> Slots:
        """Says what is known; when it is not known, says so and how to ask them."""
        async with self._records.open(heard.parent_id, heard.effects) as record:
            offers = await record.offers()
            open_offer = offers[:1] if heard.slot("offered") else []
            named = await meant_service(record, heard, open_offer)
            told = await told_of(record, heard, named, heard.text) if named else Told()
        if named is None:
            return {"way": "again"} if open_offer else {"way": "need", "asked": "need"}
        service, _ = named
        if open_offer:
            reply.effect("record_choice", offer=str(open_offer[0].id), chosen=service.id)
        say_more(reply, service, told)
        return {"way": "service", "asked": "more", "service": service.id}


async def told_of(record: Record, heard: Heard, named: Named, question: str) -> Told:
    """The answer about a service; where the question asks nothing particular, what they have not seen of it yet."""
    service, organisation = named
    told = answer(question, service, organisation)
    seen = heard.slot("service") == service.id
    if told is not None and not told.words and not seen:
        return Told(missing=True, near=in_short(service, organisation))
    if told is not None and told.words and not seen and ASKS_WHAT.search(question):
        return replace(told, words=f"{sentence(service.short)} {told.words}")
    if told is not None:
        return told
    words = the_rest(service, organisation) if seen else in_short(service, organisation)
    return Told(await with_tip(record, words, service.id))


def say_more(reply: Reply, service: Service, told: Told) -> None:
    """Says it, or that it is not known, or not all of it, with what comes nearest, and how to ask them: once."""
    wording, variables = worded(told, how_to_reach(service))
    reply.say(wording, next_choices(service), service=service.name, **variables)


async def meant_service(record: Record, heard: Heard, offers: Sequence[PastOffer]) -> Named | None:
    """The service that the text names, else the one in view, else the only one on offer."""
    ids = offers[0].services if offers else ()
    on_offer = [named for id in ids if (named := await service_named(record.session, id))]
    meant = mentioned(heard.text, [service for service, _ in on_offer])
    if meant is not None:
        return next(named for named in on_offer if named[0].id == meant.id)
    if in_view := heard.slot("service"):
        return await service_named(record.session, in_view)
    return on_offer[0] if len(on_offer) == 1 else None
