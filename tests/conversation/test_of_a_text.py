"""What there is in words about a text at a time of the parent's that must not be guessed."""

import pytest

from bot.conversation.of_a_text import cannot_because_of_somebody, may_be_a_goodbye, says_done_late


@pytest.mark.parametrize(
    "text", ["done. took the lot", "i've sorted everything so nobody has to worry", "sorry for everything. sorted it"]
)
def test_what_may_be_a_farewell_is_not_praised(text: str) -> None:
    assert may_be_a_goodbye(text)
    assert not says_done_late(text)


def test_done_and_late_is_known_only_where_nothing_else_is_said() -> None:
    assert says_done_late("sorry just saw this, all sorted now")
    assert not says_done_late("sorry just saw this, all sorted now, cant go on")
    assert not says_done_late("sorry just saw this")


def test_somebody_is_there() -> None:
    assert cannot_because_of_somebody("cannae text now, ma man's back")
    assert not cannot_because_of_somebody("can't, he's here and he's raging")
