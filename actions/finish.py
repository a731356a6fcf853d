"""That is fine for now: ends a topic well, and reminds once of what the parent kept for later."""

from actions.base import PaceAction, Slots
from actions.choices import WAYS_OUT, need_choice
from actions.heard import Heard
from actions.reply import Reply
from bot.conversation.record import Records
from bot.directory.needs import Needs

MOST = 3


class Finish(PaceAction):
    """Ends a topic that went well."""

    called = "action_finish"

    def __init__(self, records: Records, needs: Needs) -> None:
        self._records = records
        self._needs = needs

    async def act(self, heard: Heard, reply: Reply) -> Slots:
        """Says so, or asks about a need that was kept."""
        async with self._records.open(heard.parent_id, heard.effects) as record:
            kept = [self._needs.by_id[need] for need in await record.kept_needs() if need in self._needs.by_id]
        if kept and heard.slot("service"):
            reply.say("utter_kept_next", (*map(need_choice, kept[:MOST]), *WAYS_OUT))
        else:
            reply.say("utter_finished")
        return {"asked": "which_need" if kept else None, "offered": None, "service": None}
