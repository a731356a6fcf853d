"""The parent does not need the key worker any more."""

from actions.base import PaceAction, Slots
from actions.heard import Heard
from actions.reply import Reply
from bot.conversation.record import Records


class CancelRequest(PaceAction):
    """Takes a request back, unless somebody may be in danger."""

    called = "action_cancel_request"

    def __init__(self, records: Records) -> None:
        self._records = records

    async def act(self, heard: Heard, reply: Reply) -> Slots:
        """Says honestly what happens to the request."""
        async with self._records.open(heard.parent_id, heard.effects) as record:
            waiting = await record.waiting()
        if waiting is None:
            reply.say("utter_request_not_open")
        elif waiting.urgency == "emergency":
            reply.say("utter_request_stays")
        else:
            reply.effect("cancel_request")
            reply.say("utter_request_cancelled")
        return {"asked": "need"}
