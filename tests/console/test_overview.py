"""The supervisor's page: who would notice an emergency, who is told how, who asked for somebody else."""

from sqlalchemy import select

from bot.database.tables import Parent, Worker
from bot.handover import keeping_hours, wishes
from bot.staff import ways
from tests.console.conftest import worker_called
from tests.console.test_inbox_pages import act, come_back


def part(page: str, heading: str) -> str:
    """The card with this heading."""
    return page.split(heading)[1].split("</section>")[0]


async def test_it_says_where_nobody_would_notice(pace, clock, staff):
    await staff("Aisha")
    moira = await staff("Moira", roles=["supervisor"], areas=[])
    now = part((await moira.get("/overview")).text, "Who would notice an emergency now")
    assert "Aisha" in now.split("Fife")[1].split("</li>")[0]
    assert "Nobody" in now.split("Glasgow")[1].split("</li>")[0]
    clock.set("2027-03-02 22:00")
    await moira.sign_in("moira@example.org")
    page = (await moira.get("/overview")).text
    assert "Aisha" not in part(page, "Who would notice an emergency now")
    assert "Put somebody on call" in page


async def test_who_is_in_without_a_way_to_be_told_is_named(pace, clock, staff):
    await staff("Aisha")
    moira = await staff("Moira", roles=["supervisor"], areas=[])
    clock.forward(hours=3)
    await moira.sign_in("moira@example.org")
    page = (await moira.get("/overview")).text
    fife = part(page, "Who would notice an emergency now").split("Fife")[1].split("</li>")[0]
    assert "without a way to be told: Aisha" in fife
    assert "inbox only" in part(page, "Who has how much")


async def test_a_way_that_works_shows_and_one_that_fails_does_not(pace, clock, staff):
    await staff("Aisha")
    moira = await staff("Moira", roles=["supervisor"], areas=[])
    async with pace.database.transaction() as session:
        aisha = (await worker_called(pace, "Aisha")).id
        told = '{"endpoint": "https://fcm.googleapis.com/x", "keys": {"p256dh": "a", "auth": "b"}}'
        await ways.add_push(session, aisha, told, "Chrome")
    assert "Browser" in part((await moira.get("/overview")).text, "Who has how much")
    async with pace.database.transaction() as session:
        for way in await ways.ways_of(session, [aisha]):
            way.failing_since = clock()
    assert "inbox only" in part((await moira.get("/overview")).text, "Who has how much")


async def test_a_parent_who_wants_somebody_else_and_promises_for_tomorrow_show(pace, staff, asked):
    aisha = await staff("Aisha")
    moira = await staff("Moira", roles=["supervisor"], areas=[])
    parent = await asked()
    await act(aisha, parent, "reply", body="Hello there")
    await act(aisha, parent, "promise", what="Ring the school", due="2027-03-03")
    page = (await moira.get("/overview")).text
    assert str(parent) in part(page, "Promises due this week")
    assert "would like another key worker" not in page
    await come_back(pace, parent, "hello?")
    async with pace.database.transaction() as session:
        known = await session.scalar(select(Parent).where(Parent.id == parent))
        await wishes.grant(session, known, "/handover_another", pace.clock(), pace.jobs, pressed=True)
    page = (await moira.get("/overview")).text
    assert "would like another key worker" in part(page, "Waiting to be picked up")
    refused = await act(aisha, parent, "pick-up")
    assert (refused.status_code, "would like another key worker" in refused.text) == (422, True)


async def test_an_emergency_waits_by_the_clock_also_when_nobody_works(clock, staff, asked):
    clock.set("2027-03-06 23:00")  # a Saturday night
    moira = await staff("Moira", roles=["supervisor"], areas=[])
    await asked(urgency="emergency")
    await asked()
    clock.forward(minutes=14)
    waiting = part((await moira.get("/overview")).text, "Waiting to be picked up")
    assert "14 min" in waiting.split("</li>")[0]
    assert "14 min" not in waiting.split("</li>")[1]


async def test_who_is_on_call_is_there_and_stands_first(pace, clock, staff, asked):
    for name in ("Aisha", "Bob"):
        await staff(name)
    clock.set("2027-03-06 12:00")
    moira = await staff("Moira", roles=["supervisor"], areas=[])
    await asked(urgency="emergency")
    async with pace.database.transaction() as session:
        bob = await session.get(Worker, (await worker_called(pace, "Bob")).id)
        await keeping_hours.put_on_call(session, bob, "fife", "2027-03-06T06:00", "2027-03-07T06:00")
    page = (await moira.get("/overview")).text
    assert page.index("Bob, on call, has 0") < page.index("Aisha, not in, next in on Monday from 9am, has 0")
    assert "1 of 2" in page
    assert "On call" in part(page, "Who has how much")
