"""The postcode directory of National Records of Scotland: read, kept once, looked up."""

import csv
import gzip
import zipfile
from pathlib import Path

import pytest

from bot.database.session import Database
from bot.directory import postcodes
from bot.directory.areas import Areas, council_areas
from bot.directory.postcode_files import PostcodeFileWrong, PostcodeReader
from bot.settings import PROJECT

FIVE_AREAS = PROJECT.parent / "shared" / "data" / "postcodes_five_areas.csv.gz"
COLUMNS = (
    "Postcode,PostcodeDistrict,PostcodeSector,DateOfIntroduction,DateOfDeletion,SplitIndicator,CouncilArea2019Code"
)
FIFE, GLASGOW, LANARK, ELSEWHERE = "S12000047", "S12000049", "S12000050", "S12000039"


def row(postcode: str, council: str, deleted: str = "", introduced: str = "1973-08-01") -> str:
    district, _, inward = postcode.partition(" ")
    return f"{postcode},{district},{district} {inward[:1]},{introduced},{deleted},N,{council}"


def small_user(folder: Path, *rows: str, name: str = "SmallUser.csv", columns: str = COLUMNS) -> Path:
    file = folder / name
    file.write_text("\n".join([columns, *rows]) + "\n", "utf-8-sig")
    return file


def read(*files: Path) -> dict[str, tuple[str, ...]]:
    reader = PostcodeReader(council_areas())
    for file in files:
        reader.read(file)
    return reader.areas()


def test_what_counts_is_the_record_in_use_else_the_one_deleted_last(tmp_path):
    file = small_user(
        tmp_path,
        row("KY1 1AA", GLASGOW, "1999-05-01"),
        row("KY1 1AA", FIFE),
        row("KY1 1AB", FIFE, "2001-01-01"),
        row("KY1 1AB", GLASGOW, "31/12/1999 00:00:00"),
        row("G81 1AA", ELSEWHERE),
    )
    assert read(file) == {"KY11AA": ("fife",), "KY11AB": ("fife",), "G811AA": ()}


def test_parts_of_a_split_postcode_count_together(tmp_path):
    file = small_user(
        tmp_path, row("G33 6GSA", GLASGOW), row("G33 6GSB", LANARK), row("G33 6GSC", LANARK, "2019-01-01")
    )
    assert read(file) == {"G336GS": ("glasgow", "north_lanarkshire")}


def test_the_zip_as_it_is_published_with_both_kinds(tmp_path):
    small = small_user(tmp_path, row("KY1 1AA", FIFE))
    large = small_user(tmp_path, row("KY99 1AA", FIFE), name="LargeUser.csv")
    packed = tmp_path / "spd_postcodeindex_cut_26_2_csv.zip"
    with zipfile.ZipFile(packed, "w") as made:
        made.write(small, "SmallUser.csv")
        made.write(large, "LargeUser.csv")
        made.writestr("Notes.txt", "about the files")
    assert read(packed) == read(small, large) == {"KY11AA": ("fife",), "KY991AA": ("fife",)}


def test_what_is_wrong_is_told_with_its_row(tmp_path):
    bad = small_user(
        tmp_path, row("KY1 1AA", FIFE), row("KY", FIFE), row("KY1 1AC", "E06000001"), row("KY1 1AD", FIFE, "soon")
    )
    with pytest.raises(PostcodeFileWrong) as wrong:
        read(bad)
    assert 'SmallUser.csv, row 3: "KY" is no postcode.' in str(wrong.value)
    assert "row 4" in str(wrong.value)
    assert 'row 5: "soon" is no date.' in str(wrong.value)
    with pytest.raises(PostcodeFileWrong, match="no column CouncilArea2019Code"):
        read(small_user(tmp_path, "KY1 1AA,x", columns="Postcode,Ward"))
    broken = tmp_path / "broken.csv.gz"
    broken.write_bytes(gzip.compress(b"Postcode")[:-4])
    with pytest.raises(PostcodeFileWrong):
        read(broken)


async def test_kept_once_and_only_what_changed_is_written(tmp_path, database: Database):
    first = read(small_user(tmp_path, row("KY1 1AA", FIFE), row("G81 1AA", ELSEWHERE)))
    later = read(small_user(tmp_path, row("KY1 1AA", FIFE), row("G81 1AA", GLASGOW), row("G33 4AA", GLASGOW)))
    async with database.transaction() as session:
        assert await postcodes.keep(session, first, dry_run=True) == postcodes.Changes(new=2)
        assert await postcodes.count(session) == 0
        assert await postcodes.keep(session, first) == postcodes.Changes(new=2)
        assert await postcodes.keep(session, first) == postcodes.Changes(same=2)
        assert await postcodes.keep(session, later) == postcodes.Changes(new=1, moved=1, same=1)
        assert await postcodes.known_in(session, "I'm at g811aa, no KY1 1AA or KY1") == {
            "G811AA": ("glasgow",),
            "KY11AA": ("fife",),
        }


async def test_every_one_of_the_five_areas_is_found(database: Database):
    found = read(FIVE_AREAS)
    areas, councils = Areas.from_content(), council_areas()
    async with database.transaction() as session:
        changes = await postcodes.keep(session, found)
        assert changes.new == len(found) > 55_000
        with gzip.open(FIVE_AREAS, "rt") as lines:
            for each in list(csv.DictReader(lines))[::500]:
                known = await postcodes.known_in(session, each["postcode"])
                assert areas.find(each["postcode"], known=known).one == councils[each["council_code"]]
