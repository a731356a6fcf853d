"""Where an import comes from, and its rows batch by batch: a file, or the pages of an address."""

import json
import re
from collections.abc import Awaitable, Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime
from itertools import batched
from pathlib import Path
from typing import Any, Protocol
from urllib.parse import parse_qsl, urlencode, urlsplit, urlunsplit

from bot.directory.feeds.csv_services import CsvServices
from bot.directory.feeds.csv_text import CsvRows, encoding_of
from bot.directory.feeds.envelopes import Format, Page, read_page, reader
from bot.directory.feeds.found import FeedWrong, Origin, Placed
from bot.directory.feeds.polite import decode

MOST_JSON = 200_000_000
BATCH = 500
PAGING = frozenset({"page", "modified_after"})
ALISS_IDS = "aliss"
NO_TEXT = {
    b"PK\x03\x04": "an Excel file or another archive. Save it as CSV (UTF-8) first",
    b"\xd0\xcf\x11\xe0": "an old Excel file. Save it as CSV (UTF-8) first",
    b"%PDF": "a PDF. Ask for the same as CSV or JSON",
    b"\x1f\x8b": "compressed. Unpack it first",
}

Progress = Callable[[str], None]
Listed = dict[str, datetime | None]
"""Ids, and when each was modified, where its list tells."""


@dataclass(frozen=True)
class Batch:
    """Some rows of a source. `next_address` is where to carry on if what follows breaks off, `page` how far this is.

    `unmodified` are ids whose rows were not read again because nothing changed. `partial` marks a source known not to
    be whole; `remarks` is what a person ought to know of it.
    """

    format: Format
    rows: tuple[Placed, ...] = ()
    unmodified: tuple[str, ...] = ()
    origin: Origin | None = None
    page: int = 0
    next_address: str | None = None
    partial: bool = False
    remarks: tuple[str, ...] = ()


class KnowsIds(Protocol):
    """Tells which listed services need not be asked for one by one."""

    def __call__(self, listed: Listed, /) -> Awaitable[set[str]]:
        """Given ids and when each was modified, those that are known as they are."""


@dataclass(frozen=True)
class Source:
    """A file's path or an address, and the name that a file goes by from one time to the next."""

    where: str
    name: str | None = None

    def __post_init__(self) -> None:
        try:
            fits = not self.is_address or bool(urlsplit(self.where).hostname)
        except ValueError:
            fits = False
        if not fits or not self.where.isprintable():
            raise FeedWrong(f"{self.where!r} is no web address.")

    @property
    def is_address(self) -> bool:
        """Whether it is read over the network."""
        return self.where.lower().startswith(("http://", "https://"))

    @property
    def id(self) -> str:
        """What stays the same from one import to the next."""
        if self.is_address:
            parts = urlsplit(self.where)
            kept = sorted((k, v) for k, v in parse_qsl(parts.query) if k not in PAGING and k != "per_page")
            host = parts.netloc.rsplit("@", 1)[-1].lower()
            return urlunsplit((parts.scheme.lower(), host, parts.path.rstrip("/"), urlencode(kept), ""))
        return f"file:{self.name or _plain_stem(self.where)}"

    def ids_from(self, format: Format) -> str:
        """Whose ids the rows carry."""
        if format is Format.ALISS:
            return ALISS_IDS
        return urlsplit(self.id).netloc if self.is_address else self.id

    def title(self) -> str:
        """What people know it by, when it does not say so itself."""
        return urlsplit(self.id).netloc if self.is_address else self.name or Path(self.where).stem


def first_address(source: Source, modified_after: datetime | None) -> str:
    """Where to start reading an address."""
    parts = urlsplit(source.where)
    query = dict(parse_qsl(parts.query))
    query.setdefault("page", "1")
    query.setdefault("per_page", "50")
    if modified_after:
        query["modified_after"] = modified_after.strftime("%Y-%m-%dT%H:%M:%SZ")
    return urlunsplit((parts.scheme, parts.netloc, parts.path, urlencode(query), ""))


