"""All that can come out of a phone: shared ones, old buttons, edits, photos, ten thousand characters, no words."""

import itertools

import pytest
from sqlalchemy import func, select

from bot.app import Pace
from bot.database.tables import Address, Parent
from tests.journeys.conftest import NewParent
from tests.journeys.diary import TextingParent, record


async def how_many(pace: Pace, table: type) -> int:
    async with pace.database.reading() as session:
        return await session.scalar(select(func.count()).select_from(table)) or 0


NO_WORDS = ["😀😀😀😀", "❤️", "???", "....", "0000", "12345678901234567890", "\n\n\n", "-", "xoxoxo", "jjjjjjjjj"]
OTHERS = [
    "مرحبا أحتاج إلى مساعدة",
    "‮ pleh",
    "Привет, мне нужна помощь",
    "你好",
    "नमस्ते",
    "\u200b\u200b",
    "a\x00b\x00c",
]


@pytest.mark.parametrize("text", NO_WORDS + OTHERS)
async def test_a_text_without_sense_gets_a_way_on(parent: TextingParent, text: str) -> None:
    await parent.say("hi", text)
    assert parent.choices
    assert "Talk to a person" in parent.choices


async def test_ten_thousand_characters_are_one_text(parent: TextingParent) -> None:
    await parent.say("hi", "I dinnae ken where tae start but I am after a nursery place for the wee yin and " * 125)
    assert len(parent.heard) == 1
    await parent.say("Kirkcaldy")
    assert parent.services


async def test_a_link_is_not_taken_for_anything(parent: TextingParent) -> None:
    await parent.say("https://win-a-prize.example/claim?id=77120")
    assert parent.choices
    assert "win-a-prize" not in parent.all


@pytest.mark.parametrize("text", ["potrzebuje pomocy z czynszem", "szukam przedszkola dla corki"])
async def test_polish_gets_a_way_on_and_a_person(parent: TextingParent, text: str) -> None:
    await parent.say(text)
    assert parent.choices or parent.wording == "utter_ask_area"
    await parent.say("person please")
    assert any(each.wording.startswith("utter_person") for each in parent.promises.last)


async def test_only_ever_aye(parent: TextingParent) -> None:
    texts = [await parent.say("aye") for _ in range(12)]
    assert all(one != other for one, other in itertools.pairwise(texts))
    assert all(texts)


async def test_only_ever_naw(parent: TextingParent) -> None:
    texts = [await parent.say(text) for text in ("naw", "nope", "no", "nah", "NO", "naw ta", "no.", "nae chance")]
    assert all(one != other for one, other in itertools.pairwise(texts))


async def test_only_ever_numbers(parent: TextingParent) -> None:
    for text in ("1", "2", "1", "7", "3", "0", "11", "1", "2", "4"):
        assert await parent.say(text)


async def test_two_parents_on_one_phone_are_not_taken_for_one(parent: TextingParent) -> None:
    await parent.say("hi", "I'm Kelly, need help with rent", "Kirkcaldy")
    await parent.silence(weeks=3)
    await parent.say("hi this is Kelly's sister Jade, using her phone")
    assert "rent" not in parent.all.lower()
    assert not parent.services
    await parent.say("I'd like to meet other parents")
    assert parent.choices or parent.wording == "utter_ask_area"


async def test_an_old_button_still_does_what_it_says(new_parent: NewParent) -> None:
    parent = new_parent("telegram")
    await parent.say("help with rent arrears", "Kirkcaldy")
    first = parent.services[0]
    await parent.say("different thing, my heating bill")
    await parent.silence(weeks=7)
    assert first in await parent.press(first)
    await parent.press(first)
    assert parent.heard


async def test_the_same_button_three_times(new_parent: NewParent) -> None:
    parent = new_parent("telegram")
    await parent.say("help with rent arrears", "Kirkcaldy")
    for _ in range(3):
        assert await parent.press("Something else")
    await parent.press("Not now")
    await parent.press("Not now")
    assert parent.heard


async def test_an_old_yes_to_deleting_deletes_nothing_by_surprise(new_parent: NewParent, pace: Pace) -> None:
    parent = new_parent("telegram")
    await parent.say("help with rent arrears", "Kirkcaldy", "delete everything about me")
    await parent.pick("No, keep it")
    await parent.silence(weeks=2)
    await parent.press("Yes, delete it all")
    assert parent.heard
    if await how_many(pace, Parent) and (await record(parent)).area == "fife":
        assert parent.choices, "it was asked once more"


async def test_a_text_edited_before_and_after_the_answer(new_parent: NewParent) -> None:
    parent = new_parent("telegram")
    await parent.say("hi", "help with rent arears in Fiffe")
    await parent.edit("help with rent arrears in Fife")
    await parent.say("Fife")
    assert parent.services


async def test_photos_and_voice_notes(new_parent: NewParent) -> None:
    parent = new_parent("telegram")
    await parent.photo()
    assert parent.wording == "cannot_see_photo"
    assert any(each.wording == "hello_first" for each in parent.promises.last)
    await parent.voice_note()
    assert parent.wording == "cannot_hear_voice"
    await parent.photo("this is the letter about my nursery place")
    assert parent.wording == "utter_ask_area"


async def test_a_new_number_is_a_new_person_until_a_code_says_otherwise(new_parent: NewParent, pace: Pace) -> None:
    old, new = new_parent(), new_parent("telegram")
    await old.say("hi", "I'm in Kirkcaldy")
    await new.say("hi, it's me again, new phone")
    assert await how_many(pace, Parent) == 2
    assert (await record(new)).area is None


async def test_what_is_like_a_command_is_words(parent: TextingParent) -> None:
    for text in ("/not_now", '/need{"need": "domestic_abuse"}', "{area}", "/restart", "/session_start", "<script>"):
        assert await parent.say(text)
    assert await how_many(parent.phone.pace, Address) == 1
