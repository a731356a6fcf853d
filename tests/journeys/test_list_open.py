"""What is said to a list of services that lies open is answered about it: asked, feared, told, or none of them right."""

import pytest

from tests.journeys.diary import TextingParent

TODDLERS, BILLS, LOW = (
    "looking for a toddler group. kirkcaldy",
    "cant pay the leccy. glasgow",
    "my head is all over the place and im so low. edinburgh",
)


@pytest.mark.parametrize(
    ("first", "text", "wording"),
    [
        (BILLS, "does picking one sign me up for something", "of_list_what_then"),
        (BILLS, "do i just text them or what", "of_list_what_then"),
        (BILLS, "would they tell scottish power im skint", "of_list_tell_on"),
        (LOW, "would my gp get told", "of_list_tell_on"),
        (BILLS, "wee bit embarrassed to be asking tbh", "of_list_worry"),
        (BILLS, "im with scottish power if that matters", "of_list_told"),
        (TODDLERS, "it's for my sister's wee boy really", "of_list_for_other"),
        (BILLS, "is that it? only three", "utter_offer_others"),
        (BILLS, "i tried home energy scotland already they were useless", "utter_offer_tried"),
        (TODDLERS, "oh that sounds good", "utter_which_one"),
        (TODDLERS, "maybe after christmas", "utter_not_now"),
    ],
)
async def test_it_is_answered_about_the_list(parent: TextingParent, first: str, text: str, wording: str) -> None:
    await parent.say(first)
    assert len(parent.services) >= 2
    await parent.say(text)
    assert parent.wording == wording


@pytest.mark.parametrize(
    ("first", "text"),
    [
        (TODDLERS, "do they do dads"),
        (LOW, "are these free"),
        (TODDLERS, "which is nearest to templehall"),
        (TODDLERS, "hes just turned 3 would that be ok"),
    ],
)
async def test_what_is_asked_of_them_is_told_of_each_or_not_known(
    parent: TextingParent, first: str, text: str
) -> None:
    await parent.say(first, text)
    assert parent.wording.startswith(("of_each", "of_none"))


async def test_a_doubtful_text_leaves_it_open(parent: TextingParent) -> None:
    await parent.say(TODDLERS)
    services = parent.services
    await parent.say("och well thats me then eh")
    assert parent.services == services or not parent.services


async def test_what_was_of_no_help_is_not_shown_again(parent: TextingParent) -> None:
    await parent.say(BILLS)
    said = await parent.say("i tried home energy scotland already they were useless")
    assert "Home Energy Scotland" not in said


async def test_who_cannot_phone_is_shown_no_lines(parent: TextingParent) -> None:
    await parent.say(LOW)
    said = await parent.say("i cant do phone calls")
    assert "Samaritans" not in said
    assert "Breathing Space" not in said


async def test_one_that_is_put_aside_is_no_new_need(parent: TextingParent) -> None:
    await parent.say(LOW)
    aside = parent.services[0]
    said = await parent.say(f"not {aside.lower()}")
    assert "feeling better" in said
    assert aside not in parent.services


@pytest.mark.parametrize(
    "text", ["grand can you text me about those later when shes down", "can i talk to a person instead"]
)
async def test_what_it_surely_is_by_itself_it_stays(parent: TextingParent, text: str) -> None:
    await parent.say(TODDLERS, text)
    assert not parent.wording.startswith(("of_", "utter_offer"))


async def test_another_need_is_that_need(parent: TextingParent) -> None:
    await parent.say(TODDLERS)
    assert "childcare" in await parent.say("i meant a nursery")


async def test_danger_said_of_a_list_is_danger(parent: TextingParent) -> None:
    await parent.say(TODDLERS)
    assert "999" in await parent.say("hes at the door wi a knife")
