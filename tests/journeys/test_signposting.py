"""Offers, more about one, others, not now: the parent chooses."""

import pytest
from sqlalchemy import select

from bot.app import Pace
from bot.database.tables import Doubt, Offer, Service
from tests.conftest import MovableClock
from tests.journeys.conftest import NewParent
from tests.journeys.diary import TextingParent


async def in_fife(parent: TextingParent) -> None:
    await parent.say("hi", "I'm in Kirkcaldy", "I need help with my rent arrears")


async def test_an_offer_holds_real_options_something_else_and_not_now(parent: TextingParent) -> None:
    await in_fife(parent)
    assert 4 <= len(parent.choices) <= 5
    assert parent.choices[-2:] == ["Something else", "Not now"]
    assert parent.longest <= 3


async def test_the_services_offered_come_from_different_organisations(parent: TextingParent, pace: Pace) -> None:
    await in_fife(parent)
    async with pace.database.reading() as session:
        offer = await session.scalar(select(Offer))
        assert offer is not None
        run_by = await session.scalars(select(Service.organisation_id).where(Service.id.in_(offer.services)))
    organisations = run_by.all()
    assert len(set(organisations)) == len(organisations) >= 2


async def test_something_else_brings_new_ones_and_both_are_recorded(parent: TextingParent, pace: Pace) -> None:
    await in_fife(parent)
    first = parent.choices[:-2]
    await parent.pick("Something else")
    assert not set(first) & set(parent.choices[:-2])
    async with pace.database.reading() as session:
        offers = (await session.scalars(select(Offer).order_by(Offer.at))).all()
    assert [offer.chosen for offer in offers] == ["something_else", None]


async def test_more_about_one_by_number(parent: TextingParent, pace: Pace) -> None:
    await in_fife(parent)
    name = parent.choices[1]
    said = await parent.say("2")
    assert name in said
    assert "Ring" in said
    assert parent.choices == ["Ask them to contact me", "Something else", "That's all for now"]
    async with pace.database.reading() as session:
        offer = await session.scalar(select(Offer))
        service = await session.scalar(select(Service).where(Service.name == name))
    assert offer is not None
    assert service is not None
    assert offer.chosen == service.id


async def test_more_about_one_by_position_and_by_its_name(parent: TextingParent) -> None:
    await in_fife(parent)
    second, third = parent.choices[1], parent.choices[2]
    assert second in await parent.say("the second one please")
    await parent.say("something else")
    third = parent.choices[0]
    assert third in await parent.say(third.lower())


async def test_a_question_about_the_one_in_view_is_answered(parent: TextingParent) -> None:
    await in_fife(parent)
    await parent.say("1")
    assert "Ring" in await parent.say("what's their phone number?")
    said = await parent.say("is it free?")
    assert "free" in said.lower() or "cost" in said.lower()
    assert "Where" in await parent.say("where is it?")


async def test_not_now_ends_kindly_and_nothing_follows(
    parent: TextingParent, pace: Pace, clock: MovableClock
) -> None:
    await in_fife(parent)
    said = await parent.say("not now, maybe later")
    assert "?" not in said
    async with pace.database.reading() as session:
        offer = await session.scalar(select(Offer))
    assert offer is not None
    assert offer.chosen == "not_now"


async def test_the_area_may_be_refused(parent: TextingParent) -> None:
    await parent.say("hi", "I need help with my rent arrears")
    await parent.pick("I'd rather not say")
    assert "anywhere in Scotland" in parent.all or "wherever you live" in parent.all
    assert parent.choices[-2:] == ["Something else", "Not now"]


async def test_a_place_in_two_areas_asks_which(parent: TextingParent) -> None:
    await parent.say("hi", "I need help with my rent arrears", "Royston")
    assert {"Edinburgh", "Glasgow"} <= set(parent.choices)
    await parent.pick("Glasgow")
    assert "Glasgow" in parent.all


async def test_outside_the_five_areas_is_said_honestly(parent: TextingParent) -> None:
    await parent.say("hi", "I need help with my rent arrears")
    said = await parent.say("Aberdeen")
    assert "Aberdeen" in said
    assert parent.choices[-2:] == ["Something else", "Not now"]


