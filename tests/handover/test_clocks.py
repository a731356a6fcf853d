"""The clocks as parents and workers notice them: reminders, apologies, closed offices, the end of the grace."""

import pytest
from sqlalchemy import select

from bot.app import Pace
from bot.database.tables import Handover, InboundText, Notice, Worker
from bot.errors import PaceError
from bot.handover import desk as work
from bot.handover import keeping_hours
from bot.handover.notices import Word
from bot.messages import Choice, Saying, TextKind
from bot.people.parents import latest_address
from bot.staff import ways
from bot.staff.ways import Way
from tests.conftest import MovableClock
from tests.handover.conftest import Desk
from tests.handover.test_passing_on import page_of


class Told:
    """A way to reach workers that remembers whom it reached."""

    def __init__(self) -> None:
        self.names: list[str] = []

    async def notify(self, worker: Worker, address: str, word: Word) -> None:
        self.names.append(worker.first_name)

    def now(self) -> list[str]:
        names, self.names = sorted(self.names), []
        return names


@pytest.fixture
def told(pace: Pace) -> Told:
    told = Told()
    pace.alerts._notifiers = {Way.EMAIL: told}
    return told


async def test_nobody_picks_up(pace, clock, hired, desk, told):
    await hired("Aisha")
    await hired("Bob", areas=("glasgow",))
    await hired("Moira", roles=("supervisor",), areas=())
    await desk.ask()
    clock.set("2027-03-02 12:31")
    assert await desk.minute() == []
    assert (await desk.lines(), told.now()) == (["requested", "reminded"], ["Aisha"])
    clock.set("2027-03-02 14:31")
    assert await desk.minute() == []
    assert (await desk.lines())[-1] == "backup"
    clock.set("2027-03-03 10:31")
    told.now()
    [sorry] = await desk.minute()
    assert "no key worker has picked this up yet" in sorry
    assert "Key workers are in until 5pm." in sorry
    assert "1 Carry on here" in sorry
    assert told.now() == ["Aisha", "Moira"]
    clock.set("2027-03-05 10:31")
    assert await desk.minute() == []
    assert (await desk.handover()).state == "requested"


async def test_nights_and_weekends_are_no_wait(clock, hired, desk, told):
    await hired("Aisha")
    clock.set("2027-03-05 16:30")
    await desk.ask()
    clock.set("2027-03-08 10:29")
    await desk.minute()
    assert await desk.lines() == ["requested"]
    clock.set("2027-03-08 10:31")
    await desk.minute()
    assert await desk.lines() == ["requested", "reminded"]


async def test_a_worker_goes_silent_and_the_parent_chooses_another(pace, clock, hired, desk, told):
    aisha, _ = await hired("Aisha"), await hired("Moira", roles=("supervisor",), areas=())
    await desk.ask()
    await desk.reply(aisha, "Hello, Aisha here")
    clock.forward(seconds=20)
    assert await desk.minute() == ["Hello, Aisha here"]
    clock.forward(minutes=5)
    assert await desk.text("that would be great") == []
    clock.set("2027-03-03 10:37")
    [sorry] = await desk.minute()
    assert "Aisha has not been able to answer you yet" in sorry
    assert "1 Wait for Aisha\n2 Another key worker\n3 The assistant" in sorry
    assert told.now() == ["Aisha", "Moira"]
    [asked] = await desk.text("2")
    assert "asked for another key worker" in asked
    handover = await desk.handover()
    assert (handover.state, handover.worker_id) == ("requested", None)


async def test_the_parent_chooses_to_wait(clock, hired, desk):
    await silent_worker(clock, hired, desk)
    [fine] = await desk.text("I'll wait")
    assert "Aisha" in fine
    assert (await desk.handover()).state == "with_worker"


async def test_the_parent_chooses_the_assistant(clock, hired, desk):
    await silent_worker(clock, hired, desk)
    [back] = await desk.text("the assistant")
    assert "automated helper" in back
    assert (await desk.handover()).state == "closed"
    assert "back_to_assistant" in await desk.lines()


