"""A person, please: asked for at once, with an honest word on when."""

from actions.base import PaceAction, Slots
from actions.heard import Heard
from actions.people import person_for, say_when
from actions.reply import Reply
from actions.summary import ask, summary_of
from bot.conversation.for_the_worker import Kind, asks_who, short, told_beside_asking
from bot.conversation.record import Records
from bot.directory.needs import Needs


class RequestPerson(PaceAction):
    """Asks for a key worker."""

    called = "action_request_person"

    def __init__(self, records: Records, needs: Needs) -> None:
        self._records = records
        self._needs = needs

    async def act(self, heard: Heard, reply: Reply) -> Slots:
        """Asks, and says when key workers are in; or honestly that none is set up.

        Where there is something to tell already, a summary of it is asked about: the request stands either way.
        What the text tells besides goes with the request in the parent's words instead.
        """
        async with self._records.open(heard.parent_id, heard.effects) as record:
            person = await person_for(record, heard)
            there = await record.key_workers(heard.now)
            told = told_beside_asking(heard.text)
            asks = told is None and asks_who(heard.text)
            tells = there.in_sight and told is None and not asks
            summary = await summary_of(record, heard, self._needs) if tells else ""
        reply.effect("request_person", why="asked", summary=summary, **({"words": told.words} if told else {}))
        if not there.in_sight:
            reply.say("utter_person_nobody")
            return {"asked": None}
        if summary:
            say_when(there, reply, "utter_person_comes", person=person)
            return ask(reply, summary)
        if told is not None and told.kind is Kind.WISH:
            say_when(there, reply, "utter_person_asked_wish", person=person, words=short(told.words))
        elif told is not None:
            say_when(there, reply, "utter_person_asked_words", person=person, words=short(told.words))
        elif asks:
            say_when(there, reply, "utter_person_asked_who", person=person)
        else:
            say_when(there, reply, "utter_person_asked", person=person)
        return {"asked": None}
