"""After a deletion, nothing in the whole database says who somebody was or what they said."""

import asyncio
import json
import uuid
from datetime import date, datetime

import pytest
from cryptography.fernet import InvalidToken
from sqlalchemy import inspect, select, text

from bot.app import Pace
from bot.database.tables import (
    Address,
    Conversation,
    Erasure,
    Handover,
    InboundText,
    OptOut,
    OutboundText,
    Parent,
    SealedOpening,
    SealedRecord,
    Table,
)
from bot.database.vault import vault
from bot.errors import NotAllowed, NotFound, SettingsWrong
from bot.messages import Saying
from bot.people.erasing import FAREWELL_LASTS, Erased, Erasures, erase
from bot.people.opting import opt_out
from bot.people.parents import find_address
from bot.people.sealing import KEPT_FOR, list_sealed, open_sealed
from tests.people.conftest import SMS, an_inbound, live_a_life
from tests.plans.conftest import a_worker

NUMBER, SECRET = "+447700900123", "heatherbell"
DONE = Saying("a wording for this test", fallback="It is all deleted now.")


@pytest.fixture
def erasures(pace: Pace) -> Erasures:
    return Erasures(pace.database, pace.outbox, pace.clock)


async def dump(pace: Pace) -> str:
    """Every value of every table of the database, ours and the queue's, decrypted where DATA_KEYS can."""
    found = []
    async with pace.database.reading() as session:
        connection = await session.connection()
        names = await connection.run_sync(lambda sync: inspect(sync).get_table_names())
        assert {"parents", "outbound_texts", "procrastinate_jobs"} <= set(names)
        for name in names:
            rows = await session.execute(text(f'SELECT * FROM "{name}"'))
            found += [f"{name}: " + " ".join(readable(value) for value in row) for row in rows]
    return "\n".join(found)


def readable(value: object) -> str:
    if isinstance(value, bytes | memoryview):
        try:
            return vault().decrypt(bytes(value))
        except (SettingsWrong, InvalidToken):
            return "sealed"
    if isinstance(value, datetime | date | uuid.UUID):
        return str(value)
    return json.dumps(value, ensure_ascii=False, default=str)


async def a_life(pace: Pace, *, emergency: bool = False, number: str = NUMBER, secret: str = SECRET) -> uuid.UUID:
    async with pace.database.transaction() as session:
        parent, _ = await live_a_life(session, number, secret, pace.clock(), emergency=emergency)
    return parent.id


async def ask_to_delete(pace: Pace) -> Erased:
    """As a turn does it: a text says yes, then in one transaction all goes and the reply is queued."""
    async with pace.database.transaction() as session:
        address = await find_address(session, SMS, NUMBER)
        assert address is not None
        parent = await session.get_one(Parent, address.parent_id)
        yes = an_inbound(parent, address, f"yes delete it all, {SECRET}", pace.clock())
        session.add(yes)
    async with pace.database.transaction() as session:
        yes = await session.get_one(InboundText, yes.id, with_for_update=True)
        conversation = await session.get_one(Conversation, parent.id, with_for_update=True)
        yes.taken_at, yes.understood = pace.clock(), {"words": SECRET}
        conversation.version, conversation.state = conversation.version + 1, {"slots": {"want": SECRET}}
        parent = await session.get_one(Parent, parent.id)
        address = await session.get_one(Address, address.id)
        outcome = await erase(session, parent, address, pace.clock(), yes)
        await pace.outbox.say(session, address, DONE, pace.clock(), answers=(yes.id, yes.received_at))
    return outcome


async def deliver(pace: Pace) -> None:
    async with pace.database.reading() as session:
        addresses = (await session.scalars(select(Address.id))).all()
    for address in addresses:
        await pace.delivery.deliver(address)


