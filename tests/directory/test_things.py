"""Which thing is named within a need, and which services have it."""

from pathlib import Path

import pytest

from bot.database.tables import Service
from bot.directory.needs import Needs
from bot.directory.things import THINGS_FILE, first_named, named_in
from bot.yaml_files import read_yaml


def a_service(what: str) -> Service:
    return Service(id="a", name="Cot Press", short="A place", what=what)


@pytest.mark.parametrize(
    ("need", "text", "has", "has_not"),
    [
        (
            "food_essentials",
            "nae food in fur the weekend",
            "Fill a bag with veg and tins.",
            "Wash a load for a pound.",
        ),
        ("food_essentials", "the fridge is empty", "A hot meal.", "A cooker to take home."),
        ("food_essentials", "winter coat for the wean", "Warm clothes by post.", "Beds and tables."),
        ("food_essentials", "Our washing machine\u2019s broke", "Washers for a new start.", "Nappies and veg."),
        ("transport", "learnin tae drive? driving lessons", "Theory for all.", "A minibus to the clinic."),
        ("separation_contact", "he pays nothing", "Ask about maintenance.", "A bright play space."),
        ("peer_support", "is there a mens group", "For dads.", "Toast and a blether."),
    ],
)
def test_a_thing_is_had_by_who_tells_of_it(need: str, text: str, has: str, has_not: str) -> None:
    named = named_in(text, need)
    assert any(thing.is_had_by(a_service(has)) for thing in named)
    assert not any(thing.is_had_by(a_service(has_not)) for thing in named)


def test_a_name_tells_nothing() -> None:
    (cot,) = named_in("a cot", "food_essentials")
    assert not cot.is_had_by(a_service("Paint and curtains"))


def test_what_nobody_has_is_named_all_the_same() -> None:
    (carpet,) = named_in("need a carpet", "food_essentials")
    assert not carpet.is_had_by(a_service("Cots and beds"))


def test_what_is_put_aside_is_not_named() -> None:
    assert not named_in("nothing wi exams please", "learning")
    assert named_in("nothing in the fridge", "food_essentials")
    assert named_in("not a nappy left in the house", "food_essentials")


@pytest.mark.parametrize("text", ["is there anything else", "what would suit me", "help with the house", "hi"])
def test_who_names_nothing_named_nothing(text: str) -> None:
    assert not any(named_in(text, need) for need in Needs().by_id)


def test_the_first_text_that_names_one_decides() -> None:
    assert first_named(["leith", "a cot pls", "no food"], "food_essentials") == named_in("a cot", "food_essentials")


def test_the_shipped_things_are_of_needs_that_there_are_and_are_whole() -> None:
    things = read_yaml(THINGS_FILE)
    assert set(things) <= set(Needs().by_id)
    for of_need in things.values():
        for words in of_need.values():
            assert set(words) <= {"words", "said", "told"}
            assert any(words.values())
            assert all(isinstance(word, str) and word == word.lower() for of in words.values() for word in of)


def test_another_file_may_be_read(tmp_path: Path) -> None:
    file = tmp_path / "things.yaml"
    file.write_text("work:\n  hats: {said: [hat*], told: []}\n", encoding="utf-8")
    assert named_in("millinery and hatmaking", "work", file)
    assert not named_in("that", "work", file)
