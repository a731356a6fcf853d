"""A parent who is not sure of us asks straight out, and gets a straight answer."""

import pytest

from bot.app import Pace
from bot.database.tables import Worker
from tests.journeys.diary import TextingParent


@pytest.mark.parametrize(
    ("text", "wording"),
    [
        ("is this only for mums", "for_whom"),
        ("I'm a gran raising them, is it for me", "for_whom"),
        ("my partner lives with us, can I still use this", "for_two"),
        ("do I have to pay", "costs_nothing"),
        ("whit is it ye actually dae", "what_i_do"),
    ],
)
async def test_whether_it_is_for_them(parent: TextingParent, text: str, wording: str) -> None:
    await parent.say("hi", text)
    assert parent.wording == wording
    assert len(parent.choices) >= 2


async def test_of_a_service_on_screen_it_is_no_question_about_us(parent: TextingParent) -> None:
    await parent.say("help with my rent arrears", "maryhill", "1", "is it free")
    assert parent.wording != "costs_nothing"


async def test_a_need_in_such_words_is_a_need(parent: TextingParent) -> None:
    await parent.say("hi", "I'm single, can I get a council house")
    assert "whereabouts" in parent.all.lower() or parent.services


@pytest.mark.parametrize(
    ("text", "authority"),
    [
        ("are you the DWP?", "DWP"),
        ("I'm on UC and scared of sanction. does DWP see it", "DWP"),
        ("how do i know your not the social", "social work"),
    ],
)
async def test_not_an_authority(parent: TextingParent, text: str, authority: str) -> None:
    said = await parent.say("hi", text)
    assert parent.wording == "not_them"
    assert authority in said
    assert "danger" in said


async def test_what_is_not_known_is_not_denied(parent: TextingParent, pace: Pace, key_worker: Worker) -> None:
    await parent.say("hi", "are you fae the council")
    assert parent.wording == "perhaps_them"
    async with pace.database.transaction() as session:
        (await session.get_one(Worker, key_worker.id)).organisation = "Fife Council"
    assert "Fife Council" in await parent.say("are you fae the council")
    async with pace.database.transaction() as session:
        (await session.get_one(Worker, key_worker.id)).organisation = "Haar and Hearth"
    await parent.say("are you fae the council")
    assert parent.wording == "not_them"
