"""What is kept of unsure texts, of whom nothing is kept, and how long."""

from datetime import timedelta

import pytest
from sqlalchemy import select, text

from bot.app import Pace
from bot.database.tables import InboundText, Parent, Phrase
from bot.learning import queue
from bot.messages import ChannelName
from bot.people.erasing import erase
from bot.people.parents import find_address
from tests.conftest import MovableClock, NewPhone
from tests.console.conftest import wrote
from tests.phones import settle

UNSURE = {"unsure": True, "act": None, "risk": None, "ranking": [{"id": "housing", "confidence": 0.3}]}
ODD = "the wee box on the wall keeps going off"
NUMBER = "+447700900555"


async def noted(
    pace: Pace, body: str = ODD, understood: dict | None = None, number: str = NUMBER, **parent
) -> list[str]:
    """A text that the assistant was unsure of; the words that are kept of it."""
    parent_id = await wrote(pace, body, number)
    async with pace.database.transaction() as session:
        theirs = await session.get_one(Parent, parent_id)
        for name, value in parent.items():
            setattr(theirs, name, value)
        inbound = await session.scalars(select(InboundText).where(InboundText.body.is_not(None)))
        newest = max(inbound.all(), key=lambda each: each.place)
        await queue.note(session, theirs, newest, {**UNSURE, **(understood or {})}, pace.clock())
    async with pace.database.reading() as session:
        return [phrase.words for phrase in await queue.waiting(session)]


async def kept(pace: Pace) -> list[str]:
    async with pace.database.reading() as session:
        return [phrase.words for phrase in await session.scalars(select(Phrase))]


async def test_an_unsure_text_waits_redacted(pace: Pace) -> None:
    assert await noted(pace, "ma son Jamie at 12 Ferry Road cannae get the wee box tae work") == [
        "ma son [name] at [address] cannae get the wee box tae work"
    ]


async def test_it_is_encrypted_where_it_is_kept(pace: Pace) -> None:
    await noted(pace)
    async with pace.database.reading() as session:
        (raw,) = (await session.execute(text("SELECT words FROM phrases"))).one()
    assert b"box" not in bytes(raw)


@pytest.mark.parametrize(
    ("body", "understood", "parent"),
    [
        (ODD, {"unsure": False, "act": "housing"}, {}),
        (ODD, {"risk": "social_work"}, {}),
        ("i want to die and the wee box is broken", {}, {}),
        (ODD, {}, {"careful": True}),
        (" ".join(["the wee box"] * 30), {}, {}),
        ("Jackie Baker", {}, {}),
        ("STOP", {}, {}),
    ],
)
async def test_of_these_nothing_is_kept(pace: Pace, body: str, understood: dict, parent: dict) -> None:
    await noted(pace, body, understood, **parent)
    assert await kept(pace) == []


async def test_the_same_words_are_kept_once(pace: Pace) -> None:
    await noted(pace)
    assert await noted(pace, ODD.capitalize(), number="+447700900556") == [ODD]


async def test_stop_takes_back_what_was_kept_and_taught(pace: Pace, new_phone: NewPhone) -> None:
    await noted(pace)
    await new_phone(address=NUMBER).text("STOP")
    assert await kept(pace) == []


async def test_erasing_takes_back_what_was_kept(pace: Pace) -> None:
    await noted(pace)
    async with pace.database.transaction() as session:
        address = await find_address(session, ChannelName.SIMULATOR_SMS, NUMBER)
        assert address is not None
        await erase(session, await session.get_one(Parent, address.parent_id), address, pace.clock())
    assert await kept(pace) == []


async def test_who_is_texted_carefully_by_now_is_not_shown(pace: Pace) -> None:
    await noted(pace)
    async with pace.database.transaction() as session:
        (await session.scalars(select(Parent))).one().careful = True
    async with pace.database.reading() as session:
        assert (await queue.waiting(session), await queue.count_waiting(session)) == ([], 0)


async def test_what_nobody_looks_at_goes(pace: Pace, clock: MovableClock) -> None:
    await noted(pace)
    sweeps = queue.PhraseSweeps(pace.database, clock)
    clock.forward(days=59)
    await sweeps.sweep()
    assert await kept(pace) == [ODD]
    clock.forward(days=2)
    await sweeps.sweep()
    assert await kept(pace) == []
    assert timedelta(days=60) == queue.KEPT_FOR


async def test_a_turn_without_an_engine_keeps_nothing(pace: Pace, new_phone: NewPhone) -> None:
    await new_phone().send(ODD)
    await settle(pace)
    assert await kept(pace) == []
