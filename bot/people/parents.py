"""Who a text is from. A parent is found by the keyed hash of the address, and made when new."""

import uuid
from datetime import datetime

from sqlalchemy import delete, select
from sqlalchemy.dialects.postgresql import insert
from sqlalchemy.ext.asyncio import AsyncSession

from bot.database.tables import Address, Conversation, InboundText, OptOut, OutboundText, Parent
from bot.database.vault import vault
from bot.messages import ChannelName, DeliveryStatus


async def find_or_make(
    session: AsyncSession, channel: ChannelName, address: str, now: datetime
) -> tuple[Parent, Address]:
    """The parent who texts from this address, locked until the transaction ends; a new one at the first text.

    While we wait for the lock, their record may become part of another one, or be erased: then it is looked up again.
    """
    while True:
        found = await find_address(session, channel, address)
        if found is None:
            await _make(session, channel, address, now)
            continue
        parent = await session.get(Parent, found.parent_id, with_for_update=True, populate_existing=True)
        again = await find_address(session, channel, address)
        if parent is None or again is None or again.parent_id != parent.id:
            continue
        if parent.farewell_at is not None:
            await _begin_afresh(session, parent)
        found.last_used_at = now
        return parent, found


async def find_address(session: AsyncSession, channel: ChannelName, address: str) -> Address | None:
    """The address as we know it, or None."""
    return await session.scalar(
        select(Address)
        .where(Address.channel == channel, Address.lookup == vault().lookup(channel, address))
        .execution_options(populate_existing=True)
    )


async def _begin_afresh(session: AsyncSession, parent: Parent) -> None:
    """Somebody whose data was erased texts again before our last word has gone: they are new to us."""
    parent.farewell_at = None
    await session.execute(delete(InboundText).where(InboundText.parent_id == parent.id))
    await session.execute(
        delete(OutboundText).where(
            OutboundText.parent_id == parent.id,
            OutboundText.status.not_in((DeliveryStatus.QUEUED, DeliveryStatus.SENDING)),
        )
    )


async def _make(session: AsyncSession, channel: ChannelName, address: str, now: datetime) -> None:
    """Makes a parent for an unknown address; when two texts race to be first, one parent remains."""
    lookup = vault().lookup(channel, address)
    opted_out = await session.scalar(select(OptOut.at).where(OptOut.channel == channel, OptOut.lookup == lookup))
    parent = Parent(id=uuid.uuid4())
    session.add(parent)
    await session.flush()
    made = await session.scalar(
        insert(Address)
        .values(
            id=uuid.uuid4(),
            parent_id=parent.id,
            channel=channel,
            lookup=lookup,
            address=address,
            last_used_at=now,
            opted_out_at=opted_out,
        )
        .on_conflict_do_nothing()
        .returning(Address.id)
    )
    if made is None:
        await session.delete(parent)
    else:
        session.add(Conversation(parent_id=parent.id))
    await session.flush()


async def latest_address(session: AsyncSession, parent_id: uuid.UUID) -> Address | None:
    """The address that the parent used last and has not opted out of."""
    return await session.scalar(
        select(Address)
        .where(Address.parent_id == parent_id, Address.opted_out_at.is_(None))
        .order_by(Address.last_used_at.desc())
        .limit(1)
    )
