"""Ways as workers choose and use them: codes, buttons, words in the wrong place, browsers that go, a locked door."""

import json

import pytest
from sqlalchemy import select

from bot.app import Pace
from bot.database.tables import InboundText, Worker
from bot.errors import PaceError
from bot.handover import handovers
from bot.handover.notices import Word
from bot.people.parents import find_or_make
from bot.settings import Settings
from bot.staff import ways
from bot.staff.ways import WayRefused
from channels.staff_email import EmailNotifier
from tests.phones import settle
from tests.reaching.conftest import minutes, the_handover
from tests.reaching.test_at_night import subscribed
from tests.stand_ins.mail_server import MailServer

WAITS = "A parent waits for a person."


async def asks(pace: Pace, phone) -> None:
    """A parent of Fife has asked for a person, and whoever is in is told."""
    async with pace.database.transaction() as session:
        parent, _ = await find_or_make(session, phone.channel, phone.address, pace.clock())
        parent.area = "fife"
        handover = await handovers.request(session, parent, pace.clock(), why="asked")
        await pace.jobs.defer(session, handovers.ALERT, handover_id=str(handover.id))
    await settle(pace)


async def test_of_two_who_press_one_has_it_and_the_other_is_told_who(pace, hired, new_phone):
    aisha, bob = await hired("Aisha"), await hired("Bob")
    for worker in (aisha, bob):
        assert "From now on you are told here" in await worker.takes_telegram()
    await asks(pace, new_phone())
    assert WAITS in aisha.telegrams()[0]
    assert WAITS in bob.telegrams()[0]
    await bob.phone.press("Pick up")
    await aisha.phone.press("Pick up")
    assert "You have picked this up" in bob.telegrams()[0]
    assert aisha.telegrams() == ["Bob has picked this up."]
    assert (await the_handover(pace)).worker_id == bob.worker.id


async def test_a_button_is_for_whom_it_was_sent_to(pace, hired, new_phone, telegram):
    aisha = await hired("Aisha")
    await aisha.takes_telegram()
    await asks(pace, new_phone())
    async with pace.database.transaction() as session:
        await ways.unlink_telegram(session, str(aisha.phone.chat_id))
    aisha.telegrams()
    await aisha.phone.press("Pick up")
    assert "Nobody who works here is told in this chat" in aisha.telegrams()[0]
    assert (await the_handover(pace)).state == "requested"


async def test_a_worker_of_another_area_does_not_pick_up(pace, hired, new_phone):
    aisha = await hired("Aisha")
    await aisha.takes_telegram()
    await asks(pace, new_phone())
    async with pace.database.transaction() as session:
        (await session.get_one(Worker, aisha.worker.id)).areas = ["glasgow"]
    aisha.telegrams()
    await aisha.phone.press("Pick up")
    assert "looked after in another area" in aisha.telegrams()[0]


async def test_what_a_worker_writes_there_reaches_no_parent_and_is_kept_nowhere(pace, hired):
    aisha = await hired("Aisha")
    await aisha.takes_telegram()
    await aisha.phone.text("tell her I'm on my way")
    assert "reaches no parent" in aisha.telegrams()[0]
    async with pace.database.reading() as session:
        assert (await session.scalars(select(InboundText))).all() == []


async def test_words_of_danger_in_a_worker_s_chat_get_the_numbers(pace, hired):
    aisha = await hired("Aisha")
    await aisha.takes_telegram()
    await aisha.phone.text("I want to kill myself")
    await settle(pace)
    assert any("999" in said for said in aisha.telegrams())
    await aisha.phone.text("are you there")
    await settle(pace)
    assert not any("reaches no parent" in said for said in aisha.telegrams())


async def test_stop_in_a_worker_s_chat_stops_the_notifications_only(pace, hired, new_phone):
    aisha = await hired("Aisha")
    await aisha.takes_telegram()
    await aisha.phone.text("/stop")
    assert "not told here any more" in aisha.telegrams()[0]
    await asks(pace, new_phone())
    assert aisha.telegrams() == []
    assert WAITS in aisha.emails()[0]


