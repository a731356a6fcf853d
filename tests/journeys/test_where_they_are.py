"""Where a parent is, said in passing: at an end of a text about something else, or once more."""

import pytest

from tests.journeys.diary import TextingParent, record

ASKED = ("utter_ask_area", "utter_ask_which_area")


@pytest.mark.parametrize(
    ("words", "area"),
    [
        ("Child maintenance, he's stopped paying. Dunfermline.", "fife"),
        ("food bank motherwell", "north_lanarkshire"),
        ("help wi my rent arrears, Glasgow", "glasgow"),
        ("motherwell food bank pls", "north_lanarkshire"),
        ("I need a nursery place, falkirk road edinburgh", "edinburgh"),
    ],
)
async def test_a_place_at_an_end_is_where_they_are(parent: TextingParent, words: str, area: str) -> None:
    await parent.say("hi", words)
    assert (await record(parent)).area == area
    assert parent.wording not in ASKED


@pytest.mark.parametrize(
    "words",
    [
        "moving from glasgow to kirkcaldy, need a nursery place",
        "my sister in Leith says there is help with rent arrears",
        "how do i get the bus to Edinburgh",
        "Glasgow uni is no help and I've rent arrears",
    ],
)
async def test_a_place_of_others_or_to_go_to_is_not(parent: TextingParent, words: str) -> None:
    await parent.say("hi", words)
    assert (await record(parent)).area is None


@pytest.mark.parametrize(
    "words", ["childcare. dalkeith", "is there anybody does cheap nursery places for wee ones in dalkeith"]
)
async def test_a_place_outside_is_owned_up_to_at_once(parent: TextingParent, words: str) -> None:
    await parent.say("hi")
    assert "Dalkeith" in await parent.say(words)
    assert len(parent.services) >= 2


@pytest.mark.parametrize("words", ["maryhill i told you", "i said maryhill", "maryhill. can they even do that"])
async def test_saying_it_again_is_enough_and_the_need_goes_on(parent: TextingParent, words: str) -> None:
    await parent.say("hi", "help with my rent arrears")
    assert parent.wording in ASKED
    await parent.say(words)
    assert (await record(parent)).area == "glasgow"
    assert len(parent.services) >= 2


async def test_of_two_places_the_one_that_is_known_is_taken(parent: TextingParent) -> None:
    await parent.say("hi", "help with my rent arrears", "bonnyrigg then. or edinburgh")
    assert (await record(parent)).area == "edinburgh"
    await parent.say("i said paisley but im in rutherglen now")
    assert (await record(parent)).area == "south_lanarkshire"


async def test_what_somebody_was_told_is_no_place(parent: TextingParent) -> None:
    await parent.say("hi", "i told the council i live in a damp flat and they said glasgow had a list")
    assert (await record(parent)).area is None
