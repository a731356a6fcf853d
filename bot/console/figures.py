"""The figures of `pace report` as a page, and as a file for a spreadsheet."""

from typing import Annotated

from fastapi import APIRouter, Depends, Query, Request, Response

from bot.console.gate import signed_in
from bot.console.pages import page
from bot.console.parts import parts_of
from bot.reports.figures import MonthWrong, as_csv, figures, within
from bot.staff.roles import FIGURE_ROLES
from bot.staff.sessions import SignedIn

router = APIRouter(prefix="/figures", include_in_schema=False)
Reader = Annotated[SignedIn, Depends(signed_in(*FIGURE_ROLES))]
First = Annotated[str, Query(alias="from")]
Last = Annotated[str, Query(alias="to")]


@router.get("")
async def show(request: Request, who: Reader, first: First = "", last: Last = "") -> Response:
    """The months from `from` to `to`; empty: whatever there is."""
    rows, problem = [], ""
    async with parts_of(request).database.reading() as session:
        everything = await figures(session)
    try:
        rows = within(everything, first, last)
    except MonthWrong as wrong:
        problem = str(wrong)
    return page(
        request,
        "figures.html",
        who,
        status=422 if problem else 200,
        rows=rows,
        months=sorted({row.month for row in everything}),
        first=first,
        last=last,
        problem=problem,
    )


@router.get("/csv")
async def download(request: Request, who: Reader, first: First = "", last: Last = "") -> Response:
    """The same months as a CSV file."""
    try:
        async with parts_of(request).database.reading() as session:
            rows = await figures(session, first, last)
    except MonthWrong as wrong:
        return Response(str(wrong), 422, media_type="text/plain")
    headers = {"Content-Disposition": 'attachment; filename="figures.csv"', "Cache-Control": "no-store"}
    return Response(as_csv(rows), media_type="text/csv", headers=headers)
