"""The shipped mapping and the areas: every need and area in them is one of ours."""

import json
from datetime import date

import pytest
import yaml

from bot.database.session import Database
from bot.directory.feeds.areas import AreaFinder
from bot.directory.feeds.facts import Prepared, Preparer
from bot.directory.feeds.found import Category, FoundService, Refused
from bot.directory.feeds.mapping import MAPPING_FILE, load_category_mapping, plain_category, read_category_mapping
from bot.directory.needs import Needs
from bot.staff.roles import AREAS


def test_the_shipped_mapping_knows_only_our_needs_and_areas() -> None:
    told = yaml.safe_load(MAPPING_FILE.read_text(encoding="utf-8"))
    needs = [need for lines in told["categories"].values() for mapped in lines.values() for need in mapped]
    assert set(needs) <= set(Needs().by_id)
    assert {area for areas in told["regions"].values() for area in areas} <= {*AREAS, "national"}
    for scheme, lines in told["categories"].items():
        by_key: dict[str, str] = {}
        for name, mapped in lines.items():
            assert by_key.setdefault(plain_category(name), json.dumps(mapped)) == json.dumps(mapped), (scheme, name)


async def preparer(database: Database) -> Preparer:
    async with database.transaction() as session:
        await load_category_mapping(session)
        mapping = await read_category_mapping(session)
    return Preparer(mapping, AreaFinder.from_content(), frozenset(Needs().by_id), date(2027, 3, 2))


def service(**more: object) -> FoundService:
    return FoundService(id="1", name="Tea", organisation="Salt", contact={"phone": "0141 496 0112"}, **more)  # type: ignore[arg-type]


async def test_categories_become_needs(database: Database) -> None:
    prepare = (await preparer(database)).prepare
    categories = (
        Category("aliss", "foodbank", "Foodbank"),
        Category("openactive", "", "Food Banks"),
        Category("", "", "money_benefits"),
        Category("aliss", "physical-activity", "Physical Activity"),
        Category("", "esd:1", "Origami"),
    )
    prepared = prepare(service(categories=categories))
    assert isinstance(prepared, Prepared)
    assert prepared.said["needs"] == ["food_essentials", "money_benefits"]
    assert [category.name for category in prepared.unmapped] == ["Origami"]


@pytest.mark.parametrize(
    ("where", "areas"),
    [
        ({"councils": ("S12000036",)}, ["edinburgh"]),
        ({"councils": ("S12000046",)}, ["glasgow"]),
        ({"councils": ("S12000049", "S12000044")}, ["glasgow", "north_lanarkshire"]),
        ({"councils": ("S92000003",)}, ["national"]),
        ({"councils": ("K02000001", "S12000047")}, ["national"]),
        ({"area_names": ("City of Edinburgh", "Fife")}, ["edinburgh", "fife"]),
        ({"area_names": ("NHS Lanarkshire",)}, ["north_lanarkshire", "south_lanarkshire"]),
        ({"area_names": ("Kirkcaldy",)}, ["fife"]),
        ({"postcodes": ("EH6 6AB",)}, ["edinburgh"]),
        ({"postcodes": ("g2 4jp", "KY1 1AA")}, ["fife", "glasgow"]),
        ({"postcodes": ("TD12 4JN", "EH6 6AB")}, ["edinburgh"]),
        ({"councils": ("S12000036",), "postcodes": ("TD12 4JN",)}, ["edinburgh"]),
        ({"postcodes": ("ABC 1234",), "area_names": ("All who live nearby and beyond the hills",)}, None),
        ({}, None),
    ],
)
async def test_areas_are_worked_out(
    database: Database, where: dict[str, tuple[str, ...]], areas: list[str] | None
) -> None:
    prepared = (await preparer(database)).prepare(service(**where))
    assert isinstance(prepared, Prepared)
    assert prepared.said.get("areas") == areas


@pytest.mark.parametrize(
    ("where", "reason"),
    [
        ({"postcodes": ("TD12 4JN",)}, "TD12 4JN is in none of our areas"),
        ({"postcodes": ("SW1A 1AA",)}, "SW1A 1AA is in none of our areas"),
        ({"councils": ("E92000001",)}, "it covers none of our areas (E92000001)"),
        (
            {"councils": ("S12000026",), "area_names": ("Scottish Borders",), "postcodes": ("EH6 6AB",)},
            "Scottish Borders",
        ),
        ({"area_names": ("Melrose",)}, "it covers none of our areas (Melrose)"),
    ],
)
async def test_what_is_for_elsewhere_is_refused(
    database: Database, where: dict[str, tuple[str, ...]], reason: str
) -> None:
    row = (await preparer(database)).prepare(service(**where))
    assert isinstance(row, Refused)
    assert reason in row.reasons[0]


async def test_a_postcode_on_a_border_is_pointed_out(database: Database) -> None:
    prepared = (await preparer(database)).prepare(service(postcodes=("G69 7AB",)))
    assert isinstance(prepared, Prepared)
    assert prepared.said["areas"] == ["glasgow", "north_lanarkshire"]
    assert prepared.notes[0] == "G69 7AB could be in North Lanarkshire or Glasgow: look at the area"
