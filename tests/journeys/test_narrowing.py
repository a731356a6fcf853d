"""Others of the kind just listed: nearer, later, quieter. They come first that say so; where none does, that is said."""

import pytest

from bot.app import Pace
from tests.journeys.diary import TextingParent
from tests.journeys.meaning import understood_as


@pytest.mark.parametrize(
    "wish", ["a quieter one", "maybe one on a monday", "nah too far", "is there any that dont need booking"]
)
async def test_a_wish_about_a_list_gets_others_of_the_kind(parent: TextingParent, wish: str) -> None:
    await parent.say("looking for a toddler group. kirkcaldy")
    await parent.say(wish)
    assert parent.wording in ("utter_offer_nearer", "utter_offer_no_such")
    assert len(parent.services) >= 2


@pytest.mark.parametrize(
    "wish", ["something in a school maybe", "what about online", "maybe in the evenings after they sleep"]
)
async def test_nor_is_it_a_farewell_an_idea_or_another_need(parent: TextingParent, wish: str) -> None:
    await parent.say("help to find work. wishaw")
    said = await parent.say(wish)
    assert parent.wording in ("utter_offer_nearer", "utter_offer_no_such")
    assert "work" in said.lower()


async def test_what_none_says_is_owned_up_to(parent: TextingParent) -> None:
    await parent.say("i want to do a course. glasgow")
    said = await parent.say("nothing wi exams please")
    assert parent.wording == "utter_offer_no_such"
    assert "sorry" in said


async def test_after_one_is_looked_at_too(parent: TextingParent) -> None:
    await parent.say("looking for a toddler group. kirkcaldy", "1")
    await parent.say("too far for me. anything nearer")
    assert parent.wording in ("utter_offer_nearer", "utter_offer_no_such")


@pytest.mark.parametrize("text", ["maybe later", "thanks, something to think about", "can i get a different worker"])
async def test_other_things_said_of_a_list_stay_what_they_are(parent: TextingParent, text: str) -> None:
    await parent.say("looking for a toddler group. kirkcaldy")
    await parent.say(text)
    assert parent.wording not in ("utter_offer_nearer", "utter_offer_no_such")


async def test_words_of_danger_in_a_wish_are_danger(parent: TextingParent) -> None:
    await parent.say("looking for a toddler group. kirkcaldy")
    assert "999" in await parent.say("somewhere he cant find us tonight, hes at the door")


async def test_a_wish_about_the_one_need_that_was_guessed_at_is_a_yes_to_it(
    pace: Pace, parent: TextingParent, monkeypatch: pytest.MonkeyPatch
) -> None:
    guess = [{"id": "work", "confidence": 0.3}]
    understood_as(pace, monkeypatch, {"work stuff": {"needs": guess, "ranking": guess, "unsure": True}})
    await parent.say("wishaw", "work stuff")
    assert parent.wording == "utter_which_meaning"
    said = await parent.say("something in a school maybe")
    assert "for work" in said.lower()
    assert parent.services
