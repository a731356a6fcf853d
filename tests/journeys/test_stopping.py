"""STOP in the middle of anything is silence, but for the one answer to a risk; START comes back kindly."""

import pytest
from sqlalchemy import func, select

from bot.app import Pace
from bot.database.tables import CheckIn, OutboundText, Parent, Worker
from tests.journeys.conftest import NewParent
from tests.journeys.diary import Helping, TextingParent
from tests.journeys.test_phones import code

HARM = "I'm going to end my life tonight"
PLAN = ("hi", "I'd like to make a plan")
MIDDLES = {
    "plan question": (PLAN, "I get the kids to school every day"),
    "step being added": ((*PLAN, "nothing really", "I'm good at baking", "a job in a nursery"), "ring the college"),
    "check-in being made": (("hi", "text me please"), "next tuesday"),
    "area asked": (("hi", "help with my rent arrears"), "Kirkcaldy"),
    "which need first": (("hi", "I need help with my rent and a nursery place"), "1"),
    "services offered": (("hi", "I'm in Kirkcaldy", "help with my rent arrears"), "1"),
    "deletion being confirmed": (("hi", "I'm in Kirkcaldy", "delete all my data"), "aye, delete it all"),
    "linking": (("hi", "link my telegram", "1"), "thanks"),
    "complaint asked for": (("hi", "I want to complain"), "the woman at the desk was rude"),
    "stop word being chosen": (("hi", "please be discreet when you text", "my own stop word"), "bananas"),
}


@pytest.mark.parametrize("channel", ["sms", "telegram"])
@pytest.mark.parametrize("middle", list(MIDDLES))
async def test_stop_in_the_middle_of_it(new_parent: NewParent, pace: Pace, middle: str, channel: str) -> None:
    parent = new_parent(channel)
    before, would_be_answer = MIDDLES[middle]
    await parent.say(*before)
    assert await parent.say("STOP") == ""
    assert await parent.say(would_be_answer) == ""
    async with pace.database.reading() as session:
        assert await session.scalar(select(func.count()).select_from(Parent)) == 1
        assert await session.scalar(select(CheckIn.id).where(CheckIn.state == "waiting")) is None
    await parent.silence(weeks=3)
    await parent.say("START")
    assert parent.wording == "welcome_back_after_stop"
    await parent.say("hi")
    assert parent.heard
    assert len(parent.heard) == 1


@pytest.mark.parametrize("channel", ["sms", "telegram"])
@pytest.mark.parametrize("middle", ["plan question", "area asked", "deletion being confirmed"])
async def test_a_risk_after_stop_gets_one_attempt_and_then_silence(
    new_parent: NewParent, pace: Pace, middle: str, channel: str
) -> None:
    parent = new_parent(channel)
    await parent.say(*MIDDLES[middle][0], "STOP", HARM)
    assert await attempts(pace) == 1
    assert len(parent.heard) == (1 if channel == "telegram" else 0), "after STOP an SMS network takes no text of ours"
    assert await parent.say("hello?") == ""
    await parent.silence(days=2)
    assert await attempts(pace) == 1


async def attempts(pace: Pace) -> int:
    """How many answers to a risk left us."""
    async with pace.database.reading() as session:
        rows = await session.scalars(select(OutboundText.body).where(OutboundText.purpose == "risk"))
        return len([body for body in rows.all() if "999" in body])


async def test_start_comes_back_to_the_offer_that_lay_open(parent: TextingParent) -> None:
    await parent.say("hi", "I'm in Kirkcaldy", "help with my rent arrears")
    services = parent.services
    await parent.say("STOP", "START")
    await parent.say("carry on")
    assert parent.services == services


async def test_start_comes_back_to_the_plan(parent: TextingParent) -> None:
    await parent.say(*PLAN, "I get the kids to school every day", "STOP", "START")
    assert "school" in await parent.say("show me my plan")


async def test_a_yes_after_start_deletes_nothing(parent: TextingParent, pace: Pace) -> None:
    await parent.say("hi", "I'm in Kirkcaldy", "delete all my data", "STOP", "START")
    await parent.say("yes")
    async with pace.database.reading() as session:
        assert await session.scalar(select(Parent.area)) == "fife"


async def test_stop_while_waiting_for_a_worker_and_with_one(
    parent: TextingParent, pace: Pace, key_worker: Worker
) -> None:
    await parent.say("hi", "I'm in Kirkcaldy", "can I talk to a real person", "STOP")
    await parent.silence(days=3)
    await parent.say("START")
    desk = Helping(parent, key_worker)
    await parent.say("can I talk to a real person")
    await desk.picks_up()
    await desk.writes("Hello, it's Aisha here.")
    assert await parent.say("thanks for getting back to me", "STOP") == ""
    assert await parent.say("are you there?") == ""
    await parent.say(HARM, "hello?")
    assert parent.heard == []
    assert await attempts(pace) == 1


async def test_a_code_is_no_use_from_a_phone_that_stopped(
    parent: TextingParent, new_parent: NewParent, pace: Pace
) -> None:
    await parent.say("hi", "I'm in Kirkcaldy")
    brought = await code(parent)
    assert await parent.say("STOP") == ""
    telegram = new_parent("telegram")
    await telegram.say(brought)
    assert "Fife" not in await telegram.say("help with my rent arrears")
    assert await parent.reads() == []


@pytest.mark.parametrize(
    "words", ["show me my plan", "show me my data", "delete all my data", "what do you have on me"]
)
async def test_a_denial_shows_and_erases_nothing_of_the_other_person(
    parent: TextingParent, pace: Pace, words: str
) -> None:
    await parent.say("hi", "I'm in Kirkcaldy", *PLAN, "I get the kids to school every day")
    await parent.silence(days=200)
    await parent.say("hello")
    await parent.pick("I'm new here")
    assert "automated" in parent.all
    assert "school" not in await parent.say(words)
    await parent.say("aye, delete it all")
    async with pace.database.reading() as session:
        kept = (await session.scalars(select(Parent.area))).all()
    assert "fife" in kept
