"""What parents say waits for a person, reaches other parents only when approved, and is answered when they asked."""

import pytest

from bot.database.session import Database
from bot.errors import NotFound
from bot.people import voices
from bot.people.parents import find_or_make
from tests.people.conftest import SMS
from tests.plans.conftest import a_worker

NUMBER = "+447700900123"


async def test_a_tip_is_shown_only_once_somebody_has_read_it(database: Database, clock) -> None:
    async with database.transaction() as session:
        parent, _ = await find_or_make(session, SMS, NUMBER, clock())
        reader = await a_worker(session)
        tip = await voices.give(session, parent, "tip", "go early, ask fur Jean", clock(), service_id="cafe")
        assert await voices.tips_for(session, "cafe") == []
        await voices.approve(session, tip.id, reader, clock(), public_words="Go early.")
        assert await voices.tips_for(session, "cafe") == ["Go early."]
        assert await voices.tips_for(session, "another") == []
        await voices.decline(session, tip.id, reader, clock())
        assert await voices.tips_for(session, "cafe") == []


async def test_complaints_wait_for_a_supervisor(database: Database, clock) -> None:
    async with database.transaction() as session:
        parent, _ = await find_or_make(session, SMS, NUMBER, clock())
        supervisor = await a_worker(session)
        complaint = await voices.give(session, parent, "complaint", "naebody came", clock(), wants_to_hear=True)
        await voices.give(session, parent, "feedback", "it wis great", clock(), service_id="cafe")
        assert [voice.words for voice in await voices.waiting(session, "complaint")] == ["naebody came"]
        assert len(await voices.waiting(session)) == 2
        await voices.answer(session, complaint.id, supervisor, "We are sorry. She was ill.", clock())
        assert [voice.answer for voice in await voices.to_tell(session)] == ["We are sorry. She was ill."]
        await voices.told(session, complaint.id, clock())
        assert await voices.to_tell(session) == []


async def test_nobody_is_told_who_did_not_ask_to_be(database: Database, clock) -> None:
    async with database.transaction() as session:
        parent, _ = await find_or_make(session, SMS, NUMBER, clock())
        reader = await a_worker(session)
        idea = await voices.give(session, parent, "suggestion", "text in the evening", clock())
        await voices.answer(session, idea.id, reader, "We do now.", clock())
        assert await voices.to_tell(session) == []
        await voices.wants_to_hear(session, parent.id, idea.id)
        assert len(await voices.to_tell(session)) == 1


async def test_only_their_own_and_only_words(database: Database, clock) -> None:
    async with database.transaction() as session:
        parent, _ = await find_or_make(session, SMS, NUMBER, clock())
        other, _ = await find_or_make(session, SMS, "+447700900124", clock())
        idea = await voices.give(session, parent, "suggestion", "text in the evening", clock())
        with pytest.raises(NotFound):
            await voices.wants_to_hear(session, other.id, idea.id)
        with pytest.raises(voices.NothingSaid):
            await voices.give(session, parent, "tip", "  ", clock())


async def test_more_words_join_what_nobody_has_read_yet(database: Database, clock) -> None:
    async with database.transaction() as session:
        parent, _ = await find_or_make(session, SMS, NUMBER, clock())
        other, _ = await find_or_make(session, SMS, "+447700900124", clock())
        supervisor = await a_worker(session)
        first = await voices.give(session, parent, "complaint", "naebody came", clock())
        assert await voices.add_words(session, parent, first.id, "complaint", " nor rang ", clock()) is first
        assert first.words == "naebody came\nnor rang"
        stranger = await voices.add_words(session, other, first.id, "complaint", "mine", clock())
        assert (stranger.parent_id, first.words) == (other.id, "naebody came\nnor rang")
        await voices.answer(session, first.id, supervisor, "We are sorry.", clock())
        later = await voices.add_words(session, parent, first.id, "complaint", "still nobody", clock())
        assert (later.id != first.id, later.state, first.words) == (True, "waiting", "naebody came\nnor rang")
