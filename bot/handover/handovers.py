"""A handover's life: requested, with a worker, closing, closed. Every step is an entry in the timeline."""

import uuid
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import Select, select, update
from sqlalchemy.ext.asyncio import AsyncSession

from bot.database.tables import CONTACT_ME, OPEN_STATES, Handover, HandoverEntry, Parent, Promise, Worker
from bot.errors import HeldBySomebodyElse, NotAllowed
from bot.safety.verdict import RANK
from bot.staff.roles import Role

ALERT = "alert"
"""The job that tells workers of a handover, without any content."""
TELL_NEW_HOLDER = "tell_new_holder"
"""The job that tells a worker that a parent was handed on to them, without any content either."""
GRACE = timedelta(hours=24)
"""For this long after the worker's goodbye a reply reaches the same worker."""
HANDS_SETTLE = timedelta(minutes=5)
"""After this without another change of hands the parent is told of it."""
ASKED, JOINED, REFUSED = "bring_in_asked", "brought_in", "bring_in_refused"
LEFT, WITHDRAWN = "no_longer_in", "sharing_withdrawn"
"""The timeline's words for a worker of another organisation who helps too (bot.handover.joining)."""


async def open_for(session: AsyncSession, parent_id: uuid.UUID, *, lock: bool = False) -> Handover | None:
    """The parent's open handover, if there is one; with `lock`, as in `locked`."""
    query = select(Handover).where(Handover.parent_id == parent_id, Handover.state.in_(OPEN_STATES))
    if lock:
        await session.execute(select(Parent.id).where(Parent.id == parent_id).with_for_update())
        query = query.with_for_update().execution_options(populate_existing=True)
    return await session.scalar(query)


async def locked(session: AsyncSession, handover_id: uuid.UUID) -> Handover:
    """A handover as it is now, kept from anybody else's changes until the transaction ends.

    Its parent is locked first, as accepting a text does: in one order, so that neither undoes the other.
    """
    await session.execute(_its_parent(handover_id).with_for_update(of=Parent))
    return await session.get_one(Handover, handover_id, populate_existing=True, with_for_update=True)


async def locked_if_free(session: AsyncSession, handover_id: uuid.UUID) -> Handover | None:
    """The same, or None where somebody else is at it just now."""
    if await session.scalar(_its_parent(handover_id).with_for_update(of=Parent, skip_locked=True)) is None:
        return None
    return await session.get(Handover, handover_id, populate_existing=True, with_for_update={"skip_locked": True})


def _its_parent(handover_id: uuid.UUID) -> Select[uuid.UUID]:
    return select(Parent.id).join(Handover, Handover.parent_id == Parent.id).where(Handover.id == handover_id)


async def current(session: AsyncSession, parent_id: uuid.UUID, now: datetime) -> Handover | None:
    """The parent's open handover, locked; one whose grace is over is closed first, so that it takes nothing on."""
    handover = await open_for(session, parent_id, lock=True)
    if handover and handover.state == "closing" and handover.closing_until and handover.closing_until < now:
        await close(session, handover, now)
        return None
    return handover


async def request(
    session: AsyncSession,
    parent: Parent,
    now: datetime,
    *,
    why: str,
    urgency: str = "routine",
    risk: str | None = None,
    about_service: str | None = None,
) -> Handover:
    """Asks for a worker, also to ask one more service. When one is asked for already, the stronger urgency stays and a
    line is added.
    """
    handover = await current(session, parent.id, now)
    if handover is None:
        handover = Handover(
            id=uuid.uuid4(),
            parent_id=parent.id,
            state="requested",
            urgency=urgency,
            risk=risk,
            why=why,
            about_services=[],
            area=parent.area,
            requested_at=now,
        )
        session.add(handover)
        await session.flush()
    elif RANK.index(urgency) > RANK.index(handover.urgency):
        handover.urgency, handover.risk = urgency, risk
    elif urgency == handover.urgency and handover.risk is None:
        handover.risk = risk
    if handover.why == CONTACT_ME:
        # A person is wanted for more than that from now on: it outlasts the services.
        handover.why = why
    if about_service is not None and about_service not in handover.about_services:
        handover.about_services = [*handover.about_services, about_service]
    if handover.urgency == "emergency":
        handover.alerted_at = now
    await enter(session, handover, "requested", now, detail={"why": why, "urgency": urgency, "risk": risk})
    return handover


