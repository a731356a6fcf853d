"""A second organisation reads along with the parent's yes, and no longer once they say so; with the real engine."""

import pytest

from bot.app import Pace
from bot.database.tables import Handover, Worker
from bot.handover import handovers
from bot.handover.desk import Desk
from bot.staff import workers
from bot.staff.workers import NewWorker
from tests.journeys.conftest import NewParent
from tests.journeys.diary import Helping, TextingParent, record


@pytest.fixture
async def bob(pace: Pace) -> Worker:
    """A worker of another organisation."""
    async with pace.database.transaction() as session:
        new = NewWorker("Bob", "bob@example.org", ("key_worker",), ("glasgow",), "Lomond Advice")
        await workers.add(session, new, pace.clock())
        found = await workers.find(session, "bob@example.org")
        assert found is not None
        return found


async def with_both(parent: TextingParent, pace: Pace, key_worker: Worker, bob: Worker) -> Helping:
    """Aisha has the parent, who said yes to Bob."""
    aisha = Helping(parent, key_worker)
    await parent.say("hi", "I'm in Kirkcaldy", "can I talk to a real person")
    await aisha.picks_up()
    await aisha.writes("Hi, Aisha here. May I ask you something?")
    async with pace.database.transaction() as session:
        await Desk(pace.outbox).bring_in(session, key_worker, (await record(parent)).id, bob, pace.clock())
    assert await parent.later(seconds=15)
    await parent.say("aye that's fine")
    assert await joined(parent, pace) == [bob.id]
    return aisha


async def joined(parent: TextingParent, pace: Pace) -> list:
    async with pace.database.reading() as session:
        handover: Handover | None = await handovers.open_for(session, (await record(parent)).id)
        return handover.joined if handover else []


async def test_it_is_asked_after_and_ended_in_her_own_words(
    parent: TextingParent, pace: Pace, key_worker: Worker, bob: Worker
) -> None:
    await with_both(parent, pace, key_worker, bob)
    assert "Lomond Advice" in await parent.say("who can see ma texts?")
    await parent.pick("Leave it as it is")
    assert await joined(parent, pace) == [bob.id]
    for text in ("Bob was lovely on the phone", "can you ask Bob about the rent", "I share a kitchen wi ma sister"):
        assert await parent.say(text) == "", "that is for Aisha"
    assert "Lomond Advice" in await parent.say("sorry, I dinnae want Bob reading ma texts any mair")
    assert await joined(parent, pace) == []


async def test_old_buttons_after_the_worker_has_gone_are_answered_and_change_nothing(
    new_parent: NewParent, pace: Pace, key_worker: Worker, bob: Worker
) -> None:
    parent = new_parent("telegram")
    aisha = await with_both(parent, pace, key_worker, bob)
    await parent.say("can I stop sharing with Bob?")
    await aisha.finishes()
    await parent.later(days=2)
    for label in ("Yes, stop sharing", "No, keep it", "No, thanks", "Yes, that's fine"):
        assert await parent.press(label)
        assert parent.wording == "handover_back"
    assert await joined(parent, pace) == []


async def test_an_old_button_while_another_worker_is_waited_for_says_so(
    new_parent: NewParent, pace: Pace, key_worker: Worker, bob: Worker
) -> None:
    parent = new_parent("telegram")
    await with_both(parent, pace, key_worker, bob)
    await parent.say("I'd like a different worker")
    await parent.press("Another key worker")
    assert parent.wording == "handover_another_asked"
    assert "key worker" in await parent.press("Wait for Aisha")
    assert parent.wording.startswith("utter_person")
