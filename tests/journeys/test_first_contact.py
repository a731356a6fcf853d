"""However a parent begins, they hear who this is, that they choose, and get an answer."""

import pytest

from tests.journeys.conftest import NewParent
from tests.journeys.diary import TextingParent

INTRODUCTION = ("automated", "not a person", "You", "person any time", "STOP", "usual rate")


def introduced(text: str) -> bool:
    return all(part.lower() in text.lower() for part in INTRODUCTION)


async def test_hello(parent: TextingParent) -> None:
    assert introduced(await parent.say("hi"))
    assert parent.all.count("?") == 1


async def test_a_need_is_answered_behind_the_introduction(parent: TextingParent) -> None:
    said = await parent.say("I need help with my rent arrears")
    assert introduced(said)
    assert "Where" in parent.heard[-1]


async def test_several_needs_ask_which_first_and_keep_the_rest(parent: TextingParent) -> None:
    said = await parent.say("i need a nursery place and help with my gas and electricity bills")
    assert introduced(said)
    assert {"Childcare", "Heating and energy bills", "Something else", "Not now"} <= set(parent.choices)
    await parent.pick("Childcare")
    await parent.say("Kirkcaldy")
    await parent.say("1")
    await parent.pick("That's all for now")
    assert "Heating and energy bills" in parent.choices


async def test_an_area(parent: TextingParent) -> None:
    assert introduced(await parent.say("I'm in Kirkcaldy"))
    assert "What would you like" in parent.heard[-1]
    await parent.say("help with my rent arrears")
    assert "Fife" in parent.all


async def test_a_hubs_word_sets_the_area(parent: TextingParent) -> None:
    assert introduced(await parent.say("SALTKETTLE"))
    await parent.say("help with my rent arrears")
    assert "Edinburgh" in parent.all


async def test_a_hubs_start_link_on_telegram_does_the_same(new_parent: NewParent) -> None:
    parent = new_parent("telegram")
    assert "automated" in await parent.say("/start fif-haar")
    assert "Fife" in await parent.say("help with my rent arrears")


async def test_not_knowing_gives_a_few_starting_points_and_others_after_them(parent: TextingParent) -> None:
    assert introduced(await parent.say("I don't know what I need"))
    first = parent.choices
    assert len(first) >= 4
    assert first[-2:] == ["Something else", "Not now"]
    await parent.pick("Something else")
    assert parent.choices[0] not in first


@pytest.mark.parametrize("text", ["asdf qwer zxcv", "?", "..."])
async def test_nonsense_is_answered_kindly_with_ways_on(parent: TextingParent, text: str) -> None:
    assert introduced(await parent.say(text))
    assert {"Talk to a person", "Something else", "Not now"} <= set(parent.choices)


async def test_the_introduction_comes_once(parent: TextingParent) -> None:
    await parent.say("hi")
    assert not introduced(await parent.say("help with my rent arrears"))
