"""The newest wish wins: what a text puts aside is let go, above all after a loss."""

import pytest

from tests.journeys.diary import TextingParent


@pytest.mark.parametrize(
    "wish",
    [
        "forget the funeral. who can mind the boys, 3 and 6, i start at 7am wednesday",
        "CHILDMINDER. i am not asking about the funeral now",
        "never mind the funeral, i need a childminder",
    ],
)
async def test_after_a_loss_another_need_is_heard(parent: TextingParent, wish: str) -> None:
    await parent.say("my mum died. motherwell", "funeral")
    said = await parent.say(wish)
    assert "loss" not in said
    assert "childcare" in said.lower()


async def test_another_thing_of_the_same_need(parent: TextingParent) -> None:
    await parent.say("i need a cot. coatbridge")
    said = await parent.say("no a group, jist the cot")
    assert "food and things for the home" in said
    assert parent.services


async def test_anything_but_a_group_stays_with_the_need(parent: TextingParent) -> None:
    await parent.say("my mum died. airdrie")
    said = await parent.say("is there anything not a group")
    assert "losing someone" in said or "loss" in said or "these people" in said.lower()
    assert parent.services
    assert not any("Group" in name or "Circle" in name for name in parent.services)


@pytest.mark.parametrize("asked", ["aye but what do i say to the teacher", "how do i tell the wee one's nursery"])
async def test_the_words_to_say_are_not_ours_to_find(parent: TextingParent, asked: str) -> None:
    await parent.say("my mum died. airdrie")
    services = parent.services
    await parent.say(asked)
    assert parent.wording == "words_not_mine"
    assert set(parent.services) <= set(services)
    assert "Talk to a person" in parent.choices


async def test_danger_in_the_newest_wish_is_danger(parent: TextingParent) -> None:
    await parent.say("my mum died. airdrie")
    assert "999" in await parent.say("forget the funeral. he's at the door with a knife")


async def test_the_number_again_is_of_the_service_on_screen(parent: TextingParent) -> None:
    await parent.say("no food in. coatbridge", "not now", "1", "1")
    assert "Ring 0" in await parent.say("the number again")


async def test_the_number_again_with_no_service_is_that_of_the_risk(parent: TextingParent) -> None:
    await parent.say("getting evicted friday. hamilton", "not now")
    assert "0808 800 4444" in await parent.say("whats the number again")
