"""Our own feed: valid by the profile's schemas, without invented services, and back in without a change."""

import json
from collections.abc import AsyncIterator
from datetime import datetime, timedelta
from typing import Any
from urllib.parse import urlsplit

import httpx
import pytest
import yaml
from fastapi import FastAPI
from jsonschema import Draft202012Validator, FormatChecker
from sqlalchemy import select

from bot.database.session import Database
from bot.database.tables import Organisation, Service
from bot.directory.feeds.crediting import attributions, credit
from bot.directory.feeds.exporting import Exporter, Wanted, export_page, write_whole
from bot.directory.feeds.serving import open_referral_router
from bot.settings import PROJECT
from tests.conftest import MovableClock
from tests.directory.feeds.conftest import ApproveAll, Tryer, a_service, paged, sample
from tests.directory.feeds.feed_server import FeedServer, as_json

FORMATS = FormatChecker()
FORMATS.checks("uri")(lambda value: urlsplit(value).scheme in ("http", "https") and bool(urlsplit(value).hostname))
FORMATS.checks("date-time", raises=ValueError)(lambda value: datetime.fromisoformat(value).tzinfo is not None)


def complaints(schema: str, service: Any) -> list[str]:
    validator = Draft202012Validator(sample(f"oruk3_schema/{schema}.json"), format_checker=FORMATS)
    return [f"{list(error.path)}: {error.message}" for error in validator.iter_errors(service)]


async def add_shipped(database: Database) -> int:
    """All that ships, invented services among it."""
    organisations = yaml.safe_load((PROJECT / "content" / "organisations.yaml").read_text())
    services = [
        service
        for file in sorted((PROJECT / "content" / "services").glob("*.yaml"))
        for service in yaml.safe_load(file.read_text())
    ]
    columns = {column.name for column in Service.__table__.columns}
    async with database.transaction() as session:
        for told in organisations:
            about = {key: told[key] for key in ("id", "name", "sample")}
            session.add(Organisation(**about, about=told.get("about") or ""))
        await session.flush()
        for told in services:
            plain = {key: value for key, value in told.items() if key in columns and key != "review_by"}
            session.add(Service(**plain, organisation_id=told["organisation"]))
    return len(services)


@pytest.fixture
def exporter() -> Exporter:
    return Exporter.from_content()


async def exported(
    database: Database, clock: MovableClock, exporter: Exporter, samples: bool = True
) -> dict[str, Any]:
    async with database.reading() as session:
        return await export_page(session, exporter, Wanted(clock().date(), samples))


async def test_every_service_validates_and_comes_back_unchanged(
    database: Database, clock: MovableClock, exporter: Exporter, try_import: Tryer
) -> None:
    shipped = await add_shipped(database)
    page = await exported(database, clock, exporter)
    assert page["total_items"] > 300
    assert shipped - page["total_items"] < 20
    for service in page["contents"]:
        assert complaints("service", service) == []
    tried = await try_import(page, save=True)
    assert [(o.name, o.changes, o.reasons) for o in tried.outcomes if o.changes or o.reasons] == []
    assert tried.counts() == {"same": page["total_items"]}


async def test_a_changed_export_changes_just_that(
    database: Database, clock: MovableClock, exporter: Exporter, try_import: Tryer, approve_all: ApproveAll
) -> None:
    await add_shipped(database)
    page = await exported(database, clock, exporter)
    page["contents"][0]["fees"] = "A pound"
    tried = await try_import(page, save=True)
    assert tried.counts() == {"changed": 1, "same": page["total_items"] - 1}
    await approve_all()
    assert (await exported(database, clock, exporter))["contents"][0]["fees"] == "A pound"


async def test_invented_services_are_only_told_when_asked_for(
    database: Database, clock: MovableClock, exporter: Exporter
) -> None:
    await add_shipped(database)
    everything = (await exported(database, clock, exporter))["contents"]
    real = (await exported(database, clock, exporter, samples=False))["contents"]
    assert [service for service in real if service.get("sample")] == []
    assert len(real) < len(everything) / 4


async def test_long_and_odd_texts_come_back_unchanged(
    database: Database, clock: MovableClock, exporter: Exporter, try_import: Tryer
) -> None:
    async with database.transaction() as session:
        session.add(Organisation(id="salt", name="Salt & Kettle <3", about="", sample=False))
        await session.flush()
        session.add(
            Service(
                id="tea",
                organisation_id="salt",
                name="Tea",
                short="Tea",
                needs=["debt", "childcare"],
                areas=["glasgow", "fife"],
                what="A long sentence about tea. " * 40,
                times="Any day, " * 40,
                accessibility="Ramp",
                contact={"phone": "999", "web": "example.org", "visit": "Drop in", "text": None},
            )
        )
    page = await exported(database, clock, exporter, samples=False)
    assert complaints("service", page["contents"][0]) == []
    assert page["contents"][0]["url"] == "https://example.org"
    assert (await try_import(page)).counts() == {"same": 1}


async def live_two(try_import: Tryer, approve_all: ApproveAll) -> None:
    await try_import(paged([a_service(1), a_service(2), a_service(3)]), save=True)
    await approve_all()


@pytest.fixture
async def reader(database: Database, clock: MovableClock) -> AsyncIterator[httpx.AsyncClient]:
    app = FastAPI()
    app.include_router(open_referral_router(database, clock))
    async with httpx.AsyncClient(transport=httpx.ASGITransport(app), base_url="http://pace") as client:
        yield client


