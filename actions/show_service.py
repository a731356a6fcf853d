"""More about one: what happens there, cost, when, where, how to get in touch, who runs it."""

from actions.base import PaceAction, Slots
from actions.choices import next_choices, payload
from actions.heard import Heard
from actions.reply import Reply
from actions.tell_more import say_more, told_of
from actions.tips import with_tip
from bot.conversation.by_name import question_in
from bot.conversation.record import Records
from bot.directory.answers import Told
from bot.directory.details import in_short
from bot.directory.offers import service_named
from bot.messages import Choice


class ShowService(PaceAction):
    """Shows the service that the parent picked, or answers about it (`do` is tell), and notes the choice."""

    called = "action_show_service"

    def __init__(self, records: Records) -> None:
        self._records = records

    async def act(self, heard: Heard, reply: Reply) -> Slots:
        """Says it in up to three segments."""
        id = heard.entity("service") or heard.slot("service")
        async with self._records.open(heard.parent_id, heard.effects) as record:
            named = await service_named(record.session, id) if id else None
            offers = await record.offers()
            asks = named is not None and heard.entity("do") == "tell"
            told = (
                await told_of(record, heard, named, question_in(heard.text, named[0].name))
                if named and asks
                else Told()
            )
            details = await with_tip(record, in_short(*named), named[0].id) if named else ""
        if named is None:
            reply.say("utter_ask_need")
            return {"asked": "need", "service": None}
        service, _ = named
        offered = next((past for past in offers if service.id in past.services), None)
        if offered:
            reply.effect("record_choice", offer=str(offered.id), chosen=service.id)
        if asks:
            say_more(reply, service, told)
            return {"asked": "more", "service": service.id}
        choices = (*await self._also_wanted(heard), *next_choices(service))
        reply.say("utter_service", choices, service=service.name, details=details)
        return {"asked": "more", "service": service.id}

    async def _also_wanted(self, heard: Heard) -> tuple[Choice, ...]:
        """The next of several that were picked in one go."""
        first, *rest = (heard.entity("others") or "").split() or ("",)
        async with self._records.open(heard.parent_id, heard.effects) as record:
            named = await service_named(record.session, first) if first else None
        if named is None:
            return ()
        more = {"others": " ".join(rest)} if rest else {}
        return (Choice(f"Next: {named[0].name}", payload("choose_service", service=first, **more), ("next",)),)
