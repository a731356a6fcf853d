"""Two records become one only by a code that the parent brought; what both knew is kept."""

import asyncio
import uuid
from datetime import timedelta

import pytest
from sqlalchemy import UniqueConstraint, func, select

from bot.app import Pace
from bot.database.session import Database
from bot.database.tables import (
    Address,
    Conversation,
    Handover,
    InboundText,
    OptOut,
    OutboundText,
    Parent,
    Table,
    Voice,
)
from bot.people import linking, wishes
from bot.people.linking import Linked, Purpose, Refused
from bot.people.merging import LEFT_BEHIND, tables_of_parents
from bot.people.opting import opt_out
from bot.people.parents import find_address, find_or_make
from bot.plans import plans
from bot.plans.shown import history, plan_of
from tests.people.conftest import SMS, TELEGRAM, an_inbound, live_a_life
from tests.plans.conftest import a_worker

NUMBER, CHAT = "+447700900123", "tg-1"


async def both(session, now, number=NUMBER, chat=CHAT):
    """A parent's record by SMS, and another by Telegram."""
    parent, phone = await find_or_make(session, SMS, number, now)
    other, telegram = await find_or_make(session, TELEGRAM, chat, now)
    return parent, phone, other, telegram


async def test_a_code_joins_sms_and_telegram(database: Database, clock) -> None:
    async with database.transaction() as session:
        parent, phone, other, telegram = await both(session, clock())
        await plans.add_goal(session, parent.id, "a job", clock())
        await plans.add_goal(session, other.id, "a house", clock())
        code = await linking.make_code(session, parent, phone, clock())
        done = await linking.use_code(session, other, telegram, code.replace(" ", ""), clock())
        assert isinstance(done, Linked)
        assert done.parent.id == parent.id == telegram.parent_id
        assert done.told is phone
    async with database.transaction() as session:
        assert await session.scalar(select(func.count()).select_from(Parent)) == 1
        assert [goal.want for goal in (await plan_of(session, parent.id)).goals] == ["a job", "a house"]
        assert len(await history(session, parent.id)) == 2
        found, _ = await find_or_make(session, TELEGRAM, CHAT, clock())
        assert found.id == parent.id


@pytest.mark.parametrize("written", ["482913", "482 913", "it's 482-913 x", "LINK 482913"])
def test_a_code_is_found_in_a_text(written: str) -> None:
    assert linking.find_code(written) == "482913"


@pytest.mark.parametrize("written", ["4829131", "07700900123", "48291", "hello", "KY1 1AA"])
def test_other_figures_are_no_code(written: str) -> None:
    assert linking.find_code(written) is None


async def test_a_code_works_once_and_not_for_long(database: Database, clock) -> None:
    async with database.transaction() as session:
        parent, phone, other, telegram = await both(session, clock())
        third, tablet = await find_or_make(session, TELEGRAM, "tg-2", clock())
        code = (await linking.make_code(session, parent, phone, clock())).replace(" ", "")
        assert await linking.use_code(session, parent, phone, code, clock()) is Refused.SAME_PERSON
        assert isinstance(await linking.use_code(session, other, telegram, code, clock()), Linked)
        assert await linking.use_code(session, third, tablet, code, clock()) is Refused.NO_SUCH_CODE
        code = (await linking.make_code(session, parent, phone, clock())).replace(" ", "")
        later = clock() + linking.LASTS + timedelta(seconds=1)
        assert await linking.use_code(session, third, tablet, code, later) is Refused.NO_SUCH_CODE


async def test_a_newer_code_ends_the_older_one(database: Database, clock) -> None:
    async with database.transaction() as session:
        parent, phone, other, telegram = await both(session, clock())
        old = await linking.make_code(session, parent, phone, clock())
        new = await linking.make_code(session, parent, phone, clock())
        if old != new:
            used = await linking.use_code(session, other, telegram, old.replace(" ", ""), clock())
            assert used is Refused.NO_SUCH_CODE