async def test_a_number_after_the_worker_wrote_again_is_for_the_worker(clock, hired, desk):
    aisha = await silent_worker(clock, hired, desk)
    await desk.reply(aisha, "Sorry! Would 1 or 2 o'clock suit?")
    clock.forward(seconds=20)
    await desk.minute()
    assert await desk.text("2") == []
    assert (await desk.handover()).worker_id == aisha.id


async def silent_worker(clock, hired, desk) -> Worker:
    aisha = await hired("Aisha")
    await desk.ask()
    await desk.reply(aisha, "Hello, Aisha here")
    clock.forward(minutes=5)
    await desk.text("that would be great")
    clock.set("2027-03-03 10:37")
    assert "not been able to answer" in (await desk.minute())[-1]
    return aisha


async def test_an_emergency_rings_again_every_five_minutes_until_somebody_has_it(pace, clock, hired, desk, told):
    aisha, _ = await hired("Aisha"), await hired("Bob")
    await hired("Moira", roles=("safeguarding_lead",), areas=())
    await desk.ask(why="risk", urgency="emergency", risk="suicide_self_harm")
    clock.forward(minutes=4)
    await desk.minute()
    assert told.now() == []
    clock.forward(minutes=1)
    await desk.minute()
    assert told.now() == ["Aisha", "Bob", "Moira"]
    clock.forward(minutes=5)
    await desk.minute()
    assert told.now() == ["Aisha", "Bob", "Moira"]
    await desk.pick_up(aisha)
    clock.forward(minutes=5)
    await desk.minute()
    assert told.now() == []


async def test_an_emergency_that_was_handed_on_unseen_rings_on(pace, clock, hired, desk, told):
    aisha, moira = await hired("Aisha"), await hired("Moira", roles=("supervisor",), areas=())
    await desk.ask(why="risk", urgency="emergency", risk="suicide_self_harm")
    clock.forward(minutes=2)
    async with pace.database.transaction() as session:
        parent_id = (await desk.handover()).parent_id
        await work.Desk(pace.outbox).hand_on(session, moira, parent_id, aisha, "", clock(), sure=True)
    clock.forward(minutes=3)
    await desk.minute()
    assert told.now() == ["Aisha"]
    await desk.reply(aisha, "Hello, Aisha here")
    clock.forward(minutes=5)
    await desk.minute()
    assert told.now() == []


async def test_what_a_worker_has_looked_at_does_not_ring_again_when_it_is_handed_on(pace, clock, hired, desk, told):
    aisha, bob = await hired("Aisha"), await hired("Bob")
    await desk.ask(why="risk", urgency="emergency", risk="suicide_self_harm")
    clock.forward(minutes=2)
    await desk.pick_up(aisha)
    async with pace.database.transaction() as session:
        parent_id = (await desk.handover()).parent_id
        await work.Desk(pace.outbox).hand_on(
            session, aisha, parent_id, bob, "I rang her, she is safe", clock(), sure=True
        )
    clock.forward(minutes=6)
    await desk.minute()
    assert told.now() == []


async def test_an_emergency_is_not_for_the_assistant_to_take_back(clock, hired, desk):
    aisha = await hired("Aisha")
    await desk.ask(why="risk", urgency="emergency", risk="suicide_self_harm")
    await desk.reply(aisha, "Hello, Aisha here")
    clock.forward(minutes=5)
    await desk.text("hi")
    clock.set("2027-03-03 10:37")
    assert "The assistant" not in (await desk.minute())[-1]


