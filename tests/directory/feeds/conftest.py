"""What the tests of feeds share: importers that do not wait, a publisher, and feeds made up for the purpose."""

import copy
import json
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import httpx
import pytest

from bot.database.session import Database
from bot.database.tables import Worker
from bot.directory.feeds import proposals
from bot.directory.feeds.comparing import Kind, Outcome
from bot.directory.feeds.importing import Importer, Report
from bot.directory.feeds.polite import PoliteReader
from bot.directory.feeds.sources import Source
from bot.staff import workers
from tests.conftest import MovableClock
from tests.directory.feeds.feed_server import FeedServer

SHARED = Path("/work/shared/data")


def sample(name: str) -> Any:
    """A real sample, or the test is skipped where there are none."""
    path = SHARED / name
    if not path.exists():
        pytest.skip(f"{path} is not on this machine")
    return json.loads(path.read_text(encoding="utf-8"))


def a_service(number: int = 1, **more: Any) -> dict[str, Any]:
    """A good Open Referral UK 3.0 service in Glasgow."""
    return {
        "id": f"00000000-0000-4000-8000-{number:012}",
        "name": f"Tea and toast {number}",
        "description": "Tea, toast and other parents. Children play beside you.",
        "email": f"tea{number}@example.org",
        "status": "active",
        "last_modified": f"2027-01-{number % 28 + 1:02}T10:00:00Z",
        "organization": {"id": "00000000-0000-4000-9000-000000000001", "name": "Salt and Kettle", "description": ""},
        "contacts": [{"id": "c", "phones": [{"id": "p", "number": "0141 496 0112"}]}],
        "service_areas": [{"id": "a", "name": "Glasgow City", "uri": "http://statistics.gov.scot/id/S12000049"}],
        "attributes": [{"id": "t", "taxonomy_term": {"id": "x", "name": "Peer support", "description": ""}}],
        **more,
    }


def paged(services: list[dict[str, Any]], page: int = 1, size: int = 50) -> dict[str, Any]:
    """An Open Referral UK 3.0 page."""
    pages = max(1, -(-len(services) // size))
    some = services[(page - 1) * size : page * size]
    return {
        "total_items": len(services),
        "total_pages": pages,
        "page_number": page,
        "size": len(some),
        "first_page": page == 1,
        "last_page": page >= pages,
        "empty": not some,
        "contents": copy.deepcopy(some),
    }


@dataclass
class Naps:
    """Sleeps without waiting, and remembers how long it would have been."""

    slept: list[float] = field(default_factory=list)

    async def __call__(self, seconds: float) -> None:
        self.slept.append(seconds)


@dataclass
class Tried:
    """What an import came to."""

    report: Report
    outcomes: list[Outcome]

    def of(self, kind: Kind) -> list[Outcome]:
        """The outcomes of one kind."""
        return [outcome for outcome in self.outcomes if outcome.kind is kind]

    def counts(self) -> dict[str, int]:
        """How many of each kind."""
        return {str(kind): count for kind, count in sorted(self.report.counts.items()) if count}


class Tryer:
    """Imports for a test: a file's content or an address in, what came of it out."""

    def __init__(self, database: Database, clock: MovableClock, naps: Naps, folder: Path) -> None:
        self.database, self.clock, self.naps, self.folder = database, clock, naps, folder
        self.told: list[str] = []

    async def __call__(self, what: Any, *, name: str = "partner", timeout: float = 5, **how: Any) -> Tried:
        where = what if isinstance(what, str) else str(self.file(what))
        here = httpx.AsyncHTTPTransport()
        http = PoliteReader("https://pace.example.org", pause=1.0, timeout=timeout, sleep=self.naps, transport=here)
        outcomes: list[Outcome] = []
        try:
            importer = Importer(self.database, http, self.clock, self.told.append)
            report = await importer.run(Source(where, name), each=outcomes.append, **how)
        finally:
            await http.close()
        return Tried(report, outcomes)

    def file(self, content: Any, name: str = "feed") -> Path:
        """A file with this content: bytes as they are, anything else as JSON."""
        path = self.folder / name
        path.write_bytes(content if isinstance(content, bytes) else json.dumps(content).encode())
        return path


@pytest.fixture
def naps() -> Naps:
    return Naps()


@pytest.fixture
def try_import(database: Database, clock: MovableClock, naps: Naps, tmp_path: Path) -> Tryer:
    return Tryer(database, clock, naps, tmp_path)


@pytest.fixture
def feed() -> Iterator[FeedServer]:
    server = FeedServer()
    yield server
    server.stop()


@pytest.fixture
async def publisher(database: Database, clock: MovableClock) -> Worker:
    """Somebody who may say yes."""
    async with database.transaction() as session:
        await workers.add(session, workers.NewWorker("Morag", "morag@example.org", ["publisher"]), clock())
        worker = await workers.find(session, "morag@example.org")
    assert worker
    return worker


ApproveAll = Callable[..., Any]


@pytest.fixture
def approve_all(database: Database, publisher: Worker, clock: MovableClock) -> ApproveAll:
    """Says yes to everything that waits."""

    async def approve(**edits: Any) -> proposals.Decided:
        async with database.transaction() as session:
            waiting = await proposals.waiting(session)
            ids = [proposal.id for proposal in waiting]
            return await proposals.approve(session, ids, publisher, clock(), dict.fromkeys(ids, edits))

    return approve
