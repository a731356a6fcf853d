"""The parent agrees that a key worker asks a service to get in touch."""

from actions.base import PaceAction, Slots
from actions.choices import need_choice, service_choice
from actions.heard import Heard
from actions.people import say_when
from actions.reply import Reply
from bot.conversation.contact_asked import cancel_it
from bot.conversation.record import A_TALK, Records
from bot.directory.needs import Needs
from bot.directory.offers import service_named
from bot.messages import Choice

CARRY_ON = Choice("Carry on here", "/carry_on")
FOR_NOW = Choice("That's all for now", "/finish")


class RequestContact(PaceAction):
    """Asks a key worker to ask the service."""

    called = "action_request_contact"

    def __init__(self, records: Records, needs: Needs) -> None:
        self._records = records
        self._needs = needs

    async def act(self, heard: Heard, reply: Reply) -> Slots:
        """Asks, and says when key workers are in; or honestly that none is set up.

        What goes along (`do`, in the parent's words: `by text only`) is said back. A need that the same text wished
        for (`others`), or else the newest that was kept in this talk, is offered then.
        """
        id = heard.entity("service") or heard.slot("service")
        async with self._records.open(heard.parent_id, heard.effects) as record:
            named = await service_named(record.session, id) if id else None
            there = await record.key_workers(heard.now)
            kept = await record.kept_since(heard.now - A_TALK)
        if named is None:
            reply.say("utter_ask_need")
            return {"asked": "need"}
        words = heard.entity("do") or ""
        reply.effect("request_person", why="contact_me", service=named[0].id, words=words)
        choices = self._meanwhile(service_choice(named[0]), heard.entity("others") or next(reversed(kept), None))
        if there.in_sight and words:
            say_when(there, reply, "utter_contact_asked_words", choices, service=named[0].name, words=words)
        elif there.in_sight:
            say_when(there, reply, "utter_contact_asked", choices, service=named[0].name)
        else:
            reply.say("utter_person_nobody")
        return {"asked": None}

    def _meanwhile(self, asked: Choice, following: str | None) -> tuple[Choice, ...]:
        """The need that comes next, and what can be done about this very request."""
        known = self._needs.known([following] if following else [])
        return (*map(need_choice, known), CARRY_ON, cancel_it((asked,)), FOR_NOW)
