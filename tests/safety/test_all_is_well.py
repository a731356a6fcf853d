"""Answers that all is well, and those that only begin so."""

import pytest

from bot.safety.all_is_well import never_harmed, nobody_looks


@pytest.mark.parametrize(
    "text",
    [
        "They eat well and they've never been hit",
        "my weans are never hungry",
        "nobody in this house has ever been hurt",
    ],
)
def test_nobody_was_ever_harmed(text: str) -> None:
    assert never_harmed(text)


@pytest.mark.parametrize(
    "text", ["never been hit until last night", "never hungry but cold every night", "she was hit"]
)
def test_harm_that_is_told_counts(text: str) -> None:
    assert not never_harmed(text)


@pytest.mark.parametrize(
    "text",
    [
        "yes show me, he's not here. I live alone with my girl",
        "aye he's oot",
        "yes, it's just me",
        "ok he doesn't live here anymore",
        "aye nobody else looks at ma phone",
    ],
)
def test_nobody_else_looks(text: str) -> None:
    assert nobody_looks(text)


@pytest.mark.parametrize(
    "text",
    [
        "yes",
        "yes he's out but he'll be back raging",
        "he's not here yet",
        "yes show me, he's at the door",
        "i live alone and scared",
    ],
)
def test_somebody_may_look(text: str) -> None:
    assert not nobody_looks(text)
