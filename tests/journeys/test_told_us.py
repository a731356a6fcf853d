"""What parents tell us: the thing itself is kept, nothing else is, and one thing can be taken back."""

import pytest
from sqlalchemy import select

from bot.app import Pace
from bot.database.tables import Parent, Voice
from tests.journeys.diary import TextingParent

IDEA = "there's a dads football night in Hamilton every monday"


async def voices(pace: Pace) -> list[Voice]:
    async with pace.database.reading() as session:
        return list((await session.scalars(select(Voice).order_by(Voice.said_at))).all())


@pytest.mark.parametrize(
    ("before", "text", "kind"),
    [
        (IDEA, "no pal I'm suggesting one for you to add", "suggestion"),
        (
            "the parents group at the Top Landing was rubbish, nobody spoke to me",
            "no, im telling you about the one I was at. it was rubbish",
            "complaint",
        ),
    ],
)
async def test_what_was_meant_with_the_text_before_is_kept(
    parent: TextingParent, pace: Pace, before: str, text: str, kind: str
) -> None:
    await parent.say("hi", before, text)
    (voice,) = await voices(pace)
    assert (voice.kind, voice.words) == (kind, f"{before}\n{text}")
    assert parent.wording == "utter_kept_with_before"


async def test_a_text_that_is_a_tale_by_itself_takes_nothing_along(parent: TextingParent, pace: Pace) -> None:
    await parent.say("help with my rent arrears", "maryhill", "I want to suggest you add a swap table for uniforms")
    (voice,) = await voices(pace)
    assert "maryhill" not in voice.words


async def test_risky_words_before_it_are_never_kept_with_it(parent: TextingParent, pace: Pace) -> None:
    await parent.say(
        "hi", "he hit me again last night and I am scared of him", "no I'm suggesting one for you to add"
    )
    assert all("hit me" not in voice.words for voice in await voices(pace))


async def test_a_place_missing_from_our_list_is_an_idea_at_once(parent: TextingParent, pace: Pace) -> None:
    text = "I know a great thing thats no on your list, a dads football night in Hamilton. how do I tell you about it"
    await parent.say(text, "it's called Dads Boots, will you put that in as well")
    (voice,) = await voices(pace)
    assert voice.kind == "suggestion"
    assert "football" in voice.words
    assert "Dads Boots" in voice.words


async def test_praise_for_others_to_know_is_kept(parent: TextingParent, pace: Pace) -> None:
    await parent.say("went to the money advice at Plum Jar. Woman was lovely, sorted my council tax. Wanted to say")
    (voice,) = await voices(pace)
    assert voice.kind == "feedback"


@pytest.mark.parametrize("text", ["how do i say what a service was like", "I want to leave feedback about Plum Jar"])
async def test_how_to_say_it_is_asked_and_not_kept(parent: TextingParent, pace: Pace, text: str) -> None:
    await parent.say("hi", text)
    assert parent.wording == "utter_ask_feedback"
    assert await voices(pace) == []


@pytest.mark.parametrize(
    ("text", "wording"),
    [
        ("what did you write down for them", "utter_told_see"),
        ("did you cancel my suggestion or is it still in", "utter_told_see"),
        ("stop saving everything as an idea", "utter_told_enough"),
    ],
)
async def test_a_question_about_it_is_no_more_of_it(
    parent: TextingParent, pace: Pace, text: str, wording: str
) -> None:
    await parent.say("hi", "I've an idea, you should add a swap table for uniforms", text)
    assert parent.wording == wording
    (voice,) = await voices(pace)
    assert text not in voice.words


async def test_a_need_in_the_next_text_is_met(parent: TextingParent, pace: Pace) -> None:
    await parent.say("hi", "I've an idea, you should add a swap table for uniforms")
    await parent.say("who's reading this suggestion? and is there anything for dads in Hamilton just now")
    assert parent.services
    (voice,) = await voices(pace)
    assert "dads" not in voice.words


async def test_one_thing_is_taken_back_and_nothing_else(parent: TextingParent, pace: Pace) -> None:
    await parent.say("hi", "I want to complain", "the woman at the desk was rude to me", "not now")
    await parent.say("I've an idea, you should add a swap table for uniforms", "not now")
    assert "uniforms" in await parent.say("delete my idea about the uniforms please")
    assert len(await voices(pace)) == 2
    await parent.say("aye")
    assert parent.wording == "utter_taken_back"
    (voice,) = await voices(pace)
    assert voice.kind == "complaint"


async def test_what_was_just_told_is_taken_back_by_that(parent: TextingParent, pace: Pace) -> None:
    await parent.say(
        "hi", "I want to complain", "the woman at the desk was rude to me", "actually can I take that back"
    )
    await parent.pick("No, keep it")
    assert len(await voices(pace)) == 1


async def test_just_that_bit_where_all_was_about_to_go(parent: TextingParent, pace: Pace) -> None:
    await parent.say("hi", "I want to complain", "the woman at the desk was rude to me", "not now")
    await parent.say("delete everything about me", "no not everything just that bit", "yes")
    assert await voices(pace) == []
    async with pace.database.reading() as session:
        assert await session.scalar(select(Parent.id)) is not None


async def test_deleting_all_is_still_that(parent: TextingParent) -> None:
    await parent.say("hi", "I want to complain", "the woman at the desk was rude to me", "delete everything about me")
    assert parent.wording == "utter_delete_sure"


async def test_with_nothing_told_it_says_so(parent: TextingParent) -> None:
    await parent.say("hi", "delete my idea please")
    assert parent.wording == "utter_nothing_told"
    assert len(parent.choices) >= 2
