"""A person was asked for before and has not come yet."""

from actions.base import PaceAction, Slots
from actions.heard import Heard
from actions.people import person_for, say_when
from actions.reply import Reply
from bot.conversation.record import Records
from bot.database.tables import CONTACT_ME
from bot.handover.spoken import WHILE_IT_STAYS


class PersonAlready(PaceAction):
    """Says where the request stands."""

    called = "action_person_already"

    def __init__(self, records: Records) -> None:
        self._records = records

    async def act(self, heard: Heard, reply: Reply) -> Slots:
        """Says so, honestly."""
        async with self._records.open(heard.parent_id, heard.effects) as record:
            person = await person_for(record, heard)
            there = await record.key_workers(heard.now)
            waiting = await record.waiting()
        if waiting is not None and waiting.why == CONTACT_ME:
            # A worker was only to ask a service: from now on one is wanted, whatever becomes of that.
            reply.effect("request_person", why="asked")
        stays = waiting is not None and waiting.urgency == "emergency"
        if there.in_sight:
            say_when(there, reply, "utter_person_already", WHILE_IT_STAYS if stays else (), person=person)
        else:
            reply.say("utter_person_nobody")
        return {"asked": None}
