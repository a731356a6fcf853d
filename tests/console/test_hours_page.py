"""Keeping one's hours, and the on-call rota."""

from bot.database.tables import Worker
from bot.handover import keeping_hours, rota
from tests.console.conftest import worker_called


async def presence(pace, area="fife"):
    async with pace.database.reading() as session:
        return await rota.area_presence(session, area, pace.clock())


WEEK = {"from-1": "10:00", "until-1": "14:00"}


async def test_a_week_of_one_s_own_is_what_parents_are_told(pace, staff):
    aisha = await staff("Aisha")
    assert (await presence(pace)).until == "5pm"
    saved = await aisha.submit("/hours", "/hours", **WEEK)
    assert saved.status_code == 303
    assert "Your week is saved." in (await aisha.get(saved.headers["location"])).text
    assert (await presence(pace)).until == "2pm"
    assert 'value="10:00"' in (await aisha.get("/hours")).text


async def test_times_that_do_not_fit_are_told_and_stay_typed(pace, staff):
    aisha = await staff("Aisha")
    for wrong, says in (
        ({"from-1": "10:00"}, "Tuesday: please give both times"),
        ({"from-1": "14:00", "until-1": "10:00"}, "Tuesday: the second time is before"),
        ({}, "at least one day"),
    ):
        answer = await aisha.submit("/hours", "/hours", **wrong)
        assert (answer.status_code, says in answer.text) == (422, True)
        assert all(f'value="{typed}"' in answer.text for typed in wrong.values())
    assert (await presence(pace)).until == "5pm"


async def test_days_away_and_back(pace, staff):
    aisha = await staff("Aisha")
    bad = await aisha.submit("/hours", "/hours/away", first="2027-03-05", last="2027-03-02")
    assert (bad.status_code, "before the first" in bad.text) == (422, True)
    assert (await aisha.submit("/hours", "/hours/away", first="2027-03-02", last="2027-03-03")).status_code == 303
    assert (await presence(pace)).when == "on Thursday from 9am"
    id = (await aisha.get("/hours")).text.split('name="id" value="')[1][:36]
    bob = await staff("Bob", areas=["glasgow"])
    assert (await bob.submit("/hours", "/hours/back", id=id)).status_code == 404
    assert (await aisha.submit("/hours", "/hours/back", id=id)).status_code == 303
    assert (await presence(pace)).is_in


async def test_a_supervisor_keeps_the_rota(pace, clock, staff):
    await staff("Aisha")
    moira = await staff("Moira", roles=["supervisor"], areas=[])
    page = (await moira.get("/hours")).text
    assert "Nobody is on call" in page
    aisha_id = page.split('">Aisha')[0][-36:]
    night = {"worker": aisha_id, "area": "fife", "starts": "2027-03-02T17:00", "ends": "2027-03-03T09:00"}
    wrong = await moira.submit("/hours", "/hours/on-call", **{**night, "ends": "2027-03-02T16:00"})
    assert (wrong.status_code, "ends after it starts" in wrong.text) == (422, True)
    assert (await moira.submit("/hours", "/hours/on-call", **night)).status_code == 303
    shown = (await moira.get("/hours")).text
    assert "Aisha, Fife: Tue 2 Mar, 17:00 to Wed 3 Mar, 09:00" in shown
    clock.set("2027-03-03 03:00")
    async with pace.database.reading() as session:
        assert [one.first_name for one in await rota.on_call(session, "fife", clock())] == ["Aisha"]
        assert await rota.on_call(session, "glasgow", clock()) == []


async def test_only_who_can_pick_up_is_put_on_call(pace, clock, staff):
    await staff("Bob", areas=["glasgow"])
    await staff("Petra", roles=["publisher"], areas=[])
    moira = await staff("Moira", roles=["supervisor"], areas=[])
    page = (await moira.get("/hours")).text
    assert ("Bob (Glasgow)</option>" in page, "Moira</option>" in page, "Petra</option>" in page) == (
        True,
        True,
        False,
    )
    night = {"area": "fife", "starts": "2027-03-02T17:00", "ends": "2027-03-03T09:00"}
    petra, bob = [(await worker_called(pace, name)).id for name in ("Petra", "Bob")]
    refused = await moira.submit("/hours", "/hours/on-call", worker=str(petra), **night)
    assert (refused.status_code, "Petra cannot open the inbox" in refused.text) == (422, True)
    refused = await moira.submit("/hours", "/hours/on-call", worker=str(bob), **night)
    assert (refused.status_code, "Bob does not look after Fife" in refused.text) == (422, True)
    assert (
        await moira.submit("/hours", "/hours/on-call", worker=str(bob), **{**night, "area": ""})
    ).status_code == 303
    assert "Bob, Glasgow: Tue 2 Mar, 17:00" in (await moira.get("/hours")).text


async def test_who_lost_the_inbox_since_is_on_call_no_more(pace, clock, staff):
    await staff("Aisha")
    aisha = (await worker_called(pace, "Aisha")).id
    clock.set("2027-03-03 03:00")
    async with pace.database.transaction() as session:
        worker = await session.get(Worker, aisha)
        await keeping_hours.put_on_call(session, worker, "fife", "2027-03-02T17:00", "2027-03-03T09:00")
        assert [one.id for one in await rota.on_call(session, "fife", clock())] == [aisha]
        worker.roles = ["publisher"]
        await session.flush()
        assert await rota.on_call(session, "fife", clock()) == []
        assert await keeping_hours.shifts_to_come(session, clock()) == []
