"""Services are asked about by name, or by number with words, though other things were said since."""

import pytest

from tests.journeys.diary import TextingParent

MORE = ("utter_service_more", "utter_service_not_known")


async def test_a_name_and_a_question_are_answered_about_that_one(parent: TextingParent) -> None:
    await parent.say("hi", "I'm in Kirkcaldy", "help with my rent arrears")
    for name in parent.services:
        said = await parent.say(f"{name}. is it on a saturday, and whats the number")
        assert name in said
        assert parent.wording in MORE


async def test_a_name_alone_picks_it_from_a_list_further_back(parent: TextingParent) -> None:
    await parent.say("hi", "I'm in Kirkcaldy", "help with my rent arrears")
    name = parent.services[1]
    await parent.say("thanks", "things to do with the kids")
    said = await parent.say(name.lower())
    assert name in said
    assert parent.wording == "utter_service"


async def test_a_name_is_heard_while_the_area_is_asked_for(parent: TextingParent) -> None:
    await parent.say("hi", "I'd rather not say where I am", "help with my rent arrears")
    name = parent.services[0]
    await parent.say("ok", "change my area")
    assert name in await parent.say(f"whats {name.lower()} number")
    assert parent.wording in MORE


async def test_a_complaint_that_names_one_is_a_complaint(parent: TextingParent) -> None:
    await parent.say("hi", "I'm in Kirkcaldy", "help with my rent arrears")
    await parent.say(f"I want to complain about {parent.services[0]}")
    assert parent.wording not in (*MORE, "utter_service")


@pytest.mark.parametrize(
    "words", ["2. and is it free", "2 how much is it", "2, whats the number", "no 2. when is it on"]
)
async def test_a_number_and_a_question_are_answered_about_that_one(parent: TextingParent, words: str) -> None:
    await parent.say("hi", "I'm in Kirkcaldy", "help with my rent arrears")
    name = parent.services[1]
    assert name in await parent.say(words)
    assert parent.wording in (*MORE, "utter_service")


async def test_a_number_and_more_of_the_need_pick_the_need(parent: TextingParent) -> None:
    await parent.say("I need help with my rent and a nursery place")
    await parent.say(f"{parent.choices.index('Childcare') + 1}. she's nearly 3, wishaw")
    assert "North Lanarkshire" in parent.all
    assert "childcare" in parent.all


@pytest.mark.parametrize("words", ["2 kids and nae money for rent", "2 o'clock", "2.30", "1 bedroom flat"])
async def test_a_number_of_something_picks_nothing(parent: TextingParent, words: str) -> None:
    await parent.say("hi", "I'm in Kirkcaldy", "help with my rent arrears")
    await parent.say(words)
    assert parent.wording not in (*MORE, "utter_service")


async def test_a_risk_behind_a_number_comes_first(parent: TextingParent) -> None:
    await parent.say("hi", "I'm in Kirkcaldy", "help with my rent arrears")
    await parent.say("2. he says he'll kill me if I leave")
    assert "999" in parent.all


async def test_a_part_of_two_names_is_asked_about(parent: TextingParent) -> None:
    await parent.say("hi", "I'd rather not say where I am", "food bank", "help with my debts")
    await parent.say("the kettle one, what is the number")
    assert parent.wording == "utter_which_one"
    assert {"Full Kettle Help", "Full Kettle Debts", "Something else"} <= set(parent.choices)
    assert "Full Kettle Help" in await parent.pick("Full Kettle Help")


@pytest.mark.parametrize(
    "words",
    [
        "{name}. is it warm, i cant get there by bus wi 3 weans so would it be far to walk from the station",
        "no the {name}. can they post the clothes",
        "Sorry, the {name} one. What papers do I need and is there a wait",
        "The nursery can wait. I'd like the {name}. What age of kids go",
        "{name} please. are they allowed to phone me at work",
        "3 sounds like me. is there a creche and how long is it",
    ],
)
async def test_a_question_stays_with_the_service_it_names(parent: TextingParent, words: str) -> None:
    await parent.say("hi", "I'm in Kirkcaldy", "help with my rent arrears")
    name = parent.services[-1] if len(parent.services) > 2 else parent.services[0]
    said = await parent.say(words.format(name=name))
    assert name in said
    assert not parent.services


async def test_a_new_need_beside_a_name_still_counts(parent: TextingParent) -> None:
    await parent.say("hi", "I'm in Kirkcaldy", "help with my rent arrears")
    name = parent.services[0]
    assert name in await parent.say(f"{name}. but I also need a nursery place")
    assert "Childcare" in parent.choices


@pytest.mark.parametrize(
    "words",
    [
        "And are they in the evening, I clean till 5",
        "You said ring. I get nervous on the phone. Can I email or text",
        "whats the wait like for them",
        "thats great thanks, what bus do i get",
    ],
)
async def test_a_question_stays_with_the_service_in_view(parent: TextingParent, words: str) -> None:
    await parent.say("hi", "I'm in Kirkcaldy", "help with my rent arrears")
    name = parent.services[0]
    await parent.say("1")
    assert name in await parent.say(words)
    assert not parent.services


async def test_a_new_need_with_a_service_in_view_still_counts(parent: TextingParent) -> None:
    await parent.say("hi", "I'm in Kirkcaldy", "help with my rent arrears", "1")
    await parent.say("sounds good. what bus pass can I get for my mum")
    assert parent.wording not in (*MORE, "utter_service", "utter_service_part_known", "utter_service_near")


async def test_a_question_about_one_by_its_place_is_answered_for_that_one(parent: TextingParent) -> None:
    await parent.say("looking for other parents. motherwell")
    first, *others = parent.services
    said = await parent.say("what time is the first one")
    assert first in said
    assert not any(other in said for other in others)
