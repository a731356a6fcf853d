"""Which of several needs a text says comes first, or goes back to."""

import pytest

from bot.conversation.kept_needs import meant_in, named_in, takes_up
from bot.directory.needs import Needs

KEPT = Needs().known(["childcare", "peer_support", "work"])


@pytest.mark.parametrize(
    ("text", "back", "need"),
    [
        ("Meeting people first, then the nursery later", False, "peer_support"),
        ("No I meant yes to meeting people. Groups near Morningside", True, "peer_support"),
        ("can we do the work one", True, "work"),
        ("now the work bit please", True, "work"),
        ("the childcare. but dinnae lose the other thing", False, "childcare"),
    ],
)
def test_what_is_taken_up(text: str, back: bool, need: str) -> None:
    takes = takes_up(text)
    assert takes is not None
    assert takes.back is back
    found = named_in(takes.words[0], KEPT)
    assert found is not None
    assert found.id == need


@pytest.mark.parametrize("text", ["maybe later", "not now", "is there a creche", "thanks", "keep it for later"])
def test_what_takes_nothing_up(text: str) -> None:
    assert takes_up(text) is None


def test_a_guess_is_enough_only_of_needs_just_named() -> None:
    guess = {"unsure": True, "needs": [], "ranking": [{"id": "work", "confidence": 0.2}]}
    assert meant_in(guess, KEPT, surely=True) is None
    assert meant_in(guess, KEPT, surely=False) == KEPT[2]