async def test_guessing_gets_slow(database: Database, clock) -> None:
    async with database.transaction() as session:
        parent, phone, other, telegram = await both(session, clock())
        code = (await linking.make_code(session, parent, phone, clock())).replace(" ", "")
        wrong = f"{(int(code) + 1) % 10**6:06}"
        for _ in range(linking.MOST_WRONG):
            assert await linking.use_code(session, other, telegram, wrong, clock()) is Refused.NO_SUCH_CODE
        assert await linking.use_code(session, other, telegram, code, clock()) is Refused.TOO_MANY
        clock.forward(minutes=61)
        code = (await linking.make_code(session, parent, phone, clock())).replace(" ", "")
        assert isinstance(await linking.use_code(session, other, telegram, code, clock()), Linked)


async def test_the_code_is_kept_nowhere(database: Database, clock) -> None:
    async with database.transaction() as session:
        parent, phone, _, _ = await both(session, clock())
        code = (await linking.make_code(session, parent, phone, clock())).replace(" ", "")
        rows = await session.execute(select(Table.metadata.tables["link_codes"]))
        assert code not in str(rows.all())


async def test_a_whole_life_moves_over(database: Database, clock) -> None:
    async with database.transaction() as session:
        keep, phone = await live_a_life(session, NUMBER, "heather", clock())
        gone, other = await live_a_life(session, "+447700900456", "thistle", clock())
        before = await counts(session)
        code = (await linking.make_code(session, keep, phone, clock())).replace(" ", "")
        done = await linking.use_code(session, gone, other, code, clock())
        assert isinstance(done, Linked)
    async with database.transaction() as session:
        after = await counts(session)
        assert {name for name in before if after[name] != before[name]} == {
            "conversations", "presence", "drafts", "kept_needs", "check_ins", "link_codes",
        }  # fmt: skip
        for table in tables_of_parents():
            assert set((await session.scalars(select(table.c.parent_id))).all()) <= {keep.id}
        kept = await session.get_one(Parent, keep.id)
        assert kept.name == "heather"
        words = (await session.scalars(select(Voice.words))).all()
        assert {"tip: heather", "tip: thistle"} <= set(words)


async def counts(session) -> dict[str, int]:
    return {
        table.name: await session.scalar(select(func.count()).select_from(table)) for table in tables_of_parents()
    }


def test_every_table_of_a_parent_can_be_merged() -> None:
    """A new table with a unique constraint over its parent has to be thought of in `merging`."""
    known = LEFT_BEHIND | {"drafts"}
    for table in tables_of_parents():
        keys = [table.primary_key, *(each for each in table.constraints if isinstance(each, UniqueConstraint))]
        unique = [key for key in keys if "parent_id" in key.columns]
        unique += [index for index in table.indexes if index.unique and "parent_id" in index.columns]
        if unique:
            assert table.name in known | {"handovers", "check_ins"}, table.name


async def test_careful_texting_and_wishes_are_not_lost(database: Database, clock) -> None:
    async with database.transaction() as session:
        parent, phone, other, telegram = await both(session, clock())
        await wishes.text_carefully(session, other)
        await wishes.only_mornings(session, other)
        await wishes.choose_stop_word(session, other, "pineapple")
        code = (await linking.make_code(session, parent, phone, clock())).replace(" ", "")
        await linking.use_code(session, other, telegram, code, clock())
    async with database.reading() as session:
        kept = await session.get_one(Parent, parent.id)
        assert kept.careful
        assert kept.stop_word == "pineapple"
        assert (kept.quiet_from, kept.quiet_until) == wishes.MORNINGS


@pytest.mark.parametrize(
    ("ours", "theirs", "stays", "alert"),
    [
        (("requested", "routine"), ("with_worker", "routine"), "theirs", False),
        (("with_worker", "routine"), ("requested", "routine"), "ours", False),
        (("with_worker", "routine"), ("requested", "emergency"), "theirs", True),
        (("closing", "routine"), ("with_worker", "routine"), "theirs", False),
        (("with_worker", "routine"), ("with_worker", "urgent"), "theirs", True),
        (("requested", "urgent"), ("requested", "routine"), "ours", True),
    ],
)
async def test_of_two_open_handovers_one_stays(database: Database, clock, ours, theirs, stays, alert) -> None:
    async with database.transaction() as session:
        parent, phone, other, telegram = await both(session, clock())
        workers = [await a_worker(session, name) for name in ("Aisha", "Morag")]
        kept = [
            Handover(
                id=uuid.uuid4(),
                parent_id=of.id,
                state=state,
                urgency=urgency,
                why="asked",
                requested_at=clock(),
                worker_id=None if state == "requested" else worker.id,
                closing_until=clock() + timedelta(hours=24),
            )
            for of, (state, urgency), worker in zip((parent, other), (ours, theirs), workers, strict=True)
        ]
        session.add_all(kept)
        await session.flush()
        unread = an_inbound(other, telegram, "are you there?", clock(), taken_at=clock())
        unread.handover_id = kept[1].id
        session.add(unread)
        code = (await linking.make_code(session, parent, phone, clock())).replace(" ", "")
        done = await linking.use_code(session, other, telegram, code, clock())
        assert isinstance(done, Linked)
        expected = kept[0] if stays == "ours" else kept[1]
        assert (done.merged.alert == expected.id) == alert
    async with database.reading() as session:
        still_open = (await session.scalars(select(Handover).where(Handover.state != "closed"))).one()
        assert still_open.id == expected.id
        assert still_open.parent_id == parent.id
        assert (await session.get_one(InboundText, unread.id)).handover_id == expected.id


