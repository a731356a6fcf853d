"""The parent does not need the key worker any more."""

from collections.abc import Sequence

from actions.base import PaceAction, Slots
from actions.heard import Heard
from actions.reply import Reply
from bot.conversation.choosing import id_of
from bot.conversation.contact_asked import names_of, services_of
from bot.conversation.record import Records
from bot.database.tables import CONTACT_ME
from bot.messages import Choice


class CancelRequest(PaceAction):
    """Takes a request back, unless somebody may be in danger; or that services are asked (`do` is contact)."""

    called = "action_cancel_request"

    def __init__(self, records: Records) -> None:
        self._records = records

    async def act(self, heard: Heard, reply: Reply) -> Slots:
        """Says honestly what happens to the request."""
        async with self._records.open(heard.parent_id, heard.effects) as record:
            waiting = await record.waiting()
            to_ask = await services_of(record.session, waiting.about_services if waiting else ())
        of_service = heard.entity("do") == "contact"
        only_that = waiting is not None and waiting.why == CONTACT_ME and waiting.urgency != "emergency"
        if waiting is not None and to_ask and (of_service or only_that):
            self._leave_out(heard.entity("service"), to_ask, reply, only_that=only_that)
        elif waiting is None:
            reply.say("utter_request_not_open")
        elif waiting.urgency == "emergency":
            reply.say("utter_request_stays")
        elif to_ask:
            reply.effect("cancel_request")
            reply.say("utter_request_cancelled_all", service=names_of(to_ask))
        else:
            reply.effect("cancel_request")
            reply.say("utter_request_cancelled")
        return {"asked": "need"}

    def _leave_out(self, ids: str | None, to_ask: Sequence[Choice], reply: Reply, *, only_that: bool) -> None:
        """These services (all where none is named) are not asked; the others still are."""
        going = [service for service in to_ask if not ids or id_of(service) in ids.split()]
        left = [service for service in to_ask if service not in going]
        if not going:
            reply.say("utter_contact_left", service=names_of(left))
            return
        reply.effect("cancel_contact", services=[id_of(service) for service in going])
        if left:
            reply.say("utter_contact_one_cancelled", service=names_of(going), other=names_of(left))
        else:
            reply.say("utter_contact_cancelled" if only_that else "utter_contact_left_out", service=names_of(going))
