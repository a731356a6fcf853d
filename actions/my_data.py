"""What is held about a parent: theirs to see, to put right and to have deleted, by text alone."""

from datetime import datetime

from actions.base import PaceAction, Slots
from actions.choices import NOT_NOW, SOMETHING_ELSE, payload
from actions.heard import Heard
from actions.reply import Reply
from actions.still_you import ask_if_still_you
from bot.conversation import held_wrong
from bot.conversation.record import Records
from bot.database.tables import Parent
from bot.messages import Choice
from bot.people import their_data
from bot.people.erasing import emergency_is_open

CORRECT = Choice("Put something right", "/correct_my_data", ("change", "correct it"))
CHOOSING: Slots = {"asked": None, "awaits": {"what": "choice"}}


class ShowMyData(PaceAction):
    """In one text what is held, then all of it page by page."""

    called = "action_show_my_data"

    def __init__(self, records: Records) -> None:
        self._records = records

    async def act(self, heard: Heard, reply: Reply) -> Slots:
        """A page when one was picked, else the short word on it. Later pages show what was held at the first."""
        if (asked := ask_if_still_you(heard, reply)) is not None:
            return asked
        page, at = heard.entity("page"), heard.entity("at") or heard.now.isoformat()
        async with self._records.open(heard.parent_id, heard.effects) as record:
            parent = await record.session.get_one(Parent, heard.parent_id)
            held = await their_data.everything(record.session, parent, heard.now, datetime.fromisoformat(at))
        if page is None:
            see = Choice("See all of it", payload("show_my_data", page="0"), ("yes", "all", "all of it", "more"))
            reply.say("utter_data_short", (see, CORRECT, SOMETHING_ELSE, NOT_NOW), held=held.in_short())
            return CHOOSING
        pages = held.pages()
        number = min(int(page), len(pages) - 1)
        if number + 1 < len(pages):
            more = Choice("More", payload("show_my_data", page=str(number + 1), at=at), ("yes", "next", "go on"))
            reply.say("utter_data_page", (more, CORRECT, SOMETHING_ELSE, NOT_NOW), page=pages[number])
        else:
            reply.say("utter_data_last_page", (CORRECT, SOMETHING_ELSE, NOT_NOW), page=pages[number])
        return CHOOSING


class CorrectMyData(PaceAction):
    """Puts right what is held: the name, the area, what was asked about; the plan has its own way."""

    called = "action_correct_my_data"

    async def act(self, heard: Heard, reply: Reply) -> Slots:
        """Asks which, or does what was picked."""
        answered = heard.slot("answers") or {}
        if answered.get("what") == "name":
            return self._name(heard, reply)
        match heard.entity("do"):
            case "name":
                reply.say("utter_ask_name")
                return {"asked": None, "awaits": {"what": "name"}}
            case "called":
                return self._call_them(held_wrong.name_in(heard.text) or heard.text, reply)
            case "no_name":
                reply.effect("call_them", name=None)
                reply.say("utter_name_forgotten", (CORRECT, SOMETHING_ELSE, NOT_NOW))
                return CHOOSING
            case "said":
                reply.say("utter_correct_said")
                return CHOOSING
            case "area":
                reply.effect("forget_area")
                reply.say("utter_area_forgotten")
                return {"asked": "area"}
            case "needs":
                reply.effect("forget_needs")
                reply.say("utter_needs_forgotten")
                return {"asked": None, "need": None, "offered": None, "service": None}
        reply.say("utter_correct_what")
        return CHOOSING

    def _name(self, heard: Heard, reply: Reply) -> Slots:
        words = heard.text.strip()
        lowered = words.lower()
        for start in ("my name is ", "call me ", "it's ", "its ", "i'm ", "im "):
            if lowered.startswith(start):
                words = words[len(start) :]
                break
        return self._call_them(words, reply)

    @staticmethod
    def _call_them(words: str, reply: Reply) -> Slots:
        name = " ".join(words.split())[: their_data.LONGEST_NAME]
        reply.effect("call_them", name=name)
        reply.say("utter_name_kept", name=name)
        return {"asked": None}


class DeleteMyData(PaceAction):
    """Asks once, saying what stays; a yes deletes everything."""

    called = "action_delete_my_data"

    def __init__(self, records: Records) -> None:
        self._records = records

    async def act(self, heard: Heard, reply: Reply) -> Slots:
        """Honest about an emergency that is still being seen to."""
        async with self._records.open(heard.parent_id, heard.effects) as record:
            emergency = await emergency_is_open(record.session, heard.parent_id)
            parent = await record.session.get_one(Parent, heard.parent_id)
        if emergency and parent.erase_asked_at is not None:
            reply.say("utter_delete_waits_still")
            return {"asked": None}
        if heard.intent != "erase":
            reply.say("utter_delete_sure_emergency" if emergency else "utter_delete_sure")
            return CHOOSING
        reply.effect("erase")
        reply.say("utter_delete_waits" if emergency else "utter_deleted")
        return {"asked": None}
