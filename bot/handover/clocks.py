"""The clocks of open handovers: reminders on our side, honest texts to parents, and the end of the grace.

Waits count in working hours. A parent's silence moves nothing, and nothing is closed for its age.
"""

import uuid
from datetime import datetime, timedelta

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from bot.clock import Clock
from bot.database.jobs import Jobs
from bot.database.session import Database
from bot.database.tables import OPEN_STATES, Handover, HandoverEntry, InboundText, KeptNeed, OutboundText, Parent
from bot.directory.needs import Needs
from bot.handover import changing_hands, handovers, rota, spoken
from bot.handover.hours import Roster
from bot.handover.waits import TAKEN, Wait, danger_unanswered, waits_of
from bot.messages import DeliveryStatus, Saying
from bot.outbox.outbox import Outbox
from bot.outbox.pace import DIRECT_REPLY, end_of_quiet
from bot.people.parents import latest_address

STAGES = (
    (timedelta(hours=2), "reminded"),
    (timedelta(hours=4), "backup"),
    (timedelta(hours=8), "supervisor"),
)
"""After how much working time without an answer what happens; the last is a working day."""
EMERGENCY_AGAIN = timedelta(minutes=5)
JUST_ANSWERED = timedelta(hours=1)
JUST_PICKED_UP = timedelta(minutes=15)


