"""A service is picked, or asked about, by what its line in the list says of it."""

import pytest

from tests.journeys.diary import TextingParent

WORK = ("hi", "I'm in Leven", "I need help to find work")
SHOWN = ("utter_service", "utter_service_again")


@pytest.mark.parametrize(
    "words",
    [
        "the phone coach, cos i cant get to leven",
        "the coach by phone",
        "the one with the coach please",
        "what's the coach by phone",
    ],
)
async def test_words_of_its_line_pick_it(parent: TextingParent, words: str) -> None:
    await parent.say(*WORK)
    assert "Slow Road Work Chats" in await parent.say(words)
    assert parent.wording in SHOWN


async def test_a_question_beside_them_is_answered(parent: TextingParent) -> None:
    await parent.say(*WORK)
    said = await parent.say("is the coach one free")
    assert "Slow Road Work Chats" in said
    assert "It's free" in said


async def test_one_that_is_turned_down_is_not_picked(parent: TextingParent) -> None:
    await parent.say(*WORK)
    await parent.say("not the coach one")
    assert parent.wording not in SHOWN


async def test_words_of_its_line_say_whom_to_ask(parent: TextingParent) -> None:
    await parent.say(*WORK)
    assert "Slow Road Work Chats" in await parent.say("ask the phone coach to ring me")
    assert "Yes, ask them" in parent.choices


@pytest.mark.parametrize(
    "words", ["leave it, ill ask the college. thanks anyway", "thats fine ill ring one in the morning. night"]
)
async def test_who_goes_their_own_way_is_let_go(parent: TextingParent, words: str) -> None:
    await parent.say(*WORK)
    await parent.say(words)
    assert parent.wording == "utter_finished"
