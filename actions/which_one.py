"""Which one was meant: the same choices, once more."""

from actions.base import PaceAction, Slots
from actions.choices import SOMETHING_ELSE
from actions.heard import Heard
from actions.reply import Reply
from bot.conversation.record import Records


class WhichOne(PaceAction):
    """Asks again with the choices that lie open."""

    called = "action_which_one"

    def __init__(self, records: Records) -> None:
        self._records = records

    async def act(self, heard: Heard, reply: Reply) -> Slots:
        """Asks, or asks what they would like when nothing lies open. "Where" has one choice only, so it is asked anew."""
        async with self._records.open(heard.parent_id, heard.effects) as record:
            choices = await record.open_choices()
        if len(choices) == 1 and heard.slot("asked") == "area":
            reply.say("utter_ask_area", choices)
            return {}
        if choices:
            other = () if any(each.payload == SOMETHING_ELSE.payload for each in choices) else (SOMETHING_ELSE,)
            reply.say("utter_which_one", (*choices, *other))
            return {}
        reply.say("utter_ask_need")
        return {"asked": "need"}
