"""Spreadsheets as they really come: odd encodings and separators, Excel's habits, and files that are no use."""

import csv
import io
import tracemalloc
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.directory.feeds.comparing import Kind
from bot.directory.feeds.csv_services import CsvServices
from bot.directory.feeds.csv_text import CsvRows, encoding_of, separator_of, unwrapped
from bot.directory.feeds.found import FeedWrong, FoundService, Refused
from tests.directory.feeds.conftest import ApproveAll, Tryer

HEADINGS = "Name,Organisation,Description,Phone,Email,Postcode,Needs"
ROW = "Café Blether,Haar & Hearth,Tea at 4 – free,0141 496 0112,tea@example.org,G2 4JP,Peer support"


def rows_of(folder: Path, content: bytes) -> list[Any]:
    path = folder / "file.csv"
    path.write_bytes(content)
    rows = CsvRows(path)
    try:
        return [placed.row for placed in CsvServices(rows)]
    finally:
        rows.close()


def only(folder: Path, content: bytes | str) -> FoundService:
    [row] = rows_of(folder, content if isinstance(content, bytes) else content.encode())
    assert isinstance(row, FoundService), row
    return row


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252", "utf-16", "utf-16-le", "utf-16-be", "utf-32"])
@pytest.mark.parametrize("separator", [",", ";", "\t", "|"])
@pytest.mark.parametrize("end", ["\r\n", "\n", "\r"])
def test_any_encoding_separator_and_line_end(tmp_path: Path, encoding: str, separator: str, end: str) -> None:
    text = end.join([HEADINGS, ROW, ""]).replace(",", separator)
    found = only(tmp_path, text.encode(encoding))
    assert found.name == "Café Blether"
    assert found.what == "Tea at 4 – free"
    assert found.contact == {"phone": "0141 496 0112", "email": "tea@example.org"}
    assert found.postcodes == ("G2 4JP",)


def test_a_file_of_two_encodings(tmp_path: Path) -> None:
    first, second = rows_of(tmp_path, HEADINGS.encode() + b"\n" + ROW.encode() + b"\n" + ROW.encode("cp1252"))
    assert first.name == second.name == "Café Blether"


def test_excels_habits(tmp_path: Path) -> None:
    text = (
        "sep=;\r\n"
        "Services 2027;;;;;;\r\n"
        ";;;;;;\r\n"
        'Name ;ORGANISATION;"Description";Telephone number;E-mail;Web site;Area;\r\n'
        'Tea;#N/A;"Two\r\nlines";="01414960112";mailto:tea@example.org;"=HYPERLINK(""https://example.org/tea"";""Tea"")";'
        "Glasgow City;\r\n"
        ";;;;;;;\r\n"
    )
    found = only(tmp_path, text.encode("utf-8-sig"))
    assert (found.name, found.organisation, found.what) == ("Tea", "", "Two\nlines")
    assert found.contact == {
        "phone": "01414960112",
        "email": "tea@example.org",
        "web": "https://example.org/tea",
    }
    assert found.area_names == ("Glasgow City",)


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("1414960112", "01414960112"),
        ("+44 (0)141 496 0112", "0141 496 0112"),
        ("'0141 496 0112", "0141 496 0112"),
        ("0141-496-0112 ext 4", "0141 496 0112"),
        ("0141 496 0112 / 0141 496 0113", "0141 496 0112"),
        ("Ring 0800 1111 any time", "0800 1111"),
        ("116 123", "116 123"),
    ],
)
def test_phones_are_mended_where_that_is_safe(tmp_path: Path, written: str, read: str) -> None:
    assert only(tmp_path, f"Name,Phone\nTea,{written}\n").contact == {"phone": read}


def test_a_phone_that_excel_spoilt_is_not_guessed(tmp_path: Path) -> None:
    [row] = rows_of(tmp_path, b"Name,Phone\nTea,4.41415E+11\n")
    assert isinstance(row, Refused)
    assert row.reasons == (
        "it has no way to get in touch",
        "the phone number was spoilt by a spreadsheet: '4.41415E+11'",
    )


def test_each_wrong_row_says_why_and_the_others_are_taken(tmp_path: Path) -> None:
    good, *wrong = rows_of(
        tmp_path,
        b"Name,Phone,Web,Description\n"
        b"Tea,0141 496 0112,,fine\n"
        b",0141 496 0112,,no name\n"
        b"Toast,,javascript:alert(1),\n"
        b"Jam,0141 496 0112,,a, stray comma\n" + b"N" * 10_000 + b",0141 496 0112,,\n",
    )
    assert isinstance(good, FoundService)
    assert [row.reasons[0] for row in wrong] == [
        "it has no name",
        "it has no way to get in touch",
        "it has more cells than there are headings: a comma may need quotation marks round its text",
        "the name is 10,000 characters long; 200 are the most",
    ]
    assert wrong[1].reasons[1] == "the web address is not one: 'javascript:alert(1)'"


