"""The inbox: who waits for a person, most pressing first."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Annotated

from fastapi import APIRouter, Depends, Request, Response
from sqlalchemy.ext.asyncio import AsyncSession

from bot.clock import SCOTLAND
from bot.console.gate import read_form, signed_in
from bot.console.live import unless_seen
from bot.console.pages import fragment, page
from bot.console.parts import parts_of
from bot.database.tables import Worker
from bot.handover import search as searches
from bot.handover.lists import ListedHandover, Named, named_in_notes, names_of_workers, read_list
from bot.handover.promises import Promised, due_from
from bot.staff.roles import INBOX_ROLES
from bot.staff.sessions import SignedIn

router = APIRouter(include_in_schema=False)
Colleague = Annotated[SignedIn, Depends(signed_in(*INBOX_ROLES))]
Watching = Annotated[SignedIn, Depends(signed_in(*INBOX_ROLES, by_hand=False))]

TITLES = {
    "waiting": "Waiting",
    "mine": "Mine",
    "everyone": "Everyone",
    "named": "Named",
    "closed": "Closed",
}
COUNTED = ("waiting", "mine")


@dataclass(frozen=True)
class Lists:
    """What the inbox shows: one list open, the numbers of the others, and what else asks for attention."""

    name: str
    rows: list[ListedHandover]
    counts: dict[str, int]
    answers_due: int
    emergencies: int
    mentions: list[Named]
    promises: tuple[Promised, ...]
    now: datetime

    @property
    def unseen(self) -> int:
        """How many notes name this worker and have not been looked at."""
        return sum(not one.seen for one in self.mentions)


@router.get("/inbox")
async def inbox(request: Request, who: Colleague) -> Response:
    """The list to start from: those who wait."""
    return await _show(request, who, "waiting")


@router.get("/inbox/list/{name}")
async def one_list(request: Request, who: Colleague, name: str) -> Response:
    """One of the lists."""
    return await _show(request, who, name)


@router.get("/inbox/live")
async def live(request: Request, who: Watching, name: str = "waiting", seen: str = "") -> Response:
    """The list as it is now, or 204 when it is what the page shows already."""
    lists = await _read(request, who.worker, name)
    return unless_seen(fragment("inbox_lists.html", lists=lists, titles=TITLES, csrf=who.csrf), seen)


@router.get("/inbox/search")
async def searching(request: Request, who: Colleague) -> Response:
    """Where one looks for a parent."""
    return page(request, "search.html", who, found=None, words="", now=parts_of(request).clock())


@router.post("/inbox/search")
async def search(request: Request, who: Colleague) -> Response:
    """What was found. A form, not an address: what one looks for stays out of histories and logs."""
    words = (await read_form(request)).get("words", "")
    parts = parts_of(request)
    async with parts.database.transaction() as session:
        found = await searches.search(session, who.worker, words, parts.clock())
    return page(request, "search.html", who, found=found, words=words.strip(), now=parts.clock())


async def _show(request: Request, who: SignedIn, name: str) -> Response:
    lists = await _read(request, who.worker, name)
    return page(request, "inbox.html", who, lists=lists, titles=TITLES)


async def _read(request: Request, worker: Worker, name: str) -> Lists:
    parts = parts_of(request)
    now = parts.clock()
    async with parts.database.reading() as session:
        names = {name, *COUNTED} - {"named"}
        rows = {each: await read_list(session, worker, each, now) for each in names}
        mentions = await named_in_notes(session, worker)
        return Lists(
            name=name,
            rows=rows.get(name, []),
            counts={each: sum(not row.is_later(now) for row in rows[each]) for each in COUNTED},
            answers_due=sum(1 for row in rows["mine"] if row.wait.since),
            emergencies=sum(1 for row in rows["waiting"] if row.urgency == "emergency"),
            mentions=mentions,
            promises=await _due_soon(session, worker, now),
            now=now,
        )


async def _due_soon(session: AsyncSession, worker: Worker, now: datetime) -> tuple[Promised, ...]:
    """What this worker has promised for today and tomorrow, or is late with."""
    tomorrow = now.astimezone(SCOTLAND).date() + timedelta(days=1)
    return await due_from(session, worker, await names_of_workers(session), tomorrow)
