"""Turns while the engine is away: told once, kept in order, nothing lost."""

import pytest
from sqlalchemy import select

from bot.app import Pace
from bot.conversation.failing import MOST_ATTEMPTS
from bot.conversation.reading import Turn
from bot.database.tables import Conversation, InboundText, Parent
from bot.messages import TextKind
from tests.conftest import NewPhone
from tests.phones import settle


async def test_the_engine_is_away_and_the_parent_is_told_once(pace: Pace, new_phone: NewPhone) -> None:
    phone = new_phone()
    first = await phone.text("hello")
    second = await phone.text("are you there")
    assert len(first) == 1
    assert second == []
    async with pace.database.reading() as session:
        waiting = (await session.scalars(select(InboundText.taken_at))).all()
        held = (await session.scalars(select(Conversation.holding_since))).one()
    assert waiting == [None, None]
    assert held is not None


async def test_a_photo_alone_is_answered_kindly_without_the_engine(pace: Pace, new_phone: NewPhone) -> None:
    phone = new_phone("telegram")
    hello, answer = await phone.text("", kind=TextKind.PHOTO)
    assert "automated" in hello
    assert "photo" in answer.lower() or "picture" in answer.lower()
    (answer,) = await phone.text("", kind=TextKind.VOICE)
    assert "voice" in answer.lower() or "hear" in answer.lower() or "listen" in answer.lower()


async def test_start_from_somebody_new_is_a_hello_and_not_a_coming_back(pace: Pace, new_phone: NewPhone) -> None:
    phone = new_phone()
    await phone.send("START")
    async with pace.database.reading() as session:
        assert (await session.scalars(select(InboundText.opt))).all() == [None]


async def test_start_after_stop_needs_no_engine(pace: Pace, new_phone: NewPhone) -> None:
    phone = new_phone()
    await phone.text("STOP")
    assert len(await phone.text("START")) == 1


async def test_a_first_text_of_risk_gets_its_numbers_alone_and_the_hello_comes_later(
    pace: Pace, new_phone: NewPhone
) -> None:
    phone = new_phone()
    (numbers,) = await phone.text("i want to die")
    assert "116 123" in numbers
    hello, _ = await phone.text("", kind=TextKind.PHOTO)
    assert "automated" in hello


async def test_after_words_of_abuse_we_text_carefully(pace: Pace, new_phone: NewPhone) -> None:
    phone = new_phone()
    assert await phone.text("my ex keeps threatening me")
    async with pace.database.reading() as session:
        assert (await session.scalars(select(Parent.careful))).all() == [True]


async def test_a_text_that_we_fail_at_again_and_again_gets_an_honest_word_and_holds_up_no_other(
    pace: Pace, new_phone: NewPhone, monkeypatch: pytest.MonkeyPatch
) -> None:
    usual = pace.turns._writer.write

    async def broken(turn: Turn) -> None:
        if turn.text.kind == TextKind.VOICE:
            raise ZeroDivisionError
        await usual(turn)

    monkeypatch.setattr(pace.turns._writer, "write", broken)
    phone = new_phone()
    await phone.send("", kind=TextKind.VOICE)
    await phone.send("", kind=TextKind.PHOTO)
    async with pace.database.reading() as session:
        (parent_id,) = (await session.scalars(select(Parent.id))).all()
    for _ in range(MOST_ATTEMPTS):
        with pytest.raises(ZeroDivisionError):
            await pace.turns.take_turns(parent_id)
    await settle(pace)
    honest, *rest = phone.texts
    assert "A person, please" in honest
    assert any("photo" in text.lower() or "picture" in text.lower() for text in rest)
