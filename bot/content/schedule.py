"""Lets scheduled changes go live when their moment has come; part of the minute job."""

import logging
import uuid

from sqlalchemy import select

from bot.clock import Clock
from bot.content import bundles
from bot.content.life import DRAFT, SCHEDULED, EditedMeanwhile, Life, PublishingStopped
from bot.database.session import Database
from bot.database.tables import Bundle, Revision

log = logging.getLogger(__name__)


class Schedule:
    """Looks for what is due. What is stopped by then becomes a draft again, and its page says what stops it."""

    def __init__(self, database: Database, life: Life, clock: Clock) -> None:
        self._database = database
        self._life = life
        self._clock = clock

    async def sweep(self) -> None:
        """Makes everything live that is due: each change by itself, each bundle as one."""
        async with self._database.reading() as session:
            due = await session.scalars(
                select(Revision.id)
                .where(Revision.state == SCHEDULED, Revision.goes_live_at <= self._clock())
                .order_by(Revision.goes_live_at, Revision.number)
            )
            ids = list(due)
            waiting = [bundle.id for bundle in await bundles.due(session, self._clock())]
        for id in ids:
            await self._go_live(id)
        for id in waiting:
            await self._go_live_as_one(id)

    async def _go_live(self, id: uuid.UUID) -> None:
        try:
            async with self._database.transaction() as session:
                revision = await session.get_one(Revision, id)
                if revision.state == SCHEDULED:
                    await self._life.make_live(session, revision, revision.approved_by, self._clock())
        except PublishingStopped:
            log.warning("a scheduled change was stopped: revision=%s", id)
            async with self._database.transaction() as session:
                revision = await session.get_one(Revision, id, with_for_update=True)
                if revision.state == SCHEDULED:
                    revision.state = DRAFT
        except EditedMeanwhile:
            log.info("a scheduled change was decided about meanwhile: revision=%s", id)

    async def _go_live_as_one(self, id: uuid.UUID) -> None:
        try:
            async with self._database.transaction() as session:
                bundle = await session.get_one(Bundle, id, with_for_update=True)
                if bundle.scheduled_by and bundle.published_at is None:
                    await bundles.publish(session, self._life, id, bundle.scheduled_by, self._clock())
        except bundles.BundleWrong:
            log.warning("a scheduled bundle was stopped: bundle=%s", id)
            async with self._database.transaction() as session:
                bundle = await session.get_one(Bundle, id, with_for_update=True)
                bundle.scheduled_by = None