async def test_a_text_to_somebody_who_has_gone_home_gets_one_word_each_night(clock, hired, desk):
    aisha = await hired("Aisha")
    await desk.ask()
    clock.set("2027-03-02 16:00")
    await desk.reply(aisha, "Hello, Aisha here")
    clock.set("2027-03-02 18:00")
    await desk.minute()
    await desk.text("are you there?")
    [word] = await desk.minute()
    assert "Aisha is not in just now and is next in tomorrow from 9am" in word
    assert "116 123" in word
    await desk.text("hello?")
    assert await desk.minute() == []
    clock.set("2027-03-03 18:30")
    await desk.minute()
    await desk.text("me again")
    assert any("next in" in word for word in await desk.minute())


async def test_none_right_after_an_answer(clock, hired, desk):
    aisha = await hired("Aisha")
    await desk.ask()
    clock.set("2027-03-02 17:30")
    await desk.reply(aisha, "Just off home, talk tomorrow")
    clock.set("2027-03-02 17:50")
    await desk.minute()
    await desk.text("ok thanks")
    assert await desk.minute() == []


async def on_call(pace: Pace, worker: Worker, starts: str, ends: str, area: str = "fife") -> None:
    async with pace.database.transaction() as session:
        await keeping_hours.put_on_call(session, await session.get(Worker, worker.id), area, starts, ends)


async def test_who_is_on_call_is_in_for_an_emergency_they_hold(pace, clock, hired, desk):
    aisha = await hired("Aisha")
    await on_call(pace, aisha, "2027-03-06T06:00", "2027-03-06T23:00")
    clock.set("2027-03-06 07:00")
    await desk.ask(why="risk", urgency="emergency", risk="suicide_self_harm")
    await desk.pick_up(aisha)
    clock.forward(minutes=20)
    await desk.text("are you there?")
    assert await desk.minute() == []
    clock.set("2027-03-06 23:30")
    await desk.text("is anybody there?")
    [word] = await desk.minute()
    assert "Aisha is not in just now and is next in on Monday from 9am" in word


async def test_on_call_is_for_emergencies_only(pace, clock, hired, desk):
    aisha = await hired("Aisha")
    await desk.ask()
    await desk.pick_up(aisha)
    await on_call(pace, aisha, "2027-03-06T06:00", "2027-03-06T23:00")
    clock.set("2027-03-06 12:00")
    await desk.text("are you there?")
    assert "Aisha is not in just now" in (await desk.minute())[-1]


async def test_an_emergency_that_somebody_on_call_can_pick_up_is_not_for_after_the_weekend(pace, clock, hired, desk):
    aisha = await hired("Aisha")
    clock.set("2027-03-05 16:55")
    await desk.ask(why="risk", urgency="emergency", risk="suicide_self_harm")
    await on_call(pace, aisha, "2027-03-05T17:00", "2027-03-05T20:00")
    clock.set("2027-03-05 17:05")
    assert await desk.minute() == []
    clock.set("2027-03-05 20:05")
    assert "on Monday from 9am" in (await desk.minute())[-1]


async def test_who_has_just_picked_up_is_not_told_of_as_away(clock, hired, desk):
    aisha = await hired("Aisha")
    clock.set("2027-03-06 12:00")
    await desk.ask()
    await desk.pick_up(aisha)
    clock.forward(minutes=1)
    await desk.text("i am scared")
    assert await desk.minute() == []
    clock.forward(minutes=16)
    await desk.text("hello?")
    assert "Aisha is not in just now" in (await desk.minute())[-1]


async def test_a_parent_s_silence_moves_nothing(clock, hired, desk, told):
    aisha = await hired("Aisha")
    await desk.ask()
    await desk.reply(aisha, "What would you like?")
    clock.forward(days=9)
    await desk.minute()
    assert told.now() == []
    assert await desk.lines() == ["requested", "picked_up"]


