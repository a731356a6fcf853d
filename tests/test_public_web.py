"""Only the open internet is asked, by real connections: whatever a name, a number or a redirect leads to."""

from collections.abc import Iterator

import httpx
import pytest
from sqlalchemy import func, select

from bot.database.session import Database
from bot.database.tables import FeedProposal, ImportRun
from bot.directory.feeds.found import FeedStopped, FeedWrong
from bot.directory.feeds.polite import PoliteReader
from bot.public_web import NotPublic, PublicOnly, PublicWeb, is_public
from bot.running.services_commands import import_services
from bot.settings import Settings
from tests.directory.feeds.conftest import a_service, paged
from tests.directory.feeds.feed_server import Answer, FeedServer, as_json
from tests.public_internet import Dial, public_web

OUTSIDE = "93.184.216.34"


@pytest.fixture
def feed() -> Iterator[FeedServer]:
    server = FeedServer()
    server.behaviour = lambda asked: as_json(paged([a_service(1)]))
    yield server
    server.stop()


@pytest.mark.parametrize(
    "address",
    [
        "127.0.0.1", "127.8.9.1", "0.0.0.0", "10.0.0.7", "172.16.3.4", "192.168.1.1", "169.254.169.254",
        "100.64.0.1", "192.0.2.1", "198.18.0.1", "224.0.0.1", "239.255.255.250", "240.0.0.1", "255.255.255.255",
        "::", "::1", "fe80::1", "fe80::1%eth0", "fc00::1", "fd12:3456::1", "ff02::1", "2001:db8::1",
        "::ffff:127.0.0.1", "::ffff:10.0.0.1", "64:ff9b::7f00:1", "64:ff9b::a9fe:a9fe", "2002:7f00:1::",
        "2002:a00:1::1",
    ],
)  # fmt: skip
def test_what_is_inside(address: str) -> None:
    assert not is_public(address)


@pytest.mark.parametrize("address", [OUTSIDE, "8.8.8.8", "2606:4700::1111", "::ffff:8.8.8.8", "64:ff9b::808:808"])
def test_what_is_outside(address: str) -> None:
    assert is_public(address)


@pytest.mark.parametrize(
    "host", ["127.0.0.1", "localhost", "[::1]", "2130706433", "0x7f.1", "0", "[::ffff:127.0.0.1]"]
)
async def test_a_server_inside_is_not_even_connected_to(feed: FeedServer, host: str) -> None:
    port = feed.address.rsplit(":", 1)[1]
    async with httpx.AsyncClient(transport=PublicWeb()) as http:
        with pytest.raises((NotPublic, httpx.ConnectError)):
            await http.get(f"http://{host}:{port}/keys")
    assert feed.asked == []


async def test_the_connection_goes_to_what_was_checked_even_when_the_name_leads_elsewhere_next(
    feed: FeedServer,
) -> None:
    dial = Dial(feed)
    answers = iter([[OUTSIDE], ["127.0.0.1"]])

    async def resolve(host: str) -> list[str]:
        return next(answers)

    async with httpx.AsyncClient(transport=PublicWeb(PublicOnly(resolve, dial))) as http:
        answer = await http.get("http://turncoat.example/feed", headers={"connection": "close"})
        assert answer.status_code == 200
        with pytest.raises(NotPublic):
            await http.get("http://turncoat.example/feed")
    assert dial.dialled == [OUTSIDE]
    assert [asked.headers["Host"] for asked in feed.asked] == ["turncoat.example"]


async def test_one_address_inside_among_several_is_enough(feed: FeedServer) -> None:
    dial = Dial(feed)
    async with httpx.AsyncClient(transport=public_web(feed, {"both.example": f"{OUTSIDE} 10.0.0.7"}, dial)) as http:
        with pytest.raises(NotPublic):
            await http.get("http://both.example/")
    assert dial.dialled == []


async def test_a_redirect_inside_is_refused_in_an_admins_words(feed: FeedServer) -> None:
    places = {"feed.example": OUTSIDE}
    feed.behaviour = lambda asked: Answer(status=302, headers={"Location": "http://169.254.169.254/latest"})
    reader = PoliteReader(transport=public_web(feed, places))
    with pytest.raises(FeedWrong, match=r"has moved to http://169\.254\.169\.254"):
        await reader.json("http://feed.example/services")
    await reader.close()
    reader = PoliteReader(transport=public_web(feed, {"feed.example": "192.168.0.10"}))
    with pytest.raises(FeedWrong, match="leads to this machine or to a private network") as told:
        await reader.json("http://feed.example/services?key=secret")
    await reader.close()
    assert "secret" not in str(told.value)
    assert len(feed.asked) == 1


@pytest.mark.parametrize("host", ["nowhere.example", "a" * 70 + ".example", "xn--.example", "a..b", "[::1"])
async def test_a_name_that_leads_nowhere_is_told(feed: FeedServer, host: str) -> None:
    reader = PoliteReader(transport=public_web(feed, {}), pause=0)
    with pytest.raises((FeedWrong, FeedStopped), match=r"the connection failed|is no web address"):
        await reader.json(f"http://{host}/services")
    await reader.close()
    assert feed.asked == []


async def test_the_command_reads_an_address_inside_only_when_told_to(
    settings: Settings, database: Database, feed: FeedServer
) -> None:
    told: list[str] = []
    with pytest.raises(FeedWrong, match="pace services import ADDRESS --local"):
        await import_services(settings, f"{feed.address}/services", save=True, tell=told.append)
    assert feed.asked == []
    async with database.reading() as session:
        assert await session.scalar(select(func.count()).select_from(ImportRun)) == 0
    await import_services(settings, f"{feed.address}/services", save=True, local=True, tell=told.append)
    async with database.reading() as session:
        assert await session.scalar(select(func.count()).select_from(FeedProposal)) == 1


@pytest.mark.parametrize("where", ["ftp://feed.example/x", "file:///etc/passwd", "gopher://127.0.0.1:1/_x"])
async def test_other_kinds_of_address_are_taken_for_files_that_are_not_there(
    settings: Settings, database: Database, where: str
) -> None:
    with pytest.raises(FeedWrong, match="There is no file"):
        await import_services(settings, where, tell=lambda line: None)
