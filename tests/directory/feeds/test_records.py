"""One record of each kind of feed, and the ways in which records are wrong."""

from datetime import UTC, date, datetime
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.directory.feeds import aliss
from bot.directory.feeds.envelopes import Format, read_page
from bot.directory.feeds.found import Category, FeedWrong, FoundService, Refused, Running
from bot.directory.feeds.open_referral import read_service
from tests.directory.feeds.conftest import a_service, paged

TODAY = date(2027, 3, 2)

OLD = {
    "id": "abc-1",
    "name": "Tea and toast",
    "description": "<p>Tea.</p>",
    "url": "http://example.org/tea",
    "email": None,
    "fees": None,
    "status": "active",
    "assured_date": "2026-11-03",
    "attending_access": "drop-in",
    "organization": {"id": "o", "name": "Salt and Kettle", "description": "Kind."},
    "contacts": [
        {"id": "c", "name": "Somebody", "phones": [{"id": "p", "number": "0141 496 0112", "language": "en"}]}
    ],
    "eligibilitys": [{"id": "e", "eligibility": "Lone parents", "minimum_age": 16, "maximum_age": 99}],
    "cost_options": [
        {"id": "k", "amount": 2.5, "amount_description": "a session", "option": "Adults"},
        {"amount": 0},
    ],
    "regular_schedules": [
        {"id": "r", "byday": "MO,TU,WE,TH,FR", "opens_at": "10:00:00", "closes_at": "12:30"},
        {"id": "s", "description": "Closed in July"},
    ],
    "service_areas": [{"id": "a", "service_area": "Glasgow City", "extent": "S12000049"}],
    "service_at_locations": [
        {
            "id": "l",
            "location": {
                "id": "m",
                "name": "The hall",
                "accessibility_for_disabilities": [{"accessibility": "Ramp"}],
                "physical_addresses": [
                    {"id": "n", "address_1": "2 Bath Street", "city": "Glasgow", "postal_code": "G2 4JP"}
                ],
            },
        }
    ],
    "service_taxonomys": [
        {
            "id": "t",
            "taxonomy": {"id": "esd:12", "name": "Debt advice", "vocabulary": "esdServiceTypes", "parent": None},
        }
    ],
}


def found(record: Any) -> FoundService:
    row = read_service(record, TODAY)
    assert isinstance(row, FoundService), row
    return row


def reasons(record: Any) -> tuple[str, ...]:
    row = read_service(record, TODAY)
    assert isinstance(row, Refused), row
    return row.reasons


def test_open_referral_1() -> None:
    service = found(OLD)
    assert service.what == "Tea."
    assert service.who_for == "Lone parents; Aged 16 or over"
    assert service.cost == "£2.50 a session (Adults); Free"
    assert service.times == "Weekdays, 10am to 12.30pm; Closed in July"
    assert service.place == "The hall, 2 Bath Street, Glasgow, G2 4JP"
    assert service.accessibility == "Ramp"
    assert service.contact == {"phone": "0141 496 0112", "web": "http://example.org/tea"}
    assert service.categories == (Category("esdServiceTypes", "esd:12", "Debt advice"),)
    assert (service.councils, service.area_names) == (("S12000049",), ("Glasgow City",))
    assert service.modified == datetime(2026, 11, 3, tzinfo=UTC)
    assert read_page({"content": [OLD], "totalPages": 1, "number": 1}).format is Format.OPEN_REFERRAL_1


@pytest.mark.parametrize(
    "place",
    [
        {"phones": [{"number": "0141 496 0112"}]},
        {"contacts": [{"phones": [{"number": "0141 496 0112"}]}]},
        {"phone": "0141 496 0112"},
        {"service_at_locations": [{"phones": [{"number": "0141 496 0112"}]}]},
        {"service_at_locations": [{"location": {"phones": [{"number": "0141 496 0112"}]}}]},
        {"service_at_locations": [{"location": {"contacts": [{"phones": [{"number": "0141 496 0112"}]}]}}]},
        {"organization": {"name": "Salt", "phones": [{"number": "0141 496 0112"}]}},
        {"organization": {"name": "Salt", "contacts": [{"phones": [{"number": 1414960112}]}]}},
    ],
)
def test_phones_are_found_wherever_they_stand(place: dict[str, Any]) -> None:
    service = {"id": "1", "name": "Tea", **place}
    assert found(service).contact["phone"].replace(" ", "") == "01414960112"


def test_a_fax_is_no_way_to_get_in_touch() -> None:
    fax = {"id": "1", "name": "Tea", "phones": [{"number": "0141 496 0112", "type": "fax"}]}
    assert reasons(fax) == ("it has no way to get in touch",)


def test_hsds_3() -> None:
    service = found(
        a_service(
            1,
            fees_description="Free",
            eligibility_description="Parents",
            application_process="Just come",
            additional_websites=[],
            phones=[{"id": "p", "number": "07700 900123", "type": "sms"}],
            schedules=[
                {"id": "s", "byday": "TU,TH", "opens_at": "09:30Z", "closes_at": "00:00"},
                {"id": "t", "description": "Last summer", "valid_to": "2026-08-31"},
            ],
        )
    )
    assert (service.cost, service.who_for, service.first_visit) == ("Free", "Parents", "Just come")
    assert service.times == "Tuesdays and Thursdays, 9.30am to midnight"
    assert service.contact["text"] == "07700 900123"
    assert service.notes == ("times that ended on 31 Aug 2026 were left out",)


