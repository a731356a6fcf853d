"""The ways to reach a worker outside the inbox, as each of them chose: e-mail, Telegram, a browser's push."""

import json
import secrets
import uuid
from collections.abc import Iterable
from datetime import datetime, timedelta
from enum import StrEnum
from urllib.parse import urlparse

from sqlalchemy import delete, select
from sqlalchemy.dialects.postgresql import insert
from sqlalchemy.ext.asyncio import AsyncSession

from bot.database.tables import WayCode, Worker, WorkerWay
from bot.database.vault import vault
from bot.errors import NotFound, PaceError
from bot.settings import LOOPBACK, Settings
from bot.staff.links import hash_of

CODE_LASTS = timedelta(minutes=15)
CODE_PREFIX = "staff-"
"""Tells a worker's code from that of a hub, which also comes with Telegram's /start."""
LONGEST_SUBSCRIPTION = 4000
PUSH_SERVICES = ("fcm.googleapis.com", "push.services.mozilla.com", "notify.windows.com", "push.apple.com")
"""Whose addresses a browser may name: Chrome, Firefox, Edge and Safari. We call no other on a browser's word."""


class Way(StrEnum):
    """The kinds of way."""

    EMAIL = "email"
    TELEGRAM = "telegram"
    PUSH = "push"


class WayRefused(PaceError):
    """A way that cannot be kept; the text says why, in one line."""


def ways_set_up(settings: Settings) -> frozenset[Way]:
    """The kinds that work in this installation."""
    there = {Way.EMAIL: settings.mail_on, Way.TELEGRAM: settings.telegram_on, Way.PUSH: settings.push_on}
    return frozenset(way for way, works in there.items() if works)


async def ways_of(session: AsyncSession, workers: Iterable[uuid.UUID]) -> list[WorkerWay]:
    """The ways of these workers, those chosen first before."""
    found = await session.scalars(
        select(WorkerWay).where(WorkerWay.worker_id.in_(list(workers))).order_by(WorkerWay.chosen_at, WorkerWay.id)
    )
    return list(found)


async def by_email(session: AsyncSession, worker_id: uuid.UUID, chosen: bool) -> None:
    """Whether a worker is told by e-mail. It is on until they choose otherwise."""
    if chosen:
        await _keep(session, worker_id, Way.EMAIL, str(worker_id), None, "")
    else:
        await session.execute(delete(WorkerWay).where(WorkerWay.worker_id == worker_id, WorkerWay.kind == Way.EMAIL))


async def telegram_code(session: AsyncSession, worker_id: uuid.UUID, now: datetime) -> str:
    """A code that goes to our bot as `/start CODE`. The one asked for before stops working."""
    await session.execute(delete(WayCode).where((WayCode.worker_id == worker_id) | (WayCode.expires_at <= now)))
    code = CODE_PREFIX + secrets.token_urlsafe(24)
    session.add(WayCode(token_hash=hash_of(code), worker_id=worker_id, expires_at=now + CODE_LASTS))
    await session.flush()
    return code


async def link_telegram(session: AsyncSession, code: str, chat: str, now: datetime) -> Worker:
    """Ties a chat to the worker whose code came from it; a chat belongs to one worker. Raises WayRefused."""
    found = await session.scalar(select(WayCode).where(WayCode.token_hash == hash_of(code)).with_for_update())
    worker = await session.get(Worker, found.worker_id) if found and found.expires_at > now else None
    if found is None or worker is None or not worker.active:
        raise WayRefused("That code has been used or is too old. Make a new one under My alerts.")
    await session.delete(found)
    await session.execute(delete(WorkerWay).where(WorkerWay.worker_id == worker.id, WorkerWay.kind == Way.TELEGRAM))
    await _keep(session, worker.id, Way.TELEGRAM, _lookup(Way.TELEGRAM, chat), chat, "")
    return worker


async def worker_of_chat(session: AsyncSession, chat: str) -> Worker | None:
    """The worker who is told in this chat."""
    return await session.scalar(
        select(Worker)
        .join(WorkerWay, WorkerWay.worker_id == Worker.id)
        .where(Worker.active, WorkerWay.kind == Way.TELEGRAM, WorkerWay.lookup == _lookup(Way.TELEGRAM, chat))
    )


async def unlink_telegram(session: AsyncSession, chat: str) -> None:
    """Nobody is told in this chat any more."""
    await session.execute(
        delete(WorkerWay).where(WorkerWay.kind == Way.TELEGRAM, WorkerWay.lookup == _lookup(Way.TELEGRAM, chat))
    )


async def add_push(
    session: AsyncSession, worker_id: uuid.UUID, subscription: str, label: str, *, also: Iterable[str] = ()
) -> None:
    """Keeps a browser's subscription (its JSON). `also` are further hosts of push services. Raises WayRefused."""
    address = _endpoint(subscription, (*PUSH_SERVICES, *also))
    await _keep(session, worker_id, Way.PUSH, _lookup(Way.PUSH, address), subscription, label[:60])


async def let_go(session: AsyncSession, worker_id: uuid.UUID, way_id: uuid.UUID) -> None:
    """The worker is no longer told by this way. Raises NotFound when it is not theirs."""
    way = await session.get(WorkerWay, way_id)
    if way is None or way.worker_id != worker_id:
        raise NotFound("That is not there any more.")
    await session.delete(way)
    await session.flush()


async def let_go_of_all(session: AsyncSession, worker_id: uuid.UUID) -> None:
    """The worker is told by no way any more."""
    await session.execute(delete(WorkerWay).where(WorkerWay.worker_id == worker_id))


async def working(session: AsyncSession, workers: Iterable[uuid.UUID], set_up: frozenset[Way]) -> set[uuid.UUID]:
    """Those of the workers with a way that is set up here and did not fail last."""
    return {
        way.worker_id
        for way in await ways_of(session, workers)
        if Way(way.kind) in set_up and way.failing_since is None
    }


async def _keep(
    session: AsyncSession, worker_id: uuid.UUID, kind: Way, lookup: str, address: str | None, label: str
) -> None:
    """What was another worker's until now (a shared laptop) is this worker's from now on."""
    kept = insert(WorkerWay).values(
        id=uuid.uuid4(), worker_id=worker_id, kind=kind, lookup=lookup, address=address, label=label
    )
    await session.execute(
        kept.on_conflict_do_update(
            index_elements=["kind", "lookup"],
            set_={
                "worker_id": worker_id,
                "address": kept.excluded.address,
                "label": kept.excluded.label,
                "failing_since": None,
            },
        )
    )


def _endpoint(subscription: str, services: tuple[str, ...]) -> str:
    """Where a subscription wants its pushes sent, if that is a push service we know."""
    unclear = WayRefused("This browser gave no push address that can be used. Another browser may work.")
    if len(subscription) > LONGEST_SUBSCRIPTION:
        raise unclear
    try:
        told = json.loads(subscription)
        address, keys = urlparse(told["endpoint"]), told["keys"]
        known = bool(keys["p256dh"] and keys["auth"])
    except (ValueError, KeyError, TypeError):
        raise unclear from None
    host = address.hostname or ""
    safe = address.scheme == "https" or host in LOOPBACK
    if not (known and safe and any(host == service or host.endswith(f".{service}") for service in services)):
        raise unclear
    return str(told["endpoint"])


def _lookup(kind: Way, address: str) -> str:
    return vault().lookup(f"way {kind}", address)
