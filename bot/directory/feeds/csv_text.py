"""The rows of a CSV file as spreadsheets really write them, one at a time, whatever its encoding and separators."""

import codecs
import csv
import io
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from bot.directory.feeds.found import FeedWrong

SEPARATORS = ",;\t|"
LONGEST_LINE = 1_000_000
MOST_LINES = 300
"""Lines in one row; more means that a quotation mark was never closed."""
HEAD = 65_536
FORMULA = re.compile(r'="(.*)"', re.DOTALL)
LINK = re.compile(r'=HYPERLINK\("([^"]*)"\s*[,;].*\)', re.IGNORECASE | re.DOTALL)


def _windows(wrong: UnicodeError) -> tuple[str, int]:
    """Reads bytes that are no UTF-8 as Windows-1252, so that a mixed file comes out whole."""
    assert isinstance(wrong, UnicodeDecodeError)
    return wrong.object[wrong.start : wrong.end].decode("cp1252", errors="replace"), wrong.end


codecs.register_error("windows", _windows)


@dataclass(frozen=True)
class Row:
    """One row: its number as a spreadsheet counts (the first line is 1), and its cells without Excel's wrappings."""

    number: int
    cells: list[str]


class CsvRows:
    """Streams a file. `done` and `size` are bytes, for showing progress; memory stays bounded by one row."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.size = path.stat().st_size
        self._file = path.open("rb")
        head = self._file.read(HEAD)
        self._file.seek(0)
        self.encoding = encoding_of(head)
        self._text = io.TextIOWrapper(self._file, self.encoding, _errors(self.encoding), newline="")
        self.separator = separator_of(head.decode(self.encoding, _errors(self.encoding)))

    @property
    def done(self) -> int:
        """How many bytes have been read."""
        return self.size if self._file.closed else self._file.tell()

    def close(self) -> None:
        """Lets go of the file."""
        self._text.close()

    def __iter__(self) -> Iterator[Row]:
        lines = _Lines(self._text)
        reader = csv.reader(lines, delimiter=self.separator, doublequote=True)
        number = 0
        while True:
            lines.in_row = 0
            number += 1
            try:
                cells = next(reader)
            except StopIteration:
                return
            except csv.Error as wrong:
                raise FeedWrong(f"Row {number}: {_in_words(wrong)} Nothing was imported.") from None
            except _NeverClosed:
                raise FeedWrong(
                    f"Row {number}: a quotation mark is opened there and never closed. Close it, or take it out."
                    " Nothing was imported."
                ) from None
            if not (number == 1 and len(cells) <= 2 and cells and cells[0].lower().startswith("sep=")):
                yield Row(number, [unwrapped(cell) for cell in cells])


class _NeverClosed(Exception):
    """A row goes on and on."""


class _Lines:
    """Lines of the file, with a count of those that the row being read has taken."""

    def __init__(self, text: io.TextIOWrapper) -> None:
        self._text = text
        self.in_row = 0

    def __iter__(self) -> "_Lines":
        return self

    def __next__(self) -> str:
        line = self._text.readline(LONGEST_LINE)
        if not line and self.in_row == 0:
            raise StopIteration
        self.in_row += 1
        if not line or self.in_row > MOST_LINES or len(line) == LONGEST_LINE:
            raise _NeverClosed
        return line


def encoding_of(head: bytes) -> str:
    """The encoding of a file that starts so: UTF-8 and UTF-16 with or without a mark, otherwise Windows-1252."""
    for mark, name in (
        (codecs.BOM_UTF8, "utf-8-sig"),
        (codecs.BOM_UTF32_LE, "utf-32"),
        (codecs.BOM_UTF16_LE, "utf-16"),
        (codecs.BOM_UTF16_BE, "utf-16"),
    ):
        if head.startswith(mark):
            return name
    sample = head[:4096]
    even, odd = sample[::2].count(0), sample[1::2].count(0)
    if max(even, odd) * 5 > len(sample):
        return "utf-16-le" if odd > even else "utf-16-be"
    return "utf-8"


def separator_of(head: str) -> str:
    """The separator that splits the first line into most cells; Excel's `sep=` line settles it."""
    head = head.lstrip("\ufeff\r\n ")
    first = re.split(r"\r\n|\r|\n", head, maxsplit=1)[0]
    if first.lower().startswith("sep=") and len(first) == 5:
        return first[4]
    outside_quotes = re.sub(r'"[^"]*"', "", head[:HEAD] if head.count('"') % 2 == 0 else first)
    lines = [line for line in re.split(r"[\r\n]+", outside_quotes) if line][:3]
    counts = {mark: max((line.count(mark) for line in lines), default=0) for mark in SEPARATORS}
    return max(SEPARATORS, key=lambda mark: counts[mark])


def unwrapped(cell: str) -> str:
    """A cell without what Excel puts round it: ="0131 496 0112" and =HYPERLINK(...), and a leading apostrophe."""
    text = cell.strip().replace("\x00", "")
    if link := LINK.fullmatch(text):
        return link[1].strip()
    if formula := FORMULA.fullmatch(text):
        return formula[1].replace('""', '"').strip()
    return text[1:] if text.startswith("'") and text.count("'") == 1 else text


def _errors(encoding: str) -> str:
    return "windows" if encoding.startswith("utf-8") else "replace"


def _in_words(wrong: csv.Error) -> str:
    if "field larger" in str(wrong):
        return "a cell is longer than 131,072 characters. A quotation mark may be missing."
    return f"it cannot be read as CSV ({wrong})."
