"""A service that a person takes out of every offer, and brings back."""

from collections.abc import Sequence
from datetime import date, datetime

from sqlalchemy import select, update
from sqlalchemy.ext.asyncio import AsyncSession

from bot.database.tables import Service, ServiceWithdrawal, Worker
from bot.errors import NotFound, PaceError


class ServiceStays(PaceError):
    """The service cannot be withdrawn or brought back like this; the text says why."""


async def withdraw(session: AsyncSession, id: str, worker: Worker, reason: str, now: datetime) -> None:
    """Takes a service out of every offer from this moment. Raises NotFound or ServiceStays."""
    service = await _locked(session, id)
    if not reason.strip():
        raise ServiceStays("Please say why, for whoever wonders later.")
    if service.state == "withdrawn":
        raise ServiceStays("It has been withdrawn already.")
    service.state = "withdrawn"
    session.add(ServiceWithdrawal(service_id=id, reason=reason.strip(), at=now, by=worker.id))


async def bring_back(session: AsyncSession, id: str, worker: Worker, now: datetime, today: date) -> None:
    """Lets a service be offered again. Raises NotFound, or ServiceStays when it is not fit to be."""
    service = await _locked(session, id)
    if service.state != "withdrawn":
        raise ServiceStays("It has not been withdrawn.")
    if service.review_by and service.review_by < today:
        raise ServiceStays("It is past its review date. It is reviewed first.")
    if not any(service.contact.values()):
        raise ServiceStays("It says no way to get in touch.")
    service.state = "live"
    await session.execute(
        update(ServiceWithdrawal)
        .where(ServiceWithdrawal.service_id == id, ServiceWithdrawal.back_at.is_(None))
        .values(back_at=now, back_by=worker.id)
    )


async def withdrawals_of(session: AsyncSession, id: str) -> list[ServiceWithdrawal]:
    """Every time that a service was withdrawn by a person, newest first."""
    rows = await session.scalars(
        select(ServiceWithdrawal)
        .where(ServiceWithdrawal.service_id == id)
        .order_by(ServiceWithdrawal.at.desc(), ServiceWithdrawal.id)
    )
    return list(rows)


async def keep_withdrawn(session: AsyncSession, ids: Sequence[str]) -> None:
    """Of these services, just loaded, those that a person withdrew stay withdrawn."""
    out = select(ServiceWithdrawal.service_id).where(ServiceWithdrawal.back_at.is_(None))
    await session.execute(update(Service).where(Service.id.in_(ids), Service.id.in_(out)).values(state="withdrawn"))


async def _locked(session: AsyncSession, id: str) -> Service:
    service = await session.get(Service, id, with_for_update=True)
    if service is None:
        raise NotFound("There is no service of this name.")
    return service