def test_aliss_5() -> None:
    row = aliss.read_service(
        {
            "id": "3da126c1-44b4-4095-a1d1-db21787d0b6a",
            "name": "Tea",
            "summary": "Short words",
            "description": "Tea &amp; toast\r\n\r\nFree",
            "referral_url": "https://example.org/refer",
            "phone": None,
            "organisation": {"name": "Salt", "email": "salt@example.org"},
            "categories": [{"id": 3, "name": "Foodbank", "slug": "foodbank", "selected": True}, None, {"slug": None}],
            "locations": [{"formatted_address": "2 Bath Street, Glasgow, G2 4JP", "postal_code": "G2 4JP"}],
            "service_areas": [{"id": 1, "code": "S92000003", "type": "Country", "name": "Scotland"}],
            "community_groups": [{"name": "Parents"}, {"name": "Women"}],
            "accessibility_features": [{"name": "Ramp"}],
            "last_edited": "2026-11-03T09:00:00.1234567Z",
            "permalink": "https://www.aliss.org/services/3da126c1",
        }
    )
    assert isinstance(row, FoundService)
    assert (row.what, row.summary) == ("Tea & toast\nFree", "Short words")
    assert row.contact == {"email": "salt@example.org", "web": "https://example.org/refer"}
    assert (row.who_for, row.accessibility, row.councils) == ("Parents, Women", "Ramp", ("S92000003",))
    assert row.categories == (Category("aliss", "foodbank", "Foodbank"),)
    assert row.modified == datetime(2026, 11, 3, 9, 0, 0, 123456, tzinfo=UTC)
    assert row.page == "https://www.aliss.org/services/3da126c1"


@pytest.mark.parametrize(
    ("wrong", "reason"),
    [
        ({"name": None}, "it has no name"),
        ({"name": "  "}, "it has no name"),
        ({"name": 7}, "the name is a number, not text"),
        ({"name": "N" * 10_000}, "the name is 10,000 characters long; 200 are the most"),
        ({"id": None}, "it has no id"),
        ({"id": ["a"]}, "the id is a list, not text"),
        ({"status": "perhaps"}, "the status is not one that is known: 'perhaps'"),
        ({"status": True}, "the status is true or false, not text"),
        ({"organization": "Salt"}, "the organisation is of another type, not a group of fields"),
        ({"description": {"en": "Tea"}}, "the description is a group of fields, not text"),
        ({"email": "no", "contacts": None}, "it has no way to get in touch"),
    ],
)
def test_what_refuses_a_service(wrong: dict[str, Any], reason: str) -> None:
    assert reason in reasons(a_service(1) | wrong)


def test_a_row_tells_all_that_is_wrong_with_it() -> None:
    assert reasons(a_service(1) | {"name": None, "email": False, "contacts": "ring us", "status": 3}) == (
        "it has no name",
        "the status is a number, not text",
        "it has no way to get in touch",
        "the e-mail address is true or false, not text",
    )


def test_nothing_but_nulls_is_refused_not_fallen_over() -> None:
    assert reasons(dict.fromkeys(a_service(1)))[:2] == ("it has no id", "it has no name")
    assert reasons(None) == ("the row is of another type, not a service",)
    assert reasons([]) == ("the row is a list, not a service",)


def test_a_wrong_email_address_is_left_out_where_there_is_a_phone() -> None:
    service = found(a_service(1, email="not an address", url="example"))
    assert service.contact == {"phone": "0141 496 0112"}
    assert service.notes == (
        "the e-mail address is not one: 'not an address'",
        "the web address is not one: 'example'",
    )


def test_names_of_every_script_are_kept() -> None:
    assert found(a_service(1, name="  מרכז הורים \u202e 🎈\n ")).name == "מרכז הורים 🎈"


@pytest.mark.parametrize(
    ("status", "running"), [("Active", Running.RUNNING), ("defunct", Running.ENDED), (None, "running")]
)
def test_status(status: str | None, running: Running) -> None:
    assert found(a_service(1, status=status)).running == running


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text(max_size=20),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from(sorted(OLD)), inner, max_size=4),
    max_leaves=12,
)


@given(st.dictionaries(st.sampled_from([*OLD, "phones", "schedules", "attributes", "categories"]), JSON))
@settings(max_examples=300, deadline=None)
def test_any_record_is_read_or_refused_with_reasons(record: dict[str, Any]) -> None:
    for row in (read_service(OLD | record, TODAY), aliss.read_service(record)):
        assert isinstance(row, FoundService) or row.reasons


@given(JSON)
@settings(max_examples=200, deadline=None)
def test_any_answer_is_a_page_or_told_to_be_none(answer: Any) -> None:
    try:
        page = read_page(answer)
    except FeedWrong:
        return
    assert isinstance(page.rows, list)


def test_pages_know_whether_more_follow() -> None:
    services = [a_service(n) for n in range(1, 4)]
    assert read_page(paged(services, 1, 2)).more
    assert not read_page(paged(services, 2, 2)).more
    answer = {"count": 9, "next": "/api/v4/services/?page=2", "data": [{"aliss_url": "x"}]}
    assert read_page(answer, "https://www.aliss.org/api/v4/services/").next == (
        "https://www.aliss.org/api/v4/services/?page=2"
    )
