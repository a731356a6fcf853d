"""A short summary for the key worker: the parent reads it first, and shares it, changes it or keeps it back."""

from actions.base import PaceAction, Slots
from actions.choices import payload
from actions.heard import Heard
from actions.reply import Reply
from bot.conversation.agreeing import words_beside_yes
from bot.conversation.for_the_worker import kept, short
from bot.conversation.record import Record, Records
from bot.conversation.summary_said import words_in_its_place
from bot.directory.needs import Needs
from bot.directory.offers import service_named
from bot.handover.spoken import CARRY_ON, meanwhile
from bot.messages import Choice

MOST_NEEDS = 3
LONGEST = 300
"""Characters of what a parent puts in place of our summary; more is for talking about."""
YES = Choice("Yes, share it", payload("summary", do="yes"), ("yes", "share it", "aye"))
CHANGE = Choice("Change it", payload("summary", do="change"), ("change", "change it"))
NO = Choice("No summary", payload("summary", do="no"), ("no", "no thanks", "don't share it"))


class Summary(PaceAction):
    """Takes the parent's word on the summary."""

    called = "action_summary"

    def __init__(self, records: Records) -> None:
        self._records = records

    async def act(self, heard: Heard, reply: Reply) -> Slots:
        """Shares it, asks for their own words, takes those, or keeps it back.

        `others` is the summary where words of theirs went along before it was answered: they stay with the request.
        """
        async with self._records.open(heard.parent_id, heard.effects) as record:
            waiting = await record.waiting()
        choices = meanwhile(emergency=waiting is not None and waiting.urgency == "emergency")
        beside = heard.entity("others")
        if (heard.slot("answers") or {}).get("what") == "summary":
            own = words_in_its_place(heard.text, (YES, CHANGE)) or heard.text
            words = " ".join(own.split())[:LONGEST]
            reply.effect("summary", consent="edited", words=words)
            reply.say("utter_summary_theirs", choices, words=words)
            return {"asked": None}
        match heard.entity("do"):
            case "yes":
                reply.effect("summary", consent="yes", **({"summary": beside} if beside else {}))
                if more := words_beside_yes(heard.text):
                    reply.effect("words_for_worker", words=kept(more))
                    reply.say("utter_summary_shared_words", choices, words=short(kept(more)))
                else:
                    reply.say("utter_summary_shared", choices)
            case "change":
                reply.say("utter_summary_words")
                return {"asked": None, "awaits": {"what": "summary"}}
            case _ if beside:
                reply.say("utter_summary_words_only", choices)
            case _:
                reply.effect("summary", consent="refused")
                reply.say("utter_summary_refused", choices)
        return {"asked": None}


async def summary_of(record: Record, heard: Heard, needs: Needs) -> str:
    """What could be told: needs that may be named, and the service picked last. Empty when there is nothing yet."""
    offers = await record.offers()
    named = [heard.slot("need"), *(offer.need for offer in offers), *await record.kept_needs()]
    known = [needs.by_id[id] for id in dict.fromkeys(named) if id in needs.by_id]
    topics = [need.words for need in known if not need.quiet][:MOST_NEEDS]
    if not topics:
        return ""
    chosen = next((offer.chosen for offer in offers if offer.chosen), None)
    service = await service_named(record.session, chosen) if chosen else None
    told = f"Would like help with {_joined(topics)}."
    return f"{told} Looked at {service[0].name}." if service else told


def ask(reply: Reply, summary: str) -> Slots:
    """Lays the summary before the parent. Whoever would rather carry on leaves it unshared."""
    reply.say("utter_summary_ask", (YES, CHANGE, NO, CARRY_ON), summary=summary)
    return {"asked": None, "awaits": {"what": "choice"}}


def _joined(words: list[str]) -> str:
    return words[0] if len(words) == 1 else f"{'; '.join(words[:-1])}; and {words[-1]}"
