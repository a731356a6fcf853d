"""Owners are told once of each date; overdue entries are held back; helplines past theirs alert two and stay."""

import uuid
from datetime import date, timedelta

import pytest
from sqlalchemy import select, update

from bot.app import Pace
from bot.database.tables import Helpline, Reminder, Service, Worker, WorkerWay
from bot.directory import offers
from bot.directory.shipped import load_shipped
from bot.freshness.dates import Reminders
from bot.handover.notices import Word
from bot.staff.ways import Way
from tests.conftest import MovableClock

SERVICE, OWNER = "fif_hearth_mornings", "haar_and_hearth"


class Post:
    """Stands where a way to reach workers is: who was told what."""

    def __init__(self) -> None:
        self.told: list[tuple[str, str]] = []

    async def notify(self, worker: Worker, address: str, word: Word) -> None:
        self.told.append((worker.first_name, word.says))


@pytest.fixture
def post() -> Post:
    return Post()


@pytest.fixture
async def people(pace: Pace) -> None:
    """An editor of the owner's, one of another organisation, two publishers, a safeguarding lead; all have a way."""
    await load_shipped(pace.database)
    who = (
        ("Tam", "agency_editor", OWNER),
        ("Una", "agency_editor", "both_shoes"),
        ("Olga", "publisher", None),
        ("Pia", "publisher", None),
        ("Sana", "safeguarding_lead", None),
    )
    async with pace.database.transaction() as session:
        for place, (name, role, organisation) in enumerate(who):
            worker = Worker(
                first_name=name, email=f"{name}@example.org", email_lookup=name, roles=[role], areas=[],
                organisation=organisation, created_at=pace.clock() + timedelta(minutes=place),
            )  # fmt: skip
            session.add(worker)
            await session.flush()
            session.add(
                WorkerWay(
                    worker_id=worker.id, kind=Way.EMAIL, lookup=name, address=None, label="", chosen_at=pace.clock()
                )
            )
        await session.execute(update(Service).values(review_by=None))


async def due(pace: Pace, by: str, *, sample: bool = False) -> None:
    async with pace.database.transaction() as session:
        values = {"review_by": date.fromisoformat(by), "sample": sample}
        await session.execute(update(Service).where(Service.id == SERVICE).values(**values))


async def helplines_by(pace: Pace, **dates: str) -> None:
    async with pace.database.transaction() as session:
        for line in await session.scalars(select(Helpline)):
            line.facts = {**line.facts, "review_by": dates.get(line.id, "2030-01-01")}


async def sweep(pace: Pace, post: Post) -> list[tuple[str, str]]:
    post.told.clear()
    await Reminders(pace.database, {Way.EMAIL: post}, pace.clock).sweep()
    return sorted(post.told)


async def test_the_owner_is_told_once_when_due_and_once_when_overdue(
    pace: Pace, people: None, post: Post, clock: MovableClock
) -> None:
    await helplines_by(pace)
    await due(pace, "2027-03-20")
    assert await sweep(pace, post) == []
    clock.set("2027-03-08 08:30")
    assert await sweep(pace, post) == [], "not before the morning"
    clock.set("2027-03-08 09:30")
    assert await sweep(pace, post) == [("Tam", "1 entry of the directory to look over.")]
    assert await sweep(pace, post) == []
    clock.set("2027-03-22 09:30")
    assert [name for name, _ in await sweep(pace, post)] == ["Tam"]
    assert await sweep(pace, post) == []


async def test_without_an_editor_of_the_owner_publishers_are_told(
    pace: Pace, people: None, post: Post, clock: MovableClock
) -> None:
    await helplines_by(pace)
    await due(pace, "2027-03-05")
    async with pace.database.transaction() as session:
        await session.execute(update(Worker).where(Worker.email_lookup == "Tam").values(active=False))
    assert [name for name, _ in await sweep(pace, post)] == ["Olga", "Pia"]


async def test_nobody_is_told_at_weekends_or_of_samples(
    pace: Pace, people: None, post: Post, clock: MovableClock
) -> None:
    await helplines_by(pace)
    await due(pace, "2027-03-05", sample=True)
    assert await sweep(pace, post) == []
    await due(pace, "2027-03-05")
    clock.set("2027-03-06 10:30")
    assert await sweep(pace, post) == []


async def test_a_helpline_past_its_day_alerts_two_people_and_stays(
    pace: Pace, people: None, post: Post, clock: MovableClock, staff
) -> None:
    await helplines_by(pace, nhs24="2027-03-01")
    told = await sweep(pace, post)
    assert [name for name, _ in told] == ["Olga", "Sana"]
    assert all("helpline" in says for _, says in told)
    async with pace.database.reading() as session:
        assert await session.get(Helpline, "nhs24") is not None
        assert [row.told for row in await session.scalars(select(Reminder))] == [2]
    vera = await staff("Vera", roles=["publisher"], areas=[])
    page = (await vera.get("/admin/freshness")).text
    assert "Helplines to check" in page
    assert "2 people told" in page


async def test_an_overdue_entry_is_labelled_and_held_back(
    pace: Pace, people: None, clock: MovableClock, staff
) -> None:
    await due(pace, "2027-03-10")
    vera = await staff("Vera", roles=["publisher"], areas=[])
    assert "Review due soon" in (await vera.get("/admin/freshness")).text
    assert SERVICE in await offered(pace)
    clock.forward(days=10)
    vera = await staff("Wilma", roles=["publisher"], areas=[])
    assert "Past their review date, so not offered" in (await vera.get("/admin/freshness")).text
    assert SERVICE not in await offered(pace)


async def offered(pace: Pace) -> set[str]:
    """Every service that any of many parents would be offered for its need."""
    found: set[str] = set()
    async with pace.database.reading() as session:
        for _ in range(40):
            picked = await offers.pick(session, uuid.uuid4(), (), "peer_support", "fife", pace.clock())
            found |= {service.id for service in picked.services}
    return found
