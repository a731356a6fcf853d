"""A small question about the service on screen is answered from what is held of it, or that it is not known."""

import pytest

from tests.journeys.diary import TextingParent


@pytest.mark.parametrize("words", ["is there a piano there", "is it a man or a woman", "can my sister come wi me"])
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


async def test_what_is_held_is_found_by_what_is_meant(parent: TextingParent) -> None:
    await parent.say("hi", "I'd rather not say where I am", "food bank")
    assert "the same week" in await parent.say("full kettle help. do they pay same day")
    assert parent.wording == "utter_service_more"
    assert "the same week" in await parent.say("how quick is it")


async def test_what_comes_nearest_is_told_where_it_is_not_held(parent: TextingParent) -> None:
    await parent.say("hi", "I'm in Methil", "help with visa papers")
    said = await parent.say(f"{parent.services[0]}. is there polish")
    assert parent.wording == "utter_service_near"
    assert "nterpreter" in said or "anguage" in said


async def test_their_number_is_given_once(parent: TextingParent) -> None:
    await parent.say("hi", "I'd rather not say where I am", "food bank", "full kettle help")
    said = await parent.say("do I need to book")
    assert said.count("Ring") == 1


async def test_the_half_that_is_not_known_is_owned_up_to(parent: TextingParent) -> None:
    await parent.say("i need a cot. motherwell")
    await parent.say("is it free and do they bring it")
    assert parent.wording == "of_each_part"
    await parent.say("is it free")
    assert parent.wording == "of_each"


async def test_a_child_who_may_come_along(parent: TextingParent) -> None:
    await parent.say("my boy waits on an autism assessment. kirkcaldy", "Waiting Room Club")
    for asked in ("am i allowed to bring my toddler", "can i bring my 2 year old"):
        assert "bring your child" in await parent.say(asked)


async def test_a_social_worker_who_runs_a_class_is_no_worry(parent: TextingParent) -> None:
    said = await parent.say(
        "social worker at my lassie's school is running a cooking class, is there more like that in fife"
    )
    assert "A lot to deal with" not in said
    assert "by your side" not in said
    assert "That can be" not in said


async def test_an_own_social_worker_is(parent: TextingParent) -> None:
    await parent.say("my social worker is running a parenting class and i have to go. fife")
    assert "Talk to a person" in parent.choices
