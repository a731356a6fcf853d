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
        ("whats a key worker", "what_a_worker_is"),
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


@pytest.mark.parametrize("text", ["how long do you keep my texts", "when do my messages get deleted"])
async def test_how_long_texts_are_kept_is_told_and_they_can_be_deleted(parent: TextingParent, text: str) -> None:
    await parent.say("help with my rent", text)
    assert parent.wording == "kept_how_long"
    await parent.say("2")
    assert parent.wording == "utter_delete_sure"


async def test_who_hears_of_it(parent: TextingParent) -> None:
    assert "the school" in await parent.say("hi", "does this go to the school")
    assert parent.wording == "not_them_private"
    assert "the DWP" in await parent.say("will the jobcentre hear about this")


@pytest.mark.parametrize("text", ["how do i know its not a scam", "is this legit", "can i trust you"])
async def test_a_doubt_about_us_is_met_fairly(parent: TextingParent, text: str) -> None:
    assert "bank" in await parent.say("hi", text)
    assert parent.wording == "can_be_trusted"


@pytest.mark.parametrize("text", ["what happens if i ask for the key worker", "if i ask for a person who is it"])
async def test_to_ask_what_a_worker_does_asks_for_none(parent: TextingParent, text: str) -> None:
    await parent.say("hi", text)
    assert parent.wording == "what_a_worker_is"


async def test_texting_here_changes_no_benefits(parent: TextingParent) -> None:
    await parent.say("hi", "will my benefits be affected if i talk to you")
    assert parent.wording == "not_your_benefits"
    await parent.say("carry on")
    assert parent.wording != "not_your_benefits"


async def test_who_reads_it_beside_a_pick(parent: TextingParent) -> None:
    await parent.say("letters from the home office say i can work but not claim. i have two daughters. Glasgow")
    said = await parent.say("the visas one please. and does talking to you get sent to the home office")
    assert "the Home Office" in said
    assert parent.services
    said = await parent.say("I asked is this sent to the home office. I need to know before I say more")
    assert parent.wording == "not_them"
    assert "the Home Office" in said
    assert "the Home Office" in await parent.say("Is what I write here shown to anyone")


async def test_who_reads_it_beside_a_need(parent: TextingParent) -> None:
    await parent.say("hi", "Leith")
    said = await parent.say("is what i text passed on to the dwp? i need a food bank")
    assert "the DWP" in said
    assert parent.services


async def test_private_with_nobody_named(parent: TextingParent) -> None:
    await parent.say("hi", "i need a food bank in leith")
    await parent.say("Is what I write here shown to anyone")
    assert parent.wording == "utter_privacy"


async def test_what_goes_to_an_office_of_theirs_is_not_about_us(parent: TextingParent) -> None:
    await parent.say("hi", "leith", "i need help with a form")
    await parent.say("does the form get sent to the home office")
    assert not parent.wording.startswith("not_them")
