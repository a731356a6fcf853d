"""Names of places that no list of ours has."""

import pytest

from actions.where_next import unknown_place


@pytest.mark.parametrize(
    ("text", "name"),
    [("fae Auchenshoogle", "Auchenshoogle"), ("ÉðÉ", None), ("rent help", None)],
)
def test_what_may_be_said_back(text: str, name: str | None) -> None:
    assert unknown_place(text) == name
