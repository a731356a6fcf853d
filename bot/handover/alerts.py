"""Telling workers that somebody waits: to whom, by which of their ways, and what the parent hears if that fails."""

import logging
import uuid
from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from bot.clock import Clock
from bot.database.session import Database
from bot.database.tables import (
    OPEN_STATES,
    Handover,
    HandoverEntry,
    Notice,
    OutboundText,
    Parent,
    Worker,
    WorkerWay,
)
from bot.handover import handovers, rota
from bot.handover.handovers import workers_for
from bot.handover.notices import TRY_OUT, Attempt, Notifiers, Word, handed_on, note, send, word_of
from bot.handover.rota import on_call
from bot.handover.waits import danger_unanswered, last_text_failed, waits_of
from bot.messages import Saying
from bot.outbox.outbox import Outbox
from bot.people.parents import latest_address
from bot.staff.roles import Role
from bot.staff.ways import Way, ways_of

log = logging.getLogger(__name__)

BACKUP, SUPERVISOR = 2, 3
"""The stages of a wait (bot.handover.clocks) from which on more people are told."""
NOT_REACHED = "not_reached"
"""The timeline's word for: nobody could be told, and the parent was told so."""


@dataclass(frozen=True)
class ToTell:
    """A worker to be told. Somebody off duty gets one e-mail and no more: nobody's phone rings on their day off."""

    worker: Worker
    off_duty: bool = False


