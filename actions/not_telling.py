"""No, no key worker: after words of an urgent risk."""

from actions.base import PaceAction, Slots
from actions.choices import A_PERSON, WAYS_OUT, need_choice
from actions.heard import Heard
from actions.let_go import let_go
from actions.reply import Reply
from bot.conversation.record import Records
from bot.database.tables import Parent
from bot.directory.needs import Needs

MOST = 2


class NotTelling(PaceAction):
    """Tells nobody, and goes on with what else the text asked for."""

    called = "action_not_telling"

    def __init__(self, records: Records, needs: Needs) -> None:
        self._records = records
        self._needs = needs

    async def act(self, heard: Heard, reply: Reply) -> Slots:
        """Offers what was kept last, but names none of it where somebody may be reading along."""
        async with self._records.open(heard.parent_id, heard.effects) as record:
            parent = await record.session.get_one(Parent, heard.parent_id)
            kept = self._needs.known(await record.kept_needs())
        offered = [] if parent.careful else kept[: -MOST - 1 : -1]
        reply.say("utter_not_telling", (*map(need_choice, offered), A_PERSON, *WAYS_OUT))
        return {"asked": "which_need"} if offered else let_go(heard)
