"""That is fine for now: ends a topic well, and reminds once of what the parent kept for later."""

from actions.base import PaceAction, Slots
from actions.choices import WAYS_OUT, need_choice
from actions.heard import Heard
from actions.may_ask import may_i_ask
from actions.reply import Reply
from bot.conversation.record import Records
from bot.database.tables import Parent
from bot.directory.needs import Needs

MOST = 3
KEPT_NEXT = "utter_kept_next"
LEFT: Slots = {"offered": None, "service": None}


class Finish(PaceAction):
    """Ends a topic that went well."""

    called = "action_finish"

    def __init__(self, records: Records, needs: Needs) -> None:
        self._records = records
        self._needs = needs

    async def act(self, heard: Heard, reply: Reply) -> Slots:
        """Says so, or asks one thing: about a need that was kept, or else whether we may ask how it was."""
        async with self._records.open(heard.parent_id, heard.effects) as record:
            parent = await record.session.get_one(Parent, heard.parent_id)
            kept = self._needs.known(await record.kept_needs())
            may_remind = bool(kept and heard.slot("service")) and not await record.said_lately(KEPT_NEXT, heard.now)
        if may_remind:
            reply.say(KEPT_NEXT, (*map(need_choice, kept[:MOST]), *WAYS_OUT))
            return {"asked": "which_need", **LEFT}
        service = heard.slot("service")
        if service and not parent.careful and (asked := may_i_ask(heard, reply, service)):
            return {**asked, **LEFT}
        reply.say("utter_finished")
        return {"asked": None, **LEFT}