class Alerts:
    """Finds who is to be told of a handover now, and tells them in every way they chose."""

    def __init__(self, database: Database, notifiers: Notifiers, outbox: Outbox, clock: Clock) -> None:
        self._database = database
        self._notifiers = notifiers
        self._outbox = outbox
        self._clock = clock

    async def alert(self, handover_id: uuid.UUID) -> None:
        """Tells whoever is to know now. Each attempt is noted; in an emergency the parent hears if none worked."""
        async with self._database.reading() as session:
            handover = await session.get(Handover, handover_id)
            if handover is None or handover.state not in OPEN_STATES:
                return
            danger = await danger_unanswered(session, handover, (await waits_of(session, [handover]))[handover.id])
            to_tell = await self.to_tell(session, handover, danger)
            pairs = await self._pairs(session, handover, to_tell)
            word = word_of(handover, danger=danger, not_delivered=await last_text_failed(session, handover))
        attempts = await self._tell(handover.id, pairs, word)
        if danger:
            async with self._database.transaction() as session:
                await self._own_up(session, handover.id, to_tell, attempts)

    async def tell_new_holder(self, handover_id: uuid.UUID) -> None:
        """Tells who holds it now that it was handed on to them; off duty by e-mail only."""
        async with self._database.reading() as session:
            handover = await session.get(Handover, handover_id)
            if handover is None or handover.state != "with_worker" or handover.worker_id is None:
                return
            parent = await session.get_one(Parent, handover.parent_id)
            there = await on_call(session, parent.area or handover.area, self._clock())
            one = await self._holder(session, handover.worker_id, there)
            ways = await ways_of(session, [one.worker.id])
            pairs = [(one.worker, way) for way in ways if not one.off_duty or way.kind == Way.EMAIL]
            danger = await danger_unanswered(session, handover, (await waits_of(session, [handover]))[handover.id])
        await self._tell(handover.id, pairs, word_of(handover, danger=True) if danger else handed_on(handover))

    async def try_out(self, worker: Worker) -> list[Attempt]:
        """Sends a worker a word by each of their ways, at their own wish; what became of each."""
        async with self._database.reading() as session:
            pairs = [(worker, way) for way in await ways_of(session, [worker.id])]
        attempts = await send(self._notifiers, pairs, TRY_OUT)
        async with self._database.transaction() as session:
            await note(session, attempts, self._clock())
        return attempts

    async def _tell(self, handover_id: uuid.UUID, pairs: list[tuple[Worker, WorkerWay]], word: Word) -> list[Attempt]:
        """Tries every way, and notes what became of it."""
        attempts = await send(self._notifiers, pairs, word)
        for attempt in attempts:
            if attempt.failed is not None:
                log.warning("a worker could not be told: worker=%s way=%s", attempt.way.worker_id, attempt.way.kind)
        async with self._database.transaction() as session:
            await note(session, attempts, self._clock(), handover_id)
        return attempts

    async def to_tell(self, session: AsyncSession, handover: Handover, danger: bool) -> list[ToTell]:
        """In danger everybody on call; else whoever holds it or could pick it up, and more as it waits."""
        parent = await session.get_one(Parent, handover.parent_id)
        area = parent.area or handover.area
        there = await on_call(session, area, self._clock())
        told: list[ToTell] = []
        if danger:
            told += [ToTell(worker) for worker in [*there, *await with_role(session, Role.SAFEGUARDING_LEAD)]]
            told += [] if there else [ToTell(worker, True) for worker in await workers_for(session, area)]
        elif handover.state == "requested":
            told += [ToTell(worker) for worker in there if worker.id != handover.other_than_id]
        elif handover.clock_stage >= BACKUP:
            told += [ToTell(worker) for worker in there]
        if handover.worker_id is not None:
            told.append(await self._holder(session, handover.worker_id, there))
        if handover.clock_stage >= SUPERVISOR:
            told += [ToTell(worker) for worker in await with_role(session, Role.SUPERVISOR)]
        return list({one.worker.id: one for one in reversed(told) if one.worker.active}.values())

    async def _holder(self, session: AsyncSession, worker_id: uuid.UUID, there: list[Worker]) -> ToTell:
        """Who has the parent, at work or not; of any area."""
        worker = await session.get_one(Worker, worker_id)
        theirs = await rota.roster(session, [worker])
        on_duty = (
            theirs.is_in(self._clock())
            or worker.id in {one.id for one in there}
            or worker.id in await rota.on_shift(session, self._clock())
        )
        return ToTell(worker, not on_duty)

    async def _pairs(
        self, session: AsyncSession, handover: Handover, to_tell: list[ToTell]
    ) -> list[tuple[Worker, WorkerWay]]:
        """Each worker with each way by which they are told now."""
        told_before = set(await session.scalars(select(Notice.worker_id).where(Notice.handover_id == handover.id)))
        by_id = {one.worker.id: one for one in to_tell}
        pairs = []
        for way in await ways_of(session, by_id):
            one = by_id[way.worker_id]
            if not one.off_duty or (way.kind == Way.EMAIL and way.worker_id not in told_before):
                pairs.append((one.worker, way))
        return pairs

    async def _own_up(
        self, session: AsyncSession, handover_id: uuid.UUID, to_tell: list[ToTell], attempts: list[Attempt]
    ) -> None:
        """In danger the parent was told that somebody is being told. If nobody was, they hear so, once."""
        handover = await handovers.locked(session, handover_id)
        on_duty = {one.worker.id for one in to_tell if not one.off_duty}
        reached = {each.way.worker_id for each in attempts if each.failed is None} & on_duty
        if reached or await rota.signed_in(session, on_duty, self._clock()):
            return
        if not await self._was_promised(session, handover):
            return
        await handovers.enter(session, handover, NOT_REACHED, self._clock())
        address = await latest_address(session, handover.parent_id)
        if address is not None:
            saying = Saying("handover_not_reached")
            await self._outbox.say(session, address, saying, self._clock(), purpose="risk", author="safety")

    async def _was_promised(self, session: AsyncSession, handover: Handover) -> bool:
        """Whether the last risk reply said that somebody is being told, and nothing was put right since."""
        said = await session.scalar(
            select(OutboundText)
            .where(OutboundText.parent_id == handover.parent_id, OutboundText.author == "safety")
            .order_by(OutboundText.place.desc())
            .limit(1)
        )
        entered = await session.scalar(
            select(HandoverEntry.id).where(
                HandoverEntry.handover_id == handover.id, HandoverEntry.kind == NOT_REACHED
            )
        )
        return entered is None and said is not None and (said.wording or "").endswith("_told")


async def with_role(session: AsyncSession, role: Role) -> list[Worker]:
    """Everybody who has a role."""
    return list(await session.scalars(select(Worker).where(Worker.active, Worker.roles.contains([role]))))
