"""Telling workers that somebody waits: to whom, and never with anything that a parent wrote."""

import logging
import uuid
from collections.abc import Sequence
from typing import Protocol

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from bot.clock import Clock
from bot.database.session import Database
from bot.database.tables import OPEN_STATES, Handover, Parent, Worker
from bot.errors import PaceError
from bot.handover.handovers import workers_for
from bot.handover.rota import on_call
from bot.staff.roles import Role

log = logging.getLogger(__name__)

BACKUP, SUPERVISOR = 2, 3
"""The stages of a wait (bot.handover.clocks) from which on more people are told."""


class Notifier(Protocol):
    """A way to reach a worker outside the inbox. Raises PaceError when that did not work."""

    async def notify(self, worker: Worker, handover_id: uuid.UUID, parent_id: uuid.UUID, urgency: str) -> None:
        """Tells that somebody waits, how urgently, and where to look: nothing else."""
        ...


class Alerts:
    """Finds who is to be told of a handover now, and tells them in every way there is."""

    def __init__(self, database: Database, notifiers: Sequence[Notifier], clock: Clock) -> None:
        self._database = database
        self._notifiers = notifiers
        self._clock = clock

    async def alert(self, handover_id: uuid.UUID) -> None:
        """Tells whoever is to know now. A way that fails does not keep the others from being tried."""
        async with self._database.reading() as session:
            handover = await session.get(Handover, handover_id)
            if handover is None or handover.state not in OPEN_STATES:
                return
            told = await self.to_tell(session, handover)
        for worker in told:
            for notifier in self._notifiers:
                try:
                    await notifier.notify(worker, handover.id, handover.parent_id, handover.urgency)
                except PaceError as failed:
                    log.warning("a worker could not be told: worker=%s reason=%s", worker.id, failed)

    async def to_tell(self, session: AsyncSession, handover: Handover) -> list[Worker]:
        """In an emergency everybody on call; else whoever holds it or could pick it up, and more as it waits."""
        parent = await session.get_one(Parent, handover.parent_id)
        area = parent.area or handover.area
        told: list[Worker] = []
        if handover.urgency == "emergency" and handover.state == "requested":
            told = await on_call(session, area, self._clock()) or await workers_for(session, area)
            told += await with_role(session, Role.SAFEGUARDING_LEAD)
        elif handover.state == "requested":
            told = await on_call(session, area, self._clock())
        elif handover.worker_id is not None:
            told = [await session.get_one(Worker, handover.worker_id)]
        if handover.clock_stage >= BACKUP:
            told += await workers_for(session, area)
        if handover.clock_stage >= SUPERVISOR:
            told += await with_role(session, Role.SUPERVISOR)
        return list({worker.id: worker for worker in told if worker.active}.values())


async def with_role(session: AsyncSession, role: Role) -> list[Worker]:
    """Everybody who has a role."""
    return list(await session.scalars(select(Worker).where(Worker.active, Worker.roles.contains([role]))))
