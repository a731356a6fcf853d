"""What is known of a parent, as actions read it: the database, with this turn's own effects laid over it.

Nothing is written here. Effects that an earlier action of the same turn asked for are not in the database yet, so
each read applies them on the way out.
"""

import uuid
from collections.abc import AsyncIterator, Mapping, Sequence
from contextlib import asynccontextmanager
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from bot.database.session import Database
from bot.database.tables import CONTACT_ME, Handover, InboundText, KeptNeed, Offer, OutboundText, Parent, Worker
from bot.directory.kinds.trying import lay_over
from bot.directory.offers import PastOffer
from bot.handover import handovers
from bot.handover.hours import Presence
from bot.handover.rota import area_presence, reachable
from bot.messages import Choice
from bot.staff.ways import Way

OFFERS_REMEMBERED = 200
"""How many of a parent's offers count for "not offered before"."""

A_TALK, TEXTS_OF_A_TALK = timedelta(hours=1), 6
"""So long, and so many texts, what was wished for is still what is looked for."""

NOT_THE_TALK = ("worker", "reviewing")
"""Authors whose texts leave the assistant's talk with a parent where it was: workers, and drafts sent to be read."""

TRY_DRAFTS = "try_drafts"
"""No effect of a turn: in a private chat it says which `revisions` to read the directory with, as of `at`."""

EffectData = Mapping[str, Any]


async def kept_for_later(session: AsyncSession, parent_id: uuid.UUID) -> list[str]:
    """Needs kept for later and not taken up yet, oldest first."""
    rows = await session.scalars(
        select(KeptNeed.need)
        .where(KeptNeed.parent_id == parent_id, KeptNeed.taken_up_at.is_(None))
        .order_by(KeptNeed.at, KeptNeed.need)
    )
    return list(rows.all())


