"""Two phones of one parent, one phone of two parents, and texts in another language."""

import re

import pytest
from sqlalchemy import func, select

from bot.app import Pace
from bot.database.tables import Address, Parent
from tests.conftest import MovableClock
from tests.journeys.conftest import NewParent
from tests.journeys.diary import TextingParent, record

CODE = re.compile(r"\d{3} \d{3}")


async def code(parent: TextingParent, choice: str = "Text on both") -> str:
    """A code that the parent asked for."""
    await parent.say("link my telegram")
    found = CODE.search(await parent.pick(choice))
    assert found is not None, parent.all
    return found[0]


async def parents(pace: Pace) -> int:
    async with pace.database.reading() as session:
        return await session.scalar(select(func.count()).select_from(Parent)) or 0


async def test_sms_and_telegram_are_joined_by_a_code_and_share_what_was_said(
    parent: TextingParent, new_parent: NewParent, pace: Pace
) -> None:
    await parent.say("hi", "I'm in Kirkcaldy")
    brought = await code(parent)
    telegram = new_parent("telegram")
    assert "joined" in await telegram.say(brought) or "share" in telegram.all
    assert await parents(pace) == 1
    (told,) = await parent.reads()
    assert "Fife" not in told
    assert "Fife" in await telegram.say("help with my rent arrears")


async def test_whoever_did_not_join_them_parts_them_again(
    parent: TextingParent, new_parent: NewParent, pace: Pace
) -> None:
    await parent.say("hi", "I'm in Kirkcaldy")
    telegram = new_parent("telegram")
    await telegram.say(await code(parent))
    await parent.reads()
    await parent.pick("That wasn't me")
    await parent.say("aye")
    assert await parents(pace) == 2
    assert "Fife" not in await telegram.say("help with my rent arrears")
    assert (await record(parent)).area == "fife"


async def test_everything_moves_to_a_new_number_and_the_old_one_is_forgotten(
    parent: TextingParent, new_parent: NewParent, pace: Pace
) -> None:
    await parent.say("hi", "I'm in Kirkcaldy")
    brought = await code(parent, "Swap to a new number")
    new = new_parent()
    await new.say(f"my code is {brought}")
    assert (await record(new)).area == "fife"
    async with pace.database.reading() as session:
        assert (await session.scalars(select(Address.address))).all() == [new.phone.address]


async def test_a_wrong_code_joins_nobody_and_leaves_ways_on(parent: TextingParent, pace: Pace) -> None:
    said = await parent.say("123 456")
    assert "automated" in said
    assert {"Talk to a person", "Something else", "Not now"} <= set(parent.choices)
    await parent.say("I have a code")
    assert "6 figures" in parent.all
    await parent.say("I cannae find it", "where's my plan")
    assert "going" in parent.all


async def test_a_code_is_of_no_use_after_a_while(
    parent: TextingParent, new_parent: NewParent, clock: MovableClock, pace: Pace
) -> None:
    await parent.say("hi")
    brought = await code(parent)
    clock.forward(minutes=16)
    assert "15 minutes" in await new_parent("telegram").say(brought)
    assert await parents(pace) == 2


async def test_after_months_nothing_of_before_is_shown_until_they_say_they_are_the_same(
    parent: TextingParent, clock: MovableClock
) -> None:
    await parent.say("hi", "I'd like to make a plan", "I get the kids to school every day")
    await parent.silence(days=200)
    assert "school" not in await parent.say("show me my plan")
    await parent.pick("We've texted before")
    assert "school" in await parent.say("show me my plan")


async def test_somebody_new_on_the_phone_starts_afresh_and_sees_nothing(parent: TextingParent, pace: Pace) -> None:
    await parent.say("hi", "I'm in Kirkcaldy", "I'd like to make a plan", "I get the kids to school every day")
    await parent.say("this isn't her, it's her sister, this is my phone now")
    assert "school" not in await parent.pick("Yes, start afresh")
    assert "automated" in parent.all
    assert await parents(pace) == 2
    assert (await record(parent)).area is None
    assert "school" not in await parent.say("show me my plan")


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("bonjour, je cherche une place en crèche pour mon fils", "French"),
        ("cześć, potrzebuję pomocy z mieszkaniem", "Polish"),
        ("أحتاج إلى مساعدة في السكن", "Arabic"),
    ],
)
async def test_another_language_is_met_kindly_with_a_person_to_choose(
    parent: TextingParent, text: str, language: str
) -> None:
    assert "automated" in await parent.say(text)
    assert language in parent.all
    assert {"Talk to a person", "Visas and English", "Something else", "Not now"} == set(parent.choices)
