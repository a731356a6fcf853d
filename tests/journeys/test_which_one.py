"""One of a list is meant by its place in it, by where it is, or several in the order they are said."""

import pytest
from sqlalchemy import update

from bot.app import Pace
from bot.database.tables import Service
from tests.journeys.diary import TextingParent


async def listed(parent: TextingParent) -> list[str]:
    """A list of services in Glasgow, by name."""
    await parent.say("hi", "I'm in Glasgow", "things to do with the kids")
    return parent.services


async def is_in(pace: Pace, name: str, place: str) -> None:
    """Puts a service somewhere."""
    async with pace.database.transaction() as session:
        await session.execute(update(Service).where(Service.name == name).values(place=place))


@pytest.mark.parametrize("words", ["1st one. the group", "first one, thanks, sounds good"])
async def test_a_position_with_words_behind_it(parent: TextingParent, words: str) -> None:
    name = (await listed(parent))[0]
    assert name in await parent.say(words)


async def test_one_is_meant_by_where_it_is(parent: TextingParent, pace: Pace) -> None:
    names = await listed(parent)
    await is_in(pace, names[1], "Cardonell, the hall by the green")
    assert names[1] in await parent.say("the cardonell one")
    assert parent.wording == "utter_service"


async def test_a_place_where_none_is_picks_none(parent: TextingParent) -> None:
    await listed(parent)
    await parent.say("the timbuktu one")
    assert parent.wording != "utter_service"


async def test_several_in_the_order_they_are_said(parent: TextingParent) -> None:
    names = await listed(parent)
    assert names[2] in await parent.say("3 then 1")
    await parent.pick("Next")
    assert names[0] in parent.all


@pytest.mark.parametrize("words", ["nothing the day at all?", "naw thats tuesday. nothing open today?"])
async def test_a_question_whether_there_is_nothing_turns_nothing_down(parent: TextingParent, words: str) -> None:
    await parent.say("hi", "I'm in Motherwell", "is there a food bank", "1")
    await parent.say(words)
    assert parent.services


@pytest.mark.parametrize("words", ["nothing today thanks", "not now"])
async def test_not_now_is_still_not_now(parent: TextingParent, words: str) -> None:
    await parent.say("hi", "I'm in Motherwell", "is there a food bank")
    await parent.say(words)
    assert not parent.services


async def test_a_question_with_a_list_open_is_answered_for_each(parent: TextingParent) -> None:
    await parent.say("parents group. coatbridge")
    services = parent.services
    said = await parent.say("is it just mums that go")
    assert parent.wording in ("of_each", "of_none")
    assert parent.services == services
    assert "For:" in said or "sorry" in said


@pytest.mark.parametrize("words", ["whit days is it on", "are any of them open on a saturday"])
async def test_when_each_is_on(parent: TextingParent, words: str) -> None:
    await parent.say("parents group. coatbridge")
    services = parent.services
    assert "When:" in await parent.say(words)
    assert parent.services == services


async def test_a_question_that_names_one_is_of_that_one(parent: TextingParent) -> None:
    await parent.say("no food in. coatbridge", "not now", "1")
    assert "Crumb Larder" in await parent.say("crumbs ... are they open the day")
    assert parent.wording == "utter_service_more"


@pytest.mark.parametrize("words", ["you pick", "dinnae mind, you choose", "which is best", "what would you go for"])
async def test_who_leaves_the_choice_to_us_gets_the_first(parent: TextingParent, words: str) -> None:
    await parent.say("parents group. coatbridge")
    first, *others = parent.services
    said = await parent.say(words)
    assert first in said
    assert not any(other in said for other in others)
    assert parent.wording == "utter_service"


@pytest.mark.parametrize("words", ["whatever you think", "you pick", "either"])
async def test_who_leaves_it_to_us_which_need_comes_first(parent: TextingParent, words: str) -> None:
    await parent.say("need help with rent and nursery")
    assert parent.wording == "utter_which_first"
    first = parent.choices[0].lower()
    await parent.say(words)
    assert first in await parent.say("fife")
    assert parent.services


async def test_nobody_is_told_because_it_was_left_to_us(parent: TextingParent) -> None:
    asked = await parent.say("they've given us a week to get out the house")
    assert "Shall I tell a key worker" in asked
    await parent.say("up to you")
    assert "worker now" not in parent.all


@pytest.mark.parametrize("words", ["is there anything like that for women only though", "any that are just for men"])
async def test_for_women_only_is_a_wish_within_the_need(parent: TextingParent, words: str) -> None:
    await parent.say("i want to stop drinking. kirkcaldy")
    assert parent.services
    await parent.say(words)
    assert parent.services
    assert parent.wording.startswith("utter_offer_")
    assert "drink" in parent.all
