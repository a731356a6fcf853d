"""Browsers without a screen: what staff and strangers can ask of the real web app."""

import re
import uuid
from collections.abc import AsyncIterator, Awaitable, Callable
from dataclasses import dataclass

import httpx
import pytest
from fastapi import FastAPI
from sqlalchemy import update

from bot.app import Pace
from bot.database.tables import Address, Handover, InboundText, Parent, Worker
from bot.handover import handovers
from bot.messages import ChannelName, IncomingText
from bot.people.parents import find_address
from bot.staff import workers
from tests.desks import PASSWORD, at_desk, chromium, opened
from tests.stand_ins.server import free_socket, serving

__all__ = ["at_desk", "chromium", "opened"]

CSRF = re.compile(r'name="csrf" value="([^"]+)"')


@dataclass
class Browser:
    """One browser: keeps cookies, fills in the form's token, does not follow by itself."""

    http: httpx.AsyncClient

    async def get(self, path: str, **more: object) -> httpx.Response:
        return await self.http.get(path, **more)

    async def submit(self, page: str, path: str, **fields: str) -> httpx.Response:
        """Opens `page`, and posts its token with the fields to `path`."""
        shown = await self.http.get(page)
        return await self.http.post(path, data={"csrf": token_in(shown.text), **fields})

    async def sign_in(self, email: str, password: str = PASSWORD) -> httpx.Response:
        return await self.submit("/sign-in", "/sign-in", email=email, password=password)


def token_in(html: str) -> str:
    """The token of the page's first form."""
    found = CSRF.search(html)
    assert found, "no form with a token on this page"
    return found[1]


@pytest.fixture
def web(pace: Pace) -> FastAPI:
    return pace.web()


@pytest.fixture
async def address(web: FastAPI) -> AsyncIterator[str]:
    """Where the app is on a real port."""
    async with serving(web, free_socket()) as address:
        yield address


NewBrowser = Callable[..., Browser]


@pytest.fixture
async def browser(web: FastAPI) -> AsyncIterator[NewBrowser]:
    """Makes browsers; browser(client="203.0.113.7") is one elsewhere."""
    opened: list[httpx.AsyncClient] = []

    def make(client: str = "127.0.0.1", base_url: str = "http://localhost") -> Browser:
        http = httpx.AsyncClient(transport=httpx.ASGITransport(web, client=(client, 40000)), base_url=base_url)
        opened.append(http)
        return Browser(http)

    yield make
    for http in opened:
        await http.aclose()


Staff = Callable[..., Awaitable[Browser]]


@pytest.fixture
def staff(pace: Pace, browser: NewBrowser) -> Staff:
    """Makes people who are signed in: await staff("Aisha", roles=["key_worker"], areas=["fife"])."""

    async def make(name: str, roles: list[str] | None = None, areas: list[str] | None = None) -> Browser:
        email = f"{name.lower()}@example.org"
        new = workers.NewWorker(name, email, roles or ["key_worker"], areas if areas is not None else ["fife"])
        async with pace.database.transaction() as session:
            link = await workers.add(session, new, pace.clock())
        signed_in = browser()
        path = f"/welcome/{link}"
        answer = await signed_in.submit(path, path, password=PASSWORD, again=PASSWORD)
        assert answer.status_code == 303, answer.text
        return signed_in

    return make


async def worker_called(pace: Pace, name: str) -> Worker:
    async with pace.database.reading() as session:
        worker = await workers.find(session, f"{name.lower()}@example.org")
        assert worker is not None
        return worker


Asked = Callable[..., Awaitable[uuid.UUID]]


@pytest.fixture
def asked(pace: Pace) -> Asked:
    """A parent who texted and asked for a person: await asked("text", area="fife", urgency="urgent")."""

    async def make(body: str = "can I talk to someone", *, area: str | None = "fife", **more: str) -> uuid.UUID:
        address = f"+4477009{uuid.uuid4().int % 100000:05d}"
        parent_id = await wrote(pace, body, address)
        async with pace.database.transaction() as session:
            parent = await session.get_one(Parent, parent_id)
            parent.area = area
            await handovers.request(session, parent, pace.clock(), **{"why": "asked", **more})
        return parent_id

    return make


async def wrote(pace: Pace, body: str, address: str, channel: ChannelName = ChannelName.SIMULATOR_SMS) -> uuid.UUID:
    """A text that arrives now, attached as the turn would attach it; whose it is."""
    now = pace.clock()
    await pace.inbox.accept(IncomingText(channel, address, uuid.uuid4().hex, body, now))
    async with pace.database.transaction() as session:
        known = await find_address(session, channel, address)
        assert isinstance(known, Address)
        handover = await handovers.open_for(session, known.parent_id)
        if handover is not None:
            await session.execute(
                update(InboundText)
                .where(InboundText.parent_id == known.parent_id, InboundText.handover_id.is_(None))
                .values(handover_id=handover.id)
            )
            if handover.state == "closing":
                await handovers.reopen(session, handover, now)
        return known.parent_id


async def open_handover(pace: Pace, parent_id: uuid.UUID) -> Handover | None:
    async with pace.database.reading() as session:
        return await handovers.open_for(session, parent_id)
