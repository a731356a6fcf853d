"""Walks through the pages of an address, and asks for each service on its own where the list tells too little."""

from collections.abc import AsyncIterator
from datetime import date
from itertools import batched
from typing import Any
from urllib.parse import parse_qsl, quote, urlencode, urljoin, urlsplit, urlunsplit

from bot.directory.feeds.dates import moment
from bot.directory.feeds.envelopes import Format, Page, leads_to_services, read_page, reader
from bot.directory.feeds.found import FeedStopped, FeedWrong, FoundService, LeftInPeace, Placed, Refused
from bot.directory.feeds.open_referral import is_in_full
from bot.directory.feeds.polite import Missing, PoliteReader, shown
from bot.directory.feeds.sources import Batch, KnowsIds, Progress
from bot.directory.feeds.taking import Taking, group

MOST_PAGES = 20_000
AT_ONCE = 10
"""Services asked for one by one between two points from which an import can be carried on."""
FAULTS = 3
"""Services in a row whose own page fails before the whole feed counts as stopped."""


class Walk:
    """One walk through an address. Raises FeedStopped where it breaks off and FeedWrong where it makes no sense."""

    def __init__(self, http: PoliteReader, today: date, known: KnowsIds, progress: Progress) -> None:
        self._http = http
        self._today = today
        self._known = known
        self._progress = progress
        self._seen: set[tuple[str, ...]] = set()
        self._missing = 0
        self._faults = 0

    async def batches(self, address: str, pages_read: int = 0) -> AsyncIterator[Batch]:
        """The rows from this page on. After each batch its `next_address` is where to start again."""
        page_number, listed, total = pages_read, 0, 0
        following: str | None = address
        while following:
            address, page = await self._page(following, page_number == 0)
            page_number, listed = page_number + 1, listed + len(page.rows)
            total = max(total, page.total or 0)
            if self._repeats(page) or page_number > MOST_PAGES:
                yield Batch(page.format, page=page_number, partial=True, remarks=(REPEATS.format(page_number),))
                return
            following = self._next(page, address)
            rows: tuple[Placed, ...] = ()
            if self._tells_all(page):
                rows = self._as_listed(page, page_number)
            else:
                async for batch in self._one_by_one(page, address, page_number):
                    yield batch
            lacks = pages_read == 0 and not following and listed < total
            remarks = (LACKS.format(total, listed),) if lacks else ()
            partial = page.single or lacks
            yield Batch(page.format, rows, (), page.origin, page_number, following, partial, remarks)
            self._progress(f"page {page_number} read")

    async def _page(self, address: str, is_first: bool) -> tuple[str, Page]:
        """The page, and the address that it was really found at."""
        answer = await self._http.json(address)
        if is_first and leads_to_services(answer):
            parts = urlsplit(address)
            address = urlunsplit(parts._replace(path=f"{parts.path.rstrip('/')}/services"))
            answer = await self._http.json(address)
        page = read_page(answer, address)
        if is_first and page.first is False and page_of(address) == 1:
            address = with_page(address, 0)
            page = read_page(await self._http.json(address), address)
        return address, page

    def _repeats(self, page: Page) -> bool:
        ids = tuple(str(group(row).get("id")) for row in page.rows)
        repeats = bool(ids) and ids in self._seen
        self._seen.add(ids)
        return repeats

    def _next(self, page: Page, address: str) -> str | None:
        if not page.more:
            return None
        if page.next is None:
            return with_page(address, page_of(address) + 1)
        if not page.next.isprintable():
            raise FeedWrong("The feed leads on to an address that is none.")
        here, there = urlsplit(address), urlsplit(page.next)
        if there.hostname != here.hostname:
            raise FeedWrong(f"The feed leads on to {shown(page.next)}, which is another server. It was not followed.")
        return urlunsplit(there._replace(scheme=here.scheme, netloc=here.netloc))

    def _tells_all(self, page: Page) -> bool:
        return page.single or page.format is Format.ALISS or any(is_in_full(row) for row in page.rows)

    def _as_listed(self, page: Page, number: int) -> tuple[Placed, ...]:
        read = reader(page.format, self._today)
        return tuple(Placed(_where(number, at), read(record)) for at, record in enumerate(page.rows, 1))

    async def _one_by_one(self, page: Page, address: str, number: int) -> AsyncIterator[Batch]:
        """The services of a list that tells too little, each from its own page, some at a time."""
        listed = {id: moment(group(record).get("last_modified")) for record in page.rows if (id := _id(record))}
        known = await self._known(listed)
        for some in batched(enumerate(page.rows, 1), AT_ONCE):
            rows, unmodified = [], []
            for at, record in some:
                if (id := _id(record)) in known and id:
                    unmodified.append(id)
                else:
                    rows.append(Placed(_where(number, at), await self._in_full(record, address, page.format)))
            yield Batch(page.format, tuple(rows), tuple(unmodified), page.origin, number - 1, address)

    async def _in_full(self, record: Any, address: str, format: Format) -> FoundService | Refused:
        """The whole service, or what the list says of it where it has no page of its own."""
        read = reader(format, self._today)
        id = _id(record)
        if not id or not group(record).get("name") or self._missing >= FAULTS:
            return read(record)
        try:
            answer = await self._http.json(service_address(address, id))
        except Missing:
            self._missing += 1
            return read(record)
        except LeftInPeace:
            raise
        except FeedStopped as stopped:
            self._faults += 1
            if self._faults >= FAULTS:
                raise
            return Refused(
                id, Taking().name(group(record).get("name")), (f"its own page could not be read: {stopped.why}",)
            )
        self._missing = self._faults = 0
        return read(answer if _id(answer) == id else record)


REPEATS = (
    "Page {0} of the feed repeats an earlier one, so reading stopped there and nothing is taken to be withdrawn. Its"
    " owner may want to know."
)
LACKS = (
    "The feed says that it holds {0} services, but its pages list {1}, so nothing is taken to be withdrawn. Its owner may"
    " want to know."
)


def service_address(list_address: str, id: str) -> str:
    """Where one service of a list stands."""
    parts = urlsplit(list_address)
    return urljoin(f"{parts.scheme}://{parts.netloc}", f"{parts.path.rstrip('/')}/{quote(id, safe='')}")


def page_of(address: str) -> int:
    """The number of a page, from its address."""
    said = dict(parse_qsl(urlsplit(address).query)).get("page", "1")
    return int(said) if said.isdecimal() else 1


def with_page(address: str, page: int) -> str:
    """The address of another page."""
    parts = urlsplit(address)
    query = dict(parse_qsl(parts.query)) | {"page": str(page)}
    return urlunsplit(parts._replace(query=urlencode(query)))


def _where(page: int, item: int) -> str:
    return f"page {page}, item {item}"


def _id(record: Any) -> str | None:
    """The id, cleaned as the service's own will be."""
    return Taking().id(group(record).get("id"))
