"""Figures count parents, hide few, round the rest, and never say who."""

import csv
import io
import uuid

import pytest
from sqlalchemy import select

from bot.app import Pace
from bot.database.tables import Offer, Parent
from bot.reports.figures import ALL, HIDDEN, MonthWrong, as_csv, as_table, figures, told
from bot.running.report_commands import report
from tests.conftest import MovableClock
from tests.console.conftest import wrote


async def some(pace: Pace, count: int, area: str, need: str, *, chosen: str | None = None, texts: int = 1) -> None:
    """So many parents who texted, and were offered something."""
    for _ in range(count):
        number = f"+4477009{uuid.uuid4().int % 100000:05d}"
        for _ in range(texts):
            parent_id = await wrote(pace, "hello there", number)
        async with pace.database.transaction() as session:
            parent = (await session.scalars(select(Parent).where(Parent.id == parent_id))).one()
            parent.area, parent.name = area, "Jackie"
            session.add(
                Offer(id=uuid.uuid4(), parent_id=parent_id, at=pace.clock(), need=need, services=["a"], chosen=chosen)
            )


async def found(pace: Pace, first: str = "", last: str = "") -> dict[tuple[str, str, str, str], str]:
    async with pace.database.reading() as session:
        rows = await figures(session, first, last)
    return {(row.month, row.what, row.area, row.need): row.parents for row in rows}


def test_what_may_be_told() -> None:
    assert [told(count) for count in (1, 4, 5, 7, 8, 12, 13)] == [HIDDEN, HIDDEN, "5", "5", "10", "10", "15"]


async def test_parents_are_counted_not_texts_and_few_are_hidden(pace: Pace) -> None:
    await some(pace, 6, "fife", "housing", chosen="a", texts=2)
    await some(pace, 2, "glasgow", "debt", chosen="not_now")
    told_ = await found(pace)
    assert told_[("2027-03", "texted us", ALL, ALL)] == "10"
    assert told_[("2027-03", "texted us", "fife", ALL)] == "5"
    assert told_[("2027-03", "texted us", "glasgow", ALL)] == HIDDEN
    assert told_[("2027-03", "were offered services", "fife", "housing")] == "5"
    assert told_[("2027-03", "were offered services", ALL, "debt")] == HIDDEN
    assert ("2027-03", "chose a service", ALL, "debt") not in told_
    assert told_[("2027-03", "chose a service", "fife", "housing")] == "5"


async def test_months_are_scotlands_and_can_be_chosen(pace: Pace, clock: MovableClock) -> None:
    clock.set("2027-04-01 00:30")
    await some(pace, 5, "fife", "housing")
    assert {month for month, *_ in await found(pace)} == {"2027-04"}
    assert await found(pace, "2027-05") == {}
    assert await found(pace, "", "2027-03") == {}
    with pytest.raises(MonthWrong):
        await found(pace, "March")


async def test_nothing_in_it_says_who(pace: Pace) -> None:
    await some(pace, 5, "fife", "housing")
    text = await report(pace.settings, "", "", as_csv=True)
    assert next(csv.DictReader(io.StringIO(text))).keys() == {"month", "what", "area", "need", "parents"}
    table = await report(pace.settings, "", "")
    for private in ("Jackie", "+44", "hello there"):
        assert private not in text + table
    assert as_table([]) == "There is nothing to count yet."
    assert as_csv([]).startswith("month,what")
