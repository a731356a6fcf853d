"""Short plain words that mean what lies open: refusing the area, an unknown town, taking a person back, telling more."""

import pytest
from sqlalchemy import select

from bot.app import Pace
from bot.database.tables import Handover, Parent, Postcode, Voice, Worker
from tests.journeys.diary import TextingParent, record

RENT = "help with my rent arrears"


@pytest.mark.parametrize("words", ["none of your business", "mind yer ain business", "I'm no tellin ye"])
async def test_refusing_the_area_in_any_words_gets_what_there_is_anywhere(parent: TextingParent, words: str) -> None:
    await parent.say(RENT, words)
    assert len(parent.services) >= 2
    assert (await record(parent)).area == "national"
    await parent.say("anything for a nursery place")
    assert parent.wording != "utter_ask_area"


async def test_who_wonders_what_it_is_to_us_hears_why_it_is_asked_and_the_way_round_it(parent: TextingParent) -> None:
    await parent.say(RENT, "whats it to you")
    assert parent.wording == "where_why"
    await parent.say("anywhere then")
    assert len(parent.services) >= 2


@pytest.mark.parametrize("words", ["Carlisle", "I'm in Carlisle", "wee place called Balnafettach", "M1 1AE"])
async def test_a_place_in_no_list_is_owned_up_to(parent: TextingParent, words: str) -> None:
    said = await parent.say(RENT, words)
    assert "sorry" in said
    assert "person" in said
    assert len(parent.services) >= 2


async def test_a_place_in_no_list_without_a_need_yet(parent: TextingParent) -> None:
    await parent.say("hi", "I live in Carlisle")
    assert "Carlisle" in parent.all
    await parent.say("I need help with rent")
    assert len(parent.services) >= 2


async def test_a_misspelt_town_is_asked_about(parent: TextingParent) -> None:
    assert "Kirkcaldy" in await parent.say(RENT, "Kirkcaddy")
    await parent.pick("Kirkcaldy, Fife")
    assert (await record(parent)).area == "fife"
    assert len(parent.services) >= 2


async def test_a_misspelt_town_that_it_was_not(parent: TextingParent) -> None:
    await parent.say(RENT, "Kirkcaddy")
    await parent.pick("Somewhere else")
    assert parent.wording == "utter_ask_area"


@pytest.mark.parametrize(
    ("written", "areas", "kept"),
    [("G33 6GS", ["north_lanarkshire"], "north_lanarkshire"), ("g81 1aa", [], "national")],
)
async def test_a_full_postcode_that_is_known_decides(
    parent: TextingParent, pace: Pace, written: str, areas: list[str], kept: str
) -> None:
    async with pace.database.transaction() as session:
        session.add(Postcode(postcode=written.replace(" ", "").upper(), areas=areas))
    await parent.say(RENT, written)
    assert (await record(parent)).area == kept
    assert parent.services


async def test_something_else_than_the_area_is_something_else(parent: TextingParent) -> None:
    await parent.say(RENT, "something else")
    assert parent.wording == "utter_starting_points"


@pytest.mark.parametrize("place", ["Kirkcaldy", "Carlisle", "I'd rather not say where"])
async def test_two_needs_lie_open_until_one_is_picked(parent: TextingParent, place: str) -> None:
    await parent.say("I need help with my rent and a nursery place", "thanks", place)
    assert {"Childcare", "Home and rent"} <= set(parent.choices)
    await parent.pick("Home and rent")
    assert parent.services


@pytest.mark.parametrize(
    "words",
    [
        "cancel the key worker, I'm fine now",
        "actually I don't need the key worker any more",
        "forget about the person, im ok",
        "nae need for the worker noo",
    ],
)
async def test_a_request_is_taken_back_by_words_later(
    parent: TextingParent, pace: Pace, key_worker: Worker, words: str
) -> None:
    await parent.say("hi", "I'm in Kirkcaldy", "can I talk to a real person", RENT, "1", words)
    assert "cancelled" in parent.all
    async with pace.database.reading() as session:
        assert await session.scalar(select(Handover.state)) == "cancelled"


async def test_wanting_another_worker_takes_nothing_back(
    parent: TextingParent, pace: Pace, key_worker: Worker
) -> None:
    await parent.say("hi", "can I talk to a real person", "I don't want that key worker, I want another one")
    async with pace.database.reading() as session:
        assert await session.scalar(select(Handover.state)) == "requested"


async def test_more_words_of_a_complaint_are_kept_with_it(parent: TextingParent, pace: Pace) -> None:
    await parent.say("hi", "I want to complain", "the woman at the desk was rude to me")
    await parent.say("she never rang when she said")
    assert "kept" in parent.all
    await parent.say("and she laughed")
    await parent.pick("Tell me")
    async with pace.database.reading() as session:
        (voice,) = (await session.scalars(select(Voice))).all()
    assert voice.kind == "complaint"
    assert voice.words.splitlines() == [
        "the woman at the desk was rude to me",
        "she never rang when she said",
        "and she laughed",
    ]
    assert voice.wants_to_hear


