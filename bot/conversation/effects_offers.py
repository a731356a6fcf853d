"""Lasting effects of offering and choosing: the record behind the promise of choice."""

import uuid
from datetime import datetime
from typing import Any

from sqlalchemy import select, update

from bot.conversation.effects import EffectContext, effect
from bot.database.tables import KeptNeed, Offer


@effect("record_offer")
async def record_offer(context: EffectContext, data: dict[str, Any]) -> None:
    """{"id", "at", "need", "area", "services"}: what was offered."""
    context.session.add(
        Offer(
            id=uuid.UUID(data["id"]),
            parent_id=context.parent.id,
            at=datetime.fromisoformat(data["at"]),
            need=data["need"],
            area=data["area"],
            services=data["services"],
        )
    )
    await context.session.flush()


@effect("record_choice")
async def record_choice(context: EffectContext, data: dict[str, Any]) -> None:
    """{"offer", "chosen"}: a service id, `something_else` or `not_now`. A later service replaces an earlier one."""
    await context.session.execute(
        update(Offer)
        .where(Offer.id == uuid.UUID(data["offer"]), Offer.parent_id == context.parent.id)
        .values(chosen=data["chosen"], chosen_at=context.now)
    )


@effect("keep_needs")
async def keep_needs(context: EffectContext, data: dict[str, Any]) -> None:
    """{"needs"}: what a parent also mentioned, kept for later; what is kept already is not kept twice."""
    rows = await context.session.scalars(
        select(KeptNeed.need).where(KeptNeed.parent_id == context.parent.id, KeptNeed.taken_up_at.is_(None))
    )
    kept = set(rows.all())
    context.session.add_all(
        KeptNeed(id=uuid.uuid4(), parent_id=context.parent.id, need=need, at=context.now)
        for need in data["needs"]
        if need not in kept
    )
    await context.session.flush()


@effect("take_up_need")
async def take_up_need(context: EffectContext, data: dict[str, Any]) -> None:
    """{"need"}: what was kept is being looked at now."""
    await context.session.execute(
        update(KeptNeed)
        .where(
            KeptNeed.parent_id == context.parent.id,
            KeptNeed.need == data["need"],
            KeptNeed.taken_up_at.is_(None),
        )
        .values(taken_up_at=context.now)
    )
