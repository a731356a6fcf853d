"""How to speak of the person who is asked for, and of when they are in."""

from actions.heard import Heard
from actions.reply import Reply
from bot.conversation.record import Record
from bot.handover.hours import Presence
from bot.messages import Choice


async def person_for(record: Record, heard: Heard) -> str:
    """The usual worker's name, "another key worker" when one is wanted in their place, else "a key worker"."""
    usual = await record.usual_worker()
    if heard.intent == "change_worker" and usual:
        return "another key worker"
    return usual or "a key worker"


def say_when(there: Presence, reply: Reply, wording: str, choices: tuple[Choice, ...] = (), **variables: str) -> None:
    """Says the form of a wording for now: `_in` with {until}, or `_out` with {when} they are next in."""
    if there.is_in:
        reply.say(f"{wording}_in", choices, until=there.until, **variables)
    else:
        reply.say(f"{wording}_out", choices, when=there.when, **variables)
