"""That somebody is to be told, beside a denial: a plain bidding only, and no refusal, question or tale of it."""

import pytest

from bot.conversation.steps_denied import wants_somebody_told


@pytest.mark.parametrize(
    "text",
    [
        "no not like that, just exhausted, he never sleeps. aye tell somebody",
        "please tell somebody",
        "no but tell someone please",
        "im ok. tell a key worker",
    ],
)
def test_it_is_wanted(text: str) -> None:
    assert wants_somebody_told(text)


@pytest.mark.parametrize(
    "text",
    [
        "no please dont tell anybody",
        "i couldnt do that, tell somebody",
        "not sure i should, tell a worker",
        "what should i do, tell them?",
        "i never said yes tell somebody",
        "too scared to but tell them",
        "hed find out if i did, tell somebody",
        "no im fine. dont tell them",
    ],
)
def test_it_is_not(text: str) -> None:
    assert not wants_somebody_told(text)
