"""Words of danger to a worker who is not in: who is there sees the parent under Waiting, until somebody has them."""

from datetime import timedelta

import pytest

from bot.database.tables import OnCall, Parent
from bot.messages import ChannelName, IncomingText
from tests.console.conftest import worker_called, wrote
from tests.console.test_inbox_pages import act, act_blind, page_of


async def on_call(pace, name: str) -> None:
    worker, now = await worker_called(pace, name), pace.clock()
    async with pace.database.transaction() as session:
        session.add(OnCall(worker_id=worker.id, area="fife", starts_at=now, ends_at=now + timedelta(hours=12)))


@pytest.fixture
async def with_bob_who_is_away(pace, clock, staff):
    """Bob has answered in an emergency, out of his hours; Aisha is on call. Browsers of both, and the parent."""
    clock.set("2027-03-03 21:00")
    aisha, bob = await staff("Aisha"), await staff("Bob")
    phone = "+447700900061"
    parent = await wrote(pace, "i want to kill myself tonight", phone)
    async with pace.database.transaction() as session:
        (await session.get_one(Parent, parent)).area = "fife"
    await act_blind(bob, parent, "pick-up")
    await act(bob, parent, "reply", body="I am here", leave="now")
    clock.forward(minutes=30)
    await on_call(pace, "Aisha")
    return aisha, bob, parent, phone


async def test_danger_to_a_worker_who_is_not_in_waits_for_who_is_there(pace, clock, with_bob_who_is_away):
    aisha, bob, parent, phone = with_bob_who_is_away
    assert str(parent) not in (await aisha.get("/inbox")).text
    clock.forward(minutes=1)
    await wrote(pace, "im going to end it now", phone)
    waiting = (await aisha.get("/inbox")).text
    assert 'data-waiting="1"' in waiting
    assert 'data-emergencies="1"' in waiting
    assert "with Bob, who is not in" in waiting
    assert f'action="/inbox/{parent}/take-over"' in waiting
    page = (await aisha.get(page_of(parent))).text
    assert "Bob has this and is not in just now." in page
    assert "Bob was not in: colleagues see this under Waiting" in page
    assert 'data-waiting="0"' in (await bob.get("/inbox")).text
    assert (await act_blind(aisha, parent, "take-over")).status_code == 303
    assert 'data-waiting="0"' in (await aisha.get("/inbox")).text
    assert 'data-waiting="0"' in (await bob.get("/inbox")).text


async def test_danger_after_the_goodbye_waits_for_who_is_there(pace, clock, with_bob_who_is_away):
    aisha, bob, parent, phone = with_bob_who_is_away
    done = {"outcome": "Safe", "goodbye": "Bye", "decision": "Rang her", "told": "Moira", "leave": "now"}
    assert (await act(bob, parent, "finish", **done)).status_code == 303
    clock.forward(minutes=1)
    again = IncomingText(ChannelName.SIMULATOR_SMS, phone, "again", "im going to end it now", clock())
    await pace.inbox.accept(again)
    waiting = (await aisha.get("/inbox")).text
    assert "Wrote of danger again" in waiting
    assert "with Bob, who is not in" in waiting


async def test_danger_to_a_worker_who_is_there_is_theirs(pace, clock, with_bob_who_is_away):
    aisha, _, parent, phone = with_bob_who_is_away
    await on_call(pace, "Bob")
    clock.forward(minutes=1)
    await wrote(pace, "im going to end it now", phone)
    assert str(parent) not in (await aisha.get("/inbox")).text
    page = (await aisha.get(page_of(parent))).text
    assert "Bob has this." in page
    assert "was not in" not in page


async def test_once_answered_it_waits_for_nobody_else(pace, clock, with_bob_who_is_away):
    aisha, bob, parent, phone = with_bob_who_is_away
    clock.forward(minutes=1)
    await wrote(pace, "im going to end it now", phone)
    clock.forward(minutes=1)
    await act(bob, parent, "reply", body="I am here", leave="now")
    assert str(parent) not in (await aisha.get("/inbox")).text
    clock.forward(minutes=1)
    await wrote(pace, "thanks", phone)
    assert str(parent) not in (await aisha.get("/inbox")).text
