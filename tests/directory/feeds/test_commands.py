"""`pace services`: what a person at a terminal sees."""

import json
from pathlib import Path

import pytest
from sqlalchemy import select

from bot.database.session import Database
from bot.database.tables import CategoryMapping, Service, Worker
from bot.directory.feeds.mapping import load_category_mapping, map_category, read_category_mapping
from bot.errors import NotAllowed, NotFound, PaceError
from bot.running.services_commands import approve_waiting, export_services, import_services, list_waiting
from bot.settings import Settings
from bot.staff import workers
from tests.conftest import MovableClock
from tests.directory.feeds.conftest import Tryer, a_service, paged


@pytest.fixture
def feed_file(tmp_path: Path) -> Path:
    path = tmp_path / "partner.json"
    path.write_text(json.dumps(paged([a_service(1), a_service(2), a_service(3, name=None)])))
    return path


async def test_from_a_file_to_a_live_service(
    settings: Settings, feed_file: Path, publisher: Worker, tmp_path: Path
) -> None:
    told: list[str] = []
    await import_services(settings, str(feed_file), tell=told.append)
    assert told[0].startswith("+ item 1: Tea and toast 1, to add")
    assert "! item 3: 00000000-0000-4000-8000-000000000003, refused (it has no name)" in told
    assert any(line.endswith("2 to add, 1 refused.") for line in told)
    assert told[-1].startswith("This was a dry run and nothing was kept.")

    told.clear()
    await import_services(settings, str(feed_file), save=True, tell=told.append)
    assert told[-1] == "2 drafts were kept. Nothing is live before a publisher says yes."

    told.clear()
    assert await list_waiting(settings, tell=told.append) == 2
    first = told[0].split()[1]

    asked: list[str] = []
    said_no = await approve_waiting(
        settings, "morag@example.org", confirm=lambda q: bool(asked.append(q)), tell=told.append
    )
    assert said_no == 0
    assert asked == ["Make these 2 live, in the name of Morag?"]

    told.clear()
    assert (
        await approve_waiting(settings, "MORAG@example.org", ids=[first], confirm=lambda q: True, tell=told.append)
        == 1
    )
    assert told[-1] == "1 live, 0 not."
    assert await approve_waiting(settings, "morag@example.org", confirm=lambda q: True, tell=told.append) == 1

    file = tmp_path / "ours.json"
    assert await export_services(settings, file, tell=told.append) == 2
    assert told[-1] == f"2 services are in {file}. Invented ones were left out."
    assert json.loads(file.read_text())["total_items"] == 2

    told.clear()
    await import_services(settings, str(file), tell=told.append)
    assert told == ["Open Referral UK 3.0 or HSDS 3 from ours: 2 unchanged."]


async def test_only_a_publisher_can_say_yes(
    settings: Settings, feed_file: Path, database: Database, clock: MovableClock
) -> None:
    await import_services(settings, str(feed_file), save=True, tell=lambda line: None)
    async with database.transaction() as session:
        await workers.add(session, workers.NewWorker("Ann", "ann@example.org", ["agency_editor"]), clock())
    with pytest.raises(NotAllowed):
        await approve_waiting(settings, "ann@example.org", confirm=lambda q: True)
    with pytest.raises(NotFound):
        await approve_waiting(settings, "nobody@example.org", confirm=lambda q: True)
    async with database.reading() as session:
        assert (await session.scalars(select(Service))).all() == []


async def test_a_place_that_cannot_be_written_is_told(settings: Settings, tmp_path: Path) -> None:
    with pytest.raises(PaceError, match="cannot be written"):
        await export_services(settings, tmp_path / "nowhere" / "ours.json")


async def test_what_an_admin_mapped_stays_and_counts(try_import: Tryer, database: Database) -> None:
    feed = paged([a_service(1, attributes=[{"taxonomy_term": {"name": "Knitting & Yarn", "taxonomy": "Crafts"}}])])
    tried = await try_import(feed, save=True)
    assert tried.report.unmapped == {("Crafts", "Knitting & Yarn"): 1}
    async with database.transaction() as session:
        left = await session.get_one(CategoryMapping, ("crafts", "knitting yarn"))
        assert left.needs is None
        await map_category(session, "Crafts", "Knitting and yarn", ["peer_support"])
        await map_category(session, "any", "Food banks", ["money_benefits"])
        await load_category_mapping(session)
    tried = await try_import(feed)
    assert tried.report.unmapped == {}
    assert not any("no need is known" in note for note in tried.outcomes[0].notes)
    async with database.reading() as session:
        mapped = await session.get_one(CategoryMapping, ("any", "food banks"))
        assert mapped.needs == ["money_benefits"]
        assert await read_category_mapping(session)
