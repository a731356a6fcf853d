"""SMS and Telegram, or an old number and a new one, joined by a code that the parent brings. Never by a guess."""

import re
import secrets
import uuid
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

from sqlalchemy import delete, func, select, update
from sqlalchemy.dialects.postgresql import insert
from sqlalchemy.ext.asyncio import AsyncSession

from bot.database.tables import Address, Conversation, InboundText, LinkAttempt, LinkCode, OutboundText, Parent
from bot.database.vault import vault
from bot.messages import DeliveryStatus
from bot.people.merging import Merged, merge

LASTS = timedelta(minutes=15)
MOST_WRONG = 5
WITHIN = timedelta(hours=1)
"""After so many wrong codes within this time, an address is not listened to."""
NOT_LEFT = (DeliveryStatus.HELD, DeliveryStatus.QUEUED)
CODE = re.compile(r"(?<!\d)(\d{3})[ -]?(\d{3})(?!\d)")

ONLY_A_CODE = re.compile(
    r"\W*(?:(?:my|ma|the|link|code|here|here's|heres|it's|its|it|is)\W+)*\d{3}[ -]?\d{3}\W*", re.IGNORECASE
)


class Purpose(StrEnum):
    """What the parent wants: both ways to text, or a new number in place of the old."""

    LINK = "link"
    MOVE = "move"


class Refused(StrEnum):
    """Why a code did nothing."""

    NO_SUCH_CODE = "no_such_code"
    """Wrong, used, or older than LASTS: we do not say which."""
    TOO_MANY = "too_many"
    SAME_PERSON = "same_person"
    """It was asked for on this very record."""


@dataclass(frozen=True)
class Linked:
    """Done: `parent` is the record that stays (the one that asked for the code)."""

    parent: Parent
    purpose: Purpose
    told: Address | None
    """The address that the code came from: let it know neutrally, so that nobody is linked without knowing."""
    merged: Merged


def find_code(words: str) -> str | None:
    """The code in a text: six figures, with or without a gap; None when there is none."""
    found = CODE.search(words)
    return found[1] + found[2] if found else None


def is_only_a_code(words: str) -> bool:
    """Whether a text is a code and nothing else, or says no more than that it is one."""
    return ONLY_A_CODE.fullmatch(words) is not None


async def make_code(
    session: AsyncSession, parent: Parent, address: Address, now: datetime, purpose: Purpose = Purpose.LINK
) -> str:
    """A code such as `482 913` to text from the other phone or channel. The one asked for before stops working."""
    await session.execute(delete(LinkCode).where((LinkCode.parent_id == parent.id) | (LinkCode.expires_at <= now)))
    while True:
        code = f"{secrets.randbelow(10**6):06}"
        made = await session.scalar(
            insert(LinkCode)
            .values(
                id=uuid.uuid4(),
                parent_id=parent.id,
                address_id=address.id,
                lookup=_lookup(code),
                purpose=purpose,
                made_at=now,
                expires_at=now + LASTS,
            )
            .on_conflict_do_nothing()
            .returning(LinkCode.id)
        )
        if made is not None:
            return f"{code[:3]} {code[3:]}"


async def use_code(
    session: AsyncSession, parent: Parent, address: Address, code: str, now: datetime
) -> Linked | Refused:
    """Joins the record of this address to the one that asked for the code. The code works once.

    `parent` may have ended when this returns: go on with `Linked.parent`; `address` belongs to it.
    """
    if await _too_many(session, address, now):
        return Refused.TOO_MANY
    found = await session.scalar(
        select(LinkCode).where(LinkCode.lookup == _lookup(code), LinkCode.expires_at > now).with_for_update()
    )
    if found is None:
        session.add(LinkAttempt(id=uuid.uuid4(), address_id=address.id, at=now))
        await session.flush()
        return Refused.NO_SUCH_CODE
    if found.parent_id == parent.id:
        return Refused.SAME_PERSON
    keep = await _lock_both(session, found.parent_id, parent.id)
    purpose, old = Purpose(found.purpose), await session.get(Address, found.address_id)
    await session.delete(found)
    await session.flush()
    merged = await merge(session, keep, parent, now)
    if purpose is Purpose.MOVE and old is not None:
        await _let_go(session, old, address)
        old = None
    return Linked(keep, purpose, old, merged)


async def unlink_others(session: AsyncSession, parent: Parent, address: Address, now: datetime) -> int:
    """Only this address stays with the record; each other one starts afresh. How many those were."""
    others = (
        await session.scalars(select(Address).where(Address.parent_id == parent.id, Address.id != address.id))
    ).all()
    for other in others:
        await _withdraw(session, other)
        await _move_texts(session, other, address)
        await _to_a_new_record(session, parent, other)
    return len(others)


async def part(session: AsyncSession, parent: Parent, address: Address) -> Parent:
    """Somebody else has this phone: it goes on with a record of its own, which is given. Nothing else moves."""
    await _withdraw(session, address)
    other = await session.scalar(
        select(Address).where(Address.parent_id == parent.id, Address.id != address.id).limit(1)
    )
    if other is not None:
        await _move_texts(session, address, other)
    return await _to_a_new_record(session, parent, address)


async def addresses_of(session: AsyncSession, parent_id: uuid.UUID) -> int:
    """By how many phones and channels a parent texts."""
    count = select(func.count()).select_from(Address).where(Address.parent_id == parent_id)
    return await session.scalar(count) or 0


async def _withdraw(session: AsyncSession, address: Address) -> None:
    """What waits for this address does not leave, but for the answer to a risk."""
    await session.execute(
        update(OutboundText)
        .where(OutboundText.address_id == address.id, OutboundText.purpose != "risk")
        .where(OutboundText.status.in_(NOT_LEFT))
        .values(status=DeliveryStatus.CANCELLED)
    )


async def _to_a_new_record(session: AsyncSession, parent: Parent, address: Address) -> Parent:
    """An empty record for the address; texts stay as careful as they were."""
    fresh = Parent(id=uuid.uuid4(), careful=parent.careful)
    session.add(fresh)
    await session.flush()
    session.add(Conversation(parent_id=fresh.id))
    address.parent_id = fresh.id
    await session.flush()
    return fresh


async def _let_go(session: AsyncSession, old: Address, new: Address) -> None:
    """The old number is forgotten; its texts stay in the timeline, under the new one. What had not left does not."""
    await _move_texts(session, old, new)
    await session.delete(old)
    await session.flush()


async def _move_texts(session: AsyncSession, old: Address, new: Address) -> None:
    await session.execute(update(InboundText).where(InboundText.address_id == old.id).values(address_id=new.id))
    await session.execute(
        update(OutboundText)
        .where(OutboundText.address_id == old.id, OutboundText.status.not_in(NOT_LEFT))
        .values(address_id=new.id)
    )


async def _lock_both(session: AsyncSession, keep: uuid.UUID, gone: uuid.UUID) -> Parent:
    """Always in the same order, so that two links at once do not wait for each other."""
    for id in sorted((keep, gone)):
        await session.get_one(Parent, id, with_for_update=True, populate_existing=True)
    return await session.get_one(Parent, keep)


async def _too_many(session: AsyncSession, address: Address, now: datetime) -> bool:
    wrong = await session.scalar(
        select(func.count())
        .select_from(LinkAttempt)
        .where(LinkAttempt.address_id == address.id, LinkAttempt.at > now - WITHIN)
    )
    return (wrong or 0) >= MOST_WRONG


def _lookup(code: str) -> str:
    return vault().lookup("link code", code)
