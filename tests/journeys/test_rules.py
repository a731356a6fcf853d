"""What rules or the law say is not guessed at: who knows them is named, and what lay open lies open still."""

import pytest

from tests.journeys.diary import TextingParent

SHELTER = "0808 800 4444"


@pytest.mark.parametrize(
    "asked",
    [
        "can they come in ma house",
        "is a charge for payment 14 days",
        "can they take it off my universal credit",
        "kin they get it stopped",
    ],
)
async def test_a_question_of_rules_with_a_list_open(parent: TextingParent, asked: str) -> None:
    await parent.say("sheriff officers sent a letter. hamilton")
    services = parent.services
    said = await parent.say(asked)
    assert "Citizens Advice" in said
    assert set(parent.services) <= set(services)
    assert {"Talk to a person", "Something else", "Not now"} <= set(parent.choices)


async def test_one_asked_of_a_service_that_is_picked(parent: TextingParent) -> None:
    await parent.say("i need help with a sanction. hamilton")
    first = parent.services[0]
    said = await parent.say("the first one. can they make the jobcentre give it back")
    assert "Citizens Advice" in said
    assert first in said
    assert "Ask them to contact me" in parent.choices


@pytest.mark.parametrize("asked", ["will they split us up", "can it be stopped? i can pay some"])
async def test_of_a_home_shelter_knows(parent: TextingParent, asked: str) -> None:
    await parent.say("evicted friday me and 3 kids. glasgow, dennistoun", "not now")
    assert SHELTER in await parent.say(asked)
    assert "Home and rent" in parent.choices


async def test_what_else_the_text_says_is_not_lost(parent: TextingParent) -> None:
    await parent.say("my gran died")
    said = await parent.say("leith. dont need to talk. do i get time off work for a gran")
    assert "Citizens Advice" in said
    assert parent.services


async def test_a_question_of_rules_as_the_first_text(parent: TextingParent) -> None:
    said = await parent.say("its the money. but they wont give a sanction if ive no childcare will they. airdrie")
    assert "Citizens Advice" in said
    assert "North Lanarkshire" in await parent.pick("Money and benefits")


@pytest.mark.parametrize(
    "asked",
    [
        "can i bring my kids",
        "do they make the dinner",
        "can they come in the evening",
        "do i need to pay",
        "can they help wi forms",
    ],
)
async def test_ordinary_questions_are_answered_as_they_were(parent: TextingParent, asked: str) -> None:
    await parent.say("i need a playgroup. coatbridge", "1")
    assert "Citizens Advice" not in await parent.say(asked)


async def test_children_taken_away_is_talked_over_with_a_person(parent: TextingParent) -> None:
    await parent.say("hi", "coatbridge", "food")
    assert "Citizens Advice" not in await parent.say("can they take my weans off me")


async def test_hours_cut_by_work(parent: TextingParent) -> None:
    assert "Citizens Advice" in await parent.say(
        "My work's cut me to 12 hours with no notice. Is that even legal. Leith"
    )
    assert "Citizens Advice" in await parent.say("I HAVE a job. Can they cut my hours like that")
    said = await parent.say("Who can tell me about my rights then")
    assert "0800 028 1456" in said
    assert "union" in said
    assert "Something else" in parent.choices
    assert "0800 028 1456" in await parent.say("Is it the union or Citizens Advice")
    assert "0800 028 1456" in await parent.say("Citizens Advice number please")


async def test_rent_put_up(parent: TextingParent) -> None:
    await parent.say("rent put up by 60 quid a month from january, housing association. Pollok")
    assert SHELTER in await parent.say("can they put it up like that yes or no, its a housing association")
    assert SHELTER in await parent.say("theyre no arrears. i just want to know if they can put the rent up")
    assert "0800 028 1456" in await parent.say("citizens advice number please")


@pytest.mark.parametrize("asked", ["do they put up a gate for you", "can they change the day"])
async def test_what_a_service_does_is_asked_of_it(parent: TextingParent, asked: str) -> None:
    await parent.say("i need a playgroup. coatbridge", "1")
    assert "Citizens Advice" not in await parent.say(asked)


