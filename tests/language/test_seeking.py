"""What asks us to look for something, and what only speaks of what lies open."""

import pytest

from bot.language.seeking import seeks


@pytest.mark.parametrize(
    "text",
    [
        "is there anything for teens",
        "need a cot",
        "ah want intae college",
        "and do you know a dentist that takes weans",
        "ok. u got a number for a plumber",
        "looking fur a childminder",
        "where can i get a school jumper",
        "cheers, and somewhere warm to sit",
        "how do i apply for the crisis thing",
        "could do wi a hand with forms",
        "could dae wi nappies first",
        "and ma lassie needs glasses",
    ],
)
def test_asks_us_to_look(text: str) -> None:
    assert seeks(text)


@pytest.mark.parametrize(
    "text",
    [
        "i work fridays",
        "do i need to pay",
        "they wont want him",
        "is it noisy",
        "don't want a fuss",
        "what does that word mean",
        "got a letter this morning",
        "she's shy wi folk",
    ],
)
def test_speaks_of_what_lies_open(text: str) -> None:
    assert not seeks(text)
