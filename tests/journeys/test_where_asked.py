"""What is texted where we asked whereabouts somebody is: the place among other words, a question, no matter where."""

import pytest

from tests.journeys.diary import TextingParent, record


@pytest.mark.parametrize(
    ("words", "area"),
    [
        ("ta. bellshill", "north_lanarkshire"),
        ("g42, but her gran has her wednesdays so no wednesdays", "glasgow"),
        ("so ashamed even writing this. methil", "fife"),
        ("near the big tesco in wishaw, am on foot", "north_lanarkshire"),
        ("I am new, live Uddingston. She not speak English yet", "south_lanarkshire"),
    ],
)
async def test_a_place_among_other_words_is_the_answer(parent: TextingParent, words: str, area: str) -> None:
    await parent.say("toddler group")
    said = await parent.say(words)
    assert (await record(parent)).area == area
    assert "things to do with the kids" in said


@pytest.mark.parametrize(
    ("words", "need"),
    [
        ("govan, but i need a food bank first", "food"),
        ("he's got autism so somewhere calm. leith", "extra support"),
        ("wishaw. and could dae wi help wi debt", "debt"),
    ],
)
async def test_what_is_sought_beside_the_place_comes_first(parent: TextingParent, words: str, need: str) -> None:
    await parent.say("toddler group")
    assert need in (await parent.say(words)).lower()


@pytest.mark.parametrize("words", ["do they mind a noisy wean", "is it aw mums", "what do they do there"])
async def test_what_is_asked_of_places_waits_till_we_know_which(parent: TextingParent, words: str) -> None:
    await parent.say("toddler group")
    assert "near you" in await parent.say(words)
    assert parent.wording == "first_where"
    await parent.say("leith")
    assert len(parent.services) >= 2


@pytest.mark.parametrize("words", ["och anywhere", "wherever's handiest", "no tellin ye, ma business"])
async def test_no_matter_where_is_anywhere_in_scotland(parent: TextingParent, words: str) -> None:
    await parent.say("help wi debt")
    await parent.say(words)
    assert parent.wording == "utter_offer_national"


async def test_danger_beside_a_place_is_danger(parent: TextingParent) -> None:
    await parent.say("toddler group")
    assert "999" in await parent.say("leith. hes at the door wi a knife")


async def test_a_place_outside_takes_no_text_of_its_own(parent: TextingParent) -> None:
    await parent.say("nappies please. Penicuik")
    assert parent.wording == "utter_offer_outside"
    assert "Penicuik" in parent.all
    assert len(parent.heard) == 2


async def test_why_we_ask_and_what_is_kept_is_not_asked_of_places(parent: TextingParent) -> None:
    await parent.say("toddler group", "are you recording where i am")
    assert parent.wording == "utter_privacy"
    assert "Anywhere in Scotland" in parent.choices


async def test_who_drops_it_is_not_asked_again(parent: TextingParent) -> None:
    await parent.say("help wi debt", "och changed my mind, its fine")
    assert parent.wording == "utter_not_now"


@pytest.mark.parametrize(
    ("words", "wording"),
    [
        ("why", "where_why"),
        ("is that so you can send someone", "where_why"),
        ("near the big tesco", "where_vague"),
        ("im between places just now", "where_between"),
        ("same place as last time", "where_said"),
        ("no idea what area that counts as tbh", "where_unsure"),
        ("do u need the whole postcode", "where_how_exact"),
        ("its prepay", "where_told"),
        ("what have you got", "first_where"),
    ],
)
async def test_whatever_else_is_said_is_met_and_the_question_stays(
    parent: TextingParent, words: str, wording: str
) -> None:
    await parent.say("cant pay the leccy")
    await parent.say(words)
    assert parent.wording == wording
    assert "glasgow" in (await parent.say("govan")).lower()


async def test_anywhere_is_a_choice_beside_it(parent: TextingParent) -> None:
    await parent.say("cant pay the leccy", "near the big tesco", "1")
    assert parent.wording in ("utter_offer_national", "utter_offer_first_fits")
