"""How a parent wants to be texted: quiet hours, careful texting, a stop word of their own, a pause."""

import re
from datetime import datetime, time

from sqlalchemy import update
from sqlalchemy.ext.asyncio import AsyncSession

from bot.database.tables import OutboundText, Parent
from bot.errors import PaceError
from bot.messages import DeliveryStatus
from bot.people.opting import IN_AFTER_OUT, IN_ALONE, OUT_ALONE

MORNINGS = (time(12, 0), time(9, 0))
"""Quiet hours of a parent who wants texts in the morning only."""
NUMBERS = {"one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9,
           "ten": 10, "eleven": 11, "twelve": 12}  # fmt: skip
CLOCK = r"\d{1,2}|" + "|".join(NUMBERS)
"""An hour of the clock, in digits or in words."""
STOP_WORD = re.compile(r"[a-z][a-z' ]{2,19}")
NOT_A_STOP_WORD = frozenset(
    "yes no aye naw nae ok okay help hello hi hiya thanks ta more menu plan person back next please now later "
    "morning evening today tomorrow housing money work food school kids one two three link delete data pause "
    "not sure something else not now".split()
) | frozenset({"not now", "something else", "not sure", "my plan", "a person"})


class NotAStopWord(PaceError):
    """The word is too short, too long, or one that a parent would also use for something else."""


async def set_quiet_hours(session: AsyncSession, parent: Parent, start: time | None, end: time | None) -> None:
    """Nothing but emergencies and direct replies between these times in Scotland; None for the usual 9pm to 8am."""
    if start is not None and start == end:
        raise ValueError("quiet hours that never end would be a pause")
    parent.quiet_from, parent.quiet_until = start, end
    await session.flush()


async def only_mornings(session: AsyncSession, parent: Parent) -> None:
    """Texts that are no direct replies only between 9 and 12."""
    await set_quiet_hours(session, parent, *MORNINGS)


async def text_carefully(session: AsyncSession, parent: Parent, careful: bool = True) -> None:
    """Neutral wording: nothing we send names a topic, a service or an organisation unless it is asked for."""
    parent.careful = careful
    await session.flush()


async def choose_stop_word(session: AsyncSession, parent: Parent, word: str | None) -> str | None:
    """A word of their own that stops all texts at once; None takes it back. Raises NotAStopWord."""
    parent.stop_word = as_stop_word(word) if word is not None else None
    await session.flush()
    return parent.stop_word


def as_stop_word(word: str) -> str:
    """The word as it would be kept. Raises NotAStopWord."""
    plain = " ".join(re.sub(r"[^\w' ]+", " ", word.lower().replace("’", "'")).split())
    if not STOP_WORD.fullmatch(plain) or plain in NOT_A_STOP_WORD | OUT_ALONE | IN_ALONE | IN_AFTER_OUT:
        raise NotAStopWord("Another word is safer: one that nobody would text by accident.")
    return plain


def is_paused(parent: Parent, now: datetime) -> bool:
    """Whether the parent has asked for quiet, and that has not ended."""
    return parent.paused_at is not None and (parent.paused_until is None or parent.paused_until > now)


async def pause(session: AsyncSession, parent: Parent, now: datetime, until: datetime | None = None) -> None:
    """Nothing unasked until then, or until the parent comes back; what waits in the outbox unasked is withdrawn."""
    parent.paused_at, parent.paused_until = now, until
    await session.execute(
        update(OutboundText)
        .where(
            OutboundText.parent_id == parent.id,
            OutboundText.purpose == "check_in",
            OutboundText.status.in_((DeliveryStatus.HELD, DeliveryStatus.QUEUED)),
        )
        .values(status=DeliveryStatus.CANCELLED)
    )
    await session.flush()


async def come_back(session: AsyncSession, parent: Parent) -> bool:
    """Ends a pause; whether there was one. The conversation's own state was kept all along."""
    was_paused = parent.paused_at is not None
    parent.paused_at = parent.paused_until = None
    await session.flush()
    return was_paused
