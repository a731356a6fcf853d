"""Places, postcodes and times in what a parent wrote."""

from __future__ import annotations

import pytest

from engine.nlu.places_and_times import PlacesAndTimes, read_places

from .conftest import CONTENT


@pytest.fixture(scope="module")
def finder() -> PlacesAndTimes:
    return PlacesAndTimes(read_places(CONTENT))


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("am in Govan noo", [("place", "Govan")]),
        ("I stay in wester hails", [("place", "Wester Hailes")]),
        ("near G51 2qa please", [("postcode", "G51 2QA")]),
        ("KY1", [("postcode", "KY1")]),
        ("ml5", [("postcode", "ML5")]),
        ("text me next tuesday at 10am", [("time", "next tuesday at 10am")]),
        ("in a couple of weeks", [("time", "in a couple of weeks")]),
        ("efter, or after the school holidays", [("time", "after the school holidays")]),
        ("g1 is grand for me", []),
        ("he is 2 and she is 4", []),
        ("", []),
    ],
)
def test_what_is_named(finder: PlacesAndTimes, text: str, named: list[tuple[str, str]]) -> None:
    assert [(entity.entity, entity.value) for entity in finder.find(text)] == named


def test_offsets_are_those_of_the_text(finder: PlacesAndTimes) -> None:
    text = "from Leith, EH6 5AB, on the 3rd of May"
    found = finder.find(text)
    assert [text[entity.start : entity.end] for entity in found] == ["Leith", "EH6 5AB", "3rd of May"]


def test_without_areas_no_place_is_known(tmp_path) -> None:
    assert read_places(tmp_path) == {}


@pytest.mark.parametrize(
    ("text", "beside"),
    [
        ("food bank Coatbridge", "food bank  "),
        ("leith. a pram", " . a pram"),
        ("I stay near Leith", None),
        ("no place here, tuesday", None),
    ],
)
def test_what_stands_beside_a_place(finder: PlacesAndTimes, text: str, beside: str | None) -> None:
    assert finder.beside(text) == beside
