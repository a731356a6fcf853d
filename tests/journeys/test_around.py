"""Everything else a parent may say: asked about us, stopping, coming back, and what only a person can do."""

import pytest
from sqlalchemy import select

from bot.app import Pace
from bot.database.tables import Address
from tests.conftest import MovableClock
from tests.journeys.diary import TextingParent


@pytest.mark.parametrize(
    ("text", "part"),
    [
        ("are you a robot?", "automated"),
        ("is this confidential?", "danger"),
        ("how does this work?", "in your own words"),
        ("help", "Are you safe?"),
        ("thanks so much", ""),
        ("bye for now", ""),
        ("what can you do?", "What would you like"),
    ],
)
async def test_questions_about_us(parent: TextingParent, text: str, part: str) -> None:
    await parent.say("hi")
    assert part in await parent.say(text)
    assert len(parent.heard) == 1


async def test_an_answer_to_the_area_still_counts_after_an_interruption(parent: TextingParent) -> None:
    await parent.say("hi", "I need help with my rent arrears", "are you a robot?")
    await parent.say("Kirkcaldy")
    assert "Fife" in parent.all


async def test_a_yes_after_an_interruption_answers_no_older_question(parent: TextingParent, pace: Pace) -> None:
    await parent.say("hi", "I think I want you to leave me alone")
    await parent.say("are you a robot?", "yes")
    async with pace.database.reading() as session:
        address = await session.scalar(select(Address))
    assert address is not None
    assert address.opted_out_at is None


async def test_medicine_is_not_answered(parent: TextingParent) -> None:
    await parent.say("hi")
    said = await parent.say("how much calpol can i give a 2 year old")
    assert "111" in said
    assert {"Talk to a person", "Something else", "Not now"} <= set(parent.choices)


@pytest.mark.parametrize(
    "text",
    ["my other phone is on telegram", "that number you gave me was wrong"],
)
async def test_what_only_a_person_can_do_is_said_with_choices(parent: TextingParent, text: str) -> None:
    await parent.say("hi")
    await parent.say(text)
    assert {"Talk to a person", "Something else", "Not now"} <= set(parent.choices)


async def test_stop_is_silence_and_start_brings_back(parent: TextingParent) -> None:
    await parent.say("hi")
    assert await parent.say("STOP") == ""
    assert await parent.say("hello?") == ""
    assert "Welcome back" in await parent.say("START") or "back" in parent.all


async def test_after_a_gap_it_offers_to_carry_on_without_naming_what(
    parent: TextingParent, clock: MovableClock
) -> None:
    await parent.say("hi", "I'm in Kirkcaldy", "I need help with my rent arrears")
    clock.forward(days=20)
    said = await parent.say("hi")
    assert "carry on" in said.lower() or "pick up" in said.lower()
    assert "rent" not in said
    await parent.say("aye go on")
    assert parent.choices[-2:] == ["Something else", "Not now"]


async def test_the_same_words_never_come_twice_in_a_row(parent: TextingParent) -> None:
    await parent.say("hi")
    last = ""
    for text in ("asdf qwer", "zxcv asdf", "qwer zxcv", "thanks", "thanks", "ta", "bye", "bye"):
        said = await parent.say(text)
        assert said != last
        last = said
