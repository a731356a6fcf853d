"""How a parent wishes to be texted, and what they say of services and of us."""

from datetime import time

import pytest
from sqlalchemy import select

from bot.app import Pace
from bot.database.tables import Parent, Voice
from tests.journeys.diary import TextingParent


async def record(pace: Pace) -> Parent:
    async with pace.database.reading() as session:
        return (await session.scalars(select(Parent))).one()


@pytest.mark.parametrize(
    ("words", "hours"),
    [
        ("only text me in the mornings", (time(12), time(9))),
        ("only message between 9 and 2 please", (time(14), time(9))),
        ("please don't text me after six at night", (time(18), time(8))),
    ],
)
async def test_quiet_times_in_their_words(
    parent: TextingParent, pace: Pace, words: str, hours: tuple[time, time]
) -> None:
    await parent.say("hi", words)
    kept = await record(pace)
    assert (kept.quiet_from, kept.quiet_until) == hours
    assert kept.careful


async def test_a_stop_word_of_their_own_stops_everything(parent: TextingParent, pace: Pace) -> None:
    await parent.say("hi", "please be discreet when you text")
    await parent.pick("My own stop word")
    await parent.say("yes")
    assert (await record(pace)).stop_word is None
    assert "bananas" in await parent.say("bananas")
    assert await parent.say("Bananas") == ""
    assert await parent.say("hello?") == ""


async def test_a_pause_is_kept_until_they_set_something_again(parent: TextingParent, pace: Pace) -> None:
    await parent.say("hi", "pause please")
    assert (await record(pace)).paused_at is not None
    await parent.say("text me next tuesday")
    assert (await record(pace)).paused_at is None


async def test_a_complaint_is_kept_for_a_supervisor(parent: TextingParent, pace: Pace) -> None:
    await parent.say("hi")
    assert "supervisor" in await parent.say("I want to complain")
    said = await parent.say("the woman at the desk laughed at me in front of my weans")
    assert "supervisor" in said
    async with pace.database.reading() as session:
        (voice,) = (await session.scalars(select(Voice))).all()
    assert (voice.kind, voice.words) == ("complaint", "the woman at the desk laughed at me in front of my weans")
    await parent.pick("Tell me")
    async with pace.database.reading() as session:
        assert (await session.scalars(select(Voice.wants_to_hear))).all() == [True]
