"""What one person of the studio is to look over: doubts and dates of the entries that are theirs."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from bot.clock import SCOTLAND
from bot.database.tables import Doubt, Helpline, Organisation, Reminder, Service, Worker
from bot.errors import NotFound
from bot.freshness.dates import DUE, OVERDUE, PUBLISHERS, Dated, dated, looks_after
from bot.freshness.doubts import HELPLINE, open_doubts


@dataclass(frozen=True)
class Doubted:
    """A doubt, and what its entry is called."""

    doubt: Doubt
    name: str
    organisation: str


@dataclass(frozen=True)
class ToLookOver:
    """All of it. `told` says of how many people were told of a date, by entry."""

    doubts: Sequence[Doubted]
    overdue: Sequence[Dated]
    due: Sequence[Dated]
    helplines: Sequence[Dated]
    told: dict[tuple[str, str], Reminder]

    @property
    def count(self) -> int:
        """How many things there are to do."""
        return len(self.doubts) + len(self.overdue) + len(self.due) + len(self.helplines)


async def to_look_over(session: AsyncSession, worker: Worker, now: datetime) -> ToLookOver:
    """What this person may see: publishers everything, an agency's editor what is their organisation's."""
    today = now.astimezone(SCOTLAND).date()
    theirs = [entry for entry in await dated(session) if entry.stage(today) and _may_see(worker, entry)]
    services = [entry for entry in theirs if entry.about != HELPLINE]
    told = {(row.about, row.entry): row for row in await session.scalars(select(Reminder).order_by(Reminder.at))}
    return ToLookOver(
        doubts=[one for one in await _doubted(session) if _may_see(worker, await _entry(session, one.doubt, today))],
        overdue=[entry for entry in services if entry.stage(today) == OVERDUE],
        due=[entry for entry in services if entry.stage(today) == DUE],
        helplines=[entry for entry in theirs if entry.about == HELPLINE],
        told=told,
    )


async def check_may_settle(session: AsyncSession, worker: Worker, doubt: Doubt, today: date) -> None:
    """Raises NotFound where the entry is another organisation's: for them it is not there."""
    if not _may_see(worker, await _entry(session, doubt, today)):
        raise NotFound("There is nothing of this kind to look over.")


def _may_see(worker: Worker, entry: Dated) -> bool:
    return worker.is_any_of(PUBLISHERS) or looks_after(worker, entry)


async def _doubted(session: AsyncSession) -> list[Doubted]:
    found = []
    for doubt in await open_doubts(session):
        if doubt.about == HELPLINE:
            line = await session.get(Helpline, doubt.entry)
            found += [Doubted(doubt, line.name, "")] if line else []
        elif service := await session.get(Service, doubt.entry):
            organisation = await session.get_one(Organisation, service.organisation_id)
            found.append(Doubted(doubt, service.name, organisation.name))
    return found


async def _entry(session: AsyncSession, doubt: Doubt, today: date) -> Dated:
    service = await session.get(Service, doubt.entry) if doubt.about != HELPLINE else None
    if service is None:
        return Dated(doubt.about, doubt.entry, "", today, None)
    organisation = await session.get_one(Organisation, service.organisation_id)
    owner = service.owner or service.organisation_id
    return Dated(doubt.about, service.id, service.name, today, owner, organisation.name)
