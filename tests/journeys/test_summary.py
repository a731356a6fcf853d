"""A summary for the key worker: read, changed or refused by the parent, by text alone."""

import pytest
from sqlalchemy import select

from bot.app import Pace
from bot.database.tables import Handover, HandoverEntry, Worker
from bot.handover import handovers
from bot.handover.record import Record, read_record
from tests.journeys.conftest import TextingParent

ABOUT_RENT = ("hi", "I'm in Kirkcaldy", "I need help with my rent arrears")


async def handover(pace: Pace) -> Handover:
    async with pace.database.reading() as session:
        found = await session.scalar(select(Handover))
        assert found is not None
        return found


async def seen_by(pace: Pace, worker: Worker) -> Record:
    """The page as this worker sees it."""
    async with pace.database.reading() as session:
        return await read_record(session, worker, (await handover(pace)).parent_id, pace.clock())


async def test_it_is_read_and_shared(parent: TextingParent, pace: Pace, key_worker: Worker) -> None:
    await parent.say(*ABOUT_RENT)
    await parent.say("can i talk to a real person please")
    asked, summary = parent.heard
    assert "until 5pm" in asked
    assert "Would like help with home and rent" in summary
    assert parent.choices == ["Yes, share it", "Change it", "No summary", "Carry on here"]
    assert (await seen_by(pace, key_worker)).summary is None
    assert "meanwhile" in await parent.pick("Yes, share it") or "for now" in parent.all
    assert parent.choices[0] == "Carry on here"
    assert (await seen_by(pace, key_worker)).summary == "Would like help with home and rent."


async def test_it_is_changed_even_where_the_words_name_a_need(
    parent: TextingParent, pace: Pace, key_worker: Worker
) -> None:
    await parent.say(*ABOUT_RENT, "can i talk to a real person please")
    await parent.pick("Change it")
    said = await parent.say("I need help with a college form and the fear of it")
    assert "I need help with a college form and the fear of it" in said
    seen = await seen_by(pace, key_worker)
    assert (seen.summary, seen.summary_consent) == ("I need help with a college form and the fear of it", "edited")


@pytest.mark.parametrize("answer", ["no thanks", "3", "naw"])
async def test_it_is_refused_in_any_words_and_the_request_stays(
    parent: TextingParent, pace: Pace, key_worker: Worker, answer: str
) -> None:
    await parent.say(*ABOUT_RENT, "can i talk to a real person please", answer)
    kept = await handover(pace)
    assert (kept.state, kept.summary_consent, kept.summary) == ("requested", "refused", None)


@pytest.mark.parametrize("instead", ["I need help with my gas bill", "4"])
async def test_without_an_answer_nothing_is_shared(
    parent: TextingParent, pace: Pace, key_worker: Worker, instead: str
) -> None:
    await parent.say(*ABOUT_RENT, "can i talk to a real person please", instead)
    assert (await handover(pace)).summary_consent == "asked"
    assert (await seen_by(pace, key_worker)).summary is None


async def test_words_of_danger_in_place_of_a_summary_get_the_numbers(
    parent: TextingParent, pace: Pace, key_worker: Worker
) -> None:
    await parent.say(*ABOUT_RENT, "can i talk to a real person please")
    await parent.pick("Change it")
    assert "999" in await parent.say("I want to kill myself")
    kept = await handover(pace)
    assert (kept.urgency, kept.summary_consent) == ("emergency", "asked")


async def test_in_an_emergency_it_is_never_asked(parent: TextingParent, pace: Pace, key_worker: Worker) -> None:
    await parent.say(*ABOUT_RENT)
    said = await parent.say("I want to kill myself")
    assert "Would like help" not in said
    assert (await handover(pace)).summary_consent == "not_asked"


async def test_what_was_agreed_is_in_the_record(parent: TextingParent, pace: Pace, key_worker: Worker) -> None:
    await parent.say(*ABOUT_RENT, "can i talk to a real person please")
    await parent.pick("Yes, share it")
    async with pace.database.reading() as session:
        lines = list(await session.scalars(select(HandoverEntry.kind).order_by(HandoverEntry.place)))
    assert lines == ["requested", "summary_yes"]
    async with pace.database.transaction() as session:
        await handovers.pick_up(session, (await handover(pace)).id, key_worker, pace.clock())
    assert (await seen_by(pace, key_worker)).words


async def test_it_is_changed_by_the_words_that_come_with_the_wish(
    parent: TextingParent, pace: Pace, key_worker: Worker
) -> None:
    await parent.say(*ABOUT_RENT, "can i talk to a real person please")
    await parent.say("is it sent")
    assert parent.wording == "summary_not_sent"
    await parent.say("change it. say i want a college course with a creche and a woman to talk to")
    words = "i want a college course with a creche and a woman to talk to"
    seen = await seen_by(pace, key_worker)
    assert (seen.summary, seen.summary_consent) == (words, "edited")
    assert words in await parent.say("did that go to the worker")
    assert parent.wording == "summary_is_sent"


async def test_a_summary_that_is_wrong_is_put_right(parent: TextingParent, pace: Pace, key_worker: Worker) -> None:
    await parent.say(*ABOUT_RENT, "can i talk to a real person please")
    await parent.say("no thats wrong hen, i never said rent. its kinship care for my grandson")
    assert (await seen_by(pace, key_worker)).summary == "its kinship care for my grandson"


@pytest.mark.parametrize("text", ["I didn't want a worker, cancel", "i didnae need a person, cancel that"])
async def test_a_worker_who_was_not_wanted_is_cancelled(
    parent: TextingParent, pace: Pace, key_worker: Worker, text: str
) -> None:
    await parent.say(*ABOUT_RENT, "can i talk to a real person please", text)
    assert (await handover(pace)).state == "cancelled"
