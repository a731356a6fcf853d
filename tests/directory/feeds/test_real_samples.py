"""The real samples: what Open Referral UK and ALISS themselves give as examples."""

import pytest

from bot.directory.feeds.comparing import Kind
from tests.directory.feeds.conftest import ApproveAll, Tryer, sample


@pytest.mark.parametrize("name", ["oruk3_service.json", "oruk3_service_list.json"])
async def test_the_profiles_own_examples_are_taken(try_import: Tryer, name: str) -> None:
    tried = await try_import(sample(name))
    assert tried.counts() == {"added": 1}
    assert tried.report.format == "Open Referral UK 3.0 or HSDS 3"


async def test_all_four_invalid_rows_are_refused_each_with_reasons(try_import: Tryer) -> None:
    tried = await try_import(sample("oruk3_service_list_invalid.json"))
    assert tried.counts() == {"refused": 4}
    reasons = [outcome.reasons for outcome in tried.outcomes]
    assert all("it has no name" in some for some in reasons)
    assert "the e-mail address is not one: 'email-example_com'" in reasons[0]
    assert "the e-mail address is true or false, not text" in reasons[2]
    assert "the e-mail address is a number, not text" in reasons[3]


async def test_aliss_is_taken_with_what_its_licence_asks_for(try_import: Tryer, approve_all: ApproveAll) -> None:
    tried = await try_import(sample("aliss_v4_services.json"), save=True)
    assert tried.counts() == {"added": 4}
    assert tried.report.origin.title == "ALISS"
    assert tried.report.origin.licence == "https://creativecommons.org/licenses/by/4.0/"
    assert len(tried.report.origin.attribution) == 5
    assert "one page of several" in tried.report.remarks[0]
    decided = await approve_all()
    assert len(decided.services) == 4
    assert (await try_import(sample("aliss_v4_services.json"))).counts() == {"same": 4}


async def test_a_service_outside_the_areas_is_refused(try_import: Tryer) -> None:
    tried = await try_import(sample("aliss_v4_service.json"))
    assert tried.of(Kind.REFUSED)[0].reasons == ("TD12 4JN is in none of our areas",)
