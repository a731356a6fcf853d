"""A set time moved in words that also say why, or when something else is."""

from datetime import UTC, datetime

import pytest

from bot.plans.changed import ANY_HABITS, prefers_a_time, understand_change, without_too
from bot.plans.when import Understood

NOW = datetime(2026, 11, 29, 19, tzinfo=UTC)
TUESDAY_AT_10 = datetime(2026, 12, 1, 10, tzinfo=UTC)


def moved(text: str) -> str | None:
    found = understand_change(text, TUESDAY_AT_10, NOW, ANY_HABITS)
    return f"{found.moment:%a %d %H:%M}" if isinstance(found, Understood) else None


@pytest.mark.parametrize(
    ("text", "to"),
    [
        ("can you make it the thursday, tuesday is no good", "Thu 03 10:00"),
        ("friday please, im at my mums on tuesday", "Fri 04 10:00"),
        ("my shift ends at 2, so 3 would suit", "Tue 01 15:00"),
        ("half 10 cos the wean naps at 10", "Tue 01 10:30"),
        ("i'm on nights and sleep till 1. 4 o'clock please", "Tue 01 16:00"),
        ("sunday night instead, so it's in my head for the morning", "Sun 06 19:00"),
        ("8 would be better, on wednesday", "Wed 02 08:00"),
        ("can it be the night before instead", "Mon 30 19:00"),
        ("the nicht afore, at 8", "Mon 30 20:00"),
        ("aye but make it 9. kids are away by then", "Tue 01 09:00"),
        ("Evening better, 6", "Tue 01 18:00"),
        ("mornings better, half 9", "Tue 01 09:30"),
        ("school hours better, 1", "Tue 01 13:00"),
        ("lunchtime better, 11", "Tue 01 11:00"),
        ("the tuesday text. can you make it saturday instead", "Sat 05 10:00"),
        ("can you make the tuesday text friday", "Fri 04 10:00"),
        ("no at 10 am at ma work, after 4", "Tue 01 16:30"),
        ("Friday would be better actually, Kai has swimming on Tuesday", "Fri 04 10:00"),
        ("yes 10 is fine but make it 4 il be in class", "Tue 01 16:00"),
        ("10 am on tuesday is no good cos work, 4 would do", "Tue 01 16:00"),
    ],
)
def test_what_is_wished_is_taken_and_not_why(text: str, to: str) -> None:
    assert moved(text) == to


@pytest.mark.parametrize("text", ["she starts in january", "the nursery opens on thursday", "he turns 3 in march"])
def test_when_something_else_is_moves_nothing(text: str) -> None:
    assert moved(text) is None


@pytest.mark.parametrize("text", ["no this tuesday, the wan efter", "the following one", "not this week, next week"])
def test_a_week_on(text: str) -> None:
    assert moved(text) == "Tue 08 10:00"


def test_past_and_to_are_of_the_hour_that_is_set() -> None:
    assert moved("make it half past") == "Tue 01 10:30"
    assert moved("quarter to would suit me, the bus goes at 10") == "Tue 01 09:45"


def test_not_before_an_hour_is_at_it() -> None:
    assert moved("not before 11 please, i work till 10") == "Tue 01 11:00"
    assert moved("aye as long as it's no afore ten") == "Tue 01 10:00"


def test_a_please_alone_prefers_no_time() -> None:
    assert prefers_a_time("20 to if ye can, the bus is at 10")
    assert not prefers_a_time("a toddler group on tuesday please")


def test_a_2_at_the_end_may_be_too() -> None:
    assert without_too("remind me friday for the gas 2") == "remind me friday for the gas 2"
    assert without_too("remind me friday for the money 2") == "remind me friday for the money too"
    assert without_too("remind me friday 2") == "remind me friday 2"
