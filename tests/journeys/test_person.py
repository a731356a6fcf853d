"""A person, any time, and honestly when."""

import pytest
from sqlalchemy import select

from bot.app import Pace
from bot.database.tables import Handover, Worker
from tests.conftest import MovableClock
from tests.journeys.diary import TextingParent


async def handover(pace: Pace) -> Handover | None:
    async with pace.database.reading() as session:
        return await session.scalar(select(Handover))


@pytest.mark.parametrize(
    "text", ["can i talk to a real person please", "gonnae let me speak tae somebody", "I want a human"]
)
async def test_any_words_ask_for_one(parent: TextingParent, pace: Pace, key_worker: Worker, text: str) -> None:
    await parent.say("hi")
    said = await parent.say(text)
    assert "key worker" in said
    asked = await handover(pace)
    assert asked is not None
    assert asked.state == "requested"


async def test_in_working_hours_it_says_until_when(parent: TextingParent, key_worker: Worker) -> None:
    await parent.say("hi")
    assert "until 5pm" in await parent.say("can i talk to a real person please")


async def test_on_a_saturday_it_says_when_next(
    parent: TextingParent, key_worker: Worker, clock: MovableClock
) -> None:
    clock.set("2027-03-06 11:00")
    await parent.say("hi")
    assert "on Monday from 9am" in await parent.say("can i talk to a real person please")


async def test_with_nobody_set_up_it_says_so_and_gives_numbers(parent: TextingParent) -> None:
    await parent.say("hi")
    said = await parent.say("can i talk to a real person please")
    assert "no key worker" in said
    assert "116 123" in said


async def test_while_waiting_the_assistant_carries_on(parent: TextingParent, key_worker: Worker) -> None:
    await parent.say("hi", "I'm in Kirkcaldy", "can i talk to a real person please")
    await parent.say("I need help with my rent arrears")
    assert parent.choices[-2:] == ["Something else", "Not now"]
    assert "already" in await parent.say("where's that person, can i talk to a real person please")
    await parent.say("when will they text")
    assert parent.wording == "utter_worker_no_word"


async def test_the_request_can_be_taken_back(parent: TextingParent, pace: Pace, key_worker: Worker) -> None:
    await parent.say("hi", "can i talk to a real person please")
    assert "cancelled" in await parent.pick("Cancel the key worker")
    asked = await handover(pace)
    assert asked is not None
    assert asked.state == "cancelled"


async def test_a_service_is_asked_to_get_in_touch_only_with_consent(
    parent: TextingParent, pace: Pace, key_worker: Worker
) -> None:
    await parent.say("hi", "I'm in Kirkcaldy", "I need help with my rent arrears", "1")
    await parent.pick("Ask them to contact me")
    assert await handover(pace) is None
    assert "number" in parent.all
    await parent.pick("Yes, ask them")
    asked = await handover(pace)
    assert asked is not None
    assert asked.why == "contact_me"
    assert asked.about_services


async def test_after_urgent_words_a_key_worker_is_told_only_if_they_say_so(
    parent: TextingParent, pace: Pace, key_worker: Worker
) -> None:
    await parent.say("hi", "I need help with my rent arrears")
    said = await parent.say("he's been threatening me and following me everywhere since I left him")
    assert "0800 027 1234" in said
    assert await handover(pace) is None
    await parent.say("aye that would be good")
    asked = await handover(pace)
    assert asked is not None
    assert (asked.why, asked.urgency) == ("risk", "urgent")


async def test_no_means_no_and_the_numbers_stay(parent: TextingParent, pace: Pace, key_worker: Worker) -> None:
    await parent.say("hi")
    await parent.say("he's been threatening me and following me everywhere since I left him")
    await parent.say("no thanks")
    assert await handover(pace) is None


async def test_nobody_is_said_to_know_while_nobody_would_notice(parent: TextingParent, key_worker: Worker) -> None:
    await parent.say("hi")
    await parent.say("he's been threatening me and following me everywhere since I left him")
    said = await parent.say("yes")
    assert "when they next look" in said
    assert "until 5pm" in said
