"""Broken links are found politely: seldom, in public only, and not at the first bad hour."""

from collections.abc import Iterator

import pytest
from sqlalchemy import select, update

from bot.app import Pace
from bot.database.tables import Doubt, Service
from bot.directory.shipped import load_shipped
from bot.freshness.links import AT_ONCE, LinkSweep
from tests.conftest import MovableClock
from tests.directory.feeds.feed_server import Answer, FeedServer
from tests.public_internet import public_web

PLACES = {
    "good.example": "93.184.216.34",
    "bad.example": "93.184.216.35",
    "inside.example": "10.0.0.7",
    "127.0.0.1": "127.0.0.1",
    "::1": "::1",
}


@pytest.fixture
def web() -> Iterator[FeedServer]:
    """What answers at every public address."""
    server = FeedServer()
    yield server
    server.stop()


async def have_links(pace: Pace, *links: str) -> None:
    """Puts each link into a real entry, and no other link anywhere."""
    await load_shipped(pace.database)
    async with pace.database.transaction() as session:
        services = (await session.scalars(select(Service).order_by(Service.id))).all()
        await session.execute(update(Service).values(contact={"phone": "1"}))
        for service, link in zip(services, links, strict=False):
            values = {"contact": {"web": link}, "sample": False}
            await session.execute(update(Service).where(Service.id == service.id).values(**values))


def sweeper(pace: Pace, web: FeedServer) -> LinkSweep:
    return LinkSweep(pace.database, pace.clock, lambda: public_web(web, PLACES))


def moved(to: str) -> Answer:
    return Answer(status=302, headers={"Location": to})


async def broken(pace: Pace) -> list[str]:
    async with pace.database.reading() as session:
        return [doubt.detail for doubt in await session.scalars(select(Doubt).where(Doubt.settled_at.is_(None)))]


@pytest.mark.parametrize(
    ("link", "answers", "says"),
    [
        ("http://good.example/a", {"/a": Answer(status=200)}, None),
        ("http://good.example/a", {"/a": Answer(status=403)}, None),
        ("http://bad.example/a", {"/a": Answer(status=404)}, "no such page"),
        ("http://bad.example/a", {"/a": Answer(status=500)}, "error (500)"),
        ("http://good.example/a", {"/a": moved("http://bad.example/b"), "/b": Answer(status=200)}, None),
        ("http://good.example/a", {"/a": moved("/b"), "/b": Answer(status=410)}, "no such page"),
        ("http://good.example/a", {"/a": moved("http://inside.example/keys")}, "no public address"),
        ("http://good.example/a", {"/a": moved("http://127.0.0.1:5432/")}, "no public address"),
        ("http://good.example/a", {"/a": moved("ftp://good.example/b")}, "no web address"),
        ("http://good.example/a", {"/a": moved("/a")}, "round in circles"),
        ("http://inside.example/keys", {}, "no public address"),
        ("http://[::1]/keys", {}, "no public address"),
        ("http://gone.example/", {}, "does not answer"),
        ("http://xn--.example/", {}, "no web address"),
        ("http://good.example/a", {"/a": moved("http://xn--.example/")}, "no web address"),
        ("http://good.example/a", {"/a": Answer(b"page", hang_up=0)}, None),
    ],
)
async def test_what_is_broken(
    pace: Pace, clock: MovableClock, web: FeedServer, link: str, answers: dict[str, Answer], says: str | None
) -> None:
    await have_links(pace, link)
    web.behaviour = lambda asked: answers[asked.path]
    await sweeper(pace, web).sweep()
    assert await broken(pace) == [], "one bad hour is no broken link"
    clock.forward(hours=21)
    await sweeper(pace, web).sweep()
    found = await broken(pace)
    assert (found == []) if says is None else (len(found) == 1 and says in found[0])
    assert not any("keys" in asked.path for asked in web.asked)


async def test_an_address_is_asked_once_a_week_and_a_few_at_a_time(
    pace: Pace, clock: MovableClock, web: FeedServer
) -> None:
    paths = [f"/{number}" for number in range(AT_ONCE + 2)]
    await have_links(pace, *(f"http://good.example{path}" for path in paths))
    web.behaviour = lambda asked: Answer(b"page")
    await sweeper(pace, web).sweep()
    assert len(web.asked) == AT_ONCE
    for _ in range(3):
        await sweeper(pace, web).sweep()
    assert sorted(web.paths()) == sorted(paths)
    assert all("AtYourPace" in asked.headers["User-Agent"] for asked in web.asked)
    clock.forward(days=7)
    await sweeper(pace, web).sweep()
    assert len(web.asked) == len(paths) + AT_ONCE
