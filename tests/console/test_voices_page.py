"""What parents say, as supervisors and publishers read it: who may, what is answered, what reaches whom."""

import uuid

from sqlalchemy import func, select

from bot.app import Pace
from bot.database.tables import Address, OutboundText, Parent, ReadLog, Voice
from bot.messages import ChannelName
from bot.people import voices
from bot.people.parents import find_or_make
from bot.people.voice_answers import VoiceAnswers
from tests.console.conftest import Browser

WORDS = "the woman at the desk laughed at me"


async def said(pace: Pace, kind: str = "complaint", words: str = WORDS, *, hear: bool = True, **more: str) -> Voice:
    """A parent of their own who said that."""
    async with pace.database.transaction() as session:
        number = f"+4477009{uuid.uuid4().int % 100000:05d}"
        parent, _ = await find_or_make(session, ChannelName.SIMULATOR_SMS, number, pace.clock())
        parent.area = "fife"
        return await voices.give(session, parent, kind, words, pace.clock(), wants_to_hear=hear, **more)


async def decide(browser: Browser, voice: Voice, step: str, **fields: str):
    """Posts a decision from the page of its kind."""
    page = f"/voices?kind={voice.kind}"
    return await browser.submit(page, f"/voices/{voice.id}/{step}", kind=voice.kind, **fields)


async def tell(pace: Pace) -> None:
    """What the minute job does with answers."""
    await VoiceAnswers(pace.database, pace.outbox, pace.clock).sweep()


async def texts_to(pace: Pace, voice: Voice) -> list[tuple[str, str]]:
    async with pace.database.reading() as session:
        rows = await session.execute(
            select(OutboundText.body, OutboundText.status).where(OutboundText.parent_id == voice.parent_id)
        )
        return [(body, status) for body, status in rows.all()]


async def test_a_complaint_is_for_a_supervisor_alone(pace, staff):
    complaint = await said(pace)
    mona = await staff("Mona", roles=["supervisor"], areas=[])
    paul = await staff("Paul", roles=["publisher"], areas=[])
    assert WORDS in (await mona.get("/voices")).text
    page = (await paul.get("/voices")).text
    assert WORDS not in page
    assert "Complaints" not in page
    assert (await paul.get("/voices?kind=complaint")).status_code == 403
    refused = await paul.submit("/voices?kind=tip", f"/voices/{complaint.id}/answer", words="Never mind.")
    assert refused.status_code == 403
    async with pace.database.reading() as session:
        kept = await session.get_one(Voice, complaint.id)
    assert (kept.state, kept.answer) == ("waiting", None)


async def test_reading_is_noted_once_a_parent(pace, staff):
    complaint = await said(pace)
    mona = await staff("Mona", roles=["supervisor"], areas=[])
    await mona.get("/voices")
    async with pace.database.reading() as session:
        rows = (await session.execute(select(ReadLog.parent_id, ReadLog.page))).all()
    assert rows == [(complaint.parent_id, "complaint")]


async def test_an_answer_reaches_who_asked_to_hear_after_their_quiet_hours(pace, clock, staff):
    complaint = await said(pace)
    mona = await staff("Mona", roles=["supervisor"], areas=[])
    clock.set("2027-03-02 22:30")
    await mona.sign_in("mona@example.org")
    answered = await decide(mona, complaint, "answer", words="We are sorry. Everybody there has been spoken to.")
    assert answered.status_code == 303
    page = (await mona.get(answered.headers["location"])).text
    assert "Waits to be texted" in page
    await tell(pace)
    ((body, status),) = await texts_to(pace, complaint)
    assert "Everybody there has been spoken to." in body
    assert status == "held"
    assert "Told the parent" in (await mona.get("/voices")).text


async def test_nobody_is_texted_who_did_not_ask_or_has_stopped_texts(pace, staff):
    unasked, stopped = await said(pace, hear=False), await said(pace)
    async with pace.database.transaction() as session:
        address = await session.scalar(select(Address).where(Address.parent_id == stopped.parent_id))
        address.opted_out_at = pace.clock()
    mona = await staff("Mona", roles=["supervisor"], areas=[])
    page = (await mona.get("/voices")).text
    assert "did not ask to hear" in page
    assert "has stopped all texts" in page
    for one in (unasked, stopped):
        assert (await decide(mona, one, "answer", words="We are sorry.")).status_code == 303
    await tell(pace)
    assert await texts_to(pace, unasked) == await texts_to(pace, stopped) == []


async def test_an_answer_that_was_told_stays_and_bad_ones_lose_nothing(pace, staff):
    complaint = await said(pace)
    mona = await staff("Mona", roles=["supervisor"], areas=[])
    empty = await decide(mona, complaint, "answer", words="  ")
    assert (empty.status_code, "Say in a few words" in empty.text) == (422, True)
    long = await decide(mona, complaint, "answer", words="sorry " * 80)
    assert (long.status_code, "At most 300" in long.text, "sorry sorry" in long.text) == (422, True, True)
    await decide(mona, complaint, "answer", words="We are sorry.")
    await tell(pace)
    again = await decide(mona, complaint, "answer", words="Something different.")
    assert (again.status_code, "told already" in again.text) == (422, True)
    assert len(await texts_to(pace, complaint)) == 1


async def test_a_tip_shows_only_as_approved_and_is_taken_down(pace, staff):
    tip = await said(pace, "tip", "ask for Jean, 07700 900999, she is great", service_id="cafe")
    paul = await staff("Paul", roles=["publisher"], areas=[])
    page = (await paul.get("/voices?kind=tip")).text
    assert "A parent, Fife" not in page
    pressing = await decide(paul, tip, "approve", words="You must go early.")
    assert (pressing.status_code, "presses" in pressing.text) == (422, True)
    assert await shown(pace) == []
    await decide(paul, tip, "approve", words="Go early, the first hour is quiet.")
    assert await shown(pace) == ["Go early, the first hour is quiet."]
    await decide(paul, tip, "decline")
    assert await shown(pace) == []


async def shown(pace: Pace) -> list[str]:
    async with pace.database.reading() as session:
        return await voices.tips_for(session, "cafe")


async def test_what_was_erased_meanwhile_is_said_to_be_gone(pace, staff):
    idea = await said(pace, "suggestion", "text in the evening")
    await said(pace, "suggestion", "more pictures")
    mona = await staff("Mona", roles=["supervisor"], areas=[])
    async with pace.database.transaction() as session:
        await session.delete(await session.get_one(Parent, idea.parent_id))
    gone = await decide(mona, idea, "approve")
    assert (gone.status_code, "not here any more" in gone.text) == (422, True)
    async with pace.database.reading() as session:
        assert await session.scalar(select(func.count()).select_from(Voice)) == 1


async def test_the_overview_tells_a_supervisor_how_many_complaints_are_open(pace, staff):
    mona = await staff("Mona", roles=["supervisor"], areas=[])
    sally = await staff("Sally", roles=["safeguarding_lead"], areas=[])
    assert "Open complaints</dt><dd>none" in (await mona.get("/overview")).text
    first = await said(pace)
    await said(pace)
    await said(pace, "suggestion")
    shown = (await mona.get("/overview")).text
    assert 'href="/voices?kind=complaint" aria-label="2 open complaints' in shown
    assert "complaint" not in (await sally.get("/overview")).text.lower()
    await decide(mona, first, "answer", words="We are sorry. We have spoken with her.")
    assert 'aria-label="1 open complaint:' in (await mona.get("/overview")).text
