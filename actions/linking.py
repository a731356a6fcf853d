"""SMS and Telegram, or an old number and a new one, joined by a code that the parent brings; and parted again."""

import re

from actions.base import PaceAction, Slots
from actions.choices import A_PERSON, NOT_NOW, SOMETHING_ELSE, payload
from actions.heard import Heard
from actions.reply import Reply
from bot.conversation.record import Records
from bot.messages import Choice
from bot.people.linking import addresses_of, find_code

HAS_CODE = re.compile(r"\b(?:got|have|here'?s|my|ma|hae|hiv)\b.{0,12}\bcode\b", re.IGNORECASE)
CHOOSING: Slots = {"asked": None, "awaits": {"what": "choice"}}
ASKS_FOR_CODE: Slots = {"asked": None, "awaits": {"what": "code"}}
BOTH = Choice("Text on both", payload("link_phones", do="link"), ("both", "telegram too", "join them"))
MOVE = Choice("Swap to a new number", payload("link_phones", do="move"), ("new number", "swap"))
CODE = Choice("I have a code", payload("link_phones", do="code"), ("a code",))
ONLY_THIS = Choice("Only this phone again", payload("unlink_phones"), ("only this", "unlink"))
SURE = Choice("Yes, only this one", payload("unlink_phones", do="yes"), ("yes",))
KEEP = Choice("No, keep both", "/finish", ("no",))


class LinkPhones(PaceAction):
    """Offers a code, or takes one."""

    called = "action_link_phones"

    def __init__(self, records: Records) -> None:
        self._records = records

    async def act(self, heard: Heard, reply: Reply) -> Slots:
        """What the code does is said by the turn, which alone knows."""
        if (code := find_code(heard.text)) is not None:
            reply.effect("use_link_code", code=code)
            return CHOOSING
        match heard.entity("do") or ("code" if HAS_CODE.search(heard.text) else None):
            case "link" | "move" as purpose:
                reply.effect("make_link_code", purpose=purpose)
                return CHOOSING
            case "code":
                reply.say("utter_link_ask_code")
                return ASKS_FOR_CODE
        if heard.slot("answers"):
            reply.say("utter_link_ask_code_again")
            return ASKS_FOR_CODE
        async with self._records.open(heard.parent_id, heard.effects) as record:
            linked = await addresses_of(record.session, heard.parent_id) > 1
        parting = (ONLY_THIS,) if linked else ()
        reply.say("utter_link_how", (BOTH, MOVE, CODE, *parting, A_PERSON, SOMETHING_ELSE, NOT_NOW))
        return CHOOSING


class UnlinkPhones(PaceAction):
    """Only this phone from now on: asked once."""

    called = "action_unlink_phones"

    def __init__(self, records: Records) -> None:
        self._records = records

    async def act(self, heard: Heard, reply: Reply) -> Slots:
        """Says so when there is no other phone."""
        async with self._records.open(heard.parent_id, heard.effects) as record:
            linked = await addresses_of(record.session, heard.parent_id) > 1
        if not linked:
            reply.say("utter_unlink_nothing")
            return {"asked": "need"}
        if heard.entity("do") != "yes":
            reply.say("utter_unlink_sure", (SURE, KEEP, NOT_NOW))
            return CHOOSING
        reply.effect("unlink_phones")
        reply.say("utter_unlinked")
        return {"asked": "need"}