class Record:
    """One parent's record during one action."""

    def __init__(
        self,
        session: AsyncSession,
        parent_id: uuid.UUID,
        effects: Sequence[EffectData],
        ways: frozenset[Way] = frozenset(),
    ) -> None:
        self.session = session
        self.parent_id = parent_id
        self._effects = effects
        self._ways = ways

    async def area(self) -> str | None:
        """An area id, `national` when they would rather not say, None when not known."""
        for effect in reversed(self._effects):
            if effect["kind"] in ("set_area", "came_by_hub"):
                return str(effect["area"])
        return await self.session.scalar(select(Parent.area).where(Parent.id == self.parent_id))

    async def kept_needs(self) -> list[str]:
        """Needs kept for later and not taken up yet, oldest first."""
        kept = await kept_for_later(self.session, self.parent_id)
        for effect in self._effects:
            if effect["kind"] == "keep_needs":
                kept += [need for need in effect["needs"] if need not in kept]
            elif effect["kind"] == "take_up_need" and effect["need"] in kept:
                kept.remove(effect["need"])
        return kept

    async def kept_since(self, moment: datetime) -> list[str]:
        """Needs kept since then and not taken up yet, as they stood before this turn."""
        rows = await self.session.scalars(
            select(KeptNeed.need)
            .where(KeptNeed.parent_id == self.parent_id, KeptNeed.taken_up_at.is_(None), KeptNeed.at > moment)
            .order_by(KeptNeed.at, KeptNeed.need)
        )
        return list(rows.all())

    async def offers(self) -> list[PastOffer]:
        """What this parent was offered, newest first."""
        rows = await self.session.scalars(
            select(Offer).where(Offer.parent_id == self.parent_id).order_by(Offer.at.desc()).limit(OFFERS_REMEMBERED)
        )
        found = [PastOffer(row.id, row.at, row.need, tuple(row.services), row.chosen) for row in rows]
        for effect in self._effects:
            if effect["kind"] == "record_offer":
                found.insert(0, _offer_from(effect))
            elif effect["kind"] == "record_choice":
                found = [_with_choice(offer, effect) for offer in found]
        return found

    async def written_before(self, text: str, now: datetime) -> list[str]:
        """What the parent wrote in the hour before this text, the newest first."""
        rows = await self.session.scalars(
            select(InboundText.body)
            .where(InboundText.parent_id == self.parent_id)
            .where(InboundText.received_at > now - A_TALK, InboundText.received_at <= now)
            .order_by(InboundText.place.desc())
            .limit(TEXTS_OF_A_TALK)
        )
        return [body for body in rows if body and body != text]

    async def waiting(self) -> Handover | None:
        """The open handover that nobody has picked up yet, as it stood before this turn, unless the turn ends it."""
        handover = await handovers.open_for(self.session, self.parent_id)
        if handover is None or handover.state != "requested":
            return None
        off = [effect for effect in self._effects if effect["kind"] == "cancel_contact"]
        gone = {id for effect in off for id in effect.get("services") or handover.about_services}
        none_left = bool(off) and handover.why == CONTACT_ME and gone >= set(handover.about_services)
        cancelled = any(effect["kind"] == "cancel_request" for effect in self._effects)
        return None if cancelled or none_left else handover

    async def key_workers(self, now: datetime) -> Presence:
        """When the key workers of the parent's area are in, by their own hours."""
        return await area_presence(self.session, await self.area(), now)

    async def somebody_notices(self, now: datetime) -> bool:
        """Whether a key worker of the area would be told at this moment, in the inbox or by a way of theirs."""
        return bool(await reachable(self.session, await self.area(), now, self._ways))

    async def usual_worker(self) -> str | None:
        """The first name of the worker this parent had before, while they still work here."""
        worker = await self.session.scalar(
            select(Worker)
            .join(Parent, Parent.usual_worker_id == Worker.id)
            .where(Parent.id == self.parent_id, Worker.active)
        )
        return worker.first_name if worker else None

    async def open_choices(self) -> list[Choice]:
        """The choices that hang on what the assistant said last."""
        choices = await self.session.scalar(
            select(OutboundText.choices)
            .where(OutboundText.parent_id == self.parent_id, OutboundText.author.not_in(NOT_THE_TALK))
            .order_by(OutboundText.place.desc())
            .limit(1)
        )
        return [Choice.from_json(choice) for choice in choices or ()]

    async def said_lately(self, wording: str, now: datetime) -> bool:
        """Whether the assistant said this to the parent in the talk that goes on."""
        said = select(OutboundText.id).where(
            OutboundText.parent_id == self.parent_id,
            OutboundText.wording == wording,
            OutboundText.created_at > now - A_TALK,
        )
        return await self.session.scalar(said.limit(1)) is not None

    async def text_before(self) -> InboundText | None:
        """The parent's text before the one that is being taken."""
        taken = select(InboundText).where(InboundText.parent_id == self.parent_id, InboundText.taken_at.is_not(None))
        return await self.session.scalar(taken.order_by(InboundText.place.desc()).limit(1))


class Records:
    """Opens records for reading."""

    def __init__(self, database: Database, ways: frozenset[Way] = frozenset()) -> None:
        """`ways` are the ways to reach workers that are set up here."""
        self._database = database
        self._ways = ways

    @asynccontextmanager
    async def open(self, parent_id: uuid.UUID, effects: Sequence[EffectData] = ()) -> AsyncIterator[Record]:
        """The parent's record with the effects laid over it, for one short read."""
        async with self._database.reading() as session:
            for effect in effects:
                if effect["kind"] == TRY_DRAFTS:
                    await lay_over(session, effect["revisions"], datetime.fromisoformat(effect["at"]))
            yield Record(session, parent_id, effects, self._ways)


def _offer_from(effect: EffectData) -> PastOffer:
    return PastOffer(
        uuid.UUID(effect["id"]), datetime.fromisoformat(effect["at"]), effect["need"], tuple(effect["services"])
    )


def _with_choice(offer: PastOffer, effect: EffectData) -> PastOffer:
    if str(offer.id) != effect["offer"]:
        return offer
    return PastOffer(offer.id, offer.at, offer.need, offer.services, effect["chosen"])
