"""Putting a parent off until a day, with a reason: they come back to the top then, or as soon as they text.

Only who owes nothing can be put off, so it never hides a parent who waits, and no clock stands still for it.
"""

from datetime import date, datetime, time, timedelta

from sqlalchemy.ext.asyncio import AsyncSession

from bot.clock import SCOTLAND
from bot.database.tables import Handover, Worker
from bot.errors import PaceError
from bot.handover.handovers import enter
from bot.handover.waits import waits_of

LONGEST = 200
FURTHEST = timedelta(days=90)
MORNING = time(9, 0)
"""The time of day at which it comes back."""


class LaterUnclear(PaceError):
    """It cannot be put off like this; the text says why."""


async def put_off(
    session: AsyncSession, handover: Handover, worker: Worker, day: str, why: str, now: datetime
) -> None:
    """Puts a parent off until the morning of a day (ISO). Raises LaterUnclear while they wait for an answer."""
    why = " ".join(why.replace("\x00", "").split())
    if handover.state != "with_worker":
        raise LaterUnclear("Only a parent who is with you can be put off.")
    if handover.urgency == "emergency":
        raise LaterUnclear("An emergency is not put off. Finish it with what was done, or hand it on.")
    if (await waits_of(session, [handover]))[handover.id].since is not None:
        raise LaterUnclear("They wait for your answer. Answer first, or press No answer needed.")
    if not why or len(why) > LONGEST:
        raise LaterUnclear(f"Please say in up to {LONGEST} characters what you are waiting for.")
    handover.later_until, handover.later_why = _morning(day, now), why
    await enter(session, handover, "put_off", now, worker, {"until": handover.later_until.isoformat(), "what": why})


async def take_up(session: AsyncSession, handover: Handover, worker: Worker, now: datetime) -> None:
    """The worker comes back to it."""
    if handover.later_until is not None:
        forget(handover)
        await enter(session, handover, "taken_up", now, worker)


def forget(handover: Handover) -> None:
    """Something has happened that makes putting off pointless: an answer, a goodbye, another worker."""
    handover.later_until = handover.later_why = None


def _morning(day: str, now: datetime) -> datetime:
    try:
        chosen = date.fromisoformat(day)
    except ValueError:
        raise LaterUnclear("Please choose the day on which you will come back to it.") from None
    today = now.astimezone(SCOTLAND).date()
    if not today < chosen <= today + FURTHEST:
        raise LaterUnclear(f"Please choose a day from tomorrow on, within {FURTHEST.days} days.")
    return datetime.combine(chosen, MORNING, SCOTLAND)
