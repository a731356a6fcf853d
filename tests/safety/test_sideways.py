"""Danger and despair told sideways in answer to the plan, and what only sounds like it."""

import pytest

from bot.safety.sideways import HURTS, LOW, sign_in


@pytest.mark.parametrize(
    ("text", "well"),
    [
        ("him to leave us alone", False),
        ("for my ex to stop following me", False),
        ("to feel safe in my own house", False),
        ("to not be scared at night", False),
        ("my man to stop checking my phone", False),
        ("to be free of him", False),
        ("he wouldn't let me", False),
        ("my man would go radge", False),
        ("without him finding out", False),
        ("he hasn't hit me in a week", True),
    ],
)
def test_danger_from_somebody_is_a_weak_sign(text: str, well: bool) -> None:
    found = sign_in(text, of_what_is_well=well)
    assert found == HURTS
    assert found is not None
    assert not found.sure


@pytest.mark.parametrize(
    ("text", "well"),
    [
        ("i'm still breathing", True),
        ("well i woke up this morning", True),
        ("barely surviving", True),
        ("nothing ever goes right", True),
        ("to not feel like this any more", False),
        ("just to disappear", False),
        ("it all to stop", False),
    ],
)
def test_despair_is_a_weak_sign(text: str, well: bool) -> None:
    assert sign_in(text, of_what_is_well=well) == LOW


@pytest.mark.parametrize(
    ("text", "well"),
    [
        ("my son hasn't hit his sister in weeks", True),
        ("still here at the same job ten years", True),
        ("he's been no bother at school", True),
        ("i am not scared of spiders", True),
        ("him to stop wetting the bed", False),
        ("my ex to see the kids more", False),
        ("to stop smoking", False),
        ("feel better about myself", False),
        ("to stop the debt letters", False),
        ("her to stop crying at nursery", False),
    ],
)
def test_what_only_sounds_like_it_is_none(text: str, well: bool) -> None:
    assert sign_in(text, of_what_is_well=well) is None
