"""What a parent may wish while a worker has them: wait, another worker, or the assistant. No reason is asked for."""

from datetime import datetime
from typing import Any

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from bot.database.jobs import Jobs
from bot.database.tables import Handover, OutboundText, Parent
from bot.handover import handovers, joining, rota, spoken
from bot.messages import Choice, DeliveryStatus, Saying

ASKED = "/handover_which_way"
"""The parent seems to want the assistant or another worker: they are asked, because a guess may be wrong."""
MAY_WISH = frozenset({"speak_to_assistant", "change_worker"})


def wish_of(choice: Choice | None, understood: dict[str, Any] | None) -> str | None:
    """The wish that a picked choice is, or that a text's meaning points to."""
    if choice is not None:
        return choice.payload if spoken.read_wish(choice.payload)[0] in spoken.WISHES else None
    return ASKED if (understood or {}).get("finer_act") in MAY_WISH else None


def ends_sharing(wish: str | None) -> bool:
    """Whether a wish is that somebody reads no more: that is done whatever else a text holds."""
    return wish is not None and spoken.read_wish(wish)[0] == spoken.STOP_SHARING


async def grant(
    session: AsyncSession, parent: Parent, wished: str, now: datetime, jobs: Jobs, *, pressed: bool
) -> tuple[Saying, ...]:
    """Does what the parent wishes; what is said to that. Nothing when no worker has them after all.

    A number typed after the worker has written again is an answer to the worker, unless a button was `pressed` or
    the wish was put into words.
    """
    handover = await handovers.open_for(session, parent.id)
    if handover is None:
        return ()
    handover = await handovers.locked(session, handover.id)
    wish, who = spoken.read_wish(wished)
    if handover.state != "with_worker":
        return ()
    if wish in spoken.WISHES and not pressed and await _worker_wrote_last(session, parent):
        return ()
    if who or wish == joining.WHO:
        said = await joining.settle(session, handover, wish, who, now)
        return (said,) if said else ()
    person = await handovers.first_name(session, handover.worker_id)
    emergency = handover.urgency == "emergency"
    if wish == spoken.WAIT:
        await handovers.enter(session, handover, "waits_on", now)
        return (spoken.waits_on(person),)
    if wish == spoken.ANOTHER:
        return (await _another(session, parent, handover, now, jobs),)
    if wish == spoken.ASSISTANT and not emergency:
        await handovers.enter(session, handover, "back_to_assistant", now)
        await handovers.close(session, handover, now)
        return (spoken.BACK,)
    return (spoken.which_way(person, emergency=emergency),)


async def _another(session: AsyncSession, parent: Parent, handover: Handover, now: datetime, jobs: Jobs) -> Saying:
    """The request is open again for everybody else, and its wait starts now. Who was brought in goes too."""
    await handovers.enter(session, handover, "wants_another", now)
    handover.other_than_id = handover.worker_id
    handover.state, handover.worker_id, handover.requested_at = "requested", None, now
    handover.joined, handover.asked_to_join_id = [], None
    handovers.forget_hands(handover)
    parent.usual_worker_id = None
    await session.flush()
    await jobs.defer(session, handovers.ALERT, handover_id=str(handover.id))
    return spoken.another_asked(await rota.area_presence(session, parent.area, now))


async def _worker_wrote_last(session: AsyncSession, parent: Parent) -> bool:
    author = await session.scalar(
        select(OutboundText.author)
        .where(OutboundText.parent_id == parent.id, OutboundText.status != DeliveryStatus.CANCELLED)
        .order_by(OutboundText.place.desc())
        .limit(1)
    )
    return author == "worker"
