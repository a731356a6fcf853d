"""Check-ins: a text that a parent asked for, at a time of theirs. Sent once, dropped if unanswered, never chased."""

import uuid
from datetime import datetime, timedelta

from sqlalchemy import select, update
from sqlalchemy.ext.asyncio import AsyncSession

from bot.clock import Clock
from bot.database.session import Database
from bot.database.tables import CheckIn, Handover, Parent, Service
from bot.errors import NotFound
from bot.messages import Saying
from bot.outbox.outbox import Outbox
from bot.people.parents import latest_address
from bot.people.wishes import is_paused
from bot.plans.when import Habits

LATEST = timedelta(days=3)
"""A check-in that could not leave for this long (we were down) is let go."""
RESTORED = timedelta(days=3)
"""So long one that was cancelled may be put back by a word."""
ANSWERABLE = timedelta(days=3)
"""A text within this time after a check-in counts as its answer."""
WITH_A_WORKER = ("with_worker", "closing")
CHECK_IN = "Hello, it's the check-in you asked for. There's no need to answer. Text me if you'd like to carry on."
FEEDBACK = "Hello, you said I could ask one thing. How was it? There's no need to answer."
"""Said when content cannot be read: no topic, no question that asks for much."""


async def arrange(
    session: AsyncSession,
    parent: Parent,
    moment: datetime,
    now: datetime,
    *,
    about: str | None = None,
    id: uuid.UUID | None = None,
) -> CheckIn:
    """Sets a check-in. One inside the quiet hours is set for their end instead: tell the parent its `moment`."""
    check_in = CheckIn(
        id=id or uuid.uuid4(),
        parent_id=parent.id,
        kind="check_in",
        about=about,
        set_at=now,
        state="waiting",
        **_times(parent, moment),
    )
    session.add(check_in)
    await session.flush()
    return check_in


async def ask_about(
    session: AsyncSession, parent: Parent, service_id: str, moment: datetime, now: datetime
) -> CheckIn | None:
    """The parent said that it is all right to ask how a service was; None when that was agreed before: once only."""
    asked = select(CheckIn.id).where(
        CheckIn.parent_id == parent.id, CheckIn.kind == "feedback", CheckIn.service_id == service_id
    )
    if await session.scalar(asked):
        return None
    check_in = CheckIn(
        id=uuid.uuid4(),
        parent_id=parent.id,
        kind="feedback",
        service_id=service_id,
        set_at=now,
        state="waiting",
        **_times(parent, moment),
    )
    session.add(check_in)
    await session.flush()
    return check_in


async def change(
    session: AsyncSession, parent: Parent, check_in_id: uuid.UUID, moment: datetime, now: datetime
) -> CheckIn:
    """Moves a waiting check-in. Raises NotFound when it has left, was cancelled, or is not this parent's."""
    check_in = await session.get(CheckIn, check_in_id, with_for_update=True)
    if check_in is None or check_in.parent_id != parent.id or check_in.state != "waiting":
        raise NotFound("There is no such check-in any more.")
    times = _times(parent, moment)
    check_in.moment, check_in.due_at, check_in.set_at = times["moment"], times["due_at"], now
    await session.flush()
    return check_in


async def cancel(
    session: AsyncSession, parent_id: uuid.UUID, now: datetime, check_in_id: uuid.UUID | None = None
) -> int:
    """Cancels one waiting check-in, or all of them; how many that were."""
    which = CheckIn.id == check_in_id if check_in_id else CheckIn.kind == "check_in"
    result = await session.execute(
        update(CheckIn)
        .where(CheckIn.parent_id == parent_id, CheckIn.state == "waiting", which)
        .values(state="cancelled", ended_at=now)
        .returning(CheckIn.id)
    )
    return len(result.all())


async def waiting_for(session: AsyncSession, parent_id: uuid.UUID) -> list[CheckIn]:
    """The check-ins that a parent has set and that have not left, soonest first."""
    rows = await session.scalars(
        select(CheckIn)
        .where(CheckIn.parent_id == parent_id, CheckIn.state == "waiting", CheckIn.kind == "check_in")
        .order_by(CheckIn.moment)
    )
    return list(rows.all())


async def last_taken_off(session: AsyncSession, parent_id: uuid.UUID, now: datetime) -> CheckIn | None:
    """The check-in that was cancelled last, not long ago, and whose time is still ahead."""
    return await session.scalar(
        select(CheckIn)
        .where(CheckIn.parent_id == parent_id, CheckIn.state == "cancelled", CheckIn.kind == "check_in")
        .where(CheckIn.moment > now, CheckIn.ended_at > now - RESTORED)
        .order_by(CheckIn.ended_at.desc(), CheckIn.moment)
        .limit(1)
    )


