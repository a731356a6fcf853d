"""The language that rules are written in."""

import pytest

from bot.safety.finding import Finder, Found
from bot.safety.language import PatternError, Reader, fewest_words

READER = Reader({"CHILD": ["child", "boy", "year old"]}, lambda word: () if word == "just" else (word,))


def found(pattern: str, text: str, over_pauses: bool = True) -> list[str]:
    words = text.split()
    finder = Finder([READER.read(pattern)], over_pauses)
    return [" ".join(words[one.start : one.end]) for one in finder.find(words)]


@pytest.mark.parametrize(
    ("pattern", "text", "result"),
    [
        ("want to die", "i want to die now", ["want to die"]),
        ("(want|would like) to die", "i would like to die", ["would like to die"]),
        ("go away? now", "go now", ["go now"]),
        ("go away? now", "go away now", ["go away now"]),
        ("left {0-2} alone", "left boys alone", ["left boys alone"]),
        ("left {0-2} alone", "left the boys alone", ["left the boys alone"]),
        ("left {0-2} alone", "left the two boys alone", []),
        ("left {1-2} alone", "left alone", []),
        ("left {0-2} alone", "left him not alone", []),
        ("left {0-2} alone", "left him . alone", []),
        ("left {0-2} alone", "left him , alone", ["left him , alone"]),
        ("hit (my|the) CHILD", "hit the year old", ["hit the year old"]),
        ("can not cope $", "i can not cope", ["can not cope"]),
        ("can not cope $", "can not cope . hello", ["can not cope"]),
        ("can not cope $", "can not cope with maths", []),
        ("just want", "want", ["want"]),
        ("(just)? want", "want", ["want"]),
    ],
)
def test_finds(pattern: str, text: str, result: list[str]) -> None:
    assert found(pattern, text) == result


def test_a_guard_may_stop_at_a_pause() -> None:
    assert found("no more", "no , more", over_pauses=False) == []


@pytest.mark.parametrize(
    "pattern",
    [
        "want|wish to die",
        "(want to die",
        "want) to die",
        "want (?|x)",
        "{0-3} die",
        "maybe? die",
        "(a|b?) die",
        "die {3-1}",
        "die {0-99} now",
        "die {x} now",
        "NOBODY dies",
        "don't die",
        "Die",
        "?",
        "just",
        "",
    ],
)
def test_refuses_what_cannot_be_read(pattern: str) -> None:
    with pytest.raises(PatternError):
        READER.read(pattern)


def test_the_more_words_a_pattern_names_the_more_specific() -> None:
    rows = [READER.read(text) for text in ("die", "want to die", "want {0-9} (die|be dead) now?")]
    assert [fewest_words(row) for row in rows] == [1, 3, 2]


def test_two_matches_that_share_a_word_touch() -> None:
    assert Found(0, 1, 3).touches(Found(0, 2, 4))
    assert not Found(0, 1, 3).touches(Found(0, 3, 4))
