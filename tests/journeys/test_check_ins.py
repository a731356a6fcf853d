"""A parent asks to be texted at a time of theirs: said back, moved, cancelled, sent once."""

import pytest
from sqlalchemy import select

from bot.app import Pace
from bot.database.tables import CheckIn
from tests.conftest import MovableClock
from tests.journeys.diary import TextingParent


async def kept(pace: Pace) -> list[CheckIn]:
    async with pace.database.reading() as session:
        return list((await session.scalars(select(CheckIn).order_by(CheckIn.set_at))).all())


async def test_a_text_next_tuesday_is_said_back_and_sent_once(
    parent: TextingParent, pace: Pace, clock: MovableClock
) -> None:
    clock.set("2027-01-11 10:00")
    await parent.say("hi")
    said = await parent.say("text me next tuesday")
    assert "Tuesday 19 January, about 10 in the morning" in said
    assert parent.choices == ["Yes, text me then", "Another time", "Not now"]
    assert await kept(pace) == []
    await parent.say("aye that's right")
    assert parent.choices == ["That's right", "Another time", "Cancel it"]
    assert [each.state for each in await kept(pace)] == ["waiting"]
    assert await parent.reads() == []
    clock.set("2027-01-19 10:01")
    (came,) = await parent.reads()
    assert came.startswith("Hello")
    assert await parent.reads() == []
    clock.forward(days=5)
    assert await parent.reads() == []


async def test_without_a_day_it_asks_and_the_subject_may_change(parent: TextingParent, clock: MovableClock) -> None:
    clock.set("2027-01-11 10:00")
    await parent.say("hi", "could you text me some time")
    assert "?" in parent.all
    assert "automated" in await parent.say("are you a robot?")
    await parent.say("can you check in with me")
    assert "Friday 15 January" in await parent.say("this friday at 2")


async def test_changed_and_cancelled_by_text(parent: TextingParent, pace: Pace, clock: MovableClock) -> None:
    clock.set("2027-01-11 10:00")
    await parent.say("hi", "text me tomorrow at 11")
    assert "Thursday 14 January" in await parent.say("change it to thursday")
    assert len(await kept(pace)) == 1
    await parent.pick("Another time")
    assert "Monday 18 January" in await parent.say("monday")
    await parent.say("yes")
    await parent.say("cancel the reminder")
    assert [each.state for each in await kept(pace)] == ["cancelled"]


@pytest.mark.parametrize(
    ("day", "date"), [("wednesday", "Wednesday 27"), ("thursday", "Thursday 28"), ("friday", "Friday 22")]
)
async def test_a_weekday_to_move_to_is_the_one_nearest_to_what_was_set(
    parent: TextingParent, clock: MovableClock, day: str, date: str
) -> None:
    clock.set("2027-01-11 10:00")
    assert "Monday 25 January" in await parent.say("hi", "text me in a fortnight about college")
    assert f"{date} January" in await parent.say(f"make it {day} instead")


async def test_a_guess_is_asked_before_it_is_set(parent: TextingParent, pace: Pace, clock: MovableClock) -> None:
    clock.set("2027-01-11 10:00")
    await parent.say("hi", "text me in a few weeks")
    assert await kept(pace) == []
    await parent.say("aye")
    assert len(await kept(pace)) == 1


@pytest.mark.parametrize("words", ["text me on friday at 11 at night", "message me at 10pm tomorrow"])
async def test_a_time_in_the_quiet_hours_is_not_set(
    parent: TextingParent, pace: Pace, clock: MovableClock, words: str
) -> None:
    clock.set("2027-01-11 10:00")
    await parent.say("hi", words)
    assert await kept(pace) == []
    assert "8 in the morning" in parent.all
    await parent.pick("Yes")
    assert len(await kept(pace)) == 1
