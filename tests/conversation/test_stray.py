"""Who meant another number is told from who was given a wrong one."""

import pytest

from bot.conversation.stray import meant_another


@pytest.mark.parametrize(
    "text",
    [
        "no mate i think ive the wrong number sorry",
        "wrong number",
        "Oops, wrong person!",
        "soz i got the wrang nummer",
        "is this the tyre place? my cars ready?",
        "hi is that the vets",
    ],
)
def test_another_number_was_meant(text: str) -> None:
    assert meant_another(text, talked=False)


@pytest.mark.parametrize(
    "text",
    [
        "you gave me the wrong number",
        "thats the wrong number for the food bank",
        "i rang and it was a wrong number",
        "is this the place for food",
        "is this a warm place for the kids",
    ],
)
def test_a_number_of_ours_is_wrong_or_a_place_is_asked_after(text: str) -> None:
    assert not meant_another(text, talked=True)
