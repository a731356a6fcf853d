"""How a service was, a tip, an idea, a complaint: kept in the parent's words for a person to read."""

import uuid

from actions.base import PaceAction, Slots
from actions.choices import A_PERSON, NOT_NOW, SOMETHING_ELSE, payload
from actions.heard import Heard
from actions.reply import Reply
from bot.conversation.record import Records
from bot.messages import Choice
from bot.plans import check_ins

KINDS = {"feedback": "feedback", "suggest": "suggestion", "complaint": "complaint"}
ASKS = {"feedback": "utter_ask_feedback", "suggestion": "utter_ask_idea", "complaint": "utter_ask_complaint"}
THANKS = {"feedback": "utter_feedback_kept", "suggestion": "utter_idea_kept", "complaint": "utter_complaint_kept"}
SAYS_NOTHING_YET = 6
"""A text of fewer words only says that there is something to say: `I want to complain`."""
CHOOSING: Slots = {"asked": None, "awaits": {"what": "choice"}}


class TakeVoice(PaceAction):
    """Keeps what was said, or asks for it; complaints go to a supervisor."""

    called = "action_take_voice"

    def __init__(self, records: Records) -> None:
        self._records = records

    async def act(self, heard: Heard, reply: Reply) -> Slots:
        """One question at most; whether they want to hear what came of it is theirs to pick."""
        do, answered = heard.entity("do"), heard.slot("answers") or {}
        if do == "hear":
            reply.effect("wants_to_hear", id=heard.entity("id"))
            reply.say("utter_will_hear")
            return {"asked": None}
        kind = answered.get("kind") or KINDS.get(heard.intent) or KINDS.get(do or "", "feedback")
        announces = len(heard.text.split()) < SAYS_NOTHING_YET and kind != "feedback"
        if not answered and (do is not None or announces):
            reply.say(ASKS[kind])
            return {"asked": None, "awaits": {"what": "voice", "kind": kind}}
        id = str(uuid.uuid4())
        reply.effect("give_voice", id=id, of=kind, words=heard.text, service=await self._service(heard))
        hear = Choice("Tell me what comes of it", payload("voice", do="hear", id=id), ("yes",))
        reply.say(THANKS[kind], (hear, A_PERSON, SOMETHING_ELSE, NOT_NOW))
        return CHOOSING

    async def _service(self, heard: Heard) -> str | None:
        """The service that they were asked about, or have in view."""
        async with self._records.open(heard.parent_id, heard.effects) as record:
            sent = await check_ins.last_sent(record.session, heard.parent_id, heard.now)
        return sent.service_id if sent and sent.service_id else heard.slot("service")
