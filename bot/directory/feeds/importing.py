"""An import from beginning to end: read all of it, compare, tell what it would do, and when asked keep drafts."""

import asyncio
import uuid
from collections import Counter
from collections.abc import AsyncIterator, Callable, Iterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path

from sqlalchemy import func, select

from bot.clock import SCOTLAND, Clock
from bot.database.session import Database
from bot.database.tables import ImportRun
from bot.directory.feeds import staging
from bot.directory.feeds.areas import AreaFinder
from bot.directory.feeds.comparing import Kind, Outcome
from bot.directory.feeds.drafting import Drafter
from bot.directory.feeds.envelopes import Format
from bot.directory.feeds.facts import Preparer
from bot.directory.feeds.found import FeedWrong, Origin
from bot.directory.feeds.mapping import load_category_mapping, read_category_mapping
from bot.directory.feeds.paging import Walk
from bot.directory.feeds.polite import PoliteReader
from bot.directory.feeds.sources import Batch, Listed, Progress, Source, first_address, read_file
from bot.directory.needs import Needs
from bot.errors import PaceError


class ImportGoingOn(PaceError):
    """The same source is being imported just now, by somebody else."""


@dataclass
class Report:
    """What an import did, or would do. `unmapped` counts categories that nobody has mapped, as (scheme, name)."""

    source: str
    format: str
    origin: Origin
    saved: bool
    counts: Counter[Kind] = field(default_factory=Counter)
    unmapped: Counter[tuple[str, str]] = field(default_factory=Counter)
    remarks: list[str] = field(default_factory=list)
    modified_after: datetime | None = None


async def _in_a_thread(batches: Iterator[Batch]) -> AsyncIterator[Batch]:
    """Parses a file without holding up whoever else is served by this process."""
    while (batch := await asyncio.to_thread(next, batches, None)) is not None:
        yield batch


Each = Callable[[Outcome], None]


def _quiet(_: object) -> None:
    """For who does not want to be told."""


class Importer:
    """Brings other people's directories in, as drafts. `http` asks addresses; `progress` is told a line at times."""

    def __init__(self, database: Database, http: PoliteReader, clock: Clock, progress: Progress = _quiet) -> None:
        self._database = database
        self._http = http
        self._clock = clock
        self._progress = progress

    async def run(
        self, source: Source, *, save: bool = False, everything: bool = False, each: Each = _quiet
    ) -> Report:
        """Imports a source. Without `save` nothing is kept. `everything` asks for all, not only what was modified.

        `each` is given every outcome but those that change nothing. Raises FeedWrong, FeedStopped or ImportGoingOn.
        """
        async with self._alone(source):
            async with self._database.transaction() as session:
                await load_category_mapping(session)
                run = await staging.begin(session, source, everything, save, self._clock())
            remarks = await self._read(source, run, everything)
            return await self._compare(source, run.id, save, each, remarks)

    @asynccontextmanager
    async def _alone(self, source: Source) -> AsyncIterator[None]:
        """Holds a lock of the database on the source, which goes with the connection should we fall over."""
        async with self._database.transaction() as session:
            key = func.hashtextextended(f"import {source.id}", 0)
            if not await session.scalar(select(func.pg_try_advisory_xact_lock(key))):
                raise ImportGoingOn("This source is being imported just now. Wait until that is done.")
            yield

    async def _read(self, source: Source, run: ImportRun, everything: bool) -> list[str]:
        """Reads all of it into the run; gives what a person ought to know of the source."""
        if run.read_at:
            return [f"This is what was read at {run.read_at.astimezone(SCOTLAND):%H:%M}."]
        remarks = []
        if run.next_address:
            remarks.append(f"Carried on after page {run.page}, where the last import broke off.")
            self._progress(remarks[-1])
        preparer = await self._preparer()
        try:
            async for batch in self._batches(source, run, everything):
                remarks += batch.remarks
                async with self._database.transaction() as session:
                    await staging.keep(session, run.id, source, batch, preparer)
        except FeedWrong:
            await self._forget(run)
            raise
        return remarks

    def _batches(self, source: Source, run: ImportRun, everything: bool) -> AsyncIterator[Batch]:
        today = self._clock().date()
        if not source.is_address:
            return _in_a_thread(read_file(Path(source.where), today, self._progress))
        ids_from = source.ids_from(Format.OPEN_REFERRAL_3)

        async def known(listed: Listed) -> set[str]:
            async with self._database.reading() as session:
                kept = await staging.already_kept(session, run.id, listed)
                return kept if everything else kept | await staging.known_as_they_are(session, ids_from, listed)

        walk = Walk(self._http, today, known, self._progress)
        return walk.batches(run.next_address or first_address(source, run.modified_after), run.page)

    async def _preparer(self) -> Preparer:
        async with self._database.reading() as session:
            mapping = await read_category_mapping(session)
        return Preparer(mapping, AreaFinder.from_content(), frozenset(Needs().by_id), self._clock().date())

    async def _compare(self, source: Source, run_id: uuid.UUID, save: bool, each: Each, remarks: list[str]) -> Report:
        """Tells what it comes to, and keeps it as drafts when it is to be saved: all of it, or nothing."""
        async with self._database.transaction() as session:
            run = await session.get_one(ImportRun, run_id)
            run.read_at = run.read_at or self._clock()
            report = Report(source.id, run.format, staging.origin_of(run.origin), save, remarks=remarks)
            report.modified_after = run.modified_after
            drafter = Drafter(session, run, self._clock(), save)
            async for outcome in drafter.outcomes():
                report.counts[outcome.kind] += 1
                if outcome.kind is not Kind.SAME:
                    each(outcome)
            report.unmapped = drafter.unmapped
            report.remarks += drafter.remarks
            if save or not source.is_address:
                await staging.forget(session, run_id)
        return report

    async def _forget(self, run: ImportRun) -> None:
        async with self._database.transaction() as session:
            await staging.forget(session, run.id)
