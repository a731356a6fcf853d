"""What a lead partner changes about people who sign in: name, roles, areas, organisation, and whether they still do."""

from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from bot.database.tables import Handover, Worker
from bot.staff import sessions, workers
from bot.staff.roles import Role
from bot.staff.workers import NewWorker, StaffWrong

HELD = ("with_worker", "closing")


@dataclass(frozen=True)
class Changes:
    """What they are to be from now on."""

    first_name: str
    roles: tuple[str, ...]
    areas: tuple[str, ...]
    organisation: str | None


async def everybody(session: AsyncSession) -> list[Worker]:
    """All who sign in or once did, those who still do first, by name."""
    found = list(await session.scalars(select(Worker)))
    return sorted(found, key=lambda worker: (not worker.active, worker.first_name.casefold()))


async def change(session: AsyncSession, worker: Worker, changes: Changes, by: Worker) -> None:
    """Changes somebody, and signs them out where their roles change. Raises StaffWrong."""
    workers.check(NewWorker(changes.first_name, worker.email, changes.roles, changes.areas, changes.organisation))
    if worker.id == by.id and Role.LEAD_PARTNER not in changes.roles:
        raise StaffWrong("You would shut yourself out. Another lead partner can take this role from you.")
    if set(changes.roles) != set(worker.roles) and worker.id != by.id:
        await sessions.end_all(session, worker.id)
    worker.first_name = " ".join(changes.first_name.split())
    worker.roles, worker.areas = list(changes.roles), list(changes.areas)
    worker.organisation = changes.organisation
    await session.flush()


async def deactivate(session: AsyncSession, worker: Worker, by: Worker) -> None:
    """Somebody no longer works here. Raises StaffWrong while parents are with them."""
    if worker.id == by.id:
        raise StaffWrong("You would shut yourself out. Another lead partner can do this for you.")
    held = await session.scalars(select(Handover.id).where(Handover.worker_id == worker.id, Handover.state.in_(HELD)))
    if number := len(held.all()):
        parents = "1 parent" if number == 1 else f"{number} parents"
        raise StaffWrong(f"{worker.first_name} still has {parents}. A supervisor hands these on first, in the inbox.")
    await workers.leave(session, worker)


async def come_back(session: AsyncSession, worker: Worker) -> None:
    """Somebody works here again. They need a new link."""
    worker.active = True
    await session.flush()
