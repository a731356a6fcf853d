"""Signing in with e-mail address and password, with guessing made slow."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import delete, func, or_, select, text
from sqlalchemy.ext.asyncio import AsyncSession

from bot.clock import Clock
from bot.database.session import Database
from bot.database.tables import SignInAttempt
from bot.database.vault import vault
from bot.errors import PaceError
from bot.staff import passwords, sessions, workers

WINDOW = timedelta(minutes=15)


class SignInRefused(PaceError):
    """Address and password do not belong together; which of them is wrong is not said."""


class TooManyAttempts(PaceError):
    """Too many failures from here or for this address; the text says how long to wait."""


@dataclass(frozen=True)
class Limit:
    """At most `most` failures in WINDOW under one keyed hash."""

    lookup: str
    most: int


def limits(email: str, came_from: str) -> tuple[Limit, ...]:
    """Tight for one address from one place; looser for an address and a place alone, so that nobody is locked out
    because a stranger guesses elsewhere."""
    keyed = vault().lookup
    address = email.strip().lower()
    return (
        Limit(keyed("attempt", address, came_from), 5),
        Limit(keyed("attempt at", address), 30),
        Limit(keyed("attempt from", came_from), 60),
    )


class SignIns:
    """Lets people in. Each failure is kept in a transaction of its own, before the password is looked at."""

    def __init__(self, database: Database, clock: Clock) -> None:
        self._database = database
        self._clock = clock

    async def sign_in(self, email: str, password: str, came_from: str) -> str:
        """The cookie's value of a new session. Raises SignInRefused or TooManyAttempts.

        `came_from` is the network address of the browser; only its keyed hash is kept.
        """
        now = self._clock()
        async with self._database.transaction() as session:
            counted = await _count(session, limits(email, came_from), now)
            worker = await workers.find(session, email)
        kept = worker.password_hash if worker and worker.active else None
        if not await passwords.fits(password, kept) or worker is None:
            raise SignInRefused("That e-mail address and password don't go together. Please try again.")
        async with self._database.transaction() as session:
            await _forget(session, counted)
            return await sessions.start(session, worker, now)


async def _count(session: AsyncSession, counted: tuple[Limit, ...], now: datetime) -> list[SignInAttempt]:
    """Counts this attempt as a failure until it succeeds. Raises TooManyAttempts.

    Attempts side by side wait for each other, so that none slips past a limit.
    """
    await session.execute(delete(SignInAttempt).where(SignInAttempt.at < now - WINDOW))
    for limit in sorted(counted, key=lambda one: one.lookup):
        await session.execute(text("SELECT pg_advisory_xact_lock(hashtextextended(:key, 0))"), {"key": limit.lookup})
    for limit in counted:
        failures, oldest = (
            await session.execute(
                select(func.count(), func.min(SignInAttempt.at)).where(SignInAttempt.lookup == limit.lookup)
            )
        ).one()
        if failures >= limit.most:
            raise TooManyAttempts(f"Too many tries. Please wait {_minutes(oldest + WINDOW - now)} and try again.")
    attempts = [SignInAttempt(lookup=limit.lookup, at=now) for limit in counted]
    session.add_all(attempts)
    await session.flush()
    return attempts


async def _forget(session: AsyncSession, counted: list[SignInAttempt]) -> None:
    """After a success: it was no failure, and earlier ones of this address from this place no longer count."""
    ids = [attempt.id for attempt in counted]
    await session.execute(
        delete(SignInAttempt).where(or_(SignInAttempt.lookup == counted[0].lookup, SignInAttempt.id.in_(ids)))
    )


def _minutes(wait: timedelta) -> str:
    minutes = max(1, -(-int(wait.total_seconds()) // 60))
    return "a minute" if minutes == 1 else f"{minutes} minutes"
