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
        """Says what would be passed on, and asks.

        How it would suit (`do`, in the parent's words) is passed on too; a need (`others`) that the same text wished for
        comes after it.
        """
        picked = heard.entity("service")
        async with self._records.open(heard.parent_id, heard.effects) as record:
            offers = await record.offers()
            open_offer = offers[:1] if heard.slot("offered") else []
            named = await service_named(record.session, picked) if picked else None
            named = named or await meant_service(record, heard, open_offer)
        if named is None:
            return {"way": "again"} if open_offer else {"way": "person"}
        service, _ = named
        words, following = heard.entity("do") or "", heard.entity("others")
        more = {key: value for key, value in (("do", words), ("others", following)) if value}
        yes = Choice("Yes, ask them", payload("contact_service", service=service.id, **more), ("yes",))
        instead = payload("need", need=following) if following else payload("finish")
        choices = (yes, Choice("No, I'll do it", instead, ("no", "myself")), SOMETHING_ELSE, NOT_NOW)
        if words:
            reply.say("utter_ask_about_contact_words", choices, service=service.name, words=words)
        elif following:
            reply.say("utter_ask_about_contact_next", choices, service=service.name)
        else:
            reply.say("utter_ask_about_contact", choices, service=service.name)
        # What goes along is in the choice: a yes in any words has to pick it.
        return {
            "way": "service",
            "service": service.id,
            "asked": "contact",
            "awaits": {"what": "choice"} if more else None,
        }
