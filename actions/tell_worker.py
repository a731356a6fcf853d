"""Yes, tell a key worker: after words of an urgent risk."""

from actions.base import PaceAction, Slots
from actions.heard import Heard
from actions.people import say_when
from actions.reply import Reply
from bot.conversation.for_the_worker import how_wished
from bot.conversation.record import Records


class TellWorker(PaceAction):
    """Tells a key worker of the risk that was found."""

    called = "action_tell_worker"

    def __init__(self, records: Records) -> None:
        self._records = records

    async def act(self, heard: Heard, reply: Reply) -> Slots:
        """Tells, and says when they are in; or honestly that nobody can be told this minute, or that nobody is set up."""
        async with self._records.open(heard.parent_id, heard.effects) as record:
            there = await record.key_workers(heard.now)
            noticed = await record.somebody_notices(heard.now)
            before = await record.written_before(heard.text, heard.now)
        reply.effect("tell_worker")
        words = how_wished(heard.text, before)
        if words:
            reply.effect("words_for_worker", words=words)
        if there.is_in and not noticed:
            reply.say("utter_worker_left_word", until=there.until)
        elif there.in_sight:
            if words:
                say_when(there, reply, "utter_worker_told_with")
            else:
                say_when(there, reply, "utter_worker_told")
        else:
            reply.say("utter_worker_told_nobody")
        return {"asked": None}
