"""Money, food, heat, a roof, a nursery: parents find out what there is, in their own words, and choose."""

import pytest

from tests.journeys.conftest import NewParent
from tests.journeys.diary import TextingParent, record


async def finds(parent: TextingParent, *texts: str) -> list[str]:
    """Says all that, and where they are if that is asked; the services that then lie open."""
    for text in texts:
        await parent.say(text)
        if parent.wording in ("utter_ask_area", "utter_ask_area_hard"):
            await parent.say("Kirkcaldy")
    return parent.services


@pytest.mark.parametrize(
    "text",
    [
        "the gas bill's that dear I'm feart tae open it",
        "universal credit is all wrong an i dont no why",
        "is thare ony help wi school claes, thae uniforms cost a fortune",
        "cannae get a nursery place for the wee yin so I cannae work",
        "council tax letter red one third time dont open them anymore tbh",
        "the hoose is fu o damp an the landlord's no bothered",
    ],
)
async def test_said_in_scots_and_misspelt_it_is_understood(parent: TextingParent, text: str) -> None:
    services = await finds(parent, "hiya", text)
    if not services:
        assert len(parent.choices) >= 4, "where it is not sure, it asks which of a few"
        services = await finds(parent, "1")
    assert len(services) >= 2


async def test_agnes_looks_at_all_there_is_and_comes_round_to_the_first(parent: TextingParent) -> None:
    seen = await finds(parent, "the heating bill is that high I'm scared tae put it on")
    first = set(seen)
    for _ in range(6):
        if parent.wording.startswith("utter_offer_again"):
            break
        await parent.say("nane o them, any others?")
        seen += parent.services
    assert parent.wording.startswith("utter_offer_again"), "when there is no more, that is said"
    assert "Talk to a person" in parent.choices
    assert first & set(parent.services) or set(parent.services) <= set(seen)


async def test_morag_asks_five_things_about_one_place_and_gets_five_answers(parent: TextingParent) -> None:
    name = (await finds(parent, "behind wi the rent and feart o the letter"))[0]
    assert name in await parent.say("tell me about the first yin")
    answers = [
        await parent.say(text)
        for text in (
            "hoo much does it cost",
            "when are they on",
            "where aboots is it",
            "who runs it",
            "what's their number",
        )
    ]
    assert all(name in answer for answer in answers)
    assert len(set(answers)) == 5


async def test_shaz_changes_her_mind_three_times_and_loses_nothing(parent: TextingParent) -> None:
    await finds(parent, "rent's late again")
    rent = parent.services
    await parent.say("actually forget that. need a nursery for my 3 year old")
    assert parent.services
    assert parent.services != rent
    await parent.say("och no, back to the rent")
    assert parent.services or parent.choices
    assert (await record(parent)).area == "fife"


async def test_three_things_at_once_are_all_kept(parent: TextingParent) -> None:
    await parent.say("I need help with rent arrears, a nursery place and I'd like to meet other parents")
    assert parent.wording == "utter_which_first"
    assert len(parent.choices) >= 4
    first = parent.choices[0]
    await parent.pick(first)
    await parent.say("Kirkcaldy")
    await parent.say("1")
    await parent.pick("That's all for now")
    assert parent.wording == "utter_kept_next"
    assert first not in parent.choices


@pytest.mark.parametrize("refusal", ["I'd rather not say", "naw", "no telling ye that"])
async def test_where_they_are_stays_theirs(parent: TextingParent, refusal: str) -> None:
    await parent.say("help with my rent arrears", refusal)
    if parent.wording == "utter_privacy":
        await parent.say("no, I'd rather not say where")
    assert len(parent.services) >= 2
    assert (await record(parent)).area in ("national", None)


@pytest.mark.parametrize("place", ["Inverness", "Dundee", "I stay in Paisley", "PA1 1AA", "Stirling"])
async def test_outside_the_five_areas_is_honest_and_still_some_help(parent: TextingParent, place: str) -> None:
    await parent.say("help with my rent arrears", place)
    said = "\n".join(parent.heard)
    assert any(each.wording == "utter_offer_outside" for each in parent.promises.last), said
    assert parent.services
    assert "Talk to a person" in parent.choices


@pytest.mark.parametrize(
    ("place", "area"),
    [
        ("ky1 1xx", "fife"),
        ("I'm in Leith", "edinburgh"),
        ("Wishaw", "north_lanarkshire"),
        ("eastkilbride", "south_lanarkshire"),
    ],
)  # fmt: skip
async def test_a_place_said_any_way_is_found(parent: TextingParent, place: str, area: str) -> None:
    await parent.say("hi", "I need help with my rent arrears", place)
    assert (await record(parent)).area == area
    assert len(parent.services) >= 2


async def test_moving_house_moves_what_is_offered(parent: TextingParent) -> None:
    before = await finds(parent, "rent arrears")
    await parent.silence(weeks=5)
    await parent.say("we moved to Motherwell")
    await parent.say("help with rent arrears")
    assert (await record(parent)).area == "north_lanarkshire"
    assert parent.services
    assert parent.services != before


async def test_work_is_never_vacancies_first(parent: TextingParent) -> None:
    await finds(parent, "jobcentre says i must get a job or else")
    if parent.wording == "utter_which_first":
        await parent.pick("Work")
        await parent.say("Kirkcaldy")
    assert parent.services
    for pressing in ("must", "have to", "sanction", "vacanc"):
        assert pressing not in parent.all.lower()


async def test_nothing_there_is_said_and_leads_on(new_parent: NewParent) -> None:
    parent = new_parent("telegram")
    await parent.say("Kirkcaldy", "where can I learn to skydive wi the weans")
    assert parent.choices, "there is always something to choose"
    await parent.say("a person then")
    assert any(each.wording.startswith("utter_person") for each in parent.promises.last)
