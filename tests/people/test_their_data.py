"""By text alone, a parent sees what is held and puts it right."""

import pytest

from bot.content.segments import measure
from bot.database.session import Database
from bot.people import their_data, wishes
from bot.people.parents import find_or_make
from bot.people.their_data import CARRIED_OVER, everything
from tests.people.conftest import SMS, live_a_life

NUMBER = "+447700900123"


async def test_everything_that_was_ever_said_is_in_it(database: Database, clock) -> None:
    async with database.transaction() as session:
        parent, _ = await live_a_life(session, NUMBER, "heather", clock())
        full = (await everything(session, parent, clock())).in_full()
    for words in (
        "Name: heather", "Area: fife", NUMBER, "You want: really heather", "How: how heather",
        "Good at: good at heather", "Step: step heather", "proposed heather, proposed by Aisha",
        "Kept for later: housing", "Check-in 4 Mar 2027: heather", "offered a, b. You chose: a.",
        "Summary: summary heather", "Outcome: outcome heather", "promise heather", "notes: 1",
        "Aisha looked at your page on 2 Mar 2027", "Tip on a: tip: heather", "Complaint on a: complaint: heather",
        "You: text heather", "Aisha: reply heather", "Your own stop word: yes",
    ):  # fmt: skip
        assert words in full


async def test_the_short_form_is_one_text_and_names_no_topic(database: Database, clock) -> None:
    async with database.transaction() as session:
        parent, _ = await live_a_life(session, NUMBER, "heather", clock())
        short = (await everything(session, parent, clock())).in_short()
    assert short == (
        "I hold your number, 1 goal, 1 strength, 2 steps, 2 check-ins, 1 offer, 1 talk with a key worker, "
        "4 things you told us and 2 texts."
    )
    assert measure(short).segments == 1
    assert "heather" not in short


async def test_a_new_parent_has_next_to_nothing(database: Database, clock) -> None:
    async with database.transaction() as session:
        parent, _ = await find_or_make(session, SMS, NUMBER, clock())
        held = await everything(session, parent, clock())
    assert held.in_short() == "I hold your number."
    assert held.in_full() == f"About you\nName: none\nArea: none\nSMS: {NUMBER}"


@pytest.mark.parametrize("longest", [80, 160, 300])
async def test_pages_fit_and_lose_nothing(database: Database, clock, longest: int) -> None:
    async with database.transaction() as session:
        parent, _ = await live_a_life(session, NUMBER, "heather " * 40, clock())
        held = await everything(session, parent, clock())
    pages = held.pages(longest)
    assert all(0 < len(page) <= longest for page in pages)
    joined = "\n".join(pages).replace(f"\n{CARRIED_OVER}", " ")
    assert not any(line[0].isdigit() for page in pages for line in page.splitlines())
    assert " ".join(joined.split()) == " ".join(held.in_full().split())


async def test_nobody_elses(database: Database, clock) -> None:
    async with database.transaction() as session:
        await live_a_life(session, "+447700900456", "thistle", clock())
        parent, _ = await live_a_life(session, NUMBER, "heather", clock())
        assert "thistle" not in (await everything(session, parent, clock())).in_full()


async def test_corrections(database: Database, clock) -> None:
    async with database.transaction() as session:
        parent, _ = await live_a_life(session, NUMBER, "heather", clock())
        assert await their_data.call_them(session, parent, "  Mary  Ann ") == "Mary Ann"
        await their_data.forget_area(session, parent)
        await their_data.forget_needs(session, parent, clock())
        await wishes.choose_stop_word(session, parent, None)
        full = (await everything(session, parent, clock())).in_full()
        assert "Name: Mary Ann\nArea: none" in full
        assert "Kept for later" not in full
        assert await their_data.call_them(session, parent, None) is None