def must_be_open(handover: Handover) -> None:
    """Raises NotAllowed when it is closed."""
    if handover.state not in OPEN_STATES:
        raise NotAllowed("This handover is closed. If the parent texts again, a new one opens.")


async def pick_up(session: AsyncSession, handover_id: uuid.UUID, worker: Worker, now: datetime) -> Handover:
    """Gives the handover to a worker; of two at once, one wins. Raises HeldBySomebodyElse for the other."""
    handover = await locked(session, handover_id)
    must_be_open(handover)
    if handover.worker_id not in (None, worker.id) and handover.state != "requested":
        raise HeldBySomebodyElse(await first_name(session, handover.worker_id))
    await _wanted(session, handover, worker)
    if handover.state != "with_worker" or handover.worker_id != worker.id:
        await _give(session, handover, worker, now)
        await enter(session, handover, "picked_up", now, worker)
    return handover


async def take_over(session: AsyncSession, handover_id: uuid.UUID, worker: Worker, now: datetime) -> Handover:
    """Openly takes a handover from the colleague who holds it; both are named in the timeline."""
    handover = await locked(session, handover_id)
    if handover.state not in ("with_worker", "closing") or handover.worker_id == worker.id:
        return await pick_up(session, handover_id, worker, now)
    await _wanted(session, handover, worker)
    before = handover.worker_id
    await _give(session, handover, worker, now)
    await _move_promises(session, handover, worker)
    await enter(session, handover, "taken_over", now, worker, {"from": str(before)})
    return handover


async def hand_on(
    session: AsyncSession, handover: Handover, giver: Worker, taker: Worker, now: datetime, reason: str
) -> None:
    """Gives a handover to a named colleague. What waits unanswered stays with it; open promises move along.

    Raises NotAllowed when the giver does not hold it (a supervisor may hand on anybody's).
    """
    handover = await locked(session, handover.id)
    must_be_open(handover)
    if handover.worker_id != giver.id and Role.SUPERVISOR not in giver.roles:
        raise HeldBySomebodyElse(await first_name(session, handover.worker_id))
    if not taker.active or Role.KEY_WORKER not in taker.roles:
        raise NotAllowed("Only a key worker can take this on.")
    kept = handover.urgency == "emergency" or taker.id == handover.worker_id
    if not kept and await _turned_away(session, handover, taker):
        raise NotAllowed(
            f"The parent would rather not have {taker.first_name} read their texts. Please choose somebody else, or "
            "ask the parent again with Bring in."
        )
    await _give(session, handover, taker, now)
    await _move_promises(session, handover, taker)
    await enter(session, handover, "handed_on", now, giver, {"to": str(taker.id), "reason": reason})


async def _give(session: AsyncSession, handover: Handover, worker: Worker, now: datetime) -> None:
    _change_hands(handover, worker, now)
    handover.state, handover.worker_id, handover.picked_up_at = "with_worker", worker.id, now
    handover.closing_until = handover.later_until = handover.later_why = None
    handover.joined = [each for each in handover.joined if each != worker.id]
    handover.asked_to_join_id = None
    parent = await session.get_one(Parent, handover.parent_id)
    parent.usual_worker_id = worker.id


def _change_hands(handover: Handover, worker: Worker, now: datetime) -> None:
    """The parent is told soon (bot.handover.changing_hands) that it is this worker now, unless it was so before."""
    if handover.worker_id in (None, worker.id):
        return
    if handover.tell_hands_at is None:
        handover.known_worker_id = handover.worker_id
    handover.tell_hands_at = now + HANDS_SETTLE
    if handover.known_worker_id == worker.id:
        forget_hands(handover)