async def test_a_code_works_once_and_not_for_long(pace, clock, hired):
    aisha, bob = await hired("Aisha"), await hired("Bob")
    async with pace.database.transaction() as session:
        used = await ways.telegram_code(session, aisha.worker.id, clock())
        late = await ways.telegram_code(session, bob.worker.id, clock())
    await aisha.phone.text(f"/start {used}")
    await bob.phone.text(f"/start {used}")
    clock.forward(minutes=16)
    await bob.phone.text(f"/start {late}")
    assert all("used or is too old" in said for said in bob.telegrams())
    async with pace.database.reading() as session:
        assert (await ways.worker_of_chat(session, str(aisha.phone.chat_id))).id == aisha.worker.id
        assert await ways.worker_of_chat(session, str(bob.phone.chat_id)) is None


async def test_the_link_in_an_e_mail_leads_to_the_parent_s_page(pace, hired, new_phone):
    aisha = await hired("Aisha")
    await asks(pace, new_phone())
    handover = await the_handover(pace)
    [email] = aisha.emails()
    assert email.startswith(f"{WAITS}\n{WAITS}\n\n{pace.settings.public_url}/inbox/{handover.parent_id}\n")
    assert f"{pace.settings.public_url}/alerts" in email


async def test_out_of_hours_nobody_s_phone_buzzes_for_a_routine_request(pace, clock, hired, new_phone):
    aisha = await hired("Aisha")
    await aisha.takes_telegram()
    clock.set("2027-03-02 20:00")
    await asks(pace, new_phone())
    await minutes(pace, clock, 3)
    assert (aisha.telegrams(), aisha.emails()) == ([], [])


async def test_a_browser_that_took_its_permission_back_is_forgotten(pace, hired, new_phone, push_service):
    aisha = await hired("Aisha")
    browser = await subscribed(pace, aisha, push_service)
    push_service.withdraw(browser)
    await asks(pace, new_phone())
    async with pace.database.reading() as session:
        assert [way.kind for way in await ways.ways_of(session, [aisha.worker.id])] == ["email"]


@pytest.mark.parametrize(
    "endpoint",
    [
        "https://evil.example.org/x",
        "https://fcm.googleapis.com.example.org/x",
        "http://fcm.googleapis.com/x",
        "file:///",
    ],
)
async def test_we_call_no_address_but_those_of_push_services(pace, hired, push_service, endpoint):
    aisha = await hired("Aisha")
    told = {**json.loads(push_service.browser().subscription), "endpoint": endpoint}
    async with pace.database.transaction() as session:
        with pytest.raises(WayRefused):
            await ways.add_push(session, aisha.worker.id, json.dumps(told), "")


async def test_a_laptop_that_two_share_tells_who_chose_it_last(pace, hired, new_phone, push_service):
    aisha, bob = await hired("Aisha"), await hired("Bob")
    browser = await subscribed(pace, aisha, push_service)
    async with pace.database.transaction() as session:
        await ways.add_push(session, bob.worker.id, browser.subscription, "", also=("127.0.0.1",))
    async with pace.database.reading() as session:
        found = await ways.ways_of(session, [aisha.worker.id, bob.worker.id])
    assert [way.worker_id for way in found if way.kind == "push"] == [bob.worker.id]


async def test_a_mail_server_that_asks_for_a_password_gets_it():
    server = MailServer(asks_password=True)
    try:
        worker = Worker(first_name="Aisha", email="aisha@example.org")
        right = Settings.model_construct(smtp_url=server.address, smtp_from="Pace <a@example.org>", public_url="")
        await EmailNotifier(right).notify(worker, "", Word("Somebody waits.", "/inbox"))
        assert len(server.to("aisha@example.org")) == 1
        wrong = right.model_copy(update={"smtp_url": server.address.replace("p%40ss", "guess")})
        with pytest.raises(PaceError, match="did not take it"):
            await EmailNotifier(wrong).notify(worker, "", Word("Somebody waits.", "/inbox"))
    finally:
        server.close()
