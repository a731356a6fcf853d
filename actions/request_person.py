"""A person, please: asked for at once, with an honest word on when."""

from actions.base import PaceAction, Slots
from actions.heard import Heard
from actions.people import person_for, say_when
from actions.reply import Reply
from bot.conversation.record import Records


class RequestPerson(PaceAction):
    """Asks for a key worker."""

    called = "action_request_person"

    def __init__(self, records: Records) -> None:
        self._records = records

    async def act(self, heard: Heard, reply: Reply) -> Slots:
        """Asks, and says when key workers are in; or honestly that none is set up."""
        async with self._records.open(heard.parent_id, heard.effects) as record:
            person = await person_for(record, heard)
            there = await record.key_workers(heard.now)
        reply.effect("request_person", why="asked")
        if there.in_sight:
            say_when(there, reply, "utter_person_asked", person=person)
        else:
            reply.say("utter_person_nobody")
        return {"asked": None}
