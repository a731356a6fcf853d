"""While a worker has a parent: danger at night, a text that fails, STOP, our silence, a reply after the goodbye."""

import pytest
from sqlalchemy import select

from bot.database.tables import Handover, Parent
from bot.errors import SendFailed
from bot.handover import desk as work
from bot.handover import handovers
from bot.handover.desk import CannotSend, Leave
from bot.handover.waits import last_unanswered, waits_of
from bot.messages import TextToSend
from tests.phones import settle
from tests.reaching.conftest import entries, minutes, the_handover
from tests.reaching.test_ways import asks

DANGER = "I want to kill myself"
EMERGENCY = "An emergency waits in the inbox."


async def replies(pace, worker, body: str) -> None:
    """The worker texts from the inbox, and it leaves."""
    async with pace.database.transaction() as session:
        parent_id = (await the_handover(pace)).parent_id
        await work.Desk(pace.outbox).reply(session, worker.worker, parent_id, body, pace.clock(), Leave.NOW)
    pace.clock.forward(seconds=11)
    await pace.delivery.sweep()
    await settle(pace)


async def finishes(pace, worker) -> None:
    async with pace.database.transaction() as session:
        handover = await the_handover(pace)
        owed = await last_unanswered(session, handover, (await waits_of(session, [handover]))[handover.id])
        await work.Desk(pace.outbox).finish(
            session, worker.worker, handover.parent_id, "Fine", "Bye for now", pace.clock(), leave=Leave.NOW,
            unanswered=owed and owed.id,
        )  # fmt: skip


@pytest.fixture
async def with_aisha(pace, hired, new_phone):
    """Aisha, with Telegram, has the parent of this phone."""
    aisha, phone = await hired("Aisha"), new_phone()
    await aisha.takes_telegram()
    await asks(pace, phone)
    await replies(pace, aisha, "Hello, Aisha here")
    aisha.telegrams()
    phone.new()
    return aisha, phone


async def test_danger_at_night_rings_with_who_is_on_call_not_only_with_who_has_the_parent(
    pace, clock, hired, with_aisha
):
    aisha, phone = with_aisha
    bob = await hired("Bob")
    await bob.takes_telegram()
    bob.telegrams()
    clock.set("2027-03-03 03:00")
    await bob.on_call()
    [said] = await phone.text(DANGER)
    assert "a key worker" in said
    assert EMERGENCY in bob.telegrams()[0]
    assert aisha.telegrams() == []
    await minutes(pace, clock, 5)
    assert EMERGENCY in bob.telegrams()[0]
    async with pace.database.transaction() as session:
        await handovers.take_over(session, (await the_handover(pace)).id, bob.worker, clock())
    await minutes(pace, clock, 11)
    assert bob.telegrams() == []


async def test_ordinary_words_in_an_emergency_ring_nobody_again(pace, clock, with_aisha):
    aisha, phone = with_aisha
    await phone.text(DANGER)
    assert EMERGENCY in aisha.telegrams()[0]
    await replies(pace, aisha, "I am here. Are you safe just now?")
    clock.forward(minutes=1)
    await phone.text("aye my sister is here")
    await minutes(pace, clock, 11)
    assert aisha.telegrams() == []


async def test_a_text_that_does_not_arrive_is_raised_once(pace, clock, with_aisha):
    aisha, phone = with_aisha

    class NoSignal:
        async def send(self, text: TextToSend) -> str:
            raise SendFailed("30005")

        async def find_sent(self, text, since):
            return None

    pace.senders[phone.channel] = NoSignal()
    await replies(pace, aisha, "Shall I ring you at two?")
    await minutes(pace, clock, 1)
    assert "A text to a parent did not arrive." in aisha.telegrams()[0]
    await minutes(pace, clock, 5)
    assert aisha.telegrams() == []
    assert (await entries(pace)).count("not_delivered") == 1


async def test_stop_stops_the_worker_too_and_danger_still_gets_its_numbers(pace, clock, with_aisha):
    aisha, phone = with_aisha
    assert await phone.text("STOP") == []
    with pytest.raises(CannotSend, match="stopped texts"):
        await replies(pace, aisha, "Are you all right?")
    await minutes(pace, clock, 3)
    assert phone.new() == []
    [numbers] = await phone.text(DANGER)
    assert "999" in numbers
    assert EMERGENCY in aisha.telegrams()[0]


