"""Where an import keeps what it has read until it is whole, so that a feed that breaks off can be carried on."""

import uuid
from collections.abc import Iterable, Sequence
from dataclasses import asdict
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import delete, func, insert, select, update
from sqlalchemy.ext.asyncio import AsyncSession

from bot.database.tables import FeedProposal, FeedRecord, FeedSource, ImportRow, ImportRun
from bot.directory.feeds.facts import Prepared, Preparer, Said
from bot.directory.feeds.found import Attribution, FoundService, Origin, Placed, Refused, Running
from bot.directory.feeds.sources import Batch, Source

KEPT = timedelta(hours=24)
"""How long a broken-off import can be carried on; later it starts again."""
FRESH = timedelta(hours=1)
"""How long what a dry run read is good enough to be saved."""
WHOLE_AGAIN = timedelta(days=7)
"""After this long all of a feed is read again, because only then it shows what is gone."""
OVERLAP = timedelta(days=1)
"""How much earlier than the newest date it has seen an incremental import asks from."""


async def begin(session: AsyncSession, source: Source, everything: bool, save: bool, now: datetime) -> ImportRun:
    """The run to carry on: one that broke off, or when it is to be saved the one that a dry run has just read.
    Otherwise a new one.
    """
    await session.execute(delete(ImportRun).where(ImportRun.started_at < now - KEPT))
    last = await session.scalar(select(ImportRun).where(ImportRun.source_id == source.id))
    if last and source.is_address and (last.modified_after is None or not everything):
        fresh = save and last.read_at is not None and last.read_at > now - FRESH
        if last.next_address or fresh:
            return last
    await session.execute(delete(ImportRun).where(ImportRun.source_id == source.id))
    run = ImportRun(
        source_id=source.id,
        ids_from="",
        format="",
        origin=asdict(Origin(source.title())),
        started_at=now,
        modified_after=None if everything else await _modified_after(session, source, now),
    )
    session.add(run)
    await session.flush()
    return run


async def _modified_after(session: AsyncSession, source: Source, now: datetime) -> datetime | None:
    known = await session.get(FeedSource, source.id)
    if not source.is_address or known is None or known.modified_up_to is None or known.whole_at is None:
        return None
    return known.modified_up_to - OVERLAP if known.whole_at > now - WHOLE_AGAIN else None


async def keep(session: AsyncSession, run_id: uuid.UUID, source: Source, batch: Batch, preparer: Preparer) -> None:
    """Adds a batch to a run, and notes how far it is. A row whose id was there before is refused."""
    there = await _places(session, run_id, batch) if source.is_address else set()
    prepared = [(placed, _prepare(placed.row, preparer)) for placed in batch.rows if placed.where not in there]
    seen = await _seen(session, run_id, [placed.row.id for placed in batch.rows if placed.row.id])
    number = await session.scalar(select(func.max(ImportRow.number)).where(ImportRow.run_id == run_id)) or 0
    lines = []
    for placed, row in prepared:
        number += 1
        line = {"run_id": run_id, "number": number, **_line(placed, row)}
        lines.append(_unless_repeated(line, seen))
    for id in set(batch.unmodified) - await already_kept(session, run_id, batch.unmodified):
        number += 1
        lines.append({"run_id": run_id, "number": number, **_untouched(id)})
    if lines:
        await session.execute(insert(ImportRow), lines)
    await _note_progress(session, run_id, source, batch)


async def _note_progress(session: AsyncSession, run_id: uuid.UUID, source: Source, batch: Batch) -> None:
    changes: dict[str, Any] = {
        "page": batch.page,
        "next_address": batch.next_address,
        "format": batch.format,
        "ids_from": source.ids_from(batch.format),
    }
    if batch.origin:
        changes["origin"] = asdict(batch.origin)
    if batch.partial:
        changes["partial"] = True
    await session.execute(update(ImportRun).where(ImportRun.id == run_id).values(changes))


