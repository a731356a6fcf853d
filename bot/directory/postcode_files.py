"""Reads the postcode directory of National Records of Scotland: SmallUser.csv, LargeUser.csv, or the zip with both.

A postcode comes again and again there: each time it was taken back and given out anew, and once for each part (A, B, C)
where a boundary splits it. What counts is the record in use, else the one deleted last; parts in use count together.
"""

import csv
import gzip
import io
import re
import zipfile
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from datetime import date, datetime
from pathlib import Path
from typing import IO, cast

from bot.errors import PaceError

COUNCIL = re.compile(r"CouncilArea\d{4}Code|council_code", re.IGNORECASE)
CODE = re.compile(r"S12\d{6}")
WRITTEN = re.compile(r"([A-Z]{1,2}\d[A-Z\d]?)\s*(\d[A-Z]{2})([A-Z]?)")
"""A postcode as the directory writes it, with the letter of its part."""
USERS = re.compile(r"(?:small|large)user.*\.csv$|^[^/]*\.csv$", re.IGNORECASE)
DATES = ("%Y-%m-%d", "%d/%m/%Y", "%m/%d/%Y")
MOST_TOLD = 10
"""So many rows that are wrong are told of at once."""
Rank = tuple[date, frozenset[str]]
Tick = Callable[[int], None]


class PostcodeFileWrong(PaceError):
    """The file is not the directory as it is published; the text names the file and the rows."""


class PostcodeReader:
    """Takes files one after the other. `councils` gives the area of each council code of ours."""

    def __init__(self, councils: Mapping[str, str]) -> None:
        self._councils = councils
        self._best: dict[str, Rank] = {}
        self._wrong: list[str] = []
        self.rows = 0

    def read(self, file: Path, tick: Tick = lambda characters: None) -> None:
        """Reads one file, a row at a time; `tick` hears how many characters were read. Raises PostcodeFileWrong."""
        try:
            for name, lines in _tables_in(file):
                self._read_table(name, lines, tick)
        except (OSError, zipfile.BadZipFile, EOFError, UnicodeDecodeError) as broken:
            raise PostcodeFileWrong(f"{file} cannot be read: {broken}") from broken
        if self._wrong:
            raise PostcodeFileWrong("\n".join([*self._wrong, "Nothing was changed."]))

    def areas(self) -> dict[str, tuple[str, ...]]:
        """Every postcode read so far, without a space, and its areas; none for another council."""
        return {postcode: tuple(sorted(areas - {""})) for postcode, (_, areas) in self._best.items()}

    def _read_table(self, name: str, lines: IO[str], tick: Tick) -> None:
        rows = csv.DictReader(_counted(lines, tick))
        council = next((column for column in rows.fieldnames or () if COUNCIL.fullmatch(column)), None)
        postcode = next((column for column in rows.fieldnames or () if column.lower() == "postcode"), None)
        if council is None or postcode is None:
            missing = "Postcode" if postcode is None else "CouncilArea2019Code"
            raise PostcodeFileWrong(f"{name} has no column {missing}. It begins with: {_begins(rows.fieldnames)}.")
        for row in rows:
            self.rows += 1
            wrong = self._take(row.get(postcode) or "", row.get(council) or "", row.get("DateOfDeletion") or "")
            if wrong:
                self._wrong.append(f"{name}, row {rows.line_num}: {wrong}")
                if len(self._wrong) >= MOST_TOLD:
                    return

    def _take(self, written: str, code: str, deleted: str) -> str | None:
        """Keeps a row if it counts more than what was read of that postcode; what is wrong with it, else."""
        match = WRITTEN.fullmatch(written.strip().upper())
        if match is None:
            return f'"{written[:20]}" is no postcode.'
        if not CODE.fullmatch(code.strip()):
            return f'"{code[:20]}" is no code of a council in Scotland, such as S12000047.'
        until = _day(deleted)
        if until is None:
            return f'"{deleted[:20]}" is no date.'
        self._keep(match[1] + match[2], until, self._councils.get(code.strip(), ""))
        return None

    def _keep(self, postcode: str, until: date, area: str) -> None:
        known = self._best.get(postcode)
        if known is None or until > known[0]:
            self._best[postcode] = (until, frozenset({area}))
        elif until == known[0] and area not in known[1]:
            self._best[postcode] = (until, known[1] | {area})


def size_of(file: Path) -> int:
    """About how many characters are to be read, for a progress bar."""
    if zipfile.is_zipfile(file):
        with zipfile.ZipFile(file) as packed:
            return sum(each.file_size for each in packed.infolist() if USERS.search(each.filename))
    return file.stat().st_size * (6 if file.suffix == ".gz" else 1)


def _day(deleted: str) -> date | None:
    """When a postcode was deleted; the end of time while it is in use."""
    written = deleted.strip().split(" ")[0].split("T")[0]
    if not written:
        return date.max
    for form in DATES:
        try:
            return datetime.strptime(written, form).date()
        except ValueError:
            continue
    return None


def _tables_in(file: Path) -> Iterator[tuple[str, IO[str]]]:
    if zipfile.is_zipfile(file):
        with zipfile.ZipFile(file) as packed:
            names = [name for name in packed.namelist() if USERS.search(name)]
            if not names:
                raise PostcodeFileWrong(f"{file.name} holds no SmallUser.csv or LargeUser.csv.")
            for name in names:
                with packed.open(name) as raw, _text(raw) as lines:
                    yield name, lines
    else:
        with _opened(file) as raw, _text(raw) as lines:
            yield file.name, lines


def _opened(file: Path) -> IO[bytes]:
    return cast(IO[bytes], gzip.open(file, "rb")) if file.suffix == ".gz" else file.open("rb")


@contextmanager
def _text(raw: IO[bytes]) -> Iterator[IO[str]]:
    with io.TextIOWrapper(raw, encoding="utf-8-sig", errors="replace", newline="") as lines:
        yield lines


def _counted(lines: IO[str], tick: Tick) -> Iterator[str]:
    for line in lines:
        tick(len(line))
        yield line


def _begins(columns: object) -> str:
    named = [str(column)[:30] for column in columns] if isinstance(columns, list) else []
    return ", ".join(named[:5]) or "nothing"