async def test_nothing_is_left_and_it_was_said(pace: Pace, new_phone, clock, erasures) -> None:
    phone = new_phone(address=NUMBER)
    parent_id = await a_life(pace)
    before = await dump(pace)
    assert SECRET in before
    assert NUMBER in before
    lookup = vault().lookup(SMS, NUMBER)
    assert lookup in before
    assert await ask_to_delete(pace) is Erased.DONE
    at_once = await dump(pace)
    assert SECRET not in at_once
    assert str(parent_id) not in at_once
    await deliver(pace)
    assert phone.new() == ["It is all deleted now."]
    await erasures.sweep()
    after = await dump(pace)
    for trace in (SECRET, NUMBER, lookup, NUMBER[-6:], str(parent_id)):
        assert trace not in after
    assert "sealed_records" not in after
    async with pace.database.reading() as session:
        assert (await session.scalars(select(Erasure))).one().done_at == clock()


async def test_everybody_else_keeps_all_of_theirs(pace: Pace, new_phone, erasures) -> None:
    new_phone(address=NUMBER)
    await a_life(pace, number="+447700900456", secret="thistledown")
    lines = sorted((await dump(pace)).splitlines())
    await a_life(pace)
    await ask_to_delete(pace)
    await deliver(pace)
    await erasures.sweep()
    left = sorted(
        line for line in (await dump(pace)).splitlines() if not line.startswith(("erasures", "procrastinate"))
    )
    assert left == [line for line in lines if not line.startswith("procrastinate")]


def test_every_table_ends_with_its_parent() -> None:
    """Whoever adds a table with a parent in it decides here that its rows end with the parent."""
    for table in Table.metadata.sorted_tables:
        for key in table.foreign_keys:
            if key.column.table.name in ("parents", "addresses", "handovers", "goals"):
                assert key.ondelete in ("CASCADE", "SET NULL"), f"{table.name}.{key.parent.name}"
            if key.column.table.name in ("parents", "addresses"):
                assert key.ondelete == "CASCADE", f"{table.name}.{key.parent.name}"


async def test_the_hash_of_a_number_that_opted_out_stays(pace: Pace, new_phone, clock, erasures) -> None:
    phone = new_phone(address=NUMBER)
    await a_life(pace)
    async with pace.database.transaction() as session:
        address = await find_address(session, SMS, NUMBER)
        await opt_out(session, await session.get_one(Parent, address.parent_id), clock())
    assert await ask_to_delete(pace) is Erased.DONE
    await deliver(pace)
    await erasures.sweep()
    assert phone.new() == []
    async with pace.database.reading() as session:
        assert (await session.scalars(select(OptOut.lookup))).all() == [vault().lookup(SMS, NUMBER)]
    assert NUMBER not in await dump(pace)


async def test_after_an_emergency_only_the_safeguarding_lead_can_open_what_is_kept(
    pace: Pace, new_phone, clock, erasures
) -> None:
    new_phone(address=NUMBER)
    await a_life(pace, emergency=True)
    assert await ask_to_delete(pace) is Erased.DONE
    await deliver(pace)
    await erasures.sweep()
    assert SECRET not in await dump(pace)
    async with pace.database.transaction() as session:
        lead, worker = await a_worker(session, "Una"), await a_worker(session, "Ewan")
        lead.roles = ["safeguarding_lead"]
        record = (await session.scalars(select(SealedRecord))).one()
        for wrong in (open_sealed(session, worker, record.id, "curious", clock()), list_sealed(session, worker)):
            with pytest.raises(NotAllowed):
                await wrong
        with pytest.raises(NotAllowed):
            await open_sealed(session, lead, record.id, "  ", clock())
        with pytest.raises(NotFound):
            await open_sealed(session, lead, uuid.uuid4(), "an inquiry", clock())
        assert [each.id for each in await list_sealed(session, lead)] == [record.id]
        contents = await open_sealed(session, lead, record.id, "an inquiry", clock())
        assert contents["addresses"] == [NUMBER]
        assert [said["body"] for said in contents["texts"]] == [f"text {SECRET}"]
        assert contents["handovers"][0]["outcome"] == f"outcome {SECRET}"
        opened = (await session.scalars(select(SealedOpening))).one()
        assert (opened.worker_id, opened.reason) == (lead.id, "an inquiry")
    clock.forward(days=KEPT_FOR.days + 1)
    await erasures.sweep()
    async with pace.database.reading() as session:
        assert (await session.scalars(select(SealedRecord))).all() == []


