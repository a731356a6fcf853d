"""A parent asks that a service gets in touch: nothing is passed on before they said yes."""

from actions.base import PaceAction, Slots
from actions.choices import NOT_NOW, SOMETHING_ELSE, payload
from actions.heard import Heard
from actions.reply import Reply
from actions.tell_more import meant_service
from bot.conversation.record import Records
from bot.directory.offers import service_named
from bot.messages import Choice


class AskAboutContact(PaceAction):
    """Asks for consent. `way` is service, again (ask which) or person (no service is in view)."""

    called = "action_ask_about_contact"

    def __init__(self, records: Records) -> None:
        self._records = records

    async def act(self, heard: Heard, reply: Reply) -> Slots:
        """Says what would be passed on, and asks."""
        picked = heard.entity("service")
        async with self._records.open(heard.parent_id, heard.effects) as record:
            offers = await record.offers()
            open_offer = offers[:1] if heard.slot("offered") else []
            named = await service_named(record.session, picked) if picked else None
            named = named or await meant_service(record, heard, open_offer)
        if named is None:
            return {"way": "again"} if open_offer else {"way": "person"}
        service, _ = named
        yes = Choice("Yes, ask them", payload("contact_service", service=service.id), ("yes",))
        myself = Choice("No, I'll do it", payload("finish"), ("no", "myself"))
        reply.say("utter_ask_about_contact", (yes, myself, SOMETHING_ELSE, NOT_NOW), service=service.name)
        return {"way": "service", "service": service.id, "asked": "contact"}