async def test_power_today_is_for_the_supplier(parent: TextingParent) -> None:
    await parent.say("help wi my electric bill. carluke")
    for asked in ("how do i get power the day. its sunday", "can i ring my supplier for emergency credit"):
        said = await parent.say(asked)
        assert "bill or meter" in said
        assert "111" in said
        assert "Talk to a person" in parent.choices


async def test_what_to_do_till_tomorrow_sets_no_text(parent: TextingParent) -> None:
    await parent.say("help wi my electric bill. carluke", "1")
    assert "bill or meter" in await parent.say("but its sunday. what do i do till tomorrow")


async def test_nor_does_it_move_one(parent: TextingParent) -> None:
    await parent.say("can you text me tomorrow")
    assert "Sunday" not in await parent.say("but its sunday. what do i do till tomorrow")


async def test_a_cheaper_tariff_is_no_credit_today(parent: TextingParent) -> None:
    await parent.say("help wi my electric bill. carluke")
    assert "bill or meter" not in await parent.say("where can i get help with my gas bill")


async def test_can_they_do_that_and_who_to_ask(parent: TextingParent) -> None:
    assert "0800 028 1456" in await parent.say("my hours got cut at work, can they do that")
    assert "union" in await parent.say("who do i ask")
    assert "Talk to a person" in parent.choices


@pytest.mark.parametrize(
    "asked",
    [
        "would i get in trouble if i moved away wi them",
        "do i have to let him have them at christmas",
        "is he allowed to stop paying",
        "can he just take them abroad",
        "is that even legal",
    ],
)
async def test_the_other_parent_and_the_law(parent: TextingParent, asked: str) -> None:
    await parent.say("i need help with separating. fife")
    assert "Citizens Advice" in await parent.say(asked)
    assert parent.services


async def test_a_childrens_hearing(parent: TextingParent) -> None:
    await parent.say("got a letter for a childrens hearing. glasgow")
    for asked in (
        "dae i need a lawyer",
        "dae they send someone tae the hearing wi me",
        "kin they take ma weans at it",
    ):
        said = await parent.say(asked)
        assert "hearing" in said
        assert "0800 028 1456" in said
        assert "Talk to a person" in parent.choices
    assert "Whereabouts" in await parent.say("is there a playgroup near me")


async def test_despair_about_a_hearing_is_heard(parent: TextingParent) -> None:
    await parent.say("got a letter for a childrens hearing. glasgow")
    assert "116 123" in await parent.say("if they take my weans at it i want to die")


async def test_a_visa(parent: TextingParent) -> None:
    await parent.say("I need help visa student. Glasgow")
    for asked in (
        "Can he send me away from the country? I have visa student",
        "police will give my name to Home Office?",
    ):
        said = await parent.say(asked)
        assert "Home Office" in said
        assert "0800 028 1456" in said
        assert "Citizens Advice" not in " ".join(parent.choices)


async def test_a_lender_who_is_feared(parent: TextingParent) -> None:
    await parent.say(
        "i owe a man money, hes taking my bank card and waits at the school for me fridays. glasgow", "not now"
    )
    said = await parent.say("is it illegal what he do? I borrow 300 he say 900")
    assert "Citizens Advice" in said
    assert "999" in said
    assert "Citizens Advice" in await parent.say("who do i ask about that")


async def test_after_words_of_him_no_topic_is_named(parent: TextingParent) -> None:
    await parent.say("my husband hits me and keeps my passport. glasgow", "not now")
    said = await parent.say("do i have to let him see the weans")
    assert "0800 027 1234" in said
    assert "Citizens Advice" not in said


@pytest.mark.parametrize(
    "asked",
    [
        "can they come to me",
        "do i have to book",
        "am i allowed to bring my toddler",
        "are they allowed to stay for lunch",
    ],
)
async def test_what_a_service_allows_is_no_law(parent: TextingParent, asked: str) -> None:
    await parent.say("i need a playgroup. coatbridge")
    shown = await parent.say("1")
    said = await parent.say(asked)
    assert "Citizens Advice" not in said
    assert shown.split(".")[0] in said
