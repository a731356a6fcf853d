"""Whole phone numbers as people write them."""

import pytest

from bot.handover.numbers import whole_number


@pytest.mark.parametrize(
    "written",
    [
        "07700900066",
        "07700 900 066",
        "+447700900066",
        "+44 (0)7700 900066",
        "0044 7700-900066",
        "447700900066",
        "7700900066",
    ],
)
def test_a_number_is_the_same_however_it_is_written(written):
    assert whole_number(written) == "+447700900066"


def test_a_number_from_elsewhere_keeps_its_country():
    assert whole_number("+353 85 123 4567") == whole_number("00353851234567") == "+353851234567"


@pytest.mark.parametrize("words", ["066", "900066", "college form", "sam 07700900066", "2027"])
def test_other_words_are_no_number(words):
    assert whole_number(words) is None