async def test_moving_to_a_new_number_lets_go_of_the_old_one(database: Database, clock) -> None:
    async with database.transaction() as session:
        parent, phone = await live_a_life(session, NUMBER, "heather", clock())
        fresh, new = await find_or_make(session, SMS, "+447700900789", clock())
        code = await linking.make_code(session, parent, phone, clock(), Purpose.MOVE)
        done = await linking.use_code(session, fresh, new, code.replace(" ", ""), clock())
        assert isinstance(done, Linked)
        assert (done.purpose, done.told) == (Purpose.MOVE, None)
    async with database.transaction() as session:
        assert (await session.scalars(select(Address.address))).all() == ["+447700900789"]
        assert await find_address(session, SMS, NUMBER) is None
        assert [text.body for text in (await session.scalars(select(OutboundText))).all()] == ["reply heather"]
        stranger, _ = await find_or_make(session, SMS, NUMBER, clock())
        assert stranger.id != parent.id


async def test_unlinking_leaves_the_other_phone_with_nothing(database: Database, clock) -> None:
    async with database.transaction() as session:
        parent, phone, other, telegram = await both(session, clock())
        code = await linking.make_code(session, parent, phone, clock())
        await linking.use_code(session, other, telegram, code.replace(" ", ""), clock())
        await plans.add_goal(session, parent.id, "ma ain place", clock())
        session.add(an_inbound(parent, telegram, "said on telegram", clock(), taken_at=clock()))
        assert await linking.unlink_others(session, parent, phone, clock()) == 1
    async with database.transaction() as session:
        found, _ = await find_or_make(session, TELEGRAM, CHAT, clock())
        assert found.id != parent.id
        assert (await plan_of(session, found.id)).is_empty
        assert await session.get(Conversation, found.id) is not None
        assert (await session.scalars(select(InboundText.parent_id))).all() == [parent.id]


async def test_stop_reaches_every_linked_address(database: Database, clock) -> None:
    async with database.transaction() as session:
        parent, phone, other, telegram = await both(session, clock())
        code = await linking.make_code(session, parent, phone, clock())
        await linking.use_code(session, other, telegram, code.replace(" ", ""), clock())
        await opt_out(session, parent, clock())
        assert await session.scalar(select(func.count()).select_from(OptOut)) == 2
        assert telegram.opted_out_at == phone.opted_out_at == clock()


async def test_a_text_that_arrives_during_the_link_finds_the_joined_record(pace: Pace, new_phone, clock) -> None:
    """The text waits for the record's lock, and by then the record is part of another."""
    phone = new_phone("telegram", CHAT)
    async with pace.database.transaction() as session:
        parent, sms, other, telegram = await both(session, clock())
        code = await linking.make_code(session, parent, sms, clock())
    linking_now = asyncio.Event()

    async def text() -> None:
        await linking_now.wait()
        await phone.send("hello again")

    async def link() -> None:
        async with pace.database.transaction() as session:
            of = await session.get_one(Parent, other.id)
            address = await session.get_one(Address, telegram.id)
            assert isinstance(await linking.use_code(session, of, address, code.replace(" ", ""), clock()), Linked)
            linking_now.set()
            await asyncio.sleep(0.3)

    await asyncio.gather(link(), text())
    async with pace.database.reading() as session:
        (stored,) = (await session.scalars(select(InboundText))).all()
        assert stored.parent_id == parent.id
