"""Whatever is wrong with a feed is told at its row or in one line; nothing is half done, and nothing goes live."""

import csv
import io
import random
from collections.abc import Awaitable
from typing import Any

import pytest
from sqlalchemy import func, select

from bot.database.session import Database
from bot.database.tables import FeedProposal, ImportRun, Organisation, Service
from bot.directory.feeds.comparing import Kind
from bot.errors import PaceError
from tests.directory.feeds.conftest import Tried, Tryer, a_service, paged, sample
from tests.directory.feeds.feed_server import Answer, FeedServer
from tests.directory.feeds.mangling import mangled, mangled_csv

SAMPLES = (
    "aliss_v4_service.json",
    "aliss_v4_services.json",
    "oruk3_service.json",
    "oruk3_service_list.json",
    "oruk3_service_list_invalid.json",
)
TRIES = 20
TABLE = (
    "id,Name,Organisation,Description,Phone,Email,Website,Postcode,Area,Needs,Last modified,Status\n"
    "1,Soup,Haar,<p>Soup &amp; bread</p>,0141 496 0112,a@example.org,example.org,G1 1AA,Glasgow,debt,01/02/2027,live\n"
    "2,Songs,Haar,Songs,0131 496 0101,,https://example.org/songs,KY1 1AA,Fife,peer support,2027-02-01,active\n"
    "3,Books,Haar,Books,,b@example.org,,,Fife,story time,1 Feb 2027,\n"
)


async def left_behind(database: Database) -> dict[str, int]:
    async with database.reading() as session:
        tables = (Service, Organisation, FeedProposal, ImportRun)
        return {
            table.__name__: await session.scalar(select(func.count()).select_from(table)) or 0 for table in tables
        }


async def outcome_of(importing: Awaitable[Tried]) -> tuple[Tried | None, str]:
    """What an import came to, or the line that it was refused with; anything else that goes wrong fails the test."""
    try:
        return await importing, ""
    except PaceError as told:
        return None, str(told)


async def check(try_import: Tryer, database: Database, content: Any) -> bool:
    """Imports, keeps, and imports again; whether it could be read at all."""
    before = await left_behind(database)
    tried, told = await outcome_of(try_import(content))
    if tried is None:
        assert told
        assert "\n" not in told
        assert await left_behind(database) == before, "a file that cannot be read leaves nothing"
        return False
    assert await left_behind(database) == before, "a dry run keeps nothing"
    for outcome in tried.of(Kind.REFUSED):
        assert outcome.where
        assert outcome.reasons
        assert all(reason and reason.isprintable() for reason in outcome.reasons)
    assert (await try_import(content, save=True)).counts() == tried.counts()
    after = await left_behind(database)
    assert (after["Service"], after["Organisation"]) == (0, 0), "nothing goes live by itself"
    again = await try_import(content, save=True)
    assert not {Kind.ADDED, Kind.CHANGED, Kind.WITHDRAWN} & set(+again.report.counts)
    assert await left_behind(database) == after, "importing twice changes nothing"
    return True


@pytest.mark.parametrize("name", SAMPLES)
async def test_mangled_samples(try_import: Tryer, database: Database, name: str) -> None:
    whole, read = sample(name), 0
    for number in range(TRIES):
        read += await check(try_import, database, mangled(whole, random.Random(f"{name} {number}")))
    assert TRIES / 4 < read < TRIES, "some are still feeds, and some are none any more"


async def test_mangled_spreadsheets(try_import: Tryer, database: Database) -> None:
    rows = list(csv.reader(io.StringIO(TABLE)))
    read = 0
    for number in range(TRIES):
        read += await check(try_import, database, mangled_csv(rows, random.Random(number)))
    assert read > TRIES / 4


async def test_mangled_feeds_by_address(try_import: Tryer, database: Database, feed: FeedServer) -> None:
    """The same over HTTP, where each page is mangled in its own way."""
    services = [a_service(number) for number in range(1, 8)]
    for number in range(TRIES):
        pages = {
            str(page): mangled(paged(services, page, 3), random.Random(f"{number} {page}")) for page in range(1, 4)
        }
        feed.behaviour = lambda asked, pages=pages: Answer(pages.get(asked.query.get("page", "1"), b"{}"))
        _, told = await outcome_of(try_import(f"{feed.address}/feed-{number}/services", save=True))
        assert "\n" not in told
        left = await left_behind(database)
        assert (left["Service"], left["Organisation"]) == (0, 0)
