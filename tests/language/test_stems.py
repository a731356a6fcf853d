"""Words without their plural."""

import pytest

from bot.language.stems import stem


@pytest.mark.parametrize(
    ("words", "same"),
    [
        ("baby babies baby's", "baby"),
        ("laddy laddie laddies", "laddy"),
        ("class classes", "class"),
        ("course courses", "course"),
        ("box boxes", "box"),
        ("lunch lunches", "lunch"),
        ("bus buses", "bus"),
        ("pie pies", "pie"),
        ("cv cvs", "cv"),
        ("gas", "gas"),
        ("sofa sofas", "sofa"),
    ],
)
def test_the_same_word(words: str, same: str) -> None:
    assert {stem(word) for word in words.split()} == {same}
