"""What is held is put right by name; a name is told by who says nothing else."""

import pytest

from bot.conversation.held_wrong import name_in, payload_for


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("ma name is shaz", "shaz"),
        ("My name is Anne-Marie", "Anne-Marie"),
        ("oh and call me Jo please", "Jo"),
        ("im called Siobhan Reid", "Siobhan Reid"),
        ("call me back", None),
        ("call me after 5", None),
        ("call me monday", None),
        ("call me please", None),
        ("my name is on the lease", None),
        ("my name is not Joanne", None),
        ("he called me names", None),
        ("my name is Jo and i need food", None),
    ],
)
def test_a_name_that_is_told(text: str, name: str | None) -> None:
    assert name_in(text) == name


@pytest.mark.parametrize(
    ("text", "do"),
    [
        ("you have my name wrong", "name"),
        ("thats not my name", "name"),
        ("forget my name", "no_name"),
        ("forget where i live", "area"),
        ("delete what I said about starving", "said"),
        ("im not starving, dont want that kept", "said"),
        ("i dont want that", None),
        ("my name is on the waiting list", None),
        ("forget what he said", None),
        ("delete everything", None),
    ],
)
def test_what_is_put_right(text: str, do: str | None) -> None:
    found = payload_for(text)
    assert found == (f'/correct_my_data{{"do": "{do}"}}' if do else None)
