"""Who tells of a hard time is met with a kind word; who only asks for a thing is not."""

import pytest

from bot.language.hard_times import tells_of_a_hard_time, tells_of_illness

HARD = [
    "im lonely", "fed up", "I'm a bit low since we moved", "feel like im failing my weans", "lost my job yesterday",
    "he left us last week", "my husband's walked out on me and the kids", "universal credit stopped for no reason",
    "my daughter is being bullied", "nursery bill is killing me", "my kids are driving me up the wall",
    "ah'm fair worn oot, and pure skint", "I know nobody here", "dinnae ken a soul up here", "bailiffs are at the door",
    "I am so worried about the rent", "its really hard on my own", "been exhausted since she was born",
    "my landlord is selling up", "the PIP has been refused again", "sick of living off toast",
]  # fmt: skip
PLAIN = [
    "help with my rent arrears", "any free courses near me", "is it hard to get a nursery place", "need a cot",
    "not worried about the money", "I'm not lonely, I just want a hobby", "where can I get a bus pass",
    "a job in a nursery", "im in glasgow", "I'm no skint the now, just want a course", "he left his jacket at the club",
    "I used to be so lonely, now I want to volunteer", "can my mum come as well", "what time does the group start",
]  # fmt: skip


@pytest.mark.parametrize("text", HARD)
def test_a_hard_time_is_heard(text: str) -> None:
    assert tells_of_a_hard_time(text)


@pytest.mark.parametrize("text", PLAIN)
def test_what_is_only_asked_for_is_not_pitied(text: str) -> None:
    assert not tells_of_a_hard_time(text)


def test_who_is_ill_is_not_mourned() -> None:
    assert tells_of_illness("what do i say to the kids, their grandad is in hospital")
    assert not tells_of_illness("my dad died in hospital")
    assert not tells_of_illness("mum's been gone a year")