@pytest.mark.parametrize("after", ["thanks", RENT, "can I talk to a person", "naw"])
async def test_what_is_about_something_else_is_not_kept_with_a_complaint(
    parent: TextingParent, pace: Pace, after: str
) -> None:
    await parent.say("hi", "I want to complain", "the woman at the desk was rude to me", after)
    async with pace.database.reading() as session:
        assert (await session.scalars(select(Voice.words))).all() == ["the woman at the desk was rude to me"]


async def test_an_idea_after_a_complaint_is_an_idea(parent: TextingParent, pace: Pace) -> None:
    await parent.say("hi", "I want to complain", "the woman at the desk was rude to me")
    await parent.say("I've an idea for yous", "do one on a saturday")
    async with pace.database.reading() as session:
        kept = await session.execute(select(Voice.kind, Voice.words).order_by(Voice.kind))
    assert kept.all() == [
        ("complaint", "the woman at the desk was rude to me"),
        ("suggestion", "do one on a saturday"),
    ]


@pytest.mark.parametrize("words", ["my ex has this phone some days", "ma mum uses my phone as well"])
async def test_a_shared_phone_is_texted_carefully(parent: TextingParent, pace: Pace, words: str) -> None:
    await parent.say("hi", words)
    assert {"Only in the mornings", "My own stop word", "Not now"} <= set(parent.choices)
    async with pace.database.reading() as session:
        assert await session.scalar(select(Parent.careful))


@pytest.mark.parametrize("words", ["phone number?", "whats the number", "their phone no", "what's their number"])
async def test_with_a_service_in_view_the_number_is_theirs(parent: TextingParent, words: str) -> None:
    await parent.say("hi", "I'm in Kirkcaldy", RENT)
    name = parent.services[0]
    await parent.say("1", "thanks", words)
    assert name in parent.all
    assert "Ring " in parent.all


async def test_a_new_number_is_not_a_service_s(parent: TextingParent) -> None:
    await parent.say("hi", "I'm in Kirkcaldy", RENT, "1", "I've got a new phone number")
    assert "Swap to a new number" in parent.choices


@pytest.mark.parametrize("words", ["I dont want a bot", "not talking to a machine", "is there no a real person"])
async def test_who_wants_no_bot_gets_a_person(
    parent: TextingParent, pace: Pace, key_worker: Worker, words: str
) -> None:
    await parent.say(words)
    async with pace.database.reading() as session:
        assert await session.scalar(select(Handover.state)) == "requested"


async def test_wrong_numbers_are_slips_and_change_nothing(parent: TextingParent, pace: Pace) -> None:
    await parent.say("hi", "I'm in Kirkcaldy", RENT)
    services = parent.services
    for number in ("9", "7", "0", "12"):
        await parent.say(number)
        assert parent.services == services
    async with pace.database.reading() as session:
        assert not await session.scalar(select(Parent.careful))
    assert services[0] in await parent.say("1")


async def test_a_no_to_telling_anybody_is_a_no(parent: TextingParent, key_worker: Worker) -> None:
    await parent.say("hi", "nae food in for the weans")
    await parent.say("no i dont want anyone told")
    assert parent.wording == "utter_not_telling"


async def test_the_cost_in_scots_and_nothing_else_is_enough(parent: TextingParent) -> None:
    await parent.say("hi", "I'm in Kirkcaldy", RENT, "1")
    assert "free" in await parent.say("hoo much is it") or "Cost" in parent.all
    await parent.say(RENT, "nothing else thanks")
    assert parent.wording == "utter_not_now"


@pytest.mark.parametrize(
    "words",
    ["is there a creche", "do they take babies", "is it warm", "will there be other dads", "is a bus near it"],
)
async def test_a_short_question_with_a_service_in_view_is_about_it(parent: TextingParent, words: str) -> None:
    """By itself each of these would be a need: childcare, energy, other parents, transport."""
    await parent.say("I'd like to meet other parents", "Glasgow")
    service = parent.services[0]
    await parent.pick(service)
    said = await parent.say(words)
    assert parent.wording in ("utter_service_more", "utter_service_not_known")
    assert service in said


async def test_another_need_with_a_service_in_view_is_one(parent: TextingParent) -> None:
    await parent.say("I'd like to meet other parents", "Glasgow")
    await parent.pick(parent.services[0])
    await parent.say("is there a food bank near me")
    assert parent.wording == "utter_offer_services"


@pytest.mark.parametrize("words", ["yes show me, he's not here. I live alone with my girl", "aye he's oot"])
async def test_yes_to_names_on_the_phone_is_no_danger(parent: TextingParent, words: str) -> None:
    await parent.say("hi", "I left him two years ago. is there a support group for after that, dunfermline")
    assert parent.wording == "utter_ask_if_names_are_safe"
    await parent.say(words)
    assert parent.services
