"""The people who sign in: added by name and e-mail address, let in by a link that works once."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from bot.database.tables import Worker
from bot.database.vault import vault
from bot.errors import PaceError
from bot.staff import passwords, sessions, ways
from bot.staff.links import make_link, use_link, whose_link
from bot.staff.roles import AREAS, Role

EMAIL = re.compile(r"[^@\s]+@[^@\s]+\.[^@\s]+")


class StaffWrong(PaceError):
    """Something about a new worker does not fit; the text says what, in one line."""


@dataclass(frozen=True)
class NewWorker:
    """What is known of somebody who is to sign in. `areas` may be empty for those who see every area."""

    first_name: str
    email: str
    roles: Sequence[str]
    areas: Sequence[str] = ()
    organisation: str | None = None


async def add(session: AsyncSession, new: NewWorker, now: datetime) -> str:
    """Adds a worker and gives the token of their first link. Raises StaffWrong."""
    check(new)
    if await find(session, new.email) is not None:
        raise StaffWrong("Somebody with this e-mail address is there already. A new link can be made for them.")
    worker = Worker(
        first_name=" ".join(new.first_name.split()),
        email=_plain(new.email),
        email_lookup=email_lookup(new.email),
        organisation=(new.organisation or "").strip() or None,
        roles=list(dict.fromkeys(new.roles)),
        areas=list(dict.fromkeys(new.areas)),
    )
    session.add(worker)
    await session.flush()
    await ways.by_email(session, worker.id, True)
    return await make_link(session, worker.id, now)


def check(new: NewWorker) -> None:
    """Raises StaffWrong for what does not fit."""
    if not new.first_name.strip():
        raise StaffWrong("A first name is needed: parents know a worker by it.")
    if len(new.first_name) > 60:
        raise StaffWrong("That first name is longer than 60 characters.")
    if not EMAIL.fullmatch(_plain(new.email)):
        raise StaffWrong("That is no e-mail address.")
    if not new.roles:
        raise StaffWrong(f"Name at least one role: {', '.join(Role)}.")
    _known("role", new.roles, tuple(Role))
    _known("area", new.areas, AREAS)


def _known(what: str, given: Sequence[str], known: Sequence[str]) -> None:
    strange = [one for one in given if one not in known]
    if strange:
        raise StaffWrong(f"No {what} is called {strange[0]}. There are: {', '.join(known)}.")


async def renew_link(session: AsyncSession, email: str, now: datetime) -> str:
    """A new link for somebody who lost theirs or forgot the password. Raises StaffWrong."""
    worker = await find(session, email)
    if worker is None or not worker.active:
        raise StaffWrong("Nobody who signs in has this e-mail address.")
    return await make_link(session, worker.id, now)


def link_address(base_url: str, token: str) -> str:
    """Where the link leads."""
    return f"{base_url.rstrip('/')}/welcome/{token}"


async def welcome(session: AsyncSession, token: str, now: datetime) -> Worker:
    """Who opens a first link; looking does not use it up. Raises LinkOver."""
    return await whose_link(session, token, now)


async def choose_password(session: AsyncSession, token: str, password: str, now: datetime) -> Worker:
    """Sets the password and uses the link up; every browser signed in before is signed out.

    Raises LinkOver or PasswordTooWeak (then the link stays).
    """
    passwords.check_strength(password, (await whose_link(session, token, now)).email)
    worker = await use_link(session, token, now)
    worker.password_hash = await passwords.make_hash(password)
    await sessions.end_all(session, worker.id)
    await session.flush()
    return worker


async def leave(session: AsyncSession, worker: Worker) -> None:
    """Somebody no longer works here: signed out everywhere, told of nothing, and cannot sign in again."""
    worker.active = False
    worker.password_hash = None
    await ways.let_go_of_all(session, worker.id)
    await sessions.end_all(session, worker.id)
    await session.flush()


async def find(session: AsyncSession, email: str) -> Worker | None:
    """The worker with this e-mail address, however it is written."""
    return await session.scalar(select(Worker).where(Worker.email_lookup == email_lookup(email)))


def email_lookup(email: str) -> str:
    """The keyed hash by which an e-mail address is found."""
    return vault().lookup("email", _plain(email))


def _plain(email: str) -> str:
    return email.strip().lower()
