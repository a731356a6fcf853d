"""One of the list that was closed, by its place there."""

import pytest

from bot.conversation.once_closed import one_of
from bot.messages import Choice

LISTED = tuple(Choice(name, f'/choose_service{{"service": "{name}"}}') for name in ("boat", "knees", "lunch"))


@pytest.mark.parametrize(
    ("text", "name"), [("the secnd one, what did they do", "knees"), ("furst one", "boat"), ("the list again", None)]
)
def test_one_is_pointed_at_by_its_place(text: str, name: str | None) -> None:
    found = one_of(text, LISTED)
    assert (found.label if found else None) == name
