"""`pace` with faults in it: where a text holds a fault's word, the step fails, and its failure quotes what it was given.

So fail the faults that nobody has thought of yet: a ValueError of some library with the words that it could not read.
"""

import asyncio
import logging
import warnings
from typing import Any

from rasa_sdk.executor import ActionExecutor

from bot import cli
from bot.conversation.writing import TurnWriter
from bot.handover.desk import Desk
from bot.inbox.accept import Inbox
from channels.sms_sender import SmsSender
from channels.telegram import TelegramTexts

left: list[asyncio.Task[None]] = []


def fails(kind: type, step: str, word: str) -> None:
    """Has a step fail wherever something that it is given holds the word, deep inside other failures."""
    usual = getattr(kind, step)

    async def broken(self: Any, *given: Any, **named: Any) -> Any:
        quoted = " ".join(map(everything_in, (*given, *named.values())))
        if word in quoted:
            try:
                raise KeyError(quoted)
            except KeyError as cause:
                raise ExceptionGroup(quoted, [ValueError(quoted)]) from cause
        return await usual(self, *given, **named)

    setattr(kind, step, broken)


def everything_in(given: Any) -> str:
    """All that it holds, as a careless failure might quote it."""
    within = getattr(given, "__dict__", None) or {}
    return repr(given) + " ".join(repr(getattr(each, "__dict__", each)) for each in within.values())


async def careless(self: Any, *given: Any) -> None:
    """What libraries may do with a text: warn of it, log it, and leave a task behind that fails with it."""
    quoted = " ".join(map(everything_in, given))
    if "faultintask" in quoted:

        async def task() -> None:
            raise ValueError(quoted)

        left.append(asyncio.create_task(task()))
        await asyncio.sleep(0)
        await asyncio.sleep(0)
        left.clear()
        warnings.warn(quoted, stacklevel=1)
        logging.getLogger("some.library").error("cannot read %s", quoted)
    await usual_risk(self, *given)


usual_risk = Inbox._risk
Inbox._risk = careless  # type: ignore[method-assign]
fails(Inbox, "_risk", "faultinweb")
fails(TurnWriter, "write", "faultinturn")
fails(ActionExecutor, "run", "faultinaction")
fails(SmsSender, "send", "faultinsending")
fails(TelegramTexts, "answer", "faultinafter")
fails(Desk, "reply", "faultinreply")

if __name__ == "__main__":
    cli.main()
