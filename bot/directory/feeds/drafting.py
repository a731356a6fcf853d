"""Compares the rows of a run with the directory, some at a time, and keeps what comes of it as drafts when asked."""

import uuid
from collections import Counter
from collections.abc import AsyncIterator, Sequence
from dataclasses import asdict, replace
from datetime import datetime

from sqlalchemy import ColumnElement, exists, func, select, update
from sqlalchemy.dialects.postgresql import insert
from sqlalchemy.ext.asyncio import AsyncSession

from bot.database.tables import FeedProposal, FeedRecord, FeedSource, ImportRow, ImportRun, Organisation, Service
from bot.directory.feeds.comparing import Kind, Outcome, Standing, compare, said_by_us
from bot.directory.feeds.found import Running
from bot.directory.feeds.mapping import note_unmapped, plain_category
from bot.directory.feeds.public_ids import public_id

AT_ONCE = 500
MANY_GONE = 0.2
"""A share of a source's services beyond which their disappearance looks like a mistake of the source."""
FEW = 5
DRAFTED = frozenset({Kind.ADDED, Kind.CHANGED, Kind.WITHDRAWN})
GONE = "the source no longer lists it"
REASONS = {
    Running.ENDED: "the source says that it has ended",
    Running.CLOSED_FOR_NOW: "the source says that it is closed for now",
}


