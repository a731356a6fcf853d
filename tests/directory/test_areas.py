"""Where a parent is, from what parents really write."""

import pytest

from bot.directory.areas import Areas

AREAS = Areas.from_content()


@pytest.mark.parametrize(
    ("text", "area"),
    [
        ("Fife", "fife"),
        ("im in leith", "edinburgh"),
        ("kirkcaldy pls", "fife"),
        ("EH6", "edinburgh"),
        ("ky8 2", "fife"),
        ("ML1 3AB", "north_lanarkshire"),
        ("east kilbride, the murray end", "south_lanarkshire"),
        ("just flitted tae Methil", "fife"),
        ("airdrie", "north_lanarkshire"),
        ("up in hamilton", "south_lanarkshire"),
        ("livingston no wait cumbernauld, food bank", "north_lanarkshire"),
        ("in motherwell, sorry i mean hamilton", "south_lanarkshire"),
        ("leith. no, wait a minute", "edinburgh"),
    ],
)
def test_a_place_gives_its_area(text: str, area: str) -> None:
    assert AREAS.find(text).one == area


@pytest.mark.parametrize(
    ("text", "area"),
    [
        ("hi is there a real person there i can talk to? im in motherwell", "north_lanarkshire"),
        ("hi im in lanark. not really sure why im texting", "south_lanarkshire"),
        ("single dad in Glasgow. can you text me next tuesday night instead", "glasgow"),
        ("I'm a nurse in Dunfermline, is this private", "fife"),
        ("hello I'm a single dad new to Fife", "fife"),
        ("we just moved to Hamilton, my boys and me", "south_lanarkshire"),
        ("my mum moved to Leven last year", None),
        ("my sister is in Leith, can she text you", None),
        ("im moving to Leith in May", None),
        ("worried about my pal in Airdrie", None),
        ("is Motherwell far", None),
    ],
)
def test_where_somebody_says_they_are_whatever_it_is_about(text: str, area: str | None) -> None:
    assert AREAS.told_of_themselves(text) == area


def test_a_place_in_two_areas_gives_both() -> None:
    assert set(AREAS.find("Royston").areas) == {"edinburgh", "glasgow"}


def test_a_district_that_straddles_areas_gives_both() -> None:
    assert set(AREAS.find("G33").areas) == {"glasgow", "north_lanarkshire"}


def test_a_sliver_of_a_district_is_not_worth_a_question() -> None:
    assert AREAS.find("KY12").one == "fife"


def test_a_town_beside_a_district_of_two_areas_decides() -> None:
    assert AREAS.find("g33 easterhouse").one == "glasgow"
    assert AREAS.find("G33").one is None


def test_a_full_postcode_decides_where_it_is_known() -> None:
    assert AREAS.find("g33 4xx", known={"G334XX": ("glasgow",)}).one == "glasgow"
    assert AREAS.find("g81 1aa", known={"G811AA": ()}).place == "G81 1AA"
    assert AREAS.find("g33 4xx", known={"G334XX": ("glasgow", "north_lanarkshire")}).one is None


@pytest.mark.parametrize("text", ["Aberdeen", "PA1", "fae Stirling"])
def test_outside_the_five_areas_is_known_to_be_outside(text: str) -> None:
    found = AREAS.find(text)
    assert not found.areas
    assert found.place


@pytest.mark.parametrize("text", ["nursery", "aye", "need help wi the leccy", "4 weans", "1", "dunno"])
def test_what_is_no_place_gives_nothing(text: str) -> None:
    found = AREAS.find(text)
    assert (found.areas, found.place) == ((), None)


def test_within_a_sentence_only_what_is_said_to_be_a_place_counts() -> None:
    assert AREAS.find("need a nursery in leith", anywhere=False).one == "edinburgh"
    assert AREAS.find("the Dalry bus costs too much", anywhere=False).areas == ()


@pytest.mark.parametrize(
    ("text", "area"),
    [
        ("my rent, Glasgow", "glasgow"),
        ("What job can I do with school hours? East Kilbride", "south_lanarkshire"),
        ("motherwell food bank", "north_lanarkshire"),
        ("hi leith. childcare pls", "edinburgh"),
        ("my mum and me stay in Leith", "edinburgh"),
        ("she's in Bishopbriggs and I'm in Springburn", "glasgow"),
        ("is there a mums group. hamilton like i said", "south_lanarkshire"),
        ("hours at work, glasgow south", "glasgow"),
        ("maryhill i told you, is there someone who does sanctions", "glasgow"),
        ("council tax letter, 900 quid, bellshill, feel sick", "north_lanarkshire"),
        ("childminder wanted Portobello, near the prom", "edinburgh"),
    ],
)
def test_a_name_at_an_end_is_where_they_are(text: str, area: str) -> None:
    assert AREAS.find(text, anywhere=False).one == area


@pytest.mark.parametrize(
    "text",
    [
        "moving from glasgow to kirkcaldy",
        "movin 2 fife",
        "my sister in Leith had her baby",
        "he stays in Hamilton",
        "my ex works in Hamilton and I need a nursery",
        "bus to Edinburgh",
        "Glasgow uni student",
        "leith was rubbish for me",
        "is there a bus frm hamilton 2 larkhall",
        "glasgow's nursery",
        "moving out of govan, need a van",
    ],
)
def test_where_others_are_and_where_to_go_is_not(text: str) -> None:
    assert AREAS.find(text, anywhere=False).areas == ()


def test_of_two_places_ours_goes_before_one_outside() -> None:
    assert AREAS.find("bonnyrigg then. or edinburgh").one == "edinburgh"
    assert AREAS.find("falkirk road, wishaw").one == "north_lanarkshire"


@pytest.mark.parametrize(
    "text", ["leith", "im in Leith", "KY8 2", "fae peterheid", "my postcode is G33 4XX", "aberdeen pls"]
)
def test_a_text_that_only_says_where(text: str) -> None:
    assert AREAS.is_only_a_place(text) == (AREAS.find(text).areas != () or AREAS.find(text).place is not None)


@pytest.mark.parametrize("text", ["nursery in leith", "rent", "help", "leith is damp and the landlord is no help"])
def test_a_text_that_says_more_than_where(text: str) -> None:
    assert not AREAS.is_only_a_place(text)


@pytest.mark.parametrize(
    ("text", "areas"),
    [
        ("Livingston.. well no, sighthill in edinburgh sorry just moved", {"edinburgh"}),
        ("sighthill, glasgow", {"glasgow"}),
        ("im in sighthill, my mum's in glasgow", {"edinburgh", "glasgow"}),
        ("anything in sighthill not glasgow", {"edinburgh", "glasgow"}),
        ("im in sighthill, edinburgh is too far", {"edinburgh", "glasgow"}),
    ],
)
def test_a_name_side_by_side_says_which_of_two_is_meant(text: str, areas: set[str]) -> None:
    assert set(AREAS.find(text).areas) == areas
