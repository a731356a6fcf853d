"""Texts that leave the choice to us, that ask which is best, and those that only sound so."""

import pytest

from bot.conversation.left_to_us import asks_which_is_best, leaves_it


@pytest.mark.parametrize(
    "text",
    [
        "you pick",
        "just you choose for me",
        "whatever you think",
        "whatever",
        "dont mind",
        "I don't mind which",
        "dinnae mind, you pick",
        "no bothered tbh",
        "either",
        "any of them",
        "any one will do",
        "up to you",
        "its up tae you hen",
        "it doesn't matter which",
        "start with what you like",
        "start wi whichever",
        "surprise me",
        "I can't decide",
        "a cannae choose",
        "whichever is easiest",
        "just go for the best one",
        "not sure which one",
    ],
)
def test_the_choice_is_left_to_us(text: str) -> None:
    assert leaves_it(text)


@pytest.mark.parametrize(
    "text",
    [
        "which is best",
        "whit yin is the best",
        "which one would you go for?",
        "what do you recommend",
        "what would you start with",
        "which should i try first",
        "any recommendations?",
        "which of them do you think is best",
        "is any of them better than the others",
    ],
)
def test_which_is_best(text: str) -> None:
    assert asks_which_is_best(text)


@pytest.mark.parametrize(
    "text",
    [
        "i don't care anymore",
        "I don't mind dogs but he's feart of them",
        "no",
        "first",
        "one",
        "you said monday",
        "not now",
        "none of them",
        "can you pick him up",
        "whatever happens dont tell my mum",
        "i cant think straight",
        "what do you think i should do about my ex",
        "any near leith",
        "any other ones",
        "it doesnt matter anymore",
        "it doesn't matter",
        "i cant go on",
        "what is best for a baby with colic",
    ],
)
def test_something_else_is_said(text: str) -> None:
    assert not leaves_it(text)
    assert not asks_which_is_best(text)
