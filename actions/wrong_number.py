"""A number or link that did not work: thanked for, passed on, and a person or others to choose."""

import re

from actions.base import PaceAction, Slots
from actions.heard import Heard
from actions.reply import Reply
from bot.conversation.record import Records

A_LINK = re.compile(r"\b(links?|web ?sites?|web ?pages?|sites?|pages?|404|url)\b", re.IGNORECASE)


class WrongNumber(PaceAction):
    """Notes that the service in view, or the one picked last, is to be looked over."""

    called = "action_wrong_number"

    def __init__(self, records: Records) -> None:
        self._records = records

    async def act(self, heard: Heard, reply: Reply) -> Slots:
        """Says that it is passed on only where it is."""
        service = heard.slot("service") or await self._picked_last(heard)
        if service is None:
            reply.say("utter_wrong_number")
        else:
            reply.effect("doubt", service=service, of="link" if A_LINK.search(heard.text) else "number")
            reply.say("utter_number_passed_on")
        return {}

    async def _picked_last(self, heard: Heard) -> str | None:
        async with self._records.open(heard.parent_id, heard.effects) as record:
            offers = await record.offers()
        chosen = offers[0].chosen if offers else None
        return chosen if offers and chosen in offers[0].services else None