def read_file(path: Path, today: date, progress: Progress) -> Iterator[Batch]:
    """The rows of a file. Raises FeedWrong."""
    if not path.is_file():
        raise FeedWrong(f"There is no file {path}.")
    with path.open("rb") as file:
        head = file.read(4096)
    for start, what in NO_TEXT.items():
        if head.startswith(start):
            raise FeedWrong(f"{path.name} is {what}.")
    text = head.decode(encoding_of(head), errors="replace").lstrip("\ufeff \t\r\n")
    if not text and len(head) < 4096:
        raise FeedWrong(f"{path.name} is empty.")
    if text.startswith("<"):
        raise FeedWrong(f"{path.name} is a web page or XML. Ask for the same as CSV or JSON.")
    return _json_batches(path, today) if text.startswith(("{", "[")) else _csv_batches(path, progress)


def _json_batches(path: Path, today: date) -> Iterator[Batch]:
    if path.stat().st_size > MOST_JSON:
        raise FeedWrong(f"{path.name} is over {MOST_JSON // 1_000_000} MB of JSON. Ask for it in several files.")
    page = read_page(_decoded(path))
    read = reader(page.format, today)
    rows = (Placed(f"item {number}", read(record)) for number, record in enumerate(page.rows, 1))
    partial, remarks = _partial(page)
    if not page.rows:
        yield Batch(page.format, origin=page.origin, partial=partial, remarks=("The source holds no services.",))
    for some in batched(rows, BATCH):
        yield Batch(page.format, some, origin=page.origin, partial=partial, remarks=remarks)
        remarks = ()


def _partial(page: Page) -> tuple[bool, tuple[str, ...]]:
    if page.single:
        return True, ()
    if page.more or page.first is False:
        return True, ("This is one page of several, so nothing is taken to be withdrawn.",)
    return False, ()


def _decoded(path: Path) -> Any:
    content = path.read_bytes()
    try:
        return decode(content)
    except RecursionError:
        raise FeedWrong(f"{path.name} is nested too deeply to be a list of services.") from None
    except json.JSONDecodeError as wrong:
        if (lines := _lines_of_json(content)) is not None:
            return lines
        cut_off = wrong.msg.startswith("Unterminated") or wrong.pos >= len(wrong.doc.rstrip()) - 1
        end = " It seems to be cut off." if cut_off else ""
        raise FeedWrong(
            f"{path.name} is no proper JSON: {wrong.msg} in line {wrong.lineno}, column {wrong.colno}.{end}"
        ) from None
    except ValueError:
        raise FeedWrong(f"{path.name} is no proper JSON.") from None


def _lines_of_json(content: bytes) -> list[Any] | None:
    """A service a line, as some feeds stream them."""
    try:
        return [json.loads(line) for line in content.decode("utf-8-sig").splitlines() if line.strip()]
    except (ValueError, RecursionError):
        return None


def _csv_batches(path: Path, progress: Progress) -> Iterator[Batch]:
    rows = CsvRows(path)
    services = CsvServices(rows)
    try:
        told = 0
        for some in batched(services, BATCH):
            remarks = _about_columns(services) if told == 0 else ()
            yield Batch(Format.CSV, some, remarks=remarks)
            told += len(some)
            progress(f"{told:,} rows read, {100 * rows.done // max(rows.size, 1)}% of the file")
        if told == 0:
            yield Batch(Format.CSV, remarks=(*_about_columns(services), "The file has headings and no rows."))
    finally:
        rows.close()


def _about_columns(services: CsvServices) -> tuple[str, ...]:
    unused = services.columns.unused if services.columns else ()
    return (f"Columns that were not used: {', '.join(_cut(unused))}.",) if unused else ()


def _cut(names: Iterable[str]) -> list[str]:
    return [name[:40] for name in names][:20]


def _plain_stem(where: str) -> str:
    """A file's name without dates and counters, so that next month's export is the same source."""
    stem = re.sub(r"[\d_\-().]+", " ", Path(where).stem).strip()
    return " ".join(stem.lower().split()) or Path(where).stem
