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


TWO = "I need help with a nursery place and meeting other parents"


async def test_which_comes_first_is_no_farewell(parent: TextingParent) -> None:
    await parent.say("hi", "I'm in Edinburgh", TWO)
    assert parent.wording == "utter_which_first"
    said = await parent.say("Meeting people first, then the nursery later")
    assert "meeting other parents" in said
    assert parent.services


async def test_what_was_kept_for_later_is_gone_back_to(parent: TextingParent) -> None:
    await parent.say("hi", "I'm in Glasgow", "I need a nursery place and help to find a job", "childcare")
    assert "childcare" in parent.all
    said = await parent.say("thanks. now can we do the work one")
    assert "work in Glasgow" in said
    assert parent.services


async def test_it_is_gone_back_to_from_a_service(parent: TextingParent) -> None:
    await parent.say("hi", "I'm in Glasgow", "I need a nursery place and help to find a job", "childcare", "1")
    assert "work in Glasgow" in await parent.say("no i mean the job. you said youd keep it")


async def test_a_yes_to_one_after_a_farewell(parent: TextingParent) -> None:
    await parent.say("hi", "I'm in Edinburgh", TWO, "not now")
    assert "meeting other parents" in await parent.say("No I meant yes to meeting people. Groups near Morningside")


async def test_not_now_to_both_is_not_now(parent: TextingParent) -> None:
    await parent.say("hi", "I'm in Edinburgh", TWO, "maybe later")
    assert parent.wording == "utter_not_now"


async def test_a_no_that_goes_on_is_no_farewell(parent: TextingParent) -> None:
    await parent.say("hi", "I'm in Edinburgh", "help with my rent arrears", "1")
    await parent.pick("Ask them to contact me")
    said = await parent.say("no i'll do it. i need a nursery place")
    assert "childcare" in said
    assert parent.services


async def test_a_no_that_thanks_is_one(parent: TextingParent) -> None:
    await parent.say("hi", "I'm in Edinburgh", "help with my rent arrears", "1")
    await parent.pick("Ask them to contact me")
    await parent.say("no i'll do it. thanks pal")
    assert not parent.services


async def test_a_question_is_no_farewell(parent: TextingParent) -> None:
    await parent.say("hi", "I'm in Edinburgh", "help with my rent arrears", "1")
    await parent.say("The moving. Who do I ask")
    assert parent.wording != "utter_not_now"


@pytest.mark.parametrize("words", ["not now. is that ok", "no thanks. maybe another day, is that alright?"])
async def test_a_farewell_with_a_small_question_is_one(parent: TextingParent, words: str) -> None:
    await parent.say("hi", "I'm in Edinburgh", "help with my rent arrears", words)
    assert not parent.services
