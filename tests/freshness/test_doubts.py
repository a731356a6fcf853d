"""Numbers that did not work reach whoever looks after them, counted fairly, and with nothing of who said so."""

import re

import pytest
from sqlalchemy import select, update

from bot.app import Pace
from bot.database.tables import Doubt, Helpline, Service, Worker
from bot.directory.shipped import load_shipped
from bot.freshness import doubts
from tests.conftest import MovableClock

SERVICE = "fif_hearth_mornings"
PAGE = "/admin/freshness"


@pytest.fixture(autouse=True)
async def directory(pace: Pace) -> None:
    """What ships, with nothing due."""
    await load_shipped(pace.database)
    async with pace.database.transaction() as session:
        for line in await session.scalars(select(Helpline)):
            line.facts = {**line.facts, "review_by": "2030-01-01"}
        await session.execute(update(Service).values(review_by=None))


async def say(pace: Pace, entry: str = SERVICE, about: str = doubts.SERVICE) -> Doubt | None:
    async with pace.database.transaction() as session:
        return await doubts.doubt(session, about, entry, doubts.NUMBER, pace.clock())


async def test_said_again_it_is_one_doubt_and_one_impatient_parent_counts_once(
    pace: Pace, clock: MovableClock
) -> None:
    await say(pace)
    clock.forward(minutes=5)
    await say(pace)
    clock.forward(hours=2)
    await say(pace)
    async with pace.database.reading() as session:
        (one,) = await doubts.open_doubts(session)
    assert one.times == 2


async def test_of_what_is_not_there_nothing_is_kept(pace: Pace) -> None:
    assert await say(pace, "gone") is None
    assert await say(pace, "nhs24", doubts.HELPLINE) is not None


async def test_it_is_shown_and_settled(pace, staff, clock):
    olga = await staff("Olga", roles=["publisher"], areas=[])
    assert "All is up to date" in (await olga.get(PAGE)).text
    await say(pace)
    page = (await olga.get(PAGE)).text
    assert "Hearth Mornings" in page
    assert "A parent says that its number does not work" in " ".join(page.split())
    async with pace.database.reading() as session:
        (one,) = await doubts.open_doubts(session)
    settled = await olga.submit(PAGE, f"{PAGE}/{one.id}/settle", how="mended")
    assert settled.status_code == 303
    again = await olga.http.post(f"{PAGE}/{one.id}/settle", data={"csrf": "x", "how": "mended"})
    assert again.status_code == 403
    assert "Hearth Mornings" not in (await olga.get(PAGE)).text
    clock.forward(hours=2)
    await say(pace)
    async with pace.database.reading() as session:
        assert len((await session.scalars(select(Doubt))).all()) == 2


async def test_an_agency_sees_and_settles_only_its_own(pace, staff):
    theirs = await staff("Tam", roles=["agency_editor"], areas=[])
    others = await staff("Una", roles=["agency_editor"], areas=[])
    async with pace.database.transaction() as session:
        for name, organisation in (("tam", "haar_and_hearth"), ("una", "both_shoes")):
            lookup = (await session.scalars(select(Worker))).all()
            one = next(worker for worker in lookup if worker.email == f"{name}@example.org")
            await session.execute(update(Worker).where(Worker.id == one.id).values(organisation=organisation))
    await say(pace)
    async with pace.database.reading() as session:
        (one,) = await doubts.open_doubts(session)
    assert "Hearth Mornings" in (await theirs.get(PAGE)).text
    await say(pace, "nhs24", doubts.HELPLINE)
    page = (await others.get(PAGE)).text
    assert "Hearth Mornings" not in page
    assert "NHS 24" in page, "helplines are everybody's"
    assert (await others.submit(PAGE, f"{PAGE}/{one.id}/settle", how="mended")).status_code == 409
    assert (await theirs.submit(PAGE, f"{PAGE}/{one.id}/settle", how="works")).status_code == 303


async def test_every_link_on_the_page_opens_for_an_agencys_editor(pace, staff):
    """Helplines are everybody's to look at, also for those who cannot edit one."""
    tam = await staff("Tam", roles=["agency_editor"], areas=[])
    async with pace.database.transaction() as session:
        await session.execute(update(Worker).values(organisation="haar_and_hearth"))
        for line in await session.scalars(select(Helpline)):
            line.facts = {**line.facts, "review_by": "2020-01-01"}
        await session.execute(update(Service).values(review_by=pace.clock().date()))
    await say(pace)
    await say(pace, "nhs24", doubts.HELPLINE)
    links = set(re.findall(r'href="(/admin/(?:services|helplines)/[^"]+)"', (await tam.get(PAGE)).text))
    assert {"/admin/helplines/nhs24"} < links
    for link in links:
        assert (await tam.get(link)).status_code == 200, link
