"""What ships is loaded once, and again only when it changed."""

import shutil
from pathlib import Path

from sqlalchemy import func, select

from bot.database.session import Database
from bot.database.tables import Helpline, Hub, Organisation, Service
from bot.directory.shipped import CONTENT, load_shipped


async def test_everything_is_loaded_at_the_first_start_and_nothing_at_the_second(database: Database) -> None:
    assert "services/fife.yaml" in await load_shipped(database)
    assert await load_shipped(database) == []
    async with database.reading() as session:
        for table in (Organisation, Service, Helpline, Hub):
            assert (await session.scalar(select(func.count()).select_from(table)) or 0) > 0


async def test_samples_stay_marked_as_samples(database: Database) -> None:
    await load_shipped(database)
    async with database.reading() as session:
        samples = await session.scalar(select(func.count()).select_from(Service).where(Service.sample))
        real = await session.scalar(select(func.count()).select_from(Service).where(~Service.sample))
    assert samples
    assert real


async def test_a_changed_file_is_loaded_again_and_a_sample_that_is_gone_is_withdrawn(
    database: Database, tmp_path: Path
) -> None:
    folder = tmp_path / "content"
    shutil.copytree(CONTENT, folder)
    await load_shipped(database, folder)
    hubs = folder / "hubs.yaml"
    hubs.write_text(hubs.read_text().replace("SALTKETTLE", "PEPPERPOT"))
    fife = folder / "services" / "fife.yaml"
    fife.write_text("[]")
    assert await load_shipped(database, folder) == ["services/fife.yaml", "hubs.yaml"]
    async with database.reading() as session:
        assert await session.scalar(select(Hub).where(Hub.keyword == "PEPPERPOT"))
        states = await session.scalars(select(Service.state).where(Service.areas.contains(["fife"])).distinct())
        assert states.all() == ["withdrawn"]
