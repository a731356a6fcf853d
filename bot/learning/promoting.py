"""A trained model takes over on every engine, when a person says so; and the one before comes back in one step."""

import logging
import os
import uuid
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import datetime, timedelta
from pathlib import Path

from sqlalchemy import select, text
from sqlalchemy.ext.asyncio import AsyncSession

from bot.clock import Clock
from bot.database.session import Database
from bot.database.tables import Training, Worker
from bot.errors import NotFound, PaceError
from bot.learning.engines import Engines
from bot.learning.training import CANDIDATES, ENDING, MODELS, live_training

log = logging.getLogger(__name__)

ONE_AT_A_TIME = 7_251_911
"""The advisory lock that keeps two people from promoting at once."""
FEWEST_TEXTS = 100
"""A fixed test of fewer texts proves nothing."""


class PromotionRefused(PaceError):
    """The model does not take over; the text says why."""


class Promotions:
    """Changes which model answers."""

    def __init__(self, database: Database, engines: Engines, clock: Clock, models: Path = MODELS) -> None:
        self._database = database
        self._engines = engines
        self._clock = clock
        self._models = models

    async def promote(self, training_id: uuid.UUID, worker: Worker) -> None:
        """The model of a training answers from now on. Raises PromotionRefused, above all when it misses a risk."""
        async with self._locked() as session:
            training = await session.get(Training, training_id, with_for_update=True)
            if training is None:
                raise NotFound("There is no such training.")
            self._check(training, await self._answering())
            before = await live_training(session)
            candidate = self._models / CANDIDATES.name / f"{training.model}{ENDING}"
            model = self._models / candidate.name
            if candidate.exists():
                os.replace(candidate, model)
            if not model.exists():
                raise PromotionRefused("Its model is not on this machine any more. Train again.")
            await self._take_over(model, str(training.compared_with))
            await _make_live(session, training, before, worker, self._clock())
            training.before_id = before.id if before else None

    async def go_back(self, training_id: uuid.UUID, worker: Worker) -> None:
        """The model from before a training that is live answers again. Raises PromotionRefused."""
        async with self._locked() as session:
            live = await live_training(session)
            if live is None or live.id != training_id:
                raise PromotionRefused("This model does not answer any more, so there is nothing to take back.")
            if await self._answering() != live.model:
                raise PromotionRefused(
                    "The software was updated since. Remove what was taught wrongly, and train again."
                )
            model = self._models / f"{live.compared_with}{ENDING}"
            if not model.exists():
                raise PromotionRefused("The model from before is not on this machine any more. Train again instead.")
            await self._take_over(model, str(live.model))
            before = await session.get(Training, live.before_id) if live.before_id else None
            await _make_live(session, before, live, worker, self._clock())

    def _check(self, training: Training, answering: str) -> None:
        if training.state not in ("ready", "past") or training.report is None:
            raise PromotionRefused("This training has no model that could take over.")
        if training.report["count"] < FEWEST_TEXTS:
            raise PromotionRefused(
                "The fixed test has too few texts to tell anything. Put data/fixed_test.jsonl back."
            )
        if worse := training.report["worse"]:
            raise PromotionRefused(
                f"It misses {len(worse)} of the texts of risk that the model before caught, so it cannot take over."
            )
        if training.compared_with != answering:
            raise PromotionRefused(
                "Another model answers since it was tested. Train again, to compare with that one."
            )

    async def _answering(self) -> str:
        names = set(await self._engines.models())
        if len(names) != 1:
            raise PromotionRefused("The engines answer with different models. Restart them first.")
        return names.pop()

    async def _take_over(self, model: Path, former: str) -> None:
        """On every engine or on none; what an engine starts with next time is the newest file."""
        try:
            await self._engines.load_model(str(model))
        except PaceError as refused:
            log.error("a model was not taken by every engine: model=%s", model.name)
            await self._engines.load_model(str(self._models / f"{former}{ENDING}"))
            raise PromotionRefused(f"{refused} The model from before answers on.") from refused
        os.utime(model)

    @asynccontextmanager
    async def _locked(self) -> AsyncIterator[AsyncSession]:
        async with self._database.transaction() as session:
            await session.execute(text("SELECT pg_advisory_xact_lock(:key)"), {"key": ONE_AT_A_TIME})
            yield session


async def _make_live(
    session: AsyncSession, chosen: Training | None, former: Training | None, worker: Worker, now: datetime
) -> None:
    if former is not None and former is not chosen:
        former.state = "past"
    if chosen is not None:
        chosen.state, chosen.promoted_by, chosen.promoted_at = "live", worker.id, now
    await session.flush()


async def trainings(session: AsyncSession, most: int = 20) -> list[Training]:
    """The newest trainings."""
    return list(await session.scalars(select(Training).order_by(Training.asked_at.desc()).limit(most)))


async def last_took(session: AsyncSession) -> timedelta | None:
    """From the click to the result of the newest training that came to its end; None before there was one."""
    ended = select(Training).where(Training.report.is_not(None), Training.ended_at.is_not(None))
    last = await session.scalar(ended.order_by(Training.ended_at.desc()).limit(1))
    return last.ended_at - last.asked_at if last and last.ended_at else None