class Clocks:
    """Looks after every open handover, once a minute."""

    def __init__(self, database: Database, jobs: Jobs, outbox: Outbox, clock: Clock) -> None:
        self._database = database
        self._jobs = jobs
        self._outbox = outbox
        self._clock = clock
        self._needs = Needs()

    async def tick(self) -> None:
        """Moves every clock on. Safe to run on several machines at once: each handover is looked at by one."""
        async with self._database.reading() as session:
            ids = (await session.scalars(select(Handover.id).where(Handover.state.in_(OPEN_STATES)))).all()
        for id in ids:
            async with self._database.transaction() as session:
                handover = await handovers.locked_if_free(session, id)
                if handover is not None and handover.state in OPEN_STATES:
                    await self._look_after(session, handover, self._clock())

    async def _look_after(self, session: AsyncSession, handover: Handover, now: datetime) -> None:
        wait = (await waits_of(session, [handover]))[handover.id]
        if await danger_unanswered(session, handover, wait):
            await self._alarm(session, handover, now)
        if handover.state != "requested":
            await self._raise_failure(session, handover, now)
            await changing_hands.tell_if_settled(session, self._outbox, handover, now)
        if handover.state == "closing":
            parent = await session.get_one(Parent, handover.parent_id)
            over = handover.closing_until is not None and handover.closing_until < now
            if over and end_of_quiet(parent, now) <= now:
                await self._carry_on(session, handover, now)
            return
        if wait.since is None:
            handover.waited_from, handover.clock_stage = None, 0
            return
        parent = await session.get_one(Parent, handover.parent_id)
        people = await rota.roster_for(session, handover, parent, now)
        await self._move_on(session, handover, wait.since, people, now)
        if people.is_in(now) or await self._somebody_is_on_call(session, handover, parent, now):
            return
        if handover.state == "with_worker":
            await self._say_nobody_in(session, handover, wait, people, now)
        if handover.state == "requested":
            await self._say_still_waiting(session, handover, people, now)

    async def _somebody_is_on_call(
        self, session: AsyncSession, handover: Handover, parent: Parent, now: datetime
    ) -> bool:
        """On call is for emergencies: who holds one then, or could pick it up, is as good as in."""
        if handover.urgency != "emergency":
            return False
        if handover.worker_id is not None:
            return handover.worker_id in await rota.on_shift(session, now)
        return bool(await rota.on_call(session, parent.area or handover.area, now))

    async def _move_on(
        self, session: AsyncSession, handover: Handover, since: datetime, people: Roster, now: datetime
    ) -> None:
        if handover.waited_from != since:
            handover.waited_from, handover.clock_stage = since, 0
        worked = people.worked(since, now)
        stage = sum(1 for after, _ in STAGES if worked >= after)
        if stage <= handover.clock_stage:
            return
        handover.clock_stage = stage
        await handovers.enter(session, handover, STAGES[stage - 1][1], now)
        await self._jobs.defer(session, handovers.ALERT, handover_id=str(handover.id))
        if stage == len(STAGES):
            await self._apologise(session, handover, people, now)

    async def _apologise(self, session: AsyncSession, handover: Handover, people: Roster, now: datetime) -> None:
        """An honest text with choices, once a wait."""
        emergency = handover.urgency == "emergency"
        if handover.state == "requested":
            saying = spoken.not_picked_up(people.presence(now), emergency=emergency)
        else:
            person = await handovers.first_name(session, handover.worker_id)
            saying = spoken.not_answered(person, emergency=emergency)
        await self._say(session, handover, saying, now)

    async def _alarm(self, session: AsyncSession, handover: Handover, now: datetime) -> None:
        """An emergency is told again and again until somebody has it."""
        if handover.alerted_at is None or now - handover.alerted_at >= EMERGENCY_AGAIN:
            handover.alerted_at = now
            await self._jobs.defer(session, handovers.ALERT, handover_id=str(handover.id))

    async def _raise_failure(self, session: AsyncSession, handover: Handover, now: datetime) -> None:
        """A worker's text that did not arrive is raised to who has the parent, once a text."""
        failed = await session.scalar(
            select(OutboundText)
            .where(OutboundText.handover_id == handover.id, OutboundText.author == "worker")
            .order_by(OutboundText.place.desc())
            .limit(1)
        )
        if failed is None or failed.status != DeliveryStatus.FAILED or handover.failure_raised_id == failed.id:
            return
        handover.failure_raised_id = failed.id
        await handovers.enter(session, handover, "not_delivered", now)
        await self._jobs.defer(session, handovers.ALERT, handover_id=str(handover.id))

    async def _say_still_waiting(
        self, session: AsyncSession, handover: Handover, people: Roster, now: datetime
    ) -> None:
        """Everybody has gone home and nobody has picked it up: one word each closed period, never in quiet time."""
        closed_since, told = people.closed_since(now), handover.told_closed_at
        there = people.presence(now)
        if closed_since is None or not there.when or handover.requested_at >= closed_since:
            return
        parent = await session.get_one(Parent, handover.parent_id)
        if (told is not None and told >= closed_since) or end_of_quiet(parent, now) > now:
            return
        handover.told_closed_at = now
        await handovers.enter(session, handover, "told_closed", now)
        await self._say(
            session, handover, spoken.still_waiting(there, emergency=handover.urgency == "emergency"), now
        )

    async def _say_nobody_in(
        self, session: AsyncSession, handover: Handover, wait: Wait, people: Roster, now: datetime
    ) -> None:
        """A text to a worker who is not in: one word each closed period, and none right after an answer."""
        there = people.presence(now)
        closed_since = people.closed_since(now)
        told = handover.told_closed_at
        if not there.when or (told is not None and (closed_since is None or told >= closed_since)):
            return
        text = await self._last_text(session, handover)
        if (
            text is None
            or now - text.received_at > DIRECT_REPLY
            or await self._answered_lately(session, handover, now)
            or await self._just_picked_up(session, handover, now)
        ):
            return
        handover.told_closed_at = now
        person = await handovers.first_name(session, handover.worker_id)
        saying = spoken.nobody_in(person, there, emergency=handover.urgency == "emergency")
        await handovers.enter(session, handover, "told_closed", now)
        await self._say(session, handover, saying, now, answers=(text.id, text.received_at))

    async def _last_text(self, session: AsyncSession, handover: Handover) -> InboundText | None:
        return await session.scalar(
            select(InboundText)
            .where(InboundText.parent_id == handover.parent_id, InboundText.handover_id == handover.id)
            .order_by(InboundText.place.desc())
            .limit(1)
        )

    async def _answered_lately(self, session: AsyncSession, handover: Handover, now: datetime) -> bool:
        return bool(
            await session.scalar(
                select(OutboundText.id)
                .where(
                    OutboundText.parent_id == handover.parent_id,
                    OutboundText.author == "worker",
                    OutboundText.created_at > now - JUST_ANSWERED,
                )
                .limit(1)
            )
        )

    async def _just_picked_up(self, session: AsyncSession, handover: Handover, now: datetime) -> bool:
        """Whether who holds it took it on themselves a moment ago: out of hours or not, they are there."""
        return bool(
            await session.scalar(
                select(HandoverEntry.id)
                .where(
                    HandoverEntry.handover_id == handover.id,
                    HandoverEntry.worker_id == handover.worker_id,
                    HandoverEntry.kind.in_(TAKEN),
                    HandoverEntry.at > now - JUST_PICKED_UP,
                )
                .limit(1)
            )
        )

    async def _carry_on(self, session: AsyncSession, handover: Handover, now: datetime) -> None:
        """The grace is over: the assistant asks once what the parent would like.

        Not in their quiet time, and not where they texted first: that closes it (bot.conversation.writing).
        """
        person = await handovers.first_name(session, handover.worker_id)
        await handovers.close(session, handover, now)
        kept = await session.scalar(
            select(KeptNeed.need)
            .where(KeptNeed.parent_id == handover.parent_id, KeptNeed.taken_up_at.is_(None))
            .order_by(KeptNeed.at)
            .limit(1)
        )
        need = self._needs.by_id.get(kept or "")
        await self._say(session, handover, spoken.carries_on(person, None if need and need.quiet else need), now)

    async def _say(
        self,
        session: AsyncSession,
        handover: Handover,
        saying: Saying,
        now: datetime,
        answers: tuple[uuid.UUID, datetime] | None = None,
    ) -> None:
        address = await latest_address(session, handover.parent_id)
        if address is not None:
            await self._outbox.say(session, address, saying, now, purpose="handover", answers=answers)