def forget_hands(handover: Handover) -> None:
    """Of a change of hands there is nothing left to tell."""
    handover.known_worker_id = handover.tell_hands_at = None


async def _move_promises(session: AsyncSession, handover: Handover, worker: Worker) -> None:
    """What was promised and not done yet is now this worker's to do."""
    await session.execute(
        update(Promise)
        .where(Promise.parent_id == handover.parent_id, Promise.kept_at.is_(None), Promise.dropped_at.is_(None))
        .values(worker_id=worker.id)
    )


async def _wanted(session: AsyncSession, handover: Handover, worker: Worker) -> None:
    """A parent who asked for another worker, or let one read no more, is heard unless in danger. Raises NotAllowed."""
    if handover.urgency == "emergency" or handover.worker_id == worker.id:
        return
    if handover.other_than_id == worker.id:
        raise NotAllowed(
            "This parent would like another key worker. That is theirs to choose, and no judgement of you. If nobody "
            "else is there, a supervisor can help."
        )
    if await _turned_away(session, handover, worker):
        raise NotAllowed(
            "This parent would rather not have you read their texts. That is theirs to choose, and no judgement of "
            "you. Who has them can ask again, or a supervisor can help."
        )


async def _turned_away(session: AsyncSession, handover: Handover, worker: Worker) -> bool:
    """Whether the parent's last word on this worker's reading along was no."""
    said = await session.scalars(
        select(HandoverEntry)
        .where(HandoverEntry.handover_id == handover.id, HandoverEntry.kind.in_((JOINED, REFUSED, WITHDRAWN)))
        .order_by(HandoverEntry.place.desc())
    )
    last = next((entry.kind for entry in said if (entry.detail or {}).get("to") == str(worker.id)), None)
    return last in (REFUSED, WITHDRAWN)


async def say_goodbye(session: AsyncSession, handover: Handover, worker: Worker, now: datetime, outcome: str) -> None:
    """The worker has finished for now; the grace starts."""
    handover.state, handover.closing_until, handover.outcome = "closing", now + GRACE, outcome
    handover.later_until = handover.later_why = None
    await enter(session, handover, "closing", now, worker, {"outcome": outcome})


async def reopen(session: AsyncSession, handover: Handover, now: datetime, worker: Worker | None = None) -> None:
    """A reply within the grace reaches the same worker, in the same record; or a `worker` took the goodbye back."""
    handover.state, handover.closing_until = "with_worker", None
    await enter(session, handover, "goodbye_taken_back" if worker else "reopened", now, worker)


async def close(session: AsyncSession, handover: Handover, now: datetime, kind: str = "closed") -> None:
    """Ends the handover: `closed`, or `cancelled` by the parent before anybody picked it up.

    It was over when its grace was, however late that is noticed: what came since is for the assistant alone.
    """
    over = handover.closing_until if handover.state == "closing" else None
    handover.state, handover.closed_at = kind, min(now, over) if over else now
    forget_hands(handover)
    await enter(session, handover, kind, now)


async def enter(
    session: AsyncSession,
    handover: Handover,
    kind: str,
    now: datetime,
    worker: Worker | None = None,
    detail: dict[str, Any] | None = None,
) -> HandoverEntry:
    """Adds one line to the timeline."""
    entry = HandoverEntry(
        handover_id=handover.id, at=now, kind=kind, worker_id=worker.id if worker else None, detail=detail
    )
    session.add(entry)
    await session.flush()
    return entry


async def first_name(session: AsyncSession, worker_id: uuid.UUID | None) -> str:
    """A worker's first name, as parents and colleagues know them."""
    worker = await session.get(Worker, worker_id) if worker_id else None
    return worker.first_name if worker else "A colleague"


async def workers_for(session: AsyncSession, area: str | None) -> list[Worker]:
    """The key workers who look after an area; all of them while the area is not known."""
    workers = (
        await session.scalars(select(Worker).where(Worker.active, Worker.roles.contains(["key_worker"])))
    ).all()
    return [worker for worker in workers if area is None or area == "national" or area in worker.areas]
