"""May we ask once how it was: answered in any words, at another time, or with a question; and what follows a close."""

import pytest
from sqlalchemy import select

from bot.app import Pace
from bot.database.tables import CheckIn
from tests.conftest import MovableClock
from tests.journeys.diary import TextingParent


async def asked(parent: TextingParent, clock: MovableClock, words: str) -> None:
    clock.set("2026-11-29 19:00")
    await parent.say("hi", "I'm in Kirkcaldy", "help with my rent arrears", "1", "thats all for now")
    assert parent.wording == "utter_may_i_ask"
    await parent.say(words)


async def set_for(pace: Pace) -> list[str]:
    async with pace.database.reading() as session:
        rows = await session.scalars(select(CheckIn.moment).where(CheckIn.state == "waiting"))
        return [f"{moment:%d %b}" for moment in rows]


@pytest.mark.parametrize(
    ("words", "wording", "days"),
    [
        ("aye nae bother, thanks", "utter_will_ask", ["13 Dec"]),
        ("ok after xmas", "utter_will_ask", ["29 Dec"]),
        ("yes, and what's their number", "utter_tell_more", ["13 Dec"]),
        ("naw, fed up wi folk texting", "utter_will_not_ask", []),
        ("could it be a friday", "utter_may_ask_then", []),
        ("mibbe, no sure", "utter_may_ask_later", []),
        ("how many texts is that", "utter_may_ask_explained", []),
        ("how what", "utter_may_ask_what", []),
        ("does it say what it's about", "utter_may_ask_watched", []),
    ],
)
async def test_nothing_is_set_on_a_guess(
    parent: TextingParent, pace: Pace, clock: MovableClock, words: str, wording: str, days: list[str]
) -> None:
    await asked(parent, clock, words)
    assert await set_for(pace) == days
    if wording != "utter_tell_more":
        assert parent.wording == wording


async def test_another_time_is_asked_about_and_then_set(
    parent: TextingParent, pace: Pace, clock: MovableClock
) -> None:
    await asked(parent, clock, "could it be a friday")
    await parent.say("yes")
    assert await set_for(pace) in (["11 Dec"], ["18 Dec"])


@pytest.mark.parametrize(
    ("words", "wording"),
    [
        ("can you show me that list again", "utter_where_we_were"),
        ("ok ill text you when im paid", "utter_not_now"),
        ("aye nae bother", "utter_goodbye"),
        ("it's my brother that's behind by the way", "utter_for_somebody"),
        ("the secnd one, what is it", "utter_service"),
        ("is there anything for toddlers", "utter_offer"),
    ],
)
async def test_after_not_now(parent: TextingParent, words: str, wording: str) -> None:
    await parent.say("hi", "I'm in Kirkcaldy", "help with my rent arrears", "not now", words)
    assert parent.wording.startswith(wording)
