"""A parent's phone number: shown to who may ring them or give it to 999, each time with a line in the timeline."""

import re
import uuid
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from bot.database.tables import OPEN_STATES, Address, Worker
from bot.database.vault import vault
from bot.errors import NotAllowed
from bot.handover import handovers
from bot.handover.seeing import Seen, log_read, look
from bot.messages import ChannelName
from bot.staff.roles import Role

SHOWN = "number_shown"
"""The timeline's word for: a worker looked at the parent's number."""
BY_PHONE = tuple(channel for channel in ChannelName if channel.style == "sms")
"""The channels whose addresses are phone numbers."""
BESIDE_DIGITS = re.compile(r"[\s().-]")
FORMS = (
    (re.compile(r"\+44(?:0)?(\d{9,10})"), "+44"),
    (re.compile(r"0044(?:0)?(\d{9,10})"), "+44"),
    (re.compile(r"44(\d{10})"), "+44"),
    (re.compile(r"0([1-9]\d{8,9})"), "+44"),
    (re.compile(r"(7\d{9})"), "+44"),
    (re.compile(r"(?:\+|00)([1-9]\d{8,14})"), "+"),
)
"""How people write a whole number, and what stands before the rest of it where it is kept."""


def may_be_shown(seen: Seen, worker: Worker) -> bool:
    """Whether this worker may look at the number: who has the parent, and in an emergency the safeguarding lead."""
    leads = seen.handover.urgency == "emergency" and Role.SAFEGUARDING_LEAD in worker.roles
    return seen.handover.state in OPEN_STATES and (seen.holds or leads)


async def has_number(session: AsyncSession, parent_id: uuid.UUID) -> bool:
    """Whether the parent texts, or has texted, from a phone number."""
    return bool(await _numbers(session, parent_id))


async def show_numbers(session: AsyncSession, worker: Worker, parent_id: uuid.UUID, now: datetime) -> tuple[str, ...]:
    """The parent's numbers, the last used first; that they were looked at is noted. Raises NotAllowed."""
    seen = await look(session, worker, parent_id)
    if not may_be_shown(seen, worker):
        raise NotAllowed(
            "The number shows to who has this parent now, and in an emergency to the safeguarding lead. Pick this up "
            "or take it over first."
        )
    numbers = await _numbers(session, parent_id)
    if numbers:
        await handovers.enter(session, seen.handover, SHOWN, now, worker)
        await log_read(session, worker, parent_id, "number", now)
    return numbers


async def _numbers(session: AsyncSession, parent_id: uuid.UUID) -> tuple[str, ...]:
    found = await session.scalars(
        select(Address)
        .where(Address.parent_id == parent_id, Address.channel.in_(BY_PHONE))
        .order_by(Address.last_used_at.desc())
    )
    return tuple(dict.fromkeys(one.address for one in found))


def whole_number(words: str) -> str | None:
    """A whole phone number as addresses are kept (+447700900066), however it was written; None if it is none."""
    digits = BESIDE_DIGITS.sub("", words)
    for form, before in FORMS:
        if fits := form.fullmatch(digits):
            return before + fits[1]
    return None


async def parents_with(session: AsyncSession, number: str) -> set[uuid.UUID]:
    """Whose number it is, by its keyed hash."""
    hashes = [vault().lookup(channel, number) for channel in BY_PHONE]
    found = await session.scalars(
        select(Address.parent_id).where(Address.channel.in_(BY_PHONE), Address.lookup.in_(hashes))
    )
    return set(found)