async def test_the_subject_can_change_at_any_time(parent: TextingParent) -> None:
    await parent.say("hi", "I need help with my rent arrears")
    await parent.say("actually I'd like to meet other parents")
    assert "where" in parent.all.lower()
    await parent.say("methil")
    assert "meeting other parents in Fife" in parent.all


async def test_names_of_services_are_sent_only_when_that_is_safe(parent: TextingParent) -> None:
    await parent.say("hi", "I'm in Kirkcaldy")
    said = await parent.say("can I talk to somebody about how my ex used to control me")
    assert "0800 027 1234" in said
    for word in ("abuse", "domestic", "control"):
        assert word not in said.lower()


async def test_on_telegram_the_choices_are_buttons(new_parent: NewParent) -> None:
    parent = new_parent("telegram")
    await parent.say("I'm in Kirkcaldy")
    said = await parent.say("I need help with my rent arrears")
    assert "\n1 " not in said
    assert "Something else" not in said
    first = parent.choices[:-2]
    await parent.pick("Something else")
    assert not set(first) & set(parent.choices[:-2])
    assert "?" not in await parent.pick("Not now")


async def test_a_number_that_does_not_work_is_passed_on_to_who_looks_after_it(
    parent: TextingParent, pace: Pace
) -> None:
    await in_fife(parent)
    name = parent.choices[1]
    await parent.say("2")
    said = await parent.say("that number doesn't work")
    assert "passed it on" in said or "told the people" in said
    assert parent.choices == ["Talk to a person", "Something else", "Not now"]
    async with pace.database.reading() as session:
        doubt = (await session.scalars(select(Doubt))).one()
        service = await session.get(Service, doubt.entry)
    assert service is not None
    assert (service.name, doubt.kind, doubt.detail) == (name, "number", "")


async def test_a_number_of_nothing_we_gave_is_answered_honestly(parent: TextingParent, pace: Pace) -> None:
    said = await parent.say("hi", "that number doesn't work")
    assert "passed it on" not in said
    assert "Talk to a person" in parent.choices
    async with pace.database.reading() as session:
        assert (await session.scalars(select(Doubt))).all() == []


@pytest.mark.parametrize(
    "told",
    [
        "My wife died in January",
        "ma mam passed away an ah cannae tell the weans",
        "I lost my dad at Easter, in Leith",
    ],
)
async def test_who_tells_of_a_loss_hears_that_we_are_sorry_before_anything_is_asked(
    parent: TextingParent, told: str
) -> None:
    assert "sorry" in await parent.say(told)
    assert len(parent.choices) >= 1


async def test_a_loss_is_met_once_and_then_helped_with(parent: TextingParent) -> None:
    await parent.say("hi", "My wife died in January")
    assert "sorry" not in await parent.say("Leith")
    assert parent.services


async def test_who_is_hungry_is_shown_food_first(parent: TextingParent) -> None:
    await parent.say("hi", "i have two children, no food and no money till friday", "What is near me")
    await parent.say("glasgow, govanhill. for today please")
    assert parent.services[0] in ("Full Press", "Full Kettle Help")
    assert "Full Press" in parent.services
    assert "Paint and Curtains" not in parent.services


async def test_who_asks_for_company_is_shown_no_group_for_grief_or_drink(parent: TextingParent) -> None:
    shown: set[str] = set()
    await parent.say("parents group. coatbridge")
    while parent.services and not shown & set(parent.services):
        shown |= set(parent.services)
        await parent.say("something else")
    assert len(shown) > 3
    assert not shown & {"Iron and Rain", "Long Evening Group", "Missing Someone Night"}


async def test_who_told_of_a_loss_may_be_shown_company_in_it(parent: TextingParent) -> None:
    await parent.say("my mum died in january, is there somebody to talk to. coatbridge")
    assert {"Long Evening Group", "Missing Someone Night", "Lantern Post for Loss"} & set(parent.services)
