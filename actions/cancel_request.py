"""The parent does not need the key worker any more."""

from actions.base import PaceAction, Slots
from actions.heard import Heard
from actions.reply import Reply
from bot.conversation.record import Records
from bot.directory.offers import service_named


class CancelRequest(PaceAction):
    """Takes a request back, unless somebody may be in danger; or that a service is asked (`do` is contact)."""

    called = "action_cancel_request"

    def __init__(self, records: Records) -> None:
        self._records = records

    async def act(self, heard: Heard, reply: Reply) -> Slots:
        """Says honestly what happens to the request."""
        async with self._records.open(heard.parent_id, heard.effects) as record:
            waiting = await record.waiting()
            about = waiting.about_service if waiting else None
            named = await service_named(record.session, about) if about else None
        only_that = waiting is not None and waiting.why == "contact_me" and waiting.urgency != "emergency"
        if waiting is not None and named is not None and (heard.entity("do") == "contact" or only_that):
            reply.effect("cancel_contact")
            reply.say("utter_contact_cancelled" if only_that else "utter_contact_left_out", service=named[0].name)
        elif waiting is None:
            reply.say("utter_request_not_open")
        elif waiting.urgency == "emergency":
            reply.say("utter_request_stays")
        else:
            reply.effect("cancel_request")
            reply.say("utter_request_cancelled")
        return {"asked": "need"}
