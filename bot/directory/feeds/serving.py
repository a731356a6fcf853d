"""Our directory for everybody to read, as Open Referral UK 3.0 over HTTP."""

from datetime import datetime
from typing import Annotated, Any

from fastapi import APIRouter, HTTPException, Query, Response
from fastapi.responses import JSONResponse

from bot.clock import Clock, system_clock
from bot.database.session import Database
from bot.directory.feeds.dates import moment
from bot.directory.feeds.exporting import Exporter, Wanted, in_a_list, page_of

ABOUT = {
    "version": "HSDS-UK-3.0",
    "profile": "https://docs.openreferraluk.org/en/latest/",
    "openapi_url": "https://docs.openreferraluk.org/en/latest/openapi30.json",
}
FOR_ALL = {"Access-Control-Allow-Origin": "*", "Cache-Control": "public, max-age=300"}
"""The profile asks that pages of other sites can read it."""
MOST = 100
FARTHEST = 1_000_000


def open_referral_router(database: Database, clock: Clock = system_clock) -> APIRouter:
    """/open-referral (what it is), /open-referral/services (pages) and /open-referral/services/{id}. Reading only.

    Invented services are never told.
    """
    router = APIRouter(prefix="/open-referral")
    exporter = Exporter.from_content()

    @router.get("")
    @router.get("/")
    async def about() -> Response:
        return JSONResponse(ABOUT, headers=FOR_ALL)

    @router.get("/services")
    async def services(
        page: Annotated[int, Query(ge=1, le=FARTHEST)] = 1,
        per_page: Annotated[int, Query(ge=1, le=MOST)] = 50,
        modified_after: str | None = None,
        full: bool = False,
    ) -> Response:
        wanted = Wanted(clock().date(), modified_after=_since(modified_after))
        async with database.reading() as session:
            total = await exporter.count(session, wanted)
            some = await exporter.some(session, wanted, (page - 1) * per_page, per_page)
        return _told(page_of(some if full else map(in_a_list, some), page, per_page, total))

    @router.get("/services/{id}")
    async def service(id: str) -> Response:
        async with database.reading() as session:
            found = await exporter.one(session, Wanted(clock().date()), id)
        if found is None:
            raise HTTPException(404, "There is no such service.", headers=FOR_ALL)
        return _told(found)

    return router


def _told(content: dict[str, Any]) -> Response:
    return JSONResponse(content, headers=FOR_ALL)


def _since(said: str | None) -> datetime | None:
    if not said:
        return None
    since = moment(said.replace(" ", "+"))
    if since is None:
        raise HTTPException(422, "modified_after is no date, such as 2027-03-02T00:00:00Z.", headers=FOR_ALL)
    return since
