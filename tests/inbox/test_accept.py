"""A text is stored once; opt-out and risk are acted on at once, whatever else is down."""

import asyncio

import pytest
from sqlalchemy import func, select

from bot.app import Pace
from bot.database.tables import Address, Handover, InboundText, OutboundText, Parent
from bot.messages import ChannelName, IncomingText, TextKind
from bot.people.opting import Opt, opt_word
from bot.staff import sessions, workers
from tests.conftest import NewPhone
from tests.phones import settle

NUMBER = "+447700900321"


def text(pace: Pace, body: str, id: str = "SM1", **more: str) -> IncomingText:
    return IncomingText(ChannelName.SIMULATOR_SMS, NUMBER, id, body, pace.clock(), **more)


async def count(pace: Pace, table: type) -> int:
    async with pace.database.reading() as session:
        return await session.scalar(select(func.count()).select_from(table)) or 0


async def test_a_text_delivered_twice_is_stored_once(pace: Pace) -> None:
    assert await pace.inbox.accept(text(pace, "hello")) is True
    assert await pace.inbox.accept(text(pace, "hello")) is False
    assert await count(pace, InboundText) == 1


async def test_two_first_texts_at_once_make_one_parent(pace: Pace) -> None:
    await asyncio.gather(*(pace.inbox.accept(text(pace, "hello", f"SM{n}")) for n in range(6)))
    assert await count(pace, Parent) == 1
    assert await count(pace, Address) == 1
    assert await count(pace, InboundText) == 6


async def test_storing_and_queueing_commit_together(pace: Pace, monkeypatch: pytest.MonkeyPatch) -> None:
    async def broken(*args: object, **kwargs: object) -> None:
        raise ConnectionError

    monkeypatch.setattr(pace.jobs, "defer", broken)
    with pytest.raises(ConnectionError):
        await pace.inbox.accept(text(pace, "hello"))
    assert await count(pace, InboundText) == 0


async def test_an_emergency_is_answered_while_the_engine_is_down(pace: Pace, new_phone: NewPhone) -> None:
    phone = new_phone()
    await phone.send("i want to die")
    await settle(pace)
    assert "116 123" in phone.texts[0]
    assert "999" in phone.texts[0]
    async with pace.database.reading() as session:
        handover = (await session.scalars(select(Handover))).one()
    assert (handover.state, handover.urgency, handover.risk) == ("requested", "emergency", "suicide_self_harm")


async def test_nobody_is_said_to_be_told_when_there_is_nobody(pace: Pace, new_phone: NewPhone) -> None:
    answer = (await new_phone().text("i want to die"))[0]
    assert "key worker" not in answer.lower()


@pytest.mark.parametrize(("signed_in", "told"), [(True, True), (False, False)])
async def test_somebody_is_said_to_be_told_only_while_somebody_on_call_would_see_it(
    pace: Pace, new_phone: NewPhone, signed_in: bool, told: bool
) -> None:
    async with pace.database.transaction() as session:
        await workers.add(
            session, workers.NewWorker("Aisha", "a@example.org", ["key_worker"], ["fife"]), pace.clock()
        )
        worker = await workers.find(session, "a@example.org")
        assert worker is not None
        if signed_in:
            await sessions.start(session, worker, pace.clock())
    answer = (await new_phone().text("i want to die"))[0]
    assert ("key worker" in answer.lower()) is told


async def test_a_risk_after_stop_gets_its_one_reply(pace: Pace, new_phone: NewPhone) -> None:
    phone = new_phone()
    assert await phone.text("STOP") == []
    assert await phone.text("hello?") == []
    assert "999" in (await phone.text("i want to kill myself"))[0]


async def test_stop_withdraws_what_has_not_left(pace: Pace, new_phone: NewPhone) -> None:
    phone = new_phone()
    await phone.send("hello")
    async with pace.database.transaction() as session:
        address = (await session.scalars(select(Address))).one()
        await pace.outbox.queue(session, address, "later", pace.clock(), purpose="worker", author="worker")
    await phone.send("stop")
    assert await phone.text("stop") == []
    async with pace.database.reading() as session:
        assert (await session.scalars(select(OutboundText.status))).all() == ["cancelled"]


async def test_an_edited_text_that_still_waits_is_corrected_in_place(pace: Pace) -> None:
    await pace.inbox.accept(text(pace, "I need a nusrery", "1", message_id="m1"))
    await pace.inbox.accept(text(pace, "I need a nursery", "2", corrects="m1", message_id="m1"))
    async with pace.database.reading() as session:
        waiting = (await session.scalars(select(InboundText).where(InboundText.taken_at.is_(None)))).all()
    assert [each.body for each in waiting] == ["I need a nursery"]


async def test_a_correction_that_holds_a_risk_is_answered(pace: Pace, new_phone: NewPhone) -> None:
    phone = new_phone("telegram")
    await phone.send("i want a pie")
    await phone.send("i want to die", corrects="anything")
    await settle(pace)
    assert any("116 123" in each for each in phone.texts)


async def test_nuls_and_great_length_are_taken(pace: Pace) -> None:
    await pace.inbox.accept(text(pace, "hel\x00lo", "1"))
    await pace.inbox.accept(text(pace, "a" * 10_000, "2", kind=TextKind.WORDS))
    async with pace.database.reading() as session:
        bodies = (await session.scalars(select(InboundText.body).order_by(InboundText.place))).all()
    assert bodies == ["hello", "a" * 10_000]


@pytest.mark.parametrize(
    "body",
    ["STOP", "Stop.", " stop ", "UNSUBSCRIBE", "end", "quit", "stopall", "CANCEL", "opt out", "Stop texting me",
     "please stop texting me", "gonnae no text me", "dont text me again", "stop please"],
)  # fmt: skip
def test_these_opt_out(body: str) -> None:
    assert opt_word(body, None, False) is Opt.OUT


@pytest.mark.parametrize(
    "body",
    ["stop him", "the bus stop", "I can't stop crying", "end of my tether", "yes", "start", "cancel Tuesday",
     "he won't stop texting me", "help", "when does it end"],
)  # fmt: skip
def test_these_do_not(body: str) -> None:
    assert opt_word(body, None, False) is not Opt.OUT


def test_what_only_carriers_stop_at_is_an_answer_in_telegram() -> None:
    assert opt_word("cancel", None, False, by_sms=False) is None
    assert opt_word("stop", None, False, by_sms=False) is Opt.OUT


def test_a_stop_word_of_their_own_and_yes_after_an_opt_out() -> None:
    assert opt_word("Bananas", "bananas", False) is Opt.OUT
    assert opt_word("yes", None, opted_out=True) is Opt.IN
    assert opt_word("yes", None, opted_out=False) is None
    assert opt_word("START", None, False) is Opt.IN
