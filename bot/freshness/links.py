"""Looks whether the web addresses in the directory still answer: seldom, one at a time, and never on our own machines."""

import asyncio
from collections.abc import Callable
from datetime import datetime, timedelta

import httpx
from sqlalchemy import select
from sqlalchemy.dialects.postgresql import insert
from sqlalchemy.ext.asyncio import AsyncSession

from bot.clock import Clock
from bot.database.session import Database
from bot.database.tables import Helpline, LinkCheck, Service
from bot.freshness.doubts import HELPLINE, LINK, SERVICE, doubt
from bot.public_web import NotPublic, PublicWeb

EVERY = timedelta(days=7)
"""How often one address is looked at."""
BROKEN_AFTER = timedelta(days=1)
"""An address is only called broken when it has not answered for so long: sites have bad hours."""
AGAIN = timedelta(hours=20)
"""One that did not answer is looked at again after this."""
AT_ONCE = 5
"""How many are looked at in one round, every ten minutes, so that nobody notices us."""
SECONDS = 15.0
LONGEST = 60.0
"""Seconds for one address, however slowly its answer trickles in."""
REDIRECTS = 4
GONE = frozenset({404, 410})
HEADERS = {"User-Agent": "AtYourPace/0.1 (looks whether a link still works, once a week)"}
ASKS_NOT_TO = frozenset({401, 403, 405, 406, 429})
"""There is a page, though not for a machine."""

Web = Callable[[], httpx.AsyncBaseTransport]
"""Makes what requests are sent by, anew for each round."""


class LinkSweep:
    """Looks at a few addresses each time; part of the job that waits for others' servers."""

    def __init__(self, database: Database, clock: Clock, web: Web = PublicWeb) -> None:
        self._database = database
        self._clock = clock
        self._web = web

    async def sweep(self) -> None:
        """Looks at those that are due; what has been broken for a day becomes a doubt for whoever looks after it."""
        now = self._clock()
        async with self._database.reading() as session:
            due = await _due(session, now)
        if not due:
            return
        async with httpx.AsyncClient(
            headers=HEADERS, timeout=SECONDS, follow_redirects=False, trust_env=False, transport=self._web()
        ) as http:
            for address in due[:AT_ONCE]:
                problem = await self._look(http, address)
                async with self._database.transaction() as session:
                    await _note(session, address, problem, now)

    async def _look(self, http: httpx.AsyncClient, address: str) -> str:
        """What is wrong with an address; empty when it answers, or when a machine cannot tell."""
        try:
            async with asyncio.timeout(LONGEST):
                return await _followed(http, address)
        except NotPublic:
            return "it leads to no public address"
        except (httpx.InvalidURL, UnicodeError):
            return "it is no web address"
        except (httpx.HTTPError, TimeoutError):
            return "it does not answer"


async def _followed(http: httpx.AsyncClient, address: str) -> str:
    """What is wrong with an address and where it leads on to. Of pages only the head is read."""
    for _ in range(REDIRECTS):
        if not web_addresses({"web": address}):
            return "it leads to no web address"
        async with http.stream("GET", address) as answer:
            if not answer.has_redirect_location:
                return _problem_of(answer.status_code)
            address = str(answer.next_request.url) if answer.next_request else address
    return "it leads round in circles"


def web_addresses(contact: dict[str, object]) -> list[str]:
    """The web addresses among the ways to get in touch."""
    web = contact.get("web")
    return [web] if isinstance(web, str) and web.startswith(("http://", "https://")) else []


async def _due(session: AsyncSession, now: datetime) -> list[str]:
    known = {row.address: row for row in await session.scalars(select(LinkCheck))}
    wanted = sorted({address for _, _, address in await _all(session)})

    def is_due(address: str) -> bool:
        row = known.get(address)
        return row is None or now - row.checked_at >= (AGAIN if row.failing_since else EVERY)

    return sorted(filter(is_due, wanted), key=lambda each: known[each].checked_at.timestamp() if each in known else 0)


async def _all(session: AsyncSession) -> list[tuple[str, str, str]]:
    """(about, entry, address) of every link that a parent may be given. Samples are invented, and so are theirs."""
    services = await session.scalars(select(Service).where(Service.state == "live", Service.sample.is_(False)))
    found = [(SERVICE, one.id, address) for one in services for address in web_addresses(one.contact)]
    for line in await session.scalars(select(Helpline)):
        found += [(HELPLINE, line.id, address) for address in web_addresses(line.facts)]
    return found


async def _note(session: AsyncSession, address: str, problem: str, now: datetime) -> None:
    row = await session.get(LinkCheck, address)
    since = (row.failing_since if row and row.failing_since else now) if problem else None
    values = {"checked_at": now, "failing_since": since}
    new = insert(LinkCheck).values(address=address, **values)
    await session.execute(new.on_conflict_do_update(index_elements=["address"], set_=values))
    if since is not None and now - since >= min(BROKEN_AFTER, AGAIN):
        for about, entry, theirs in await _all(session):
            if theirs == address:
                await doubt(session, about, entry, LINK, now, problem)


def _problem_of(status: int) -> str:
    if status in GONE:
        return "there is no such page any more"
    if status >= 400 and status not in ASKS_NOT_TO:
        return f"the site answers with an error ({status})"
    return ""
