"""STOP and START: which words they are, and what follows from them."""

import re
import uuid
from datetime import datetime
from enum import StrEnum

from sqlalchemy import delete, select, update
from sqlalchemy.dialects.postgresql import insert
from sqlalchemy.ext.asyncio import AsyncSession

from bot.database.tables import Address, CheckIn, LinkCode, OptOut, Parent, Phrase

OUT_ALONE = frozenset({"stop", "unsubscribe", "stopall", "stop all", "optout", "opt out"})
OUT_ALONE_BY_SMS = OUT_ALONE | {"end", "quit", "revoke", "cancel"}
"""Carriers stop all texts at these too; in Telegram they may be the answer to what was asked."""
IN_ALONE = frozenset({"start", "unstop"})
IN_AFTER_OUT = frozenset({"yes"})
CLEAR_OUT = re.compile(
    r"^(please |pls |plz )?(stop|quit) (texting|txting|messaging|contacting)( me| us)?( now| please| pls| plz)?$"
    r"|^(please |pls |plz )?stop (all )?(the |these |your )?(texts|txts|messages)( now| please| pls| plz)?$"
    r"|^stop (please|pls|plz|now|it now)$|^(please|pls|plz) stop$"
    r"|^gonn?ae no(t)? (text|txt|message) me( again| any ?mair)?$"
    r"|^(don'?t|dont|dinnae|do not) (text|txt|message) me (again|any ?more|any ?mair|ever again)$"
)


class Opt(StrEnum):
    """What a text alone says about being texted."""

    OUT = "out"
    IN = "in"


def opt_word(body: str, stop_word: str | None, opted_out: bool, by_sms: bool = True) -> Opt | None:
    """Whether the text by itself is an opt-out or opt-in. YES is an opt-in only after an opt-out."""
    said = re.sub(r"[^\w' ]+", " ", body.lower().replace("’", "'"))
    said = " ".join(said.split())
    alone = OUT_ALONE_BY_SMS if by_sms else OUT_ALONE
    if said in alone or CLEAR_OUT.match(said) or (stop_word and said == stop_word.lower().strip()):
        return Opt.OUT
    if said in IN_ALONE or (opted_out and said in IN_AFTER_OUT):
        return Opt.IN
    return None


async def opt_out(session: AsyncSession, parent: Parent, now: datetime) -> None:
    """Stops every address of this parent, what they had asked to get later, codes that would join another phone, and
    learning from what they wrote.

    The keyed hashes of the addresses are kept, whatever else is erased.
    """
    for address in await _addresses(session, parent.id):
        address.opted_out_at = address.opted_out_at or now
        await session.execute(
            insert(OptOut)
            .values(id=uuid.uuid4(), channel=address.channel, lookup=address.lookup, at=now)
            .on_conflict_do_nothing()
        )
    await session.execute(
        update(CheckIn)
        .where(CheckIn.parent_id == parent.id, CheckIn.state == "waiting")
        .values(state="skipped", why="opted_out", ended_at=now)
    )
    await session.execute(delete(Phrase).where(Phrase.parent_id == parent.id))
    await session.execute(delete(LinkCode).where(LinkCode.parent_id == parent.id))


async def opt_in(session: AsyncSession, address: Address) -> None:
    """Lets texts go to this address again."""
    address.opted_out_at = None
    address.unreachable_since = None
    await session.execute(delete(OptOut).where(OptOut.channel == address.channel, OptOut.lookup == address.lookup))


async def _addresses(session: AsyncSession, parent_id: uuid.UUID) -> list[Address]:
    return list((await session.scalars(select(Address).where(Address.parent_id == parent_id))).all())
