"""The parent agrees that a key worker asks a service to get in touch."""

from actions.base import PaceAction, Slots
from actions.heard import Heard
from actions.people import say_when
from actions.reply import Reply
from actions.summary import LONGEST
from bot.conversation.agreeing import words_beside_yes
from bot.conversation.record import Records
from bot.directory.offers import service_named


class RequestContact(PaceAction):
    """Asks a key worker to ask the service."""

    called = "action_request_contact"

    def __init__(self, records: Records) -> None:
        self._records = records

    async def act(self, heard: Heard, reply: Reply) -> Slots:
        """Asks, and says when key workers are in; or honestly that none is set up.

        A condition (`aye but by text only`) goes along in the parent's own words, and is said back.
        """
        id = heard.entity("service") or heard.slot("service")
        async with self._records.open(heard.parent_id, heard.effects) as record:
            named = await service_named(record.session, id) if id else None
            there = await record.key_workers(heard.now)
        if named is None:
            reply.say("utter_ask_need")
            return {"asked": "need"}
        words = " ".join(words_beside_yes(heard.text).split())[:LONGEST]
        reply.effect("request_person", why="contact_me", service=named[0].id, words=words)
        if there.in_sight and words:
            say_when(there, reply, "utter_contact_asked_words", service=named[0].name, words=words)
        elif there.in_sight:
            say_when(there, reply, "utter_contact_asked", service=named[0].name)
        else:
            reply.say("utter_person_nobody")
        return {"asked": None}
