"""An import that somebody began in their browser: it goes on behind the page, which is told how far it is.

First a dry run; what it would do is shown, and only when that person says so it is kept as drafts.
"""

import asyncio
import contextlib
import logging
import re
import shutil
import tempfile
import uuid
from collections import Counter
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import asdict
from datetime import timedelta
from pathlib import Path
from typing import Any, BinaryIO

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from bot.clock import Clock
from bot.database.session import Database
from bot.database.tables import WatchedImport
from bot.directory.feeds.comparing import Kind, Outcome
from bot.directory.feeds.importing import Importer, Report
from bot.directory.feeds.polite import PAUSE, PoliteReader
from bot.directory.feeds.sources import Source
from bot.errors import NotFound, PaceError

log = logging.getLogger(__name__)

READING, SHOWN, KEEPING, KEPT, STOPPED = "reading", "shown", "keeping", "kept", "stopped"
GOING_ON = (READING, KEEPING)
MOST_ROWS = 200
"""Outcomes of one kind that are shown; all are counted."""
MOST_REFUSED = 1000
TELL_EVERY = 1.0
"""Seconds between two notes of how far it is."""
SILENT = timedelta(minutes=2)
"""After this long without a note, whatever was importing is gone."""
FORGOTTEN = timedelta(days=2)
FOLDER = Path(tempfile.gettempdir()) / "at-your-pace-imports"


class _Rows:
    """The outcomes that are shown: some of each kind."""

    def __init__(self) -> None:
        self.kept: list[dict[str, Any]] = []
        self._seen: Counter[Kind] = Counter()

    def take(self, outcome: Outcome) -> None:
        self._seen[outcome.kind] += 1
        most = MOST_REFUSED if outcome.kind is Kind.REFUSED else MOST_ROWS
        if self._seen[outcome.kind] <= most:
            self.kept.append({**asdict(outcome), "kind": str(outcome.kind)})


class Watcher:
    """Begins imports and keeps note of them. `contact` is told to the owners of feeds."""

    def __init__(self, database: Database, clock: Clock, contact: str = "", pause: float = PAUSE) -> None:
        self._database = database
        self._clock = clock
        self._contact = contact
        self._pause = pause
        self._running: set[asyncio.Task[None]] = set()

    async def begin(self, place: str, title: str, by: uuid.UUID, id: uuid.UUID | None = None) -> uuid.UUID:
        """Starts a dry run of an address or a file. Raises FeedWrong for what is no address."""
        Source(place)
        await self._forget_old()
        now = self._clock()
        watched = WatchedImport(
            id=id or uuid.uuid4(), title=title, place=place, begun_by=by, begun_at=now, state=READING,
            told="Beginning", told_at=now, counts={}, remarks=[], rows=[],
        )  # fmt: skip
        async with self._database.transaction() as session:
            session.add(watched)
        self._go_on(watched.id, save=False)
        return watched.id

    async def keep(self, id: uuid.UUID) -> None:
        """Keeps what a dry run showed as drafts. Raises NotFound."""
        async with self._database.transaction() as session:
            watched = await found(session, id, lock=True)
            if watched.state != SHOWN:
                return
            watched.state, watched.told, watched.told_at = KEEPING, "Keeping them as drafts", self._clock()
        self._go_on(id, save=True)

    async def done(self) -> None:
        """Waits until nothing goes on any more."""
        while self._running:
            await asyncio.gather(*self._running, return_exceptions=True)

    def _go_on(self, id: uuid.UUID, save: bool) -> None:
        task = asyncio.create_task(self._run(id, save))
        self._running.add(task)
        task.add_done_callback(self._running.discard)

    async def _run(self, id: uuid.UUID, save: bool) -> None:
        async with self._database.reading() as session:
            place = (await found(session, id)).place
        rows = _Rows()
        http = PoliteReader(self._contact, self._pause)
        try:
            async with self._telling(id) as tell:
                importer = Importer(self._database, http, self._clock, tell)
                report = await importer.run(Source(place), save=save, each=rows.take)
            await self._finish(id, report, rows, save)
        except PaceError as wrong:
            await self._stop(id, str(wrong))
        except Exception:
            log.exception("an import stopped: id=%s", id)
            await self._stop(id, "Something went wrong on our side. Nothing was changed. Try once more.")
        finally:
            await http.close()

    @asynccontextmanager
    async def _telling(self, id: uuid.UUID) -> AsyncIterator[Any]:
        """Gives what an importer tells its progress to; a note is written now and then."""
        latest = ["Reading"]

        async def note() -> None:
            while True:
                await asyncio.sleep(TELL_EVERY)
                async with self._database.transaction() as session:
                    watched = await found(session, id)
                    watched.told, watched.told_at = latest[0], self._clock()

        task = asyncio.create_task(note())
        try:
            yield lambda line: latest.__setitem__(0, line)
        finally:
            task.cancel()
            with contextlib.suppress(asyncio.CancelledError):
                await task

    async def _finish(self, id: uuid.UUID, report: Report, rows: _Rows, save: bool) -> None:
        async with self._database.transaction() as session:
            watched = await found(session, id, lock=True)
            watched.state, watched.told, watched.told_at = KEPT if save else SHOWN, "", self._clock()
            watched.source_id = report.source
            watched.counts = {str(kind): number for kind, number in report.counts.items()}
            watched.remarks = [*report.remarks, *_unmapped(report)]
            watched.rows = rows.kept
        if save:
            await asyncio.to_thread(shutil.rmtree, FOLDER / str(id), True)

    async def _stop(self, id: uuid.UUID, why: str) -> None:
        async with self._database.transaction() as session:
            watched = await found(session, id, lock=True)
            watched.state, watched.told, watched.told_at = STOPPED, why, self._clock()

    async def _forget_old(self) -> None:
        async with self._database.transaction() as session:
            old = await session.scalars(
                select(WatchedImport).where(WatchedImport.begun_at < self._clock() - FORGOTTEN)
            )
            for watched in old.all():
                await asyncio.to_thread(shutil.rmtree, FOLDER / str(watched.id), True)
                await session.delete(watched)


async def found(session: AsyncSession, id: uuid.UUID, lock: bool = False) -> WatchedImport:
    """One import that somebody began. Raises NotFound."""
    watched = await session.get(WatchedImport, id, with_for_update=lock)
    if watched is None:
        raise NotFound("This import is not there any more. Begin it once more.")
    return watched


async def put_aside(id: uuid.UUID, name: str, content: BinaryIO) -> Path:
    """Keeps a file that was sent until its import is over. Its name stays, as next month's is known by it."""
    clean = re.sub(r"[^\w.() -]+", "_", Path(name.replace("\\", "/")).name)[-80:].strip(". ") or "services"
    path = FOLDER / str(id) / clean

    def copy() -> None:
        path.parent.mkdir(parents=True, mode=0o700)
        with path.open("wb") as file:
            shutil.copyfileobj(content, file)

    await asyncio.to_thread(copy)
    return path


def _unmapped(report: Report) -> list[str]:
    if not report.unmapped:
        return []
    names = ", ".join(name for (_, name), _ in report.unmapped.most_common(12))
    return [f"Categories that stand for no need of ours yet: {names}. Kept as drafts, they show up under Categories."]