class Drafter:
    """One comparison. `unmapped` and `remarks` are whole once all outcomes have been taken."""

    def __init__(self, session: AsyncSession, run: ImportRun, now: datetime, save: bool) -> None:
        self._session = session
        self._run = run
        self._now = now
        self._save = save
        self.unmapped: Counter[tuple[str, str]] = Counter()
        self.remarks: list[str] = []
        self._ours: dict[str, str] = {}
        self._namesakes: dict[str, list[tuple[str, set[str]]]] = {}
        self._newest: datetime | None = None

    async def outcomes(self) -> AsyncIterator[Outcome]:
        """What becomes of each row in turn, then what is gone from the source."""
        await self._start()
        last = 0
        while rows := await self._rows(last):
            last = rows[-1].number
            for outcome in await self._some(rows):
                yield outcome
        async for outcome in self._gone():
            yield outcome
        if self._save:
            await self._finish()

    async def _start(self) -> None:
        listed = await self._session.execute(
            select(Service.id, Service.name, Service.areas, Service.state, Service.sample)
        )
        for id, name, areas, state, sample in listed:
            self._ours[public_id("service", id)] = id
            if state == "live" and not sample:
                self._namesakes.setdefault(plain_category(name), []).append((id, set(areas)))
        if self._save:
            source = {"ids_from": self._run.ids_from, "format": self._run.format, "origin": self._run.origin}
            new = insert(FeedSource).values(id=self._run.source_id, **source)
            await self._session.execute(new.on_conflict_do_update(index_elements=[FeedSource.id], set_=source))

    async def _rows(self, after: int) -> Sequence[ImportRow]:
        found = await self._session.scalars(
            select(ImportRow)
            .where(ImportRow.run_id == self._run.id, ImportRow.number > after)
            .order_by(ImportRow.number)
            .limit(AT_ONCE)
        )
        return found.all()

    async def _some(self, rows: Sequence[ImportRow]) -> list[Outcome]:
        ids = [row.foreign_id for row in rows if row.foreign_id]
        waiting = await self._waiting(ids)
        standings = await self._standings(ids)
        outcomes, new = [], []
        for row in rows:
            id = row.foreign_id or ""
            outcome = self._outcome(row, standings.get(id, Standing()))
            self._count(row)
            if row.said is not None:
                outcome, draft = self._settle(outcome, row, standings.get(id, Standing()), waiting.get(id))
                new += [draft] if draft else []
            outcomes.append(outcome)
        if self._save:
            await self._session.flush()
            self._session.add_all(new)
            await self._session.flush()
        for row in rows:
            self._session.expunge(row)
        return outcomes

    def _outcome(self, row: ImportRow, standing: Standing) -> Outcome:
        if row.reasons:
            return Outcome(Kind.REFUSED, row.place, row.foreign_id, row.name, reasons=tuple(row.reasons))
        if row.said is None:
            return Outcome(Kind.SAME, row.place, row.foreign_id, row.name)
        running = Running(row.running)
        kind, changes = compare(row.said, running, standing)
        reasons = (REASONS[running],) if running in REASONS else ()
        notes = (*row.notes, *self._alike(row)) if kind is Kind.ADDED else tuple(row.notes)
        return Outcome(kind, row.place, row.foreign_id, row.name, changes, reasons, notes)

    def _settle(
        self, outcome: Outcome, row: ImportRow, standing: Standing, waiting: FeedProposal | None
    ) -> tuple[Outcome, FeedProposal | None]:
        """The outcome in view of a draft that waits already, and a new draft where one is needed."""
        changes = [asdict(change) for change in outcome.changes]
        if outcome.kind not in DRAFTED:
            if self._save:
                self._overtake(waiting)
                self._touch(standing.record, row)
            return outcome, None
        if waiting and (waiting.kind, waiting.said, waiting.changes) == (outcome.kind, row.said, changes):
            if self._save:
                waiting.modified, waiting.notes = row.modified, list(outcome.notes)
            return replace(outcome, kind=Kind.WAITING), None
        if not self._save:
            return outcome, None
        self._overtake(waiting)
        service = standing.service.id if standing.service else None
        notes = [*outcome.reasons, *outcome.notes]
        return outcome, FeedProposal(
            id=uuid.uuid4(),
            source_id=self._run.source_id,
            ids_from=self._run.ids_from,
            foreign_id=row.foreign_id,
            kind=outcome.kind,
            service_id=service,
            name=row.name or "",
            said=row.said,
            changes=changes,
            notes=notes,
            page=row.page,
            modified=row.modified,
            made_at=self._now,
            state="waiting",
        )

    def _overtake(self, waiting: FeedProposal | None) -> None:
        if waiting:
            waiting.state, waiting.decided_at = "overtaken", self._now

    def _touch(self, record: FeedRecord | None, row: ImportRow) -> None:
        if record:
            record.modified, record.page = row.modified, row.page

    def _alike(self, row: ImportRow) -> list[str]:
        areas = set((row.said or {}).get("areas", ()))
        alike = [id for id, there in self._namesakes.get(plain_category(row.name or ""), ()) if there & areas]
        return [f"the directory has one of this name already: {alike[0]}"] if alike else []

    def _count(self, row: ImportRow) -> None:
        self.unmapped.update((scheme, name) for scheme, name in row.unmapped)
        if row.modified and (self._newest is None or row.modified > self._newest):
            self._newest = row.modified

    async def _standings(self, ids: Sequence[str]) -> dict[str, Standing]:
        records = await self._session.scalars(
            select(FeedRecord).where(FeedRecord.ids_from == self._run.ids_from, FeedRecord.foreign_id.in_(ids))
        )
        standings = {record.foreign_id: Standing(record) for record in records}
        wanted = {id: self._ours[id] for id in ids if id in self._ours}
        wanted |= {id: it.record.service_id for id, it in standings.items() if it.record and it.record.service_id}
        rows = await self._session.execute(
            select(Service, Organisation)
            .join(Organisation, Organisation.id == Service.organisation_id)
            .where(Service.id.in_(wanted.values()))
        )
        services = {service.id: (service, organisation) for service, organisation in rows}
        for id, service_id in wanted.items():
            if service_id in services:
                service, organisation = services[service_id]
                record = standings[id].record if id in standings else None
                standings[id] = Standing(record, service, said_by_us(service, organisation))
        return standings

    async def _waiting(self, ids: Sequence[str]) -> dict[str, FeedProposal]:
        """Drafts that wait already. They are locked while new ones are kept, so that nobody decides in between."""
        query = select(FeedProposal).where(
            FeedProposal.ids_from == self._run.ids_from,
            FeedProposal.foreign_id.in_(ids),
            FeedProposal.state == "waiting",
        )
        found = await self._session.scalars(
            query.order_by(FeedProposal.id).with_for_update() if self._save else query
        )
        return {proposal.foreign_id: proposal for proposal in found}

    async def _gone(self) -> AsyncIterator[Outcome]:
        """Services that a whole source no longer lists."""
        any_row = await self._session.scalar(select(exists().where(ImportRow.run_id == self._run.id)))
        if self._run.partial or self._run.modified_after is not None or not any_row:
            return
        listed, gone = await self._listed_and_gone()
        if len(gone) > FEW and len(gone) > listed * MANY_GONE:
            self.remarks.append(
                f"{len(gone)} of {listed} services are missing from the source. That is a lot: look at the source"
                " before saying yes."
            )
        waiting = await self._waiting([record.foreign_id for record, _ in gone])
        for record, name in gone:
            row = ImportRow(
                place="", foreign_id=record.foreign_id, name=name, said=record.said, reasons=[], notes=[],
                page=record.page, modified=record.modified,
            )  # fmt: skip
            outcome = Outcome(Kind.WITHDRAWN, "", record.foreign_id, name, reasons=(GONE,))
            service = await self._session.get(Service, record.service_id)
            settled, draft = self._settle(outcome, row, Standing(record, service), waiting.get(record.foreign_id))
            if draft:
                await self._session.flush()
                self._session.add(draft)
            yield settled
        if self._save:
            await self._drop_drafts_of_gone()

    async def _listed_and_gone(self) -> tuple[int, list[tuple[FeedRecord, str]]]:
        here = (
            FeedRecord.source_id == self._run.source_id,
            FeedRecord.listing == "listed",
            Service.state != "withdrawn",
        )
        joined = select(FeedRecord, Service.name).join(Service, Service.id == FeedRecord.service_id).where(*here)
        listed = await self._session.scalar(select(func.count()).select_from(joined.subquery())) or 0
        gone = await self._session.execute(joined.where(~self._in_run(FeedRecord)).order_by(Service.name))
        return listed, [(record, name) for record, name in gone]

    async def _drop_drafts_of_gone(self) -> None:
        """Drafts for services that were never ours, and that the source has taken back."""
        done = await self._session.execute(
            update(FeedProposal)
            .where(
                FeedProposal.source_id == self._run.source_id,
                FeedProposal.state == "waiting",
                FeedProposal.kind == Kind.ADDED,
                ~self._in_run(FeedProposal),
            )
            .values(state="overtaken", decided_at=self._now)
            .returning(FeedProposal.id)
        )
        if dropped := len(done.all()):
            self.remarks.append(f"{dropped} drafts were dropped, because the source no longer lists them.")

    def _in_run(self, table: type[FeedRecord] | type[FeedProposal]) -> ColumnElement[bool]:
        return exists().where(ImportRow.run_id == self._run.id, ImportRow.foreign_id == table.foreign_id)

    async def _finish(self) -> None:
        await note_unmapped(self._session, self.unmapped)
        source = await self._session.get_one(FeedSource, self._run.source_id, populate_existing=True)
        newest = [moment for moment in (source.modified_up_to, self._newest) if moment]
        source.modified_up_to = max(newest, default=None)
        if self._run.modified_after is None and not self._run.partial:
            source.whole_at = self._now
