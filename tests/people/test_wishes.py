"""How a parent wants to be texted is kept, and unsafe stop words are refused."""

from datetime import time, timedelta

import pytest
from sqlalchemy import select

from bot.app import Pace
from bot.database.session import Database
from bot.database.tables import OutboundText, Parent
from bot.outbox.pace import end_of_quiet
from bot.people import wishes
from bot.people.opting import Opt, opt_word
from bot.people.parents import find_or_make
from tests.people.conftest import SMS

NUMBER = "+447700900123"


async def test_only_mornings(database: Database, clock) -> None:
    async with database.transaction() as session:
        parent, _ = await find_or_make(session, SMS, NUMBER, clock())
        await wishes.only_mornings(session, parent)
        clock.set("2027-03-02 13:00")
        leaves = end_of_quiet(parent, clock())
        clock.set("2027-03-03 09:00")
        assert leaves == clock()
        await wishes.set_quiet_hours(session, parent, None, None)
        assert end_of_quiet(parent, clock()) == clock()


async def test_quiet_hours_have_an_end(database: Database, clock) -> None:
    async with database.transaction() as session:
        parent, _ = await find_or_make(session, SMS, NUMBER, clock())
        with pytest.raises(ValueError, match="never end"):
            await wishes.set_quiet_hours(session, parent, time(9), time(9))


@pytest.mark.parametrize(("said", "kept"), [("Pineapple!", "pineapple"), ("  red  shoes ", "red shoes")])
async def test_a_stop_word_of_their_own_stops_at_once(database: Database, clock, said: str, kept: str) -> None:
    async with database.transaction() as session:
        parent, _ = await find_or_make(session, SMS, NUMBER, clock())
        assert await wishes.choose_stop_word(session, parent, said) == kept
        assert opt_word(said.upper(), parent.stop_word, opted_out=False) is Opt.OUT
        assert await wishes.choose_stop_word(session, parent, None) is None


@pytest.mark.parametrize(
    "said", ["yes", "no", "ok", "1", "a", "STOP", "start", "not now", "help", "\N{PINEAPPLE}", "x" * 30]
)
async def test_words_that_come_up_anyway_are_refused(database: Database, clock, said: str) -> None:
    async with database.transaction() as session:
        parent, _ = await find_or_make(session, SMS, NUMBER, clock())
        with pytest.raises(wishes.NotAStopWord):
            await wishes.choose_stop_word(session, parent, said)


async def test_a_pause_lasts_until_they_come_back_or_its_end(database: Database, clock) -> None:
    async with database.transaction() as session:
        parent, _ = await find_or_make(session, SMS, NUMBER, clock())
        assert not wishes.is_paused(parent, clock())
        await wishes.pause(session, parent, clock())
        assert wishes.is_paused(parent, clock() + timedelta(days=400))
        assert await wishes.come_back(session, parent)
        assert not wishes.is_paused(parent, clock())
        assert not await wishes.come_back(session, parent)
        await wishes.pause(session, parent, clock(), until=clock() + timedelta(days=7))
        assert wishes.is_paused(parent, clock() + timedelta(days=6))
        assert not wishes.is_paused(parent, clock() + timedelta(days=7))


async def test_a_pause_withdraws_what_waits_unasked_and_nothing_else(pace: Pace, clock) -> None:
    async with pace.database.transaction() as session:
        parent, address = await find_or_make(session, SMS, NUMBER, clock())
        for purpose in ("check_in", "worker", "reply"):
            await pace.outbox.queue(session, address, purpose, clock(), purpose=purpose, author="assistant")
        await wishes.pause(session, await session.get_one(Parent, parent.id), clock())
    async with pace.database.reading() as session:
        texts = await session.execute(select(OutboundText.purpose, OutboundText.status).order_by(OutboundText.place))
        assert texts.all() == [("check_in", "cancelled"), ("worker", "queued"), ("reply", "queued")]