@pytest.mark.parametrize(
    ("content", "told"),
    [
        (b"", "is empty"),
        (b"\xef\xbb\xbf \r\n", "is empty"),
        (b"PK\x03\x04rest", "an Excel file"),
        (b"%PDF-1.7", "is a PDF"),
        (b"<html><body>Sign in</body></html>", "web page or XML"),
        (b"colour,shape\nred,round\n", "No heading says which column holds the name .* Found: colour, shape"),
        (b'Name,Phone\nTea,0141 496 0112\nToast,"0141\nJam,1\n', "Row 3: a quotation mark is opened there"),
        (b'Name,Phone\nTea,"' + b"x\n" * 500 + b'"\n', "Row 2: a quotation mark is opened there"),
        (b"Name,Phone\nTea," + b"x" * 200_000 + b"\n", "Row 2: a cell is longer than"),
        (b"Name,Phone\nTea," + b"x" * 2_000_000 + b"\n", "Row 2: "),
        (b'{"contents": [', "no proper JSON"),
        (b'{"contents": [{"id": "1", "na', "seems to be cut off"),
        (b'{"contents": NaN}', "no list of services"),
    ],
)
async def test_what_is_no_use_is_told_and_nothing_is_half_done(try_import: Tryer, content: bytes, told: str) -> None:
    with pytest.raises(FeedWrong, match=told):
        await try_import(content, save=True)


async def test_a_missing_file_is_told(try_import: Tryer) -> None:
    with pytest.raises(FeedWrong, match="There is no file"):
        await try_import("/nowhere/services.csv")


async def test_a_spreadsheet_becomes_services(try_import: Tryer, approve_all: ApproveAll) -> None:
    content = (
        "Name;Organisation;Phone;Areas;Needs;Colour\n"
        "Tea;Haar;0141 496 0112;Glasgow|Fife;money_benefits|Food banks;red\n"
        "Toast;Haar;0141 496 0112;Leith;Knitting;blue\n"
        "Jam;Haar;0141 496 0112;Melrose;Food bank;blue\n"
    ).encode("utf-16")
    tried = await try_import(content, save=True)
    assert tried.counts() == {"added": 2, "refused": 1}
    assert tried.report.remarks == ["Columns that were not used: Colour."]
    assert tried.report.unmapped == {("", "Knitting"): 1}
    assert (await try_import(content, save=True)).counts() == {"refused": 1, "waiting": 2}
    decided = await approve_all()
    assert len(decided.services) == 1
    assert list(decided.refused.values()) == ["no need is chosen for it yet"]


async def test_next_months_file_is_the_same_source(try_import: Tryer, approve_all: ApproveAll) -> None:
    for month in ("services_2027-03.csv", "Services 2027-04 (1).csv"):
        path = try_import.file(b"Name,Phone,Area,Needs\nTea,0141 496 0112,Fife,debt\n", month)
        tried = await try_import(str(path), name=None, save=True)
        await approve_all()
    assert tried.counts() == {"same": 1}
    assert tried.report.source == "file:services"


async def test_fifty_megabytes_are_streamed(try_import: Tryer, tmp_path: Path) -> None:
    path = tmp_path / "large.csv"
    filler = "Tea, toast and other parents. " * 260
    with path.open("w", encoding="cp1252") as file:
        file.write("Name,Phone,Area,Needs,Description\n")
        for number in range(6_500):
            file.write(f'Tea {number},0141 496 0112,Fife,debt,"{filler}"\n')
    assert path.stat().st_size > 50_000_000
    rows = CsvRows(path)
    tracemalloc.start()
    assert sum(1 for _ in CsvServices(rows)) == 6_500
    _, most = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    rows.close()
    assert most < 10_000_000
    tried = await try_import(str(path))
    assert tried.counts() == {"added": 6_500}
    assert try_import.told[0].startswith("500 rows read, ")
    assert try_import.told[-1] == "6,500 rows read, 100% of the file"


CELL = st.text(st.characters(blacklist_categories=("Cs",), blacklist_characters="\x00"), max_size=30)


@given(st.lists(st.lists(CELL, min_size=3, max_size=3), max_size=12), st.sampled_from(",;\t|"), st.booleans())
@settings(max_examples=80, deadline=None)
def test_every_cell_comes_back(tmp_path_factory: Any, cells: list[list[str]], separator: str, wide: bool) -> None:
    """Whatever a spreadsheet program writes is read back, but for outer white space and Excel's own wrappings."""
    table = [["Name", "Phone", "Description"], *cells]
    written = io.StringIO(newline="")
    csv.writer(written, delimiter=separator, quoting=csv.QUOTE_ALL).writerows(table)
    path = tmp_path_factory.mktemp("csv") / "file.csv"
    path.write_bytes(written.getvalue().encode("utf-16" if wide else "utf-8"))
    rows = CsvRows(path)
    assert rows.separator == separator
    read = [row.cells for row in rows]
    rows.close()
    assert read == [[unwrapped(cell) for cell in row] for row in table]


@given(st.binary(max_size=3000))
@settings(max_examples=150, deadline=None)
def test_no_bytes_bring_it_down(tmp_path_factory: Any, content: bytes) -> None:
    """Any bytes are either rows, or told to be no use."""
    path = tmp_path_factory.mktemp("csv") / "file.csv"
    path.write_bytes(b"Name,Phone\n" + content)
    rows = CsvRows(path)
    try:
        for placed in CsvServices(rows):
            assert isinstance(placed.row, FoundService | Refused)
            if isinstance(placed.row, Refused):
                assert placed.row.reasons
            assert placed.row.name is None or placed.row.name.encode()
    except FeedWrong:
        pass
    finally:
        rows.close()


@given(st.text(max_size=200))
def test_guessing_never_fails(text: str) -> None:
    assert separator_of(text)
    assert encoding_of(text.encode("utf-8", "replace"))


async def test_counts_name_every_row(try_import: Tryer) -> None:
    tried = await try_import(b"Name,Phone\nTea,0141 496 0112\n\nToast,nothing\n")
    assert [(o.kind, o.where) for o in tried.outcomes] == [(Kind.ADDED, "row 2"), (Kind.REFUSED, "row 4")]