async def known_as_they_are(session: AsyncSession, ids_from: str, listed: dict[str, datetime | None]) -> set[str]:
    """Those of the listed ids that were decided, or are waiting, with the same modified date."""
    known = set()
    for table, which in ((FeedRecord, None), (FeedProposal, FeedProposal.state == "waiting")):
        query = select(table.foreign_id, table.modified).where(
            table.ids_from == ids_from, table.foreign_id.in_(listed)
        )
        rows = await session.execute(query if which is None else query.where(which))
        known |= {id for id, modified in rows if modified is not None and modified == listed[id]}
    return known


async def already_kept(session: AsyncSession, run_id: uuid.UUID, ids: Iterable[str]) -> set[str]:
    """Ids that this run has read before it broke off."""
    rows = await session.scalars(
        select(ImportRow.foreign_id).where(ImportRow.run_id == run_id, ImportRow.foreign_id.in_(list(ids)))
    )
    return {id for id in rows if id}


async def forget(session: AsyncSession, run_id: uuid.UUID) -> None:
    """The run is over, or cannot be carried on."""
    await session.execute(delete(ImportRun).where(ImportRun.id == run_id))


def origin_of(told: dict[str, Any]) -> Origin:
    """An origin as the database keeps it."""
    lines = tuple(Attribution(line["text"], line.get("url")) for line in told.get("attribution", ()))
    return Origin(told["title"], told.get("licence"), lines)


async def _places(session: AsyncSession, run_id: uuid.UUID, batch: Batch) -> set[str]:
    """Rows of this batch that were kept before the run broke off."""
    places = [placed.where for placed in batch.rows]
    return set(
        await session.scalars(select(ImportRow.place).where(ImportRow.run_id == run_id, ImportRow.place.in_(places)))
    )


def _prepare(row: FoundService | Refused, preparer: Preparer) -> Prepared | Refused:
    return row if isinstance(row, Refused) else preparer.prepare(row)


def _line(placed: Placed, row: Prepared | Refused) -> dict[str, Any]:
    found = placed.row
    prepared = row if isinstance(row, Prepared) else None
    return {
        "place": placed.where,
        "foreign_id": found.id,
        "name": found.name,
        "said": prepared.said if prepared else None,
        "reasons": list(row.reasons) if isinstance(row, Refused) else [],
        "notes": list(prepared.notes) if prepared else [],
        "unmapped": [[c.scheme, c.name or c.id] for c in prepared.unmapped] if prepared else [],
        "running": prepared.running if prepared else Running.RUNNING,
        "page": found.page if isinstance(found, FoundService) else None,
        "modified": found.modified if isinstance(found, FoundService) else None,
    }


def _untouched(id: str) -> dict[str, Any]:
    return {
        "place": "", "foreign_id": id, "name": None, "said": None, "reasons": [], "notes": [], "unmapped": [],
        "running": Running.RUNNING, "page": None, "modified": None,
    }  # fmt: skip


async def _seen(session: AsyncSession, run_id: uuid.UUID, ids: Sequence[str]) -> dict[str, tuple[str, Said]]:
    if not ids:
        return {}
    rows = await session.execute(
        select(ImportRow.foreign_id, ImportRow.place, ImportRow.said).where(
            ImportRow.run_id == run_id, ImportRow.foreign_id.in_(ids), ImportRow.said.is_not(None)
        )
    )
    return {id: (place, said) for id, place, said in rows}


def _unless_repeated(line: dict[str, Any], seen: dict[str, tuple[str, Said]]) -> dict[str, Any]:
    """The line, refused if its id was there before; otherwise `seen` has it from now on."""
    if line["said"] is None:
        return line
    if earlier := seen.get(line["foreign_id"]):
        return line | {"said": None, "reasons": [_repeated(earlier, line["said"])]}
    seen[line["foreign_id"]] = (line["place"], line["said"])
    return line


def _repeated(earlier: tuple[str, Said], said: Said) -> str:
    place, before = earlier
    if before == said:
        return f"it repeats {place}, word for word"
    return f"its id was used before, in {place}, for something else"
