"""How a parent wishes to be texted, and what they say of services and of us."""

from datetime import time

import pytest
from sqlalchemy import select

from bot.app import Pace
from bot.database.tables import Parent, Voice, Worker
from bot.people import voices
from tests.journeys.diary import TextingParent


async def record(pace: Pace) -> Parent:
    async with pace.database.reading() as session:
        return (await session.scalars(select(Parent))).one()


@pytest.mark.parametrize(
    ("words", "hours"),
    [
        ("only text me in the mornings", (time(12), time(9))),
        ("only message between 9 and 2 please", (time(14), time(9))),
        ("please don't text me after six at night", (time(18), time(8))),
        ("can u text me after 8pm only", (time(22), time(20))),
        ("just txt me afore 3 please", (time(15), time(8))),
    ],
)
async def test_quiet_times_in_their_words(
    parent: TextingParent, pace: Pace, words: str, hours: tuple[time, time]
) -> None:
    await parent.say("hi", words)
    kept = await record(pace)
    assert (kept.quiet_from, kept.quiet_until) == hours
    assert kept.careful


async def test_a_stop_word_of_their_own_stops_everything(parent: TextingParent, pace: Pace) -> None:
    await parent.say("hi", "please be discreet when you text")
    await parent.pick("My own stop word")
    await parent.say("yes")
    assert (await record(pace)).stop_word is None
    assert "bananas" in await parent.say("bananas")
    assert await parent.say("Bananas") == ""
    assert await parent.say("hello?") == ""


async def test_any_text_ends_a_pause(parent: TextingParent, pace: Pace) -> None:
    await parent.say("hi", "pause please")
    await parent.say("thanks")
    assert (await record(pace)).paused_at is None


async def test_a_pause_is_kept_until_they_set_something_again(parent: TextingParent, pace: Pace) -> None:
    await parent.say("hi", "pause please")
    assert (await record(pace)).paused_at is not None
    await parent.say("text me next tuesday")
    assert (await record(pace)).paused_at is None


async def test_a_complaint_is_kept_for_a_supervisor(parent: TextingParent, pace: Pace) -> None:
    await parent.say("hi")
    assert "supervisor" in await parent.say("I want to complain")
    said = await parent.say("the woman at the desk laughed at me in front of my weans")
    assert "supervisor" in said
    async with pace.database.reading() as session:
        (voice,) = (await session.scalars(select(Voice))).all()
    assert (voice.kind, voice.words) == ("complaint", "the woman at the desk laughed at me in front of my weans")
    await parent.pick("Tell me")
    async with pace.database.reading() as session:
        assert (await session.scalars(select(Voice.wants_to_hear))).all() == [True]


@pytest.mark.parametrize(
    ("announced", "words", "kind"),
    [
        ("I have an idea for the app", "you could send pictures of the places", "suggestion"),
        ("I have a tip for other mums about the food bank", "go on a Tuesday", "tip"),
    ],
)
async def test_ideas_and_tips_are_asked_for_and_kept_in_their_words(
    parent: TextingParent, pace: Pace, announced: str, words: str, kind: str
) -> None:
    await parent.say("hi")
    assert "?" in await parent.say(announced)
    await parent.say(words)
    async with pace.database.reading() as session:
        (voice,) = (await session.scalars(select(Voice))).all()
    assert (voice.kind, voice.words) == (kind, words)


async def test_how_a_service_was_is_asked_once_and_only_after_a_yes(parent: TextingParent, pace: Pace) -> None:
    await parent.say("hi", "I'm in Kirkcaldy", "help with my rent arrears", "1")
    assert "may I" in await parent.pick("That's all for now") or "OK if I" in parent.all
    await parent.say("aye that's fine")
    (asked,) = await parent.later(days=15)
    assert "you said" in asked
    await parent.say("it was brilliant, they were lovely")
    async with pace.database.reading() as session:
        (voice,) = (await session.scalars(select(Voice))).all()
    assert (voice.kind, voice.service_id is not None) == ("feedback", True)
    await parent.silence(days=30)


async def test_after_a_no_it_is_never_asked(parent: TextingParent, pace: Pace) -> None:
    await parent.say("hi", "I'm in Kirkcaldy", "help with my rent arrears", "1", "that's all for now", "naw")
    await parent.silence(days=30)
    await parent.say("help with my rent arrears", "2", "that's all for now")
    assert "may I" not in parent.all


async def test_an_approved_tip_is_shown_with_its_service(
    parent: TextingParent, pace: Pace, key_worker: Worker
) -> None:
    await parent.say("hi", "I'm in Kirkcaldy", "help with my rent arrears", "1")
    await parent.say("I have a tip for other parents", "ask for the wee room")
    assert "wee room" not in await parent.say("tell me more")
    async with pace.database.transaction() as session:
        (tip,) = await voices.waiting(session, "tip")
        await voices.approve(session, tip.id, key_worker, pace.clock())
    assert 'Another parent says: "ask for the wee room"' in await parent.say("tell me more")


async def test_they_hear_what_came_of_it_only_if_they_asked(
    parent: TextingParent, pace: Pace, key_worker: Worker
) -> None:
    await parent.say("hi", "I want to complain", "the woman at the desk laughed at me in front of my weans")
    await parent.pick("Tell me")
    await parent.say("I have an idea for the app", "more pictures in it please")
    async with pace.database.transaction() as session:
        for voice in await voices.waiting(session):
            await voices.answer(
                session, voice.id, key_worker, f"We have talked about the {voice.kind}.", pace.clock()
            )
    (told,) = await parent.reads()
    assert "complaint" not in told.splitlines()[0]
    assert "talked about the complaint" in told
    await parent.silence(days=1)


async def test_with_careful_texting_an_answer_waits_for_their_word(
    parent: TextingParent, pace: Pace, key_worker: Worker
) -> None:
    await parent.say("hi", "please be discreet when you text")
    await parent.say("I want to complain", "the woman at the desk laughed at me in front of my weans")
    await parent.pick("Tell me")
    async with pace.database.transaction() as session:
        (voice,) = await voices.waiting(session)
        await voices.answer(session, voice.id, key_worker, "She says sorry.", pace.clock())
    (told,) = await parent.reads()
    assert "sorry" not in told
    assert "She says sorry." in await parent.say("aye tell me")


@pytest.mark.parametrize(
    "question", ["ok. what are my quiet hours", "what hours do you text me", "when will you not text"]
)
async def test_asking_for_the_quiet_hours_changes_nothing(parent: TextingParent, pace: Pace, question: str) -> None:
    await parent.say("hi", "dont text me before 10 in the morning or after 8, im on nights")
    before = await record(pace)
    assert "8pm to 10am" in await parent.say(question)
    after = await record(pace)
    assert (after.quiet_from, after.quiet_until) == (before.quiet_from, before.quiet_until)


async def test_quiet_hours_are_ended_in_words(parent: TextingParent, pace: Pace) -> None:
    await parent.say("hi", "dont text me before 10 in the morning or after 8, im on nights", "cancel the quiet hours")
    kept = await record(pace)
    assert not kept.careful
    assert kept.quiet_from is None


async def test_several_things_are_asked_about_once(parent: TextingParent) -> None:
    await parent.say("I need help with my rent and a nursery place")
    assert parent.wording == "utter_which_first"
    await parent.say("the rent, and there's the nursery")
    assert parent.wording != "utter_which_first"
