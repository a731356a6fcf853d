"""People in the studio: added with a link, changed, let go; only by a lead partner, who cannot shut themselves out."""

import re
from html import unescape

import pytest
from sqlalchemy import update

from bot.database.tables import Handover
from tests.console.conftest import worker_called
from tests.desks import PASSWORD

BEA = {"first_name": "Bea", "email": "bea@example.org", "role-key_worker": "1", "area-fife": "1"}


def link_in(html: str) -> str:
    return re.search(r'value="[^"]*(/welcome/[^"]+)"', html)[1]


async def add_bea(lead):
    answer = await lead.submit("/admin/people/new", "/admin/people/new", **BEA)
    assert answer.status_code == 200, unescape(answer.text)
    return link_in(answer.text)


async def test_somebody_new_is_let_in_by_a_link_that_is_shown_once(pace, staff, browser):
    lead = await staff("Lena", roles=["lead_partner"], areas=[])
    link = await add_bea(lead)
    assert "Has not signed in yet" in (await lead.get("/admin/people")).text
    bea = browser()
    assert (await bea.submit(link, link, password=PASSWORD, again=PASSWORD)).status_code == 303
    assert (await bea.get("/inbox")).status_code == 200
    page = f"/admin/people/{(await worker_called(pace, 'Bea')).id}"
    assert "/welcome/" not in (await lead.get(page)).text
    fresh = link_in((await lead.submit(page, page + "/link")).text)
    assert fresh != link


@pytest.mark.parametrize(
    ("change", "says"),
    [
        ({"first_name": ""}, "A first name is needed"),
        ({"email": "nobody"}, "That is no e-mail address"),
        ({"role-key_worker": ""}, "Name at least one role"),
        ({"email": "lena@example.org"}, "is there already"),
    ],
)
async def test_what_does_not_fit_is_told_and_stays_typed(staff, change, says):
    lead = await staff("Lena", roles=["lead_partner"], areas=[])
    answer = await lead.submit("/admin/people/new", "/admin/people/new", **(BEA | change))
    assert (answer.status_code, says in unescape(answer.text)) == (422, True)
    assert f'value="{change.get("email", BEA["email"])}"' in answer.text


async def test_a_changed_role_counts_at_once(pace, staff, browser):
    lead = await staff("Lena", roles=["lead_partner"], areas=[])
    link = await add_bea(lead)
    bea = browser()
    await bea.submit(link, link, password=PASSWORD, again=PASSWORD)
    page = f"/admin/people/{(await worker_called(pace, 'Bea')).id}"
    roles = {"first_name": "Bea", "role-agency_editor": "1"}
    assert (await lead.submit(page, page, **roles)).status_code == 303
    assert (await bea.get("/inbox")).status_code == 303, "signed out, as what she may do has changed"
    await bea.sign_in("bea@example.org")
    assert (await bea.get("/inbox")).status_code == 403
    assert (await bea.get("/admin")).status_code == 200


async def test_who_has_left_cannot_sign_in_and_may_come_back(pace, staff, browser, asked):
    lead = await staff("Lena", roles=["lead_partner"], areas=[])
    link = await add_bea(lead)
    bea = browser()
    await bea.submit(link, link, password=PASSWORD, again=PASSWORD)
    worker = await worker_called(pace, "Bea")
    page = f"/admin/people/{worker.id}"
    await asked()
    async with pace.database.transaction() as session:
        await session.execute(update(Handover).values(state="with_worker", worker_id=worker.id))
    held = await lead.submit(page, page + "/leave")
    assert "Bea still has 1 parent" in unescape(held.text)
    async with pace.database.transaction() as session:
        await session.execute(update(Handover).values(state="closed"))
    assert (await lead.submit(page, page + "/leave")).status_code == 303
    assert (await bea.get("/inbox")).status_code == 303
    assert (await bea.sign_in("bea@example.org")).status_code != 303
    back = link_in((await lead.submit(page, page + "/return")).text)
    assert (await bea.submit(back, back, password=PASSWORD, again=PASSWORD)).status_code == 303


async def test_a_lead_partner_cannot_shut_themselves_out(pace, staff):
    lead = await staff("Lena", roles=["lead_partner"], areas=[])
    page = f"/admin/people/{(await worker_called(pace, 'Lena')).id}"
    for path, fields in ((page, {"first_name": "Lena", "role-publisher": "1"}), (page + "/leave", {})):
        answer = await lead.submit(page, path, **fields)
        assert (answer.status_code, "shut yourself out" in answer.text) == (422, True)


async def test_a_publisher_adds_nobody(staff):
    olga = await staff("Olga", roles=["publisher"], areas=[])
    assert (await olga.get("/admin/people")).status_code == 403
    assert (await olga.submit("/admin", "/admin/people/new", **BEA)).status_code == 403
