"""A person, any time: asked for, waited for, there, gone, come back to; and the assistant when it is wanted again."""

import pytest
from sqlalchemy import select

from bot.app import Pace
from bot.database.tables import Handover, InboundText, Worker
from tests.conftest import MovableClock
from tests.journeys.conftest import NewParent
from tests.journeys.diary import Helping, TextingParent, record


async def states(pace: Pace) -> list[str]:
    async with pace.database.reading() as session:
        return list(await session.scalars(select(Handover.state).order_by(Handover.requested_at)))


async def asks(parent: TextingParent, words: str = "can I talk to a real person") -> None:
    await parent.say(words)
    assert any(each.wording.startswith(("utter_person", "utter_request")) for each in parent.promises.last)


@pytest.mark.parametrize(
    "words",
    [
        "naw this is nae use, gie me a human",
        "is there anybody there I can actually talk to",
        "pls can sumone fone me",
        "HUMAN",
        "can ye put me on tae a worker",
        "could I speak to one of your workers",
    ],
)
async def test_in_any_words_and_in_the_middle_of_anything(
    parent: TextingParent, pace: Pace, key_worker: Worker, words: str
) -> None:
    await parent.say("hi", "I want to make a plan", "the kids are settled")
    await asks(parent, words)
    assert await states(pace) == ["requested"]


async def test_tam_and_aisha_over_two_months(parent: TextingParent, pace: Pace, key_worker: Worker) -> None:
    aisha = Helping(parent, key_worker)
    await parent.say("hi", "I'm in Kirkcaldy")
    await asks(parent)
    await aisha.picks_up()
    await aisha.writes("Hi, Aisha here. What would help?")
    for text in ("the rent mostly", "and my head's mince", "1", "thanks"):
        assert await parent.say(text) == "", "the assistant keeps out of it"
    await aisha.writes("Let's look at it on Thursday.")
    await aisha.finishes()
    await parent.later(days=3)
    await parent.silence(weeks=8)
    await parent.say("hi")
    await asks(parent)
    assert "Aisha" in " ".join(parent.heard), "the same worker, by name"


async def test_with_a_worker_and_wants_the_assistant(parent: TextingParent, pace: Pace, key_worker: Worker) -> None:
    aisha = Helping(parent, key_worker)
    await asks(parent)
    await aisha.picks_up()
    await aisha.writes("Hi, Aisha here.")
    await parent.say("can I go back to the automated helper please")
    assert parent.wording == "handover_which_way"
    await parent.pick("The assistant")
    assert parent.wording == "handover_back"
    await parent.say("help with my rent arrears")
    assert parent.wording == "utter_ask_area" or parent.services
    assert await states(pace) == ["closed"]


async def test_wants_another_worker_and_need_not_say_why(
    parent: TextingParent, pace: Pace, key_worker: Worker
) -> None:
    aisha = Helping(parent, key_worker)
    await asks(parent)
    await aisha.picks_up()
    await aisha.writes("Hi, Aisha here.")
    await parent.say("I'd like a different worker please")
    await parent.pick("Another key worker")
    assert parent.wording == "handover_another_asked"
    assert "why" not in parent.all.lower()
    assert await states(pace) == ["requested"]
    assert (await record(parent)).usual_worker_id is None


async def test_stop_in_the_middle_of_talking_to_a_worker(
    parent: TextingParent, pace: Pace, key_worker: Worker
) -> None:
    aisha = Helping(parent, key_worker)
    await asks(parent)
    await aisha.picks_up()
    await aisha.writes("Hi, Aisha here.")
    assert await parent.say("STOP") == ""
    await parent.silence(weeks=4)
    await parent.say("START")
    assert parent.wording == "welcome_back_after_stop" or parent.heard == []


async def test_nobody_picks_it_up_for_days_and_she_is_told_so_but_not_pestered(
    parent: TextingParent, key_worker: Worker
) -> None:
    await asks(parent)
    came = await parent.later(days=4)
    assert 1 <= len(came) <= 2
    assert all("sorry" in each.lower() for each in came)
    assert parent.wording in ("handover_not_picked_up", "handover_still_waiting")
    await parent.pick("I'll just wait")


async def test_waiting_she_looks_at_other_things_then_calls_it_off(
    new_parent: NewParent, pace: Pace, key_worker: Worker
) -> None:
    parent = new_parent("telegram")
    await parent.say("Kirkcaldy")
    await asks(parent)
    await parent.say("while I wait, is there a toddler group")
    assert parent.services
    await parent.pick(parent.services[0])
    await parent.press("Cancel the key worker")
    assert parent.wording == "utter_request_cancelled"
    assert await states(pace) == ["cancelled"]
    await parent.silence(weeks=2)


async def test_friday_at_ten_past_five_it_says_monday(
    parent: TextingParent, key_worker: Worker, clock: MovableClock
) -> None:
    clock.set("2027-03-05 17:10")
    await asks(parent)
    assert "Monday" in " ".join(parent.heard)


async def test_what_she_writes_while_she_waits_reaches_the_worker(
    parent: TextingParent, pace: Pace, key_worker: Worker
) -> None:
    await asks(parent)
    await parent.say("it's about my ex and the contact order", "he wants them at easter")
    async with pace.database.reading() as session:
        texts = await session.scalars(select(InboundText.body).where(InboundText.handover_id.is_not(None)))
    assert "he wants them at easter" in texts.all()


async def test_a_photo_for_the_worker_is_not_answered_by_the_assistant(
    new_parent: NewParent, key_worker: Worker
) -> None:
    parent = new_parent("telegram")
    aisha = Helping(parent, key_worker)
    await asks(parent)
    await aisha.picks_up()
    await aisha.writes("Can you show me the letter?")
    assert await parent.photo() == ""


async def test_she_asks_them_to_ring_and_changes_her_mind(
    parent: TextingParent, pace: Pace, key_worker: Worker
) -> None:
    await parent.say("help with rent arrears", "Kirkcaldy")
    await parent.say("1")
    await parent.say("could they phone me instead")
    assert parent.wording == "utter_ask_about_contact"
    await parent.say("actually naw, I'll do it masel")
    assert await states(pace) == []


async def test_a_complaint_about_the_worker_goes_to_a_supervisor(
    parent: TextingParent, pace: Pace, key_worker: Worker
) -> None:
    await parent.say("hi", "I want to complain")
    assert "supervisor" in parent.all
    await parent.say("she never rang when she said she would")
    assert parent.wording == "utter_complaint_kept"
    await parent.silence(weeks=1)
