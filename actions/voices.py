"""How a service was, a tip, an idea, a complaint: kept in the parent's words for a person to read, and theirs to see."""

import re
import uuid
from collections.abc import Sequence
from datetime import timedelta

from actions.base import PaceAction, Slots
from actions.choices import A_PERSON, NOT_NOW, SOMETHING_ELSE, payload
from actions.heard import Heard
from actions.reply import Reply
from actions.still_you import ask_if_still_you
from actions.told import OF_TOLD, about_told
from bot.conversation.open_questions import MORE
from bot.conversation.record import Records
from bot.database.tables import Voice
from bot.messages import Choice
from bot.people import voices
from bot.plans import check_ins

TIP = re.compile(
    r"\btips?\b|\b(?:tell|advice for|wee hint|let|warn) (?:the |any |aw the )?(?:other|ither)\b"
    r"|\b(?:other|ither) (?:mums?|mas|parents?|dads?|folk|lone parents?)\b|\banyone (?:new|nervous)\b",
    re.IGNORECASE,
)
"""Words of a parent who speaks to other parents."""
ANNOUNCES = re.compile(
    r"^\W*(?:(?:can|could) (?:i|a|ah)|(?:i|a|ah)(?:'?ve| have| hae| hiv|'d like| want| wanna)?|ive|got)\b.{0,24}"
    r"\b(?:idea|tip|suggestion|complain|complaint|suggest|say something)\b"
    r"(?: (?:for|about|fur|aboot|tae|to) [^,.:;]{2,40})?\W*$",
    re.IGNORECASE,
)
"""A text that only says that there is something to say: `I have an idea for the app`."""
MEANT_BEFORE = re.compile(
    r"\b(?:suggesting|saying|telling (?:you|yous|ye|u)|meant (?:it|that))\b"
    r"|\b(?:it|that|this)(?:'?s| is| wis| was) (?:an?|my|ma) (?:\w+ )?(?:idea|suggestion|tip|complaint)\b",
    re.IGNORECASE,
)
"""Says of what was texted just before what it was meant as: `no, I'm suggesting one for you`."""
LATELY = timedelta(hours=1)
KINDS = {
    "feedback": "feedback",
    "suggest": "suggestion",
    "complaint": "complaint",
    "tip": "tip",
    "this_idea": "suggestion",
}
AS_IT_IS = ("this", "this_idea")
"""The text is what is told, and no word that something will be."""
ASKS = {
    "feedback": "utter_ask_feedback",
    "suggestion": "utter_ask_idea",
    "complaint": "utter_ask_complaint",
    "tip": "utter_ask_tip",
}
THANKS = {
    "feedback": "utter_feedback_kept",
    "suggestion": "utter_idea_kept",
    "complaint": "utter_complaint_kept",
    "tip": "utter_tip_kept",
}
SAYS_NOTHING_YET = 6
"""A text of fewer words says no more than that, either: `I want to complain`."""
A_TIP = Choice("A tip for other parents", payload("voice", do="tip"), ("tip", "a tip"))
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
            reply.say("utter_will_hear", (A_PERSON, SOMETHING_ELSE, NOT_NOW))
            return CHOOSING
        if do == "told":
            return await self._answer(heard, reply)
        if do in OF_TOLD:
            return await self._told(heard, reply, do)
        if answered.get("what") == MORE:
            return _more(heard, reply, answered)
        kind = answered.get("kind") or _kind(heard, do)
        before = None if answered or do else await self._text_before(heard)
        if before is not None:
            return await self._keep(heard, reply, kind, (before, heard.text), "utter_kept_with_before")
        if not answered and do not in AS_IT_IS and (do is not None or _only_announces(heard.text, kind)):
            reply.say(ASKS[kind])
            return {"asked": None, "awaits": {"what": "voice", "kind": kind}}
        return await self._keep(heard, reply, kind, (heard.text,), THANKS[kind])

    async def _keep(self, heard: Heard, reply: Reply, kind: str, texts: Sequence[str], wording: str) -> Slots:
        id, (first, *more) = str(uuid.uuid4()), texts
        reply.effect("give_voice", id=id, of=kind, words=first, service=await self._service(heard))
        for words in more:
            reply.effect("add_to_voice", id=id, of=kind, words=words)
        tip = (A_TIP,) if kind == "feedback" else ()
        reply.say(wording, (_hear(id), *tip, A_PERSON, SOMETHING_ELSE, NOT_NOW))
        return _may_go_on(id, kind)

    async def _text_before(self, heard: Heard) -> str | None:
        """The parent's text before this one, where this one says that it was meant so; none that held a risk."""
        if not MEANT_BEFORE.search(heard.text):
            return None
        async with self._records.open(heard.parent_id, heard.effects) as record:
            before = await record.text_before()
            told = await voices.told_by(record.session, heard.parent_id)
        if before is None or heard.now - before.received_at > LATELY or before.button or before.risk or before.opt:
            return None
        words = " ".join(before.body.split())
        known = any(words in " ".join(voice.words.split()) for voice in told)
        return None if known or len(words.split()) < SAYS_NOTHING_YET else words

    async def _told(self, heard: Heard, reply: Reply, do: str) -> Slots:
        """One thing told is shown, or taken back once they said which and yes."""
        if (asked := ask_if_still_you(heard, reply)) is not None:
            return asked
        async with self._records.open(heard.parent_id, heard.effects) as record:
            told = await voices.told_by(record.session, heard.parent_id)
        return about_told(heard, reply, do, told)

    async def _answer(self, heard: Heard, reply: Reply) -> Slots:
        """What came of it, where careful texting kept it back."""
        async with self._records.open(heard.parent_id, heard.effects) as record:
            voice = await record.session.get(Voice, uuid.UUID(heard.entity("id") or str(uuid.uuid4())))
        if voice is None or voice.parent_id != heard.parent_id or not voice.answer:
            reply.say("utter_ask_need")
            return {"asked": "need"}
        reply.say("utter_voice_answer", (A_PERSON, SOMETHING_ELSE, NOT_NOW), answer=voice.answer)
        return CHOOSING

    async def _service(self, heard: Heard) -> str | None:
        """The service that they were asked about, or have in view."""
        async with self._records.open(heard.parent_id, heard.effects) as record:
            sent = await check_ins.last_sent(record.session, heard.parent_id, heard.now)
        return sent.service_id if sent and sent.service_id else heard.slot("service")


def _more(heard: Heard, reply: Reply, told: dict[str, str]) -> Slots:
    """More of the same is kept with it."""
    reply.effect("add_to_voice", id=told["id"], of=told["kind"], words=heard.text)
    reply.say("utter_more_kept", (_hear(told["id"]), A_PERSON, SOMETHING_ELSE, NOT_NOW))
    return _may_go_on(told["id"], told["kind"])


def _hear(id: str) -> Choice:
    return Choice("Tell me what comes of it", payload("voice", do="hear", id=id), ("yes",))


def _may_go_on(id: str, kind: str) -> Slots:
    return {"asked": None, "awaits": {"what": MORE, "id": id, "kind": kind}}


def _kind(heard: Heard, do: str | None) -> str:
    kind = KINDS.get(heard.intent) or KINDS.get(do or "", "feedback")
    return "tip" if kind == "suggestion" and TIP.search(heard.text) else kind


def _only_announces(text: str, kind: str) -> bool:
    return ANNOUNCES.match(text) is not None or (len(text.split()) < SAYS_NOTHING_YET and kind != "feedback")
