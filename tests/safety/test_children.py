"""Who says of themselves that they are a child."""

import pytest

from bot.safety.children import a_child_writes


@pytest.mark.parametrize(
    "text",
    [
        "im only 12 can i talk to u about school",
        "I'm 11 and my mum is always tired",
        "I’m fourteen, is that ok?",
        "am 13 n nobody listens",
        "I am 9 years old",
        "i'm in P7 and I hate it",
        "I'm a 12 year old boy",
        "ah'm just 10",
    ],
)
def test_a_child(text: str) -> None:
    assert a_child_writes(text)


@pytest.mark.parametrize(
    "text",
    [
        "she's 12 and hates school",
        "I'm 12 weeks pregnant",
        "I'm 10 minutes away",
        "my daughter says I'm in 12 groups",
        "I'm 10 years clean and proud",
        "I'm 34 and starting college",
        "I'm 15 stone",
        "he's in P7",
        "am 8 months gone",
        "I'm 9 to 5 on Mondays",
        "I was 14 when I left school",
        "",
    ],
)
def test_a_parent(text: str) -> None:
    assert not a_child_writes(text)
