"""Broken links are found politely: seldom, in public only, and not at the first bad hour."""

import httpx
import pytest
from sqlalchemy import select, update

from bot.app import Pace
from bot.database.tables import Doubt, Service
from bot.directory.shipped import load_shipped
from bot.freshness.links import AT_ONCE, LinkSweep
from tests.conftest import MovableClock

PLACES = {"good.example": "93.184.216.34", "bad.example": "93.184.216.35", "inside.example": "10.0.0.7"}


class Web:
    """A stand-in for the web: what each address answers, and what was asked for."""

    def __init__(self, answers: dict[str, httpx.Response]) -> None:
        self.answers = answers
        self.asked: list[str] = []

    async def __call__(self, request: httpx.Request) -> httpx.Response:
        self.asked.append(str(request.url))
        assert "AtYourPace" in request.headers["user-agent"]
        found = self.answers[str(request.url)]
        return httpx.Response(found.status_code, headers=found.headers, content=b"page")


async def resolve(host: str) -> list[str]:
    if host not in PLACES:
        raise OSError("no such host")
    return [PLACES[host]]


async def have_links(pace: Pace, *links: str) -> None:
    """Puts each link into a real entry, and no other link anywhere."""
    await load_shipped(pace.database)
    async with pace.database.transaction() as session:
        services = (await session.scalars(select(Service).order_by(Service.id))).all()
        await session.execute(update(Service).values(contact={"phone": "1"}))
        for service, link in zip(services, links, strict=False):
            values = {"contact": {"web": link}, "sample": False}
            await session.execute(update(Service).where(Service.id == service.id).values(**values))


def sweeper(pace: Pace, web: Web) -> LinkSweep:
    return LinkSweep(pace.database, pace.clock, httpx.MockTransport(web), resolve)


async def broken(pace: Pace) -> list[str]:
    async with pace.database.reading() as session:
        return [doubt.detail for doubt in await session.scalars(select(Doubt).where(Doubt.settled_at.is_(None)))]


@pytest.mark.parametrize(
    ("link", "answers", "says"),
    [
        ("https://good.example/a", {"https://good.example/a": httpx.Response(200)}, None),
        ("https://good.example/a", {"https://good.example/a": httpx.Response(403)}, None),
        ("https://bad.example/a", {"https://bad.example/a": httpx.Response(404)}, "no such page"),
        ("https://bad.example/a", {"https://bad.example/a": httpx.Response(500)}, "error (500)"),
        (
            "https://good.example/a",
            {
                "https://good.example/a": httpx.Response(301, headers={"location": "https://good.example/b"}),
                "https://good.example/b": httpx.Response(200),
            },
            None,
        ),
        (
            "https://good.example/a",
            {"https://good.example/a": httpx.Response(302, headers={"location": "https://inside.example/keys"})},
            "no public address",
        ),
        ("https://inside.example/keys", {}, "no public address"),
        ("https://gone.example/", {}, "does not answer"),
    ],
)
async def test_what_is_broken(pace: Pace, clock: MovableClock, link: str, answers: dict, says: str | None) -> None:
    await have_links(pace, link)
    web = Web(answers)
    await sweeper(pace, web).sweep()
    assert await broken(pace) == [], "one bad hour is no broken link"
    clock.forward(hours=21)
    await sweeper(pace, web).sweep()
    found = await broken(pace)
    assert (found == []) if says is None else (len(found) == 1 and says in found[0])


async def test_an_address_is_asked_once_a_week_and_a_few_at_a_time(pace: Pace, clock: MovableClock) -> None:
    links = [f"https://good.example/{number}" for number in range(AT_ONCE + 2)]
    await have_links(pace, *links)
    web = Web({link: httpx.Response(200) for link in links})
    await sweeper(pace, web).sweep()
    assert len(web.asked) == AT_ONCE
    for _ in range(3):
        await sweeper(pace, web).sweep()
    assert sorted(web.asked) == sorted(links)
    clock.forward(days=7)
    await sweeper(pace, web).sweep()
    assert len(web.asked) == len(links) + AT_ONCE
