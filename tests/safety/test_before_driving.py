"""Who asks before they drive with drink in them, and who does not."""

import pytest

from bot.safety.before_driving import asks_before_driving


@pytest.mark.parametrize(
    "text",
    [
        "had 2 bottles last night. do i still do the nursery run",
        "i drive them. is it still in me by half 8",
        "im over the limit amnt i. theyre in the back seat at half 8",
        "I had a bottle of wine and I've to take them in the car at nine, am I alright to drive?",
        "smoked a joint last nite can i do the school run",
        "hungover. wid a be ok tae drive the weans",
        "how long till it's out of my system, I need to drive to nursery",
    ],
)
def test_asks(text: str) -> None:
    assert asks_before_driving(text)


@pytest.mark.parametrize(
    "text",
    [
        "my ex drives the kids when he's been drinking, can I stop it",
        "I drove them to school still drunk, will they take them off me",
        "can I get help with driving lessons",
        "do i need to bring bottles of milk when i drive to the group",
        "is there parking or do i get the bus",
        "drinking too much, can someone help",
        "he's steamin and driving the weans what do i do",
        "been drinking and I want to drive into a tree, should I",
        "my toddler drank vodka, should I drive her to hospital",
        "my son has eaten my weed, do i drive him in",
        "had 2 bottles, i drive them to school every morning like this, should i stop",
        "will i be able to drive with joint pain",
        "can i get a drink there after the school run",
        "do i bring bottles to the nursery drop",
    ],
)
def test_does_not(text: str) -> None:
    assert not asks_before_driving(text)