async def test_silence_on_our_side_climbs_to_the_supervisor_and_the_parent_gets_an_honest_text(
    pace, clock, hired, with_aisha
):
    aisha, phone = with_aisha
    moira = await hired("Moira", ("supervisor",))
    await phone.text("could you help me with a form?")
    clock.set("2027-03-02 12:45")
    await minutes(pace, clock, 1)
    assert "A parent waits for an answer." in aisha.telegrams()[0]
    assert moira.emails() == []
    clock.set("2027-03-03 10:45")
    await minutes(pace, clock, 1)
    assert "A parent waits for an answer." in moira.emails()[0]
    [sorry] = phone.new()
    assert "Aisha" in sorry
    assert "Another key worker" in sorry


async def test_a_reply_within_a_day_of_the_goodbye_reaches_the_same_worker(pace, clock, with_aisha):
    aisha, phone = with_aisha
    await finishes(pace, aisha)
    clock.set("2027-03-03 09:30")
    await pace.delivery.sweep()
    await settle(pace)
    phone.new()
    assert await phone.text("one more thing") == []
    handover = await the_handover(pace)
    assert (handover.state, handover.worker_id) == ("with_worker", aisha.worker.id)
    clock.set("2027-03-03 11:45")
    await minutes(pace, clock, 1)
    assert "A parent waits for an answer." in aisha.telegrams()[0]


async def test_at_the_end_of_the_day_a_request_that_waits_gets_one_honest_word(pace, clock, hired, new_phone):
    await hired("Aisha")
    phone = new_phone()
    clock.set("2027-03-02 15:30")
    await asks(pace, phone)
    phone.new()
    clock.set("2027-03-02 17:00")
    await minutes(pace, clock, 3)
    [word] = phone.new()
    assert "tomorrow from 9am" in word
    assert "1 Carry on here\n2 Cancel the key worker\n3 I'll just wait" in word
    clock.set("2027-03-03 16:58")
    async with pace.database.transaction() as session:
        parent = await session.get_one(Parent, (await the_handover(pace)).parent_id)
        parent.quiet_from, parent.quiet_until = clock().time(), clock().time().replace(hour=20)
    await minutes(pace, clock, 5)
    assert not any("tomorrow" in word for word in phone.new())


async def test_who_asked_out_of_hours_is_not_told_twice(pace, clock, hired, new_phone):
    await hired("Aisha")
    phone = new_phone()
    clock.set("2027-03-02 18:30")
    await asks(pace, phone)
    phone.new()
    await minutes(pace, clock, 3)
    assert phone.new() == []


ABUSE = "my ex keeps threatening me"


async def test_urgent_words_reach_who_has_the_parent_and_nothing_is_asked_that_they_know(pace, with_aisha):
    aisha, phone = with_aisha
    [said] = await phone.text(ABUSE)
    assert "0800 027 1234" in said
    assert "Aisha" in said
    assert "?" not in said
    assert ((await the_handover(pace)).urgency, (await the_handover(pace)).risk) == ("urgent", "domestic_abuse")
    assert "A parent waits for an answer." in aisha.telegrams()[0]


async def test_urgent_words_within_the_grace_come_back_to_the_same_worker(pace, clock, with_aisha):
    aisha, phone = with_aisha
    await finishes(pace, aisha)
    clock.forward(hours=3)
    [said] = [text for text in await phone.text(ABUSE) if "0800" in text]
    assert "Aisha" in said
    assert ((await the_handover(pace)).state, (await the_handover(pace)).urgency) == ("with_worker", "urgent")


async def test_urgent_words_while_nobody_has_picked_up_show_as_urgent_and_no_more_before_a_yes(
    pace, hired, new_phone
):
    await hired("Aisha")
    phone = new_phone()
    await asks(pace, phone)
    [said] = await phone.text(ABUSE)
    assert "1 Yes, tell a key worker" in said
    waiting = await the_handover(pace)
    assert (waiting.state, waiting.urgency, waiting.risk) == ("requested", "urgent", None)


async def test_danger_in_the_moment_after_the_grace_opens_a_handover_of_its_own(pace, clock, hired, with_aisha):
    aisha, phone = with_aisha
    await finishes(pace, aisha)
    over = await the_handover(pace)
    aisha.telegrams()
    clock.forward(hours=24, seconds=20)
    said = await phone.text(DANGER)
    assert "a key worker" in said[-1]
    async with pace.database.reading() as session:
        both = {one.id: (one.state, one.urgency) for one in await session.scalars(select(Handover))}
    assert both.pop(over.id) == ("closed", "routine")
    assert list(both.values()) == [("requested", "emergency")]
    assert EMERGENCY in aisha.telegrams()[0]
