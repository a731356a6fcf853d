"""Who asks what they talk with, and who wishes for a person."""

import pytest

from bot.language.are_you_real import asks_if_real


@pytest.mark.parametrize(
    "text",
    [
        "are you a robot",
        "haw a thought you were the key worker",
        "am a daft or did i just talk tae a robot",
        "wil it be a real persn txtin",
        "is this a real person",
        "r u human",
        "u a bot? is it automated",
        "have i been texting a machine",
    ],
)
def test_asks_what_it_talks_with(text: str) -> None:
    assert asks_if_real(text)


@pytest.mark.parametrize(
    "text",
    [
        "can i talk to a real person",
        "i want a human please",
        "is there a machine for washing clothes",
        "when will the key worker be in",
        "will it be a woman",
        "are you open on sunday",
        "my computer is broken",
    ],
)
def test_does_not(text: str) -> None:
    assert not asks_if_real(text)
