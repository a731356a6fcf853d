"""What is said to the summary for a key worker, in other words than its choices."""

import pytest

from bot.conversation.summary_said import CHANGE, words_in_its_place
from bot.messages import Choice

OPEN = (Choice("Yes, share it", '/summary{"do": "yes"}'), Choice("Change it", CHANGE))


@pytest.mark.parametrize(
    ("text", "words"),
    [
        (
            "no thats wrong hen, i never said visas. its kinship care for my grandson",
            "its kinship care for my grandson",
        ),
        ("that's not right. it's the gas, no the rent", "it's the gas, no the rent"),
        ("change it. say I'd like a woman", "I'd like a woman"),
    ],
)
def test_words_stand_in_its_place(text: str, words: str) -> None:
    assert words_in_its_place(text, OPEN) == words
    assert words_in_its_place(text, ()) is None


@pytest.mark.parametrize("text", ["that's wrong", "no thats wrong. can you cancel it", "it's wrong what he did"])
def test_what_gives_no_other_words_does_not(text: str) -> None:
    assert words_in_its_place(text, OPEN) is None
