"""A small question about the service on screen is answered from what is held of it, or that it is not known."""

import pytest

from tests.journeys.diary import TextingParent


@pytest.mark.parametrize(
    "words", ["does it take donations as well", "is it a man or a woman", "can my sister come wi me"]
)
async def test_what_is_not_held_is_owned_up_to_with_their_number(parent: TextingParent, words: str) -> None:
    await parent.say("hi", "I'm in Kirkcaldy", "things to do with the kids")
    name = parent.services[0]
    await parent.say("1")
    said = await parent.say(words)
    assert parent.wording == "utter_service_not_known"
    assert name in said
    assert "Ring" in said or "ring" in said or "@" in said or "ext" in said


async def test_one_part_known_and_the_other_not(parent: TextingParent) -> None:
    await parent.say("hi", "I'm in Kirkcaldy", "things to do with the kids")
    name = parent.services[0]
    said = await parent.say(f"{name} then, is it a man or a woman that runs it and is it on a saturday")
    assert parent.wording == "utter_service_part_known"
    assert "When:" in said


async def test_a_plain_wish_for_more_is_no_such_question(parent: TextingParent) -> None:
    await parent.say("hi", "I'm in Kirkcaldy", "things to do with the kids", "1", "tell me more")
    assert parent.wording == "utter_service_more"