async def test_nobody_is_chased_about_a_parent_who_has_stopped_texts(clock, hired, desk, told):
    aisha, _ = await hired("Aisha"), await hired("Moira", roles=("supervisor",), areas=())
    await desk.ask()
    await desk.reply(aisha, "Hello, Aisha here")
    clock.forward(minutes=1)
    await desk.minute()
    await desk.text("could you look at a form?")
    clock.forward(minutes=1)
    await desk.text("STOP")
    clock.set("2027-03-04 12:00")
    assert await desk.minute() == []
    assert (told.now(), await desk.lines()) == ([], ["requested", "picked_up"])
    await desk.text("START")
    clock.set("2027-03-04 13:59")
    await desk.minute()
    assert told.now() == []
    clock.set("2027-03-04 14:01")
    await desk.minute()
    assert told.now() == ["Aisha"]


async def talk_and_finish_at_night(clock: MovableClock, desk: Desk, worker: Worker) -> None:
    clock.set("2027-03-02 22:00")
    await desk.ask()
    await desk.reply(worker, "Hello, Aisha here")
    clock.forward(minutes=2)
    await desk.minute()
    await desk.finish(worker)
    clock.forward(minutes=1)
    await desk.minute()


async def test_after_the_grace_the_assistant_asks_once_and_not_at_night(clock, hired, desk):
    aisha = await hired("Aisha")
    await talk_and_finish_at_night(clock, desk, aisha)
    clock.forward(hours=24, minutes=5)
    assert await desk.minute() == []
    clock.set("2027-03-04 08:01")
    [asks] = await desk.minute()
    assert "Aisha has finished for now" in asks
    clock.forward(days=3)
    assert await desk.minute() == []


async def test_who_writes_in_the_night_after_the_grace_is_not_asked_in_the_morning(pace, clock, hired, new_phone):
    aisha, phone = await hired("Aisha"), new_phone()
    desk = Desk(pace, phone)
    await talk_and_finish_at_night(clock, desk, aisha)
    over = (await desk.handover()).closing_until
    clock.forward(hours=26)
    assert await desk.minute() == []
    assert await phone.text("", kind=TextKind.PHOTO) != []
    ended = await desk.handover()
    assert (ended.state, ended.closed_at) == ("closed", over)
    assert not any(line.what == "photo" for line in (await page_of(pace, desk, aisha)).lines), "not the worker's"
    clock.set("2027-03-04 08:01")
    assert await desk.minute() == []


async def test_one_way_that_fails_does_not_keep_the_others_from_being_tried(pace, clock, hired, desk, told):
    class Broken:
        async def notify(self, worker: Worker, address: str, word: Word) -> None:
            raise PaceError("the post is late")

    aisha = await hired("Aisha")
    async with pace.database.transaction() as session:
        code = await ways.telegram_code(session, aisha.id, clock())
        await ways.link_telegram(session, code, "42", clock())
    pace.alerts._notifiers = {Way.TELEGRAM: Broken(), Way.EMAIL: told}
    await desk.ask()
    async with pace.database.reading() as session:
        handover_id = await session.scalar(select(Handover.id))
    await pace.alerts.alert(handover_id)
    assert told.now() == ["Aisha"]
    async with pace.database.reading() as session:
        noted = dict((await session.execute(select(Notice.kind, Notice.failed))).all())
        failing = {way.kind: way.failing_since for way in await ways.ways_of(session, [aisha.id])}
    assert noted == {"telegram": True, "email": False}
    assert (failing["telegram"], failing["email"]) == (clock(), None)


async def test_a_number_from_a_list_of_before_is_for_the_worker(pace, clock, hired, desk):
    aisha = await hired("Aisha")
    await desk.ask()
    async with pace.database.transaction() as session:
        parent = await desk._parent(session)
        address = await latest_address(session, parent.id)
        service = Choice("Lantern Parents", '/choose_service{"service": "lantern"}')
        await pace.outbox.say(session, address, Saying("utter_which_one", choices=(service,)), clock())
    await desk.pick_up(aisha)
    await desk.minute()
    assert await desk.text("1") == []
    handover = await desk.handover()
    async with pace.database.reading() as session:
        [text] = await session.scalars(select(InboundText))
    assert (text.handover_id, text.taken_at) == (handover.id, clock())
