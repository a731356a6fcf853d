"""Of two times in a text, that of the thing and that to be texted at, the second is meant."""

import pytest

from bot.plans.when_to_text import hangs_on_one_set, words_for_the_text


@pytest.mark.parametrize(
    ("words", "meant"),
    [
        ("its on thurs 2pm so maybe wed night", "maybe wed night"),
        ("no the appointment is thurs 2, text me wed night", "text me wed night"),
        ("my hearing is on the 9th, text me on the 8th", "text me on the 8th"),
        ("put the first fiver in this fri. can u text me friday", "can u text me friday"),
        ("its my birthday friday, text me saturday, at 10", "text me saturday, at 10"),
        ("thats too late. the day before, wednesday", "thats too late. wednesday"),
        ("the night before, wed", "wed night"),
    ],
)
def test_the_words_for_the_text(words: str, meant: str) -> None:
    assert words_for_the_text(words) == meant


@pytest.mark.parametrize(
    "words",
    [
        "text me on friday, at 10",
        "dentist is monday at 3. text me the night before",
        "interview is wed 10am, remind me at 8 that day",
        "next week, text me thursday",
        "friday, but after 5",
        "",
    ],
)
def test_all_of_it_is_meant(words: str) -> None:
    assert words_for_the_text(words) == words


@pytest.mark.parametrize("words", ["can u put one for the day before an all", "the night before too please"])
def test_it_hangs_on_one_that_is_set(words: str) -> None:
    assert hangs_on_one_set(words)


@pytest.mark.parametrize("words", ["the day before friday", "text me friday", "before it", ""])
def test_a_time_of_its_own(words: str) -> None:
    assert not hangs_on_one_set(words)
