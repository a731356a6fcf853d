"""A child is ill: nothing listed for health is for them, so who helps is told. What else is wanted is looked for."""

import pytest

from tests.journeys.diary import TextingParent


@pytest.mark.parametrize(
    "text",
    [
        "my wee boys been coughing for weeks and i dont know where to take him",
        "the wean has a rash all over",
        "my boy is sick since yesterday, where is doctor",
    ],
)
async def test_who_helps_with_an_ill_child_is_told(parent: TextingParent, text: str) -> None:
    said = await parent.say(text)
    assert parent.wording == "child_is_ill"
    assert "111" in said
    assert "your own health" not in said


async def test_damp_that_makes_a_child_ill_is_of_the_house(parent: TextingParent) -> None:
    said = await parent.say("im in wishaw", "the damp has my wee one coughing, who makes the council fix it")
    assert "home and rent" in said


async def test_what_makes_ill_is_nothing_we_can_say_and_the_house_can_be_looked_at(parent: TextingParent) -> None:
    said = await parent.say("im in wishaw", "is mould bad for asthma")
    assert parent.wording == "risk_which_care"
    assert "Home and rent" in said


async def test_the_parents_own_cough_is_their_own_health(parent: TextingParent) -> None:
    assert "your own health" in await parent.say("im in wishaw", "i have a cough that wont go, who can i see")


@pytest.mark.parametrize(
    ("text", "wording"),
    [
        ("can you text me on friday, she's been poorly", "utter_check_in"),
        ("can i talk to a real person please, my wee boys been sick", "utter_person"),
    ],
)
async def test_what_is_asked_for_beside_it_is_not_lost(parent: TextingParent, text: str, wording: str) -> None:
    await parent.say("im in wishaw", text)
    assert parent.wording.startswith(wording)
