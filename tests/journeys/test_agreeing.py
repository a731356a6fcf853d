"""Agreeing and refusing in a parent's own way: what comes after a yes or no counts too."""

import pytest
from sqlalchemy import select

from bot.app import Pace
from bot.database.tables import Handover, Worker
from tests.journeys.diary import TextingParent, record


async def handover(pace: Pace) -> Handover | None:
    async with pace.database.reading() as session:
        return await session.scalar(select(Handover))


async def asks_for_contact(parent: TextingParent) -> None:
    await parent.say("hi", "I'm in Kirkcaldy", "I need help with my rent arrears", "1")
    await parent.pick("Ask them to contact me")


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("aye but by text only no calls", "by text only no calls"),
        ("yes but no mornings", "no mornings"),
        ("ok but text me efter 2pm", "text me efter 2pm"),
    ],
)
async def test_a_condition_goes_along_with_the_request(
    parent: TextingParent, pace: Pace, key_worker: Worker, text: str, words: str
) -> None:
    await asks_for_contact(parent)
    assert f'"{words}"' in await parent.say(text)
    asked = await handover(pace)
    assert asked is not None
    assert (asked.why, asked.summary, asked.summary_consent) == ("contact_me", words, "edited")
    kept = await record(parent)
    assert not kept.careful
    assert kept.quiet_from is None


@pytest.mark.parametrize("text", ["yes but not now", "aye but am no sure", "aye but let me think about it"])
async def test_a_yes_that_wavers_is_asked_again(
    parent: TextingParent, pace: Pace, key_worker: Worker, text: str
) -> None:
    await asks_for_contact(parent)
    await parent.say(text)
    assert "Yes, ask them" in parent.choices
    assert await handover(pace) is None
    assert "Done" in await parent.say("aye") or "asked" in parent.all


async def test_a_plain_yes_passes_on_nothing_more(parent: TextingParent, pace: Pace, key_worker: Worker) -> None:
    await asks_for_contact(parent)
    await parent.say("aye please")
    asked = await handover(pace)
    assert asked is not None
    assert asked.summary is None


@pytest.mark.parametrize(
    "text", ["yes. will i get texts after that", "yes please delete it all, will you still text me"]
)
async def test_a_yes_to_deleting_may_ask_something_too(parent: TextingParent, text: str) -> None:
    await parent.say("hi", "delete everything about me")
    await parent.say(text)
    assert parent.wording == "utter_deleted"
    assert "text" in parent.all


async def test_deleting_all_but_something_is_asked_again(parent: TextingParent) -> None:
    await parent.say("hi", "delete everything about me", "yes but keep my plan")
    assert "No, keep it" in parent.choices
