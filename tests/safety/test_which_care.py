"""Whom to ring for somebody who is ill is heard as that, and papers from a doctor are not."""

import pytest

from bot.safety.which_care import asks_which_care


@pytest.mark.parametrize(
    "text",
    [
        "naw no samaritans ma weans chest. 111 or the gp?",
        "hes ok the now, breathin fine. will a ring the doctor the morra or 111",
        "should I take him up to A&E",
        "do i phone 111",
        "should i call an ambulance",
        "is it worth going to the doctor",
        "is 111 ok for toddlers or just adults",
    ],
)
def test_it_is_asked(text: str) -> None:
    assert asks_which_care(text)


@pytest.mark.parametrize(
    "text",
    [
        "my gp said 9 months",
        "how do i get a doctor in govan",
        "can 111 get me counselling",
        "took a few extra tablets do i need to go to hospital",
        "would my gp get told",
        "do i need a letter from the doctor",
        "does the doctor refer me or do i ring them",
        "the number is 0141 496 0111",
        "i was at the hospital with him",
    ],
)
def test_it_is_not_asked(text: str) -> None:
    assert not asks_which_care(text)