async def last_sent(session: AsyncSession, parent_id: uuid.UUID, now: datetime) -> CheckIn | None:
    """The check-in (or question about a service) that a text arriving now would answer."""
    return await session.scalar(
        select(CheckIn)
        .where(CheckIn.parent_id == parent_id, CheckIn.state.in_(("sent", "answered")))
        .where(CheckIn.sent_at > now - ANSWERABLE)
        .order_by(CheckIn.sent_at.desc())
        .limit(1)
    )


class CheckIns:
    """Sends what is due. Safe to run on several machines, and to be cut off at any point."""

    def __init__(self, database: Database, outbox: Outbox, clock: Clock) -> None:
        self._database = database
        self._outbox = outbox
        self._clock = clock

    async def sweep(self) -> None:
        """The minute job: each due check-in in a transaction of its own, then those that had their time."""
        now = self._clock()
        async with self._database.reading() as session:
            due = await session.execute(
                select(CheckIn.id, CheckIn.parent_id)
                .where(CheckIn.state == "waiting", CheckIn.due_at <= now)
                .order_by(CheckIn.due_at)
            )
            waiting = due.all()
        for check_in_id, parent_id in waiting:
            async with self._database.transaction() as session:
                await self._send(session, check_in_id, parent_id, now)
        async with self._database.transaction() as session:
            await _settle_sent(session, now)

    async def _send(self, session: AsyncSession, check_in_id: uuid.UUID, parent_id: uuid.UUID, now: datetime) -> None:
        """The parent's row is locked first, as by a text that arrives, so that STOP and this never cross."""
        parent = await session.get(Parent, parent_id, with_for_update=True)
        check_in = await session.get(CheckIn, check_in_id, with_for_update=True)
        if parent is None or check_in is None or check_in.state != "waiting" or check_in.due_at > now:
            return
        opens = Habits.of(parent).next_open(now)
        if opens > now:
            check_in.due_at = opens
            return
        why = await _why_not(session, parent, check_in, now)
        address = await latest_address(session, parent.id)
        if why is None and address is not None:
            saying = await _saying(session, parent, check_in)
            sent = await self._outbox.say(session, address, saying, now, purpose="check_in")
            if sent is not None:
                check_in.state, check_in.sent_at, check_in.outbound_id = "sent", now, sent.id
                return
        check_in.state, check_in.why, check_in.ended_at = "skipped", why or "opted_out", now


async def _why_not(session: AsyncSession, parent: Parent, check_in: CheckIn, now: datetime) -> str | None:
    if is_paused(parent, now):
        return "paused"
    if now - check_in.due_at > LATEST:
        return "late"
    held = await session.scalar(
        select(Handover.id).where(Handover.parent_id == parent.id, Handover.state.in_(WITH_A_WORKER))
    )
    return "with_worker" if held else None


async def _saying(session: AsyncSession, parent: Parent, check_in: CheckIn) -> Saying:
    """What goes out. The first line names no topic; with careful texting nothing does."""
    if check_in.kind == "check_in":
        return Saying("check_in", fallback=CHECK_IN)
    service = await session.get(Service, check_in.service_id) if check_in.service_id else None
    if parent.careful or service is None:
        return Saying("check_in_feedback_careful", fallback=FEEDBACK)
    return Saying("check_in_feedback", {"service": service.name}, fallback=FEEDBACK)


async def _settle_sent(session: AsyncSession, now: datetime) -> None:
    """Whoever texted since has answered; who did not within a few days is left in peace."""
    answered = select(Parent.id).where(Parent.id == CheckIn.parent_id, Parent.last_text_at > CheckIn.sent_at)
    await session.execute(
        update(CheckIn)
        .where(CheckIn.state == "sent", answered.exists())
        .values(state="answered", ended_at=now)
        .execution_options(synchronize_session=False)
    )
    await session.execute(
        update(CheckIn)
        .where(CheckIn.state == "sent", CheckIn.sent_at < now - ANSWERABLE)
        .values(state="unanswered", ended_at=now)
        .execution_options(synchronize_session=False)
    )


def _times(parent: Parent, moment: datetime) -> dict[str, datetime]:
    opens = Habits.of(parent).next_open(moment)
    return {"moment": opens, "due_at": opens}
