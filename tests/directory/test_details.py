"""A small question about a service gets the field that was asked for, or that it is not known."""

import pytest

from bot.database.tables import Organisation, Service
from bot.directory.details import Told, answer

RAIL = Service(
    id="rail",
    name="Lantern Rail",
    what="The weans can try on everything. We help with housing benefit forms.",
    first_visit="Bring a friend if you like. Brothers and sisters can come.",
    who_for="Families in Scotland",
    cost="Free",
    times="Tuesdays, 10am",
    place="Hamilton, top floor, over the shops",
    accessibility="Ramp at the door",
    contact={"phone": "01632 960101"},
)
LANTERNS = Organisation(id="lanterns", name="Hamilton Lanterns", about="Neighbours.")


@pytest.mark.parametrize(
    ("question", "told"),
    [
        ("does it take donations as well", Told("", missing=True)),
        ("is it a man or a woman", Told("", missing=True)),
        ("if it was a man or a woman cause im shy", Told("", missing=True)),
        ("is it a man or a woman coach and can it be at night", Told("When: Tuesdays, 10am.", missing=True)),
        ("do they come to your house", Told("", missing=True)),
        ("do they do housing benefit", Told("We help with housing benefit forms.")),
        ("can i bring a friend", Told("Bring a friend if you like.")),
        ("can my sister come wi me", Told("", missing=True)),
        ("can her brother come", Told("Brothers and sisters can come.")),
        (
            "do they do housing benefit and can i get my bus fare there",
            Told("We help with housing benefit forms.", missing=True),
        ),
        ("can a working parent get it or not", Told("For: Families in Scotland.")),
        ("is it for autistic weans", Told("For: Families in Scotland.")),
        ("is it open sunday", Told("When: Tuesdays, 10am.")),
        ("is there parking", Told("", missing=True)),
        ("tell me more", None),
        ("what do they do", None),
        ("is it any good", None),
        ("aye that one please", None),
    ],
)
def test_what_is_told(question: str, told: Told | None) -> None:
    assert answer(question, RAIL, LANTERNS) == told
