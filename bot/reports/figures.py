"""Figures for partners and funders: how many parents, by month, area and need, so that nobody can be picked out.

What is counted are parents, never texts. A count below `FEWEST` is hidden, and every other is rounded to the nearest
five, so that neither a total nor last month's report gives a hidden one away.
"""

import csv
import io
import re
from collections.abc import AsyncIterator, Sequence
from dataclasses import astuple, dataclass, fields
from typing import Any

from sqlalchemy import Select, func, literal, select
from sqlalchemy.ext.asyncio import AsyncSession

from bot.clock import SCOTLAND
from bot.database.tables import Handover, InboundText, Offer, Parent
from bot.errors import PaceError

FEWEST = 5
STEP = 5
MONTH = re.compile(r"\d{4}-(0[1-9]|1[0-2])")
HIDDEN = f"under {FEWEST}"
ALL = "all"
NOT_KNOWN = "not known"
NO_SERVICE = ("something_else", "not_now")
TEXTED, OFFERED, CHOSE, ASKED = "texted us", "were offered services", "chose a service", "asked for a person"


class MonthWrong(PaceError):
    """A month that is none."""


@dataclass(frozen=True, order=True)
class Figure:
    """How many parents did something in a month. `parents` is rounded, or says that they are few."""

    month: str
    what: str
    area: str
    need: str
    parents: str


async def figures(session: AsyncSession, first: str = "", last: str = "") -> list[Figure]:
    """Every figure of the months from `first` to `last` (as 2027-03; empty: whatever there is). Raises MonthWrong."""
    _check(first, last)
    counted: dict[tuple[str, str, str, str], set[object]] = {}
    async for what, month, parent, area, need in _seen(session):
        for areas in (ALL, area):
            for needs in {ALL, need}:
                counted.setdefault((month, what, areas, needs), set()).add(parent)
    return within(sorted(Figure(*key, told(len(parents))) for key, parents in counted.items()), first, last)


def within(rows: Sequence[Figure], first: str, last: str) -> list[Figure]:
    """Those of the months from `first` to `last`, as above. Raises MonthWrong."""
    _check(first, last)
    return [row for row in rows if (not first or row.month >= first) and (not last or row.month <= last)]


def told(parents: int) -> str:
    """A count as it may be told."""
    return HIDDEN if parents < FEWEST else str(STEP * round(parents / STEP))


def as_csv(rows: Sequence[Figure]) -> str:
    """A table for a spreadsheet."""
    out = io.StringIO()
    table = csv.writer(out)
    table.writerow([field.name for field in fields(Figure)])
    table.writerows(astuple(row) for row in rows)
    return out.getvalue()


def as_table(rows: Sequence[Figure]) -> str:
    """A table for a screen."""
    head = tuple(field.name for field in fields(Figure))
    lines = [head, *(astuple(row) for row in rows)]
    widths = [max(len(line[column]) for line in lines) for column in range(len(head))]
    shown = [
        "  ".join(cell.ljust(width) for cell, width in zip(line, widths, strict=True)).rstrip() for line in lines
    ]
    return "\n".join(shown) if rows else "There is nothing to count yet."


async def _seen(session: AsyncSession) -> AsyncIterator[tuple[str, str, object, str, str]]:
    """Who did what in which month: (what, month, parent, area, need), each once."""
    texted = _once(InboundText.received_at, InboundText.parent_id, literal(ALL))
    asked = _once(Handover.requested_at, Handover.parent_id, literal(ALL))
    offered = _once(Offer.at, Offer.parent_id, Offer.need)
    chose = offered.where(Offer.chosen.is_not(None), Offer.chosen.not_in(NO_SERVICE))
    for what, query in ((TEXTED, texted), (ASKED, asked), (OFFERED, offered), (CHOSE, chose)):
        for row in await session.execute(query):
            yield what, *row


def _once(moment: Any, parent: Any, need: Any) -> Select[Any]:
    month = func.to_char(func.timezone(str(SCOTLAND), moment), "YYYY-MM")
    columns = [month, parent, func.coalesce(Parent.area, NOT_KNOWN)]
    return select(*columns, need).join(Parent, Parent.id == parent).distinct()


def _check(*months: str) -> None:
    for month in filter(None, months):
        if not MONTH.fullmatch(month):
            raise MonthWrong(f"{month} is no month. Write it as year-month, such as 2027-03.")
