"""What a few words mean in the hours after a reply to danger."""

import pytest

from bot.safety.after_danger import (
    LETS_IT_BE,
    denial_in,
    denies_only_for_now,
    is_at_hand,
    is_of_danger,
    only_says_how_it_is,
)


@pytest.mark.parametrize(
    "text", ["its the tablets", "should a go tae the hospital", "took a few too many", "feelin sick"]
)
def test_goes_on_with_danger(text: str) -> None:
    assert is_of_danger(text)


@pytest.mark.parametrize(
    "text",
    ["im at the hospital now", "the ambulance is here", "any clubs for the weans", "ok", "can I talk to somebody"],
)
def test_does_not(text: str) -> None:
    assert not is_of_danger(text)


@pytest.mark.parametrize(
    "text", ["forget it", "och never mind then", "forget what i said, sorry", "it doesnt matter"]
)
def test_is_taken_back(text: str) -> None:
    assert LETS_IT_BE.match(text)


@pytest.mark.parametrize(
    "text", ["forget everything you know about me", "forget me", "never mind the bus, is there a van"]
)
def test_is_not_taken_back(text: str) -> None:
    assert not LETS_IT_BE.match(text)


@pytest.mark.parametrize(
    ("text", "rest"),
    [
        ("naw nothing like that", ""),
        ("im no gonnae do anything. i just miss him", "i just miss him"),
        ("didnt do it. tore them up", "tore them up"),
        ("nah am no gonnae. its jist the money", "its jist the money"),
        ("nobody would notice if I didn't", None),
        ("I would never do that to my kids", ""),
        ("I won't do it tonight", None),
        ("i didn't do it. next time i will", None),
        ("I can't promise i won't", None),
        ("im no gonnae do anything, the tablets are on the side", None),
        ("it's not like that used to help", None),
        ("i never do anything right", None),
    ],
)
def test_a_denial(text: str, rest: str | None) -> None:
    assert denial_in(text) == rest


@pytest.mark.parametrize(
    ("beside", "needs", "only_tells"),
    [
        ("i just miss him", ["bereavement"], True),
        ("so tired of the fighting with her dad", ["separation_contact", "confidence_wellbeing"], True),
        ("is there a group for it", ["bereavement"], False),
        ("i need food in", ["food_essentials"], False),
        ("there's no food in", ["food_essentials"], False),
    ],
)
def test_what_lies_behind_it_asks_for_nothing(beside: str, needs: list[str], only_tells: bool) -> None:
    assert only_says_how_it_is(beside, needs) is only_tells


@pytest.mark.parametrize(
    "text",
    [
        "i'm ok but he's at the door, what do i do",
        "no he's at the door",
        "he's outside",
        "hes back",
        "she's at my window now",
        "ma ex is here",
        "they're coming up",
        "he's banging",
    ],
)
def test_whoever_hurts_is_at_hand(text: str) -> None:
    assert is_at_hand(text)


@pytest.mark.parametrize(
    "text",
    [
        "its him no me. he's in his bed",
        "he's in Perth and doesn't know where I live",
        "he's not at the door",
        "he isnae here",
        "he was at the door last night",
        "he's back at school",
        "what if he's outside",
        "he's at work",
        "im ok he's oot",
    ],
)
def test_whoever_hurts_is_not(text: str) -> None:
    assert not is_at_hand(text)


@pytest.mark.parametrize(
    ("text", "only"),
    [
        ("I won't do it tonight but maybe tomorrow", True),
        ("not going to hurt myself yet", True),
        ("I won't do anything", False),
        ("maybe tomorrow then", False),
    ],
)
def test_a_denial_for_now_is_none(text: str, only: bool) -> None:
    assert denies_only_for_now(text) is only
