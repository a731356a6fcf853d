"""Secrets that are handed out once and kept only as a hash: first links and session cookies."""

import hashlib
import secrets
import uuid
from datetime import datetime, timedelta

from sqlalchemy import select, update
from sqlalchemy.ext.asyncio import AsyncSession

from bot.database.tables import SignInLink, Worker
from bot.errors import PaceError

LINK_LASTS = timedelta(days=3)


class LinkOver(PaceError):
    """A first link that was used, has expired, or never was."""


def new_token() -> str:
    """A secret of 256 bits that fits into an address or a cookie."""
    return secrets.token_urlsafe(32)


def hash_of(token: str) -> str:
    """What is kept of a token. It has no pattern to guess, so one round is enough."""
    return hashlib.sha256(token.encode()).hexdigest()


async def make_link(session: AsyncSession, worker_id: uuid.UUID, now: datetime) -> str:
    """A new link's token; earlier ones of this worker stop working."""
    await session.execute(
        update(SignInLink).where(SignInLink.worker_id == worker_id, SignInLink.used_at.is_(None)).values(used_at=now)
    )
    token = new_token()
    session.add(SignInLink(token_hash=hash_of(token), worker_id=worker_id, expires_at=now + LINK_LASTS))
    await session.flush()
    return token


async def whose_link(session: AsyncSession, token: str, now: datetime) -> Worker:
    """The worker a link is for, with the link locked until the transaction ends. Raises LinkOver."""
    return await session.get_one(Worker, (await _open_link(session, token, now)).worker_id)


async def use_link(session: AsyncSession, token: str, now: datetime) -> Worker:
    """Uses the link up; of two browsers at once, one wins. Raises LinkOver."""
    link = await _open_link(session, token, now)
    link.used_at = now
    await session.flush()
    return await session.get_one(Worker, link.worker_id)


async def _open_link(session: AsyncSession, token: str, now: datetime) -> SignInLink:
    link = await session.scalar(select(SignInLink).where(SignInLink.token_hash == hash_of(token)).with_for_update())
    if link is None or link.used_at is not None or link.expires_at <= now:
        raise LinkOver("This link has been used or is too old. Ask for a new one; it takes a minute.")
    worker = await session.get_one(Worker, link.worker_id)
    if not worker.active:
        raise LinkOver("This link has been used or is too old. Ask for a new one; it takes a minute.")
    return link
