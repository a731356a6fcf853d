"""Review dates: which entries are due, who looks after them, and that they are told once of each date."""

import logging
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from sqlalchemy import select
from sqlalchemy.dialects.postgresql import insert
from sqlalchemy.ext.asyncio import AsyncSession

from bot.clock import SCOTLAND, Clock
from bot.database.session import Database
from bot.database.tables import Helpline, Organisation, Reminder, Service, Worker
from bot.freshness.doubts import HELPLINE, SERVICE
from bot.handover.notices import Notifiers, Word, note, send
from bot.staff.roles import Role
from bot.staff.ways import ways_of

log = logging.getLogger(__name__)

SOON = timedelta(days=14)
"""This long before its date an entry's owner is told."""
DUE, OVERDUE = "due", "overdue"
PAGE = "/admin/freshness"
TOLD_OF_HELPLINES = 2
MORNING = 9
"""The hour in Scotland from which reminders leave, on working days."""
EDITORS = frozenset({Role.AGENCY_EDITOR, Role.PUBLISHER, Role.LEAD_PARTNER})
PUBLISHERS = frozenset({Role.PUBLISHER, Role.LEAD_PARTNER})
FOR_HELPLINES = (Role.SAFEGUARDING_LEAD, Role.PUBLISHER, Role.LEAD_PARTNER, Role.SUPERVISOR)
"""Whose work a helpline is, in this order."""


@dataclass(frozen=True)
class Dated:
    """An entry that is to be looked at by a day. `owner` is an organisation's id, or its name."""

    about: str
    id: str
    name: str
    review_by: date
    owner: str | None
    organisation: str | None = None
    sample: bool = False

    def stage(self, today: date) -> str | None:
        """`due` soon, `overdue`, or None while there is time."""
        if self.review_by < today:
            return OVERDUE
        return DUE if self.review_by - today <= SOON else None


async def dated(session: AsyncSession) -> list[Dated]:
    """Every entry with a date, the earliest first. What is withdrawn needs no review."""
    services = await session.execute(
        select(Service, Organisation.name)
        .join(Organisation, Organisation.id == Service.organisation_id)
        .where(Service.review_by.is_not(None), Service.state != "withdrawn")
    )
    found = [
        Dated(SERVICE, one.id, one.name, one.review_by, one.owner or one.organisation_id, organisation, one.sample)
        for one, organisation in services
        if one.review_by
    ]
    found += [
        Dated(HELPLINE, line.id, line.name, date.fromisoformat(str(line.facts["review_by"])), None)
        for line in await session.scalars(select(Helpline))
        if line.facts.get("review_by")
    ]
    return sorted(found, key=lambda each: (each.review_by, each.name))


def looks_after(worker: Worker, entry: Dated) -> bool:
    """Whether an entry is one of this person's: a helpline is everybody's, a service that of its organisation."""
    mine = (worker.organisation or "").casefold()
    theirs = {(name or "").casefold() for name in (entry.owner, entry.organisation)} - {""}
    return entry.about == HELPLINE or (bool(mine) and mine in theirs)


def to_tell(entry: Dated, workers: Sequence[Worker]) -> list[Worker]:
    """Who is told of an entry's date: its owner's editors, or else the publishers; of a helpline two people."""
    if entry.about == HELPLINE:
        ranked = sorted(
            (worker for worker in workers if worker.is_any_of(FOR_HELPLINES)),
            key=lambda worker: min(place for place, role in enumerate(FOR_HELPLINES) if role in worker.roles),
        )
        return ranked[:TOLD_OF_HELPLINES]
    own = [worker for worker in workers if worker.is_any_of(EDITORS) and looks_after(worker, entry)]
    return own or [worker for worker in workers if worker.is_any_of(PUBLISHERS)]


class Reminders:
    """Tells owners of their dates; part of the job that waits for others' servers."""

    def __init__(self, database: Database, notifiers: Notifiers, clock: Clock) -> None:
        self._database = database
        self._notifiers = notifiers
        self._clock = clock

    async def sweep(self) -> None:
        """On working mornings: one word to each person, however many entries of theirs are due."""
        now = self._clock()
        local = now.astimezone(SCOTLAND)
        if local.hour < MORNING or local.weekday() >= 5:
            return
        async with self._database.reading() as session:
            news = await _not_told_yet(session, local.date())
            workers = list(await session.scalars(select(Worker).where(Worker.active).order_by(Worker.created_at)))
        if not news:
            return
        shares = [(entry, to_tell(entry, workers)) for entry in news]
        told = await self._tell(shares, local.date(), now)
        async with self._database.transaction() as session:
            for entry, theirs in shares:
                await _keep(session, entry, local.date(), now, sum(worker.id in told for worker in theirs))

    async def _tell(self, shares: Sequence[tuple[Dated, list[Worker]]], today: date, now: datetime) -> set[object]:
        """Sends each person their word; the ids of those who were reached."""
        reached: set[object] = set()
        people = {worker.id: worker for _, workers in shares for worker in workers}
        for worker in people.values():
            theirs = [entry for entry, workers in shares if worker in workers]
            async with self._database.reading() as session:
                ways = await ways_of(session, [worker.id])
            attempts = await send(self._notifiers, [(worker, way) for way in ways], _word(theirs, today))
            async with self._database.transaction() as session:
                await note(session, attempts, now)
            if any(attempt.failed is None for attempt in attempts):
                reached.add(worker.id)
        return reached


def _word(entries: Iterable[Dated], today: date) -> Word:
    listed = list(entries)
    lines = [each for each in listed if each.about == HELPLINE and each.stage(today) == OVERDUE]
    if lines:
        return Word("A helpline's number is past the day it was to be checked by. Parents still get it.", PAGE)
    count = len(listed)
    return Word(f"{count} {'entry' if count == 1 else 'entries'} of the directory to look over.", PAGE)


async def _not_told_yet(session: AsyncSession, today: date) -> list[Dated]:
    told = {(row.about, row.entry, row.review_by, row.stage) for row in await session.scalars(select(Reminder))}
    due = [entry for entry in await dated(session) if entry.stage(today) and not entry.sample]
    return [entry for entry in due if (entry.about, entry.id, entry.review_by, entry.stage(today)) not in told]


async def _keep(session: AsyncSession, entry: Dated, today: date, now: datetime, told: int) -> None:
    row = {"about": entry.about, "entry": entry.id, "review_by": entry.review_by, "stage": entry.stage(today)}
    await session.execute(insert(Reminder).values(**row, at=now, told=told).on_conflict_do_nothing())