async def test_while_somebody_deals_with_an_emergency_it_waits_and_is_then_done_and_said(
    pace: Pace, new_phone, clock, erasures
) -> None:
    phone = new_phone(address=NUMBER)
    parent_id = await a_life(pace)
    async with pace.database.transaction() as session:
        emergency = Handover(
            id=uuid.uuid4(), parent_id=parent_id, state="requested", urgency="emergency", why="risk",
            risk="immediate_danger", requested_at=clock(),
        )  # fmt: skip
        session.add(emergency)
    assert await ask_to_delete(pace) is Erased.AFTER_THE_EMERGENCY
    await erasures.sweep()
    assert SECRET in await dump(pace)
    await deliver(pace)
    phone.new()
    async with pace.database.transaction() as session:
        held = await session.get_one(Handover, emergency.id)
        held.state, held.closed_at = "closed", clock()
    await erasures.sweep()
    await deliver(pace)
    assert len(phone.new()) == 1
    await erasures.sweep()
    after = await dump(pace)
    assert SECRET not in after
    assert NUMBER not in after


async def test_whoever_texts_again_before_our_last_word_has_gone_is_new_to_us(
    pace: Pace, new_phone, clock, erasures
) -> None:
    phone = new_phone(address=NUMBER)
    await a_life(pace)
    await ask_to_delete(pace)
    await deliver(pace)
    await phone.send("hello, it's me")
    await erasures.sweep()
    async with pace.database.reading() as session:
        parent = (await session.scalars(select(Parent))).one()
        assert (parent.farewell_at, parent.name, parent.area) == (None, None, None)
        assert (await session.scalars(select(InboundText.body))).all() == ["hello, it's me"]
        assert (await session.scalars(select(OutboundText))).all() == []
    assert SECRET not in await dump(pace)


async def test_a_last_word_that_cannot_leave_does_not_keep_the_number(pace: Pace, clock, erasures) -> None:
    await a_life(pace)
    await ask_to_delete(pace)
    await erasures.sweep()
    assert NUMBER in await dump(pace)
    clock.forward(seconds=FAREWELL_LASTS.total_seconds() + 60)
    await erasures.sweep()
    assert NUMBER not in await dump(pace)


async def test_a_text_that_arrives_during_a_deletion_starts_afresh(pace: Pace, new_phone, clock) -> None:
    phone = new_phone(address=NUMBER)
    old = await a_life(pace)
    erasing = asyncio.Event()

    async def text_meanwhile() -> None:
        await erasing.wait()
        await phone.send("are you there")

    async def delete() -> None:
        async with pace.database.transaction() as session:
            address = await find_address(session, SMS, NUMBER)
            assert address is not None
            await erase(session, await session.get_one(Parent, old), address, clock())
            erasing.set()
            await asyncio.sleep(0.3)

    await asyncio.gather(delete(), text_meanwhile())
    async with pace.database.reading() as session:
        stored = (await session.scalars(select(InboundText))).one()
        assert stored.body == "are you there"
        assert stored.parent_id != old


async def test_a_risk_reply_on_its_way_still_leaves(pace: Pace, new_phone, clock) -> None:
    phone = new_phone(address=NUMBER)
    await a_life(pace)
    async with pace.database.transaction() as session:
        address = await find_address(session, SMS, NUMBER)
        assert address is not None
        await pace.outbox.queue(session, address, "Ring 999.", clock(), purpose="risk", author="safety")
    await ask_to_delete(pace)
    await deliver(pace)
    assert phone.new() == ["Ring 999.", "It is all deleted now."]


async def test_two_wishes_at_once_delete_once(pace: Pace, new_phone, clock) -> None:
    new_phone(address=NUMBER)
    await a_life(pace)
    assert await ask_to_delete(pace) is Erased.DONE
    assert await ask_to_delete(pace) is Erased.DONE
    assert SECRET not in await dump(pace)
