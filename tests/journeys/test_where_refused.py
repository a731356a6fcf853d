"""Where a parent is: refused with more words, or said before, it is not asked again."""

import pytest

from tests.journeys.diary import TextingParent


@pytest.mark.parametrize(
    ("first", "refusal", "need"),
    [
        ("I need help with my drinking", "id rather not say. is there a phone one", "drink"),
        ("i need a group", "rather not say. it's depression", "feeling better"),
        ("im so low", "rather not say!", "feeling better"),
        ("i need debt help", "i'd prefer not to give my postcode", "debt"),
        ("i need a group", "dinnae want tae say whaur, jist a chat by text", "other parents"),
    ],
)
async def test_where_is_refused_with_more_words(parent: TextingParent, first: str, refusal: str, need: str) -> None:
    await parent.say(first)
    assert parent.wording in ("utter_ask_area", "utter_ask_area_hard")
    said = await parent.say(refusal)
    assert parent.services
    assert need in said


async def test_a_place_beside_a_refusal_is_where_they_are(parent: TextingParent) -> None:
    await parent.say("i need a group")
    assert "Edinburgh" in await parent.say("rather not say exactly, im near leith")


@pytest.mark.parametrize(
    "first", ["struggling wi drink, leith. i want it sorted", "no hope left wi debt. leith. please help"]
)
async def test_a_place_between_stops_is_where_they_are(parent: TextingParent, first: str) -> None:
    await parent.say(first)
    assert parent.wording != "utter_ask_area"


async def test_a_place_in_a_text_that_held_a_risk_is_remembered(parent: TextingParent) -> None:
    await parent.say("getting evicted friday. hamilton. its rent arrears", "not now")
    assert "South Lanarkshire" in await parent.say("i need help with debts")
