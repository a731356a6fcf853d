"""What a first text says is heard: what it is for, who somebody is and where, and that things are hard."""

import pytest

from bot.database.tables import Worker
from tests.journeys.diary import TextingParent, record

AREA_ASKED = ("utter_ask_area", "utter_ask_area_hard")


@pytest.mark.parametrize(
    "words",
    [
        "hiya, is this where i get help wi a nursery place",
        "is this the right place for help with rent",
        "hello is this the place that helps single mums get a job",
        "morning, saw your poster in the nursery. looking for a course",
        "hi my health visitor gave me this number, playgroups for my wee one",
        "Good morning. Somebody told me here is help for single mother with house",
        "are youse the ones that help wi the leccy",
        "not sure if this is the right place but my wee boy is waiting on a speech therapy appointment",
    ],
)
async def test_who_asks_whether_this_is_the_place_for_it_is_helped_with_it(parent: TextingParent, words: str) -> None:
    await parent.say(words)
    assert parent.wording in AREA_ASKED


@pytest.mark.parametrize(
    "words", ["is this the place", "have I got the right number", "is this the lone parent thing"]
)
async def test_who_only_wonders_what_this_is_is_told(parent: TextingParent, words: str) -> None:
    await parent.say(words)
    assert parent.wording in ("utter_who_are_you", "for_whom")


@pytest.mark.parametrize("words", ["how does this work", "can i ask you something", "do i type a word or a number"])
async def test_how_it_works_is_told_without_alarm(parent: TextingParent, words: str) -> None:
    await parent.say(words)
    assert parent.wording == "utter_how_it_works"


@pytest.mark.parametrize("words", ["help", "i need help", "can you help me please"])
async def test_a_plea_for_help_hears_of_999_first(parent: TextingParent, words: str) -> None:
    assert "999" in await parent.say(words)
    assert len(parent.choices) >= 2


@pytest.mark.parametrize("words", ["hi need some advice", "what help is there for single parents"])
async def test_who_looks_for_nothing_named_is_shown_what_there_is(parent: TextingParent, words: str) -> None:
    await parent.say(words)
    assert parent.wording == "utter_menu"


@pytest.mark.parametrize("words", ["just become a single mum", "im 18 with a baby", "i'm a lone dad, two boys"])
async def test_who_says_who_they_are_is_welcomed_and_no_guess_is_made(parent: TextingParent, words: str) -> None:
    await parent.say(words)
    assert parent.wording == "utter_welcome"
    await parent.say("hello", "i'm a single mum with 3 kids")
    assert parent.wording == "utter_hello_told"


@pytest.mark.parametrize(
    ("words", "area"),
    [
        ("hello I'm a single dad new to Fife", "fife"),
        ("hi, lone parent, Airdrie", "north_lanarkshire"),
        ("Hello from Glasgow!", "glasgow"),
    ],
)
async def test_where_somebody_says_hello_from_is_kept(parent: TextingParent, words: str, area: str) -> None:
    await parent.say(words)
    assert (await record(parent)).area == area
    await parent.say("looking for a job")
    assert parent.services


@pytest.mark.parametrize("words", ["im lonely", "lost my job yesterday", "my daughter is being bullied"])
async def test_who_tells_of_a_hard_time_hears_a_kind_word_before_anything_is_asked(
    parent: TextingParent, words: str
) -> None:
    await parent.say(words)
    assert parent.wording == "utter_ask_area_hard"
    await parent.say("Kirkcaldy")
    assert parent.wording != "utter_offer_hard"
    assert len(parent.services) >= 2


async def test_and_where_it_is_known_where_they_are_before_an_offer(parent: TextingParent) -> None:
    await parent.say("I'm in Kirkcaldy", "I'm that lonely since we flitted")
    assert parent.wording == "utter_offer_hard"
    assert len(parent.services) >= 2


@pytest.mark.parametrize(
    "words", ["can you text me every friday just to see how i'm doing", "text me every single monday"]
)
async def test_of_a_text_every_week_the_first_is_set(parent: TextingParent, words: str) -> None:
    await parent.say(words)
    assert parent.wording == "utter_check_in_first"
    await parent.say("actually tuesday")
    assert parent.wording in ("utter_check_in_moved", "utter_check_in_sure")


async def test_a_text_asked_for_about_something_is_set(parent: TextingParent) -> None:
    await parent.say("can i get a checkin text next monday about my college form")
    assert parent.wording == "utter_check_in_set"


@pytest.mark.parametrize(
    "words",
    ["want to speak to a real person about housing, im in airdrie", "can someone ring me about my housing benefit"],
)
async def test_who_wants_a_real_person_about_it_is_shown_no_list(
    parent: TextingParent, key_worker: Worker, words: str
) -> None:
    assert words in await parent.say(words)
    assert "Cancel the key worker" in parent.choices


@pytest.mark.parametrize(
    "words", ["been told my flat is getting sold and i have to be out in june", "gambling has eaten my wages again"]
)
async def test_a_hard_time_is_no_danger(parent: TextingParent, words: str) -> None:
    assert "999" not in await parent.say(words)


async def test_who_is_ill_is_not_mourned(parent: TextingParent) -> None:
    said = await parent.say("what do i say to the kids, their grandad is in hospital")
    assert "sorry" not in said