async def test_it_is_served_in_pages(
    reader: httpx.AsyncClient, try_import: Tryer, approve_all: ApproveAll, database: Database
) -> None:
    await live_two(try_import, approve_all)
    await add_shipped(database)
    async with database.transaction() as session:
        for service in await session.scalars(select(Service).where(Service.id.like("nat_%"))):
            service.state = "withdrawn"
    assert (await reader.get("/open-referral")).json()["version"] == "HSDS-UK-3.0"
    first = await reader.get("/open-referral/services", params={"per_page": 2})
    assert first.headers["access-control-allow-origin"] == "*"
    page = first.json()
    assert (page["total_items"], page["total_pages"], page["first_page"], page["last_page"]) == (3, 2, True, False)
    for service in page["contents"]:
        assert complaints("service_list", service) == []
        assert "contacts" not in service
    second = (await reader.get("/open-referral/services", params={"per_page": 2, "page": 2})).json()
    assert (second["size"], second["last_page"], second["empty"]) == (1, True, False)
    beyond = (await reader.get("/open-referral/services", params={"page": 9})).json()
    assert (beyond["empty"], beyond["contents"]) == (True, [])
    whole = (await reader.get("/open-referral/services", params={"full": "true"})).json()
    one = (await reader.get(f"/open-referral/services/{page['contents'][0]['id']}")).json()
    assert complaints("service", one) == []
    assert one == whole["contents"][0]


@pytest.mark.parametrize("query", ["page=0", "per_page=1000", "page=x", "modified_after=soon"])
async def test_wrong_questions_are_told_so(reader: httpx.AsyncClient, query: str) -> None:
    assert (await reader.get(f"/open-referral/services?{query}")).status_code == 422


async def test_an_empty_directory_is_an_empty_page(reader: httpx.AsyncClient) -> None:
    page = (await reader.get("/open-referral/services")).json()
    assert (page["total_items"], page["total_pages"], page["empty"]) == (0, 1, True)


async def test_unknown_withdrawn_and_overdue_services_are_not_told(
    reader: httpx.AsyncClient, try_import: Tryer, approve_all: ApproveAll, database: Database, clock: MovableClock
) -> None:
    await live_two(try_import, approve_all)
    ids = [s["id"] for s in (await reader.get("/open-referral/services")).json()["contents"]]
    async with database.transaction() as session:
        first, second, third = await session.scalars(select(Service).order_by(Service.id))
        first.state, second.state = "withdrawn", "held"
        third.review_by = (clock() - timedelta(days=1)).date()
    for id in [*ids, "00000000-0000-4000-8000-000000000000", "nonsense"]:
        assert (await reader.get(f"/open-referral/services/{id}")).status_code == 404
    assert (await reader.get("/open-referral/services")).json()["empty"] is True


async def test_only_what_changed_since_is_told(
    reader: httpx.AsyncClient, try_import: Tryer, approve_all: ApproveAll, database: Database
) -> None:
    await live_two(try_import, approve_all)
    page = (await reader.get("/open-referral/services")).json()
    newest = max(service["last_modified"] for service in page["contents"])
    async with database.transaction() as session:
        (await session.scalars(select(Service).order_by(Service.id))).first().cost = "Free"
    after = (datetime.fromisoformat(newest) + timedelta(microseconds=1)).isoformat()
    since = (await reader.get("/open-referral/services", params={"modified_after": after})).json()
    assert [service.get("fees") for service in since["contents"]] == ["Free"]
    async with database.transaction() as session:
        organisation = (await session.scalars(select(Organisation))).one()
        organisation.name = "Salt"
    since = (await reader.get("/open-referral/services", params={"modified_after": after})).json()
    assert {service["organization"]["name"] for service in since["contents"]} == {"Salt"}
    assert since["total_items"] == 3


async def test_whose_data_it_is_stays_with_it(
    try_import: Tryer, approve_all: ApproveAll, database: Database, clock: MovableClock, exporter: Exporter
) -> None:
    await try_import(sample("aliss_v4_services.json"), save=True)
    await approve_all()
    page = await exported(database, clock, exporter, samples=False)
    for service in page["contents"]:
        assert service["licence"] == "https://creativecommons.org/licenses/by/4.0/"
        assert service["attribution"][0]["text"] == "From ALISS"
        assert service["attribution"][0]["url"].startswith("https://www.aliss.org/services/")
        assert complaints("service", service) == []
    async with database.reading() as session:
        ids = list(await session.scalars(select(Service.id)))
        assert (await attributions(session, ids)).keys() == set(ids)
        assert await credit(session, ids[0]) == "From ALISS."
        assert await credit(session, "one of our own") is None


async def test_our_served_feed_can_be_imported_by_address(
    reader: httpx.AsyncClient, try_import: Tryer, approve_all: ApproveAll, feed: FeedServer
) -> None:
    await live_two(try_import, approve_all)
    listing = (await reader.get("/open-referral/services")).json()
    own = {s["id"]: (await reader.get(f"/open-referral/services/{s['id']}")).json() for s in listing["contents"]}
    feed.behaviour = lambda asked: as_json(own.get(asked.path.rsplit("/", 1)[-1], listing))
    tried = await try_import(f"{feed.address}/open-referral/services")
    assert tried.counts() == {"same": 3}


def test_a_file_is_whole_or_not_there(tmp_path: Any) -> None:
    file = tmp_path / "feed.json"
    write_whole(file, {"name": "Café"})
    assert json.loads(file.read_text(encoding="utf-8")) == {"name": "Café"}
    with pytest.raises(TypeError):
        write_whole(file, {"name": object()})
    assert json.loads(file.read_text(encoding="utf-8")) == {"name": "Café"}
