"""A yes with no question of ours open: maybe to the only service there is, maybe to one of several."""

from actions.base import PaceAction, Slots
from actions.heard import Heard
from actions.reply import Reply
from bot.conversation.record import Records


class AnswerYes(PaceAction):
    """Finds what a yes may mean. `way` is service, again (ask which) or need."""

    called = "action_answer_yes"

    def __init__(self, records: Records) -> None:
        self._records = records

    async def act(self, heard: Heard, reply: Reply) -> Slots:
        """Sets `way`, and `service` when only one was offered."""
        async with self._records.open(heard.parent_id, heard.effects) as record:
            choices = await record.open_choices()
            offers = await record.offers()
        if heard.slot("asked") == "service" and offers and len(offers[0].services) == 1:
            return {"way": "service", "service": offers[0].services[0]}
        return {"way": "again"} if choices else {"way": "need", "asked": "need"}
