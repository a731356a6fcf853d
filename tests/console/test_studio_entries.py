"""Services, organisations, helplines, quick replies and hubs in the studio: drafts first, blockers, boundaries."""

import re
from html import unescape

import pytest
from sqlalchemy import func, select

from bot.console.studio_access import STUDIO_ACCESS
from bot.content.life import published_entries
from bot.database.tables import Helpline, Hub, Organisation, QuickReply, Revision, Service
from bot.directory import offers
from bot.directory.hubs import hub_named
from bot.directory.shipped import CONTENT, load_shipped
from bot.staff import workers
from bot.staff.roles import Role
from tests.console.conftest import Browser, token_in
from tests.desks import PASSWORD

LUNCH = {
    "name": "Soup on the Stairs",
    "organisation": "Stairhead Families",
    "short": "Soup and a chat at lunchtime",
    "what": "Parents and little ones share a pot of soup. You can just sit.",
    "needs-peer_support": "1",
    "areas-fife": "1",
    "phone": "0131 496 0101",
    "cost": "Free",
    "review_by": "2027-08-01",
}
LINE = {"name": "The Night Line", "phone": "0131 496 0100", "checked": "2027-03-01", "review_by": "2027-09-01"}


def boxes(html: str) -> dict[str, str]:
    """What a browser would send back of an entry's form."""
    found = dict(re.findall(r'<input id="field-[^"]+" name="([^"]+)"[^>]*? value="([^"]*)"', html))
    found |= dict(re.findall(r'<textarea id="field-[^"]+" name="([^"]+)"[^>]*>\n?(.*?)</textarea>', html, re.DOTALL))
    found |= dict.fromkeys(re.findall(r'type="checkbox" name="([^"]+)" value="1" checked', html), "1")
    for name, options in re.findall(r'<select id="field-[^"]+" name="([^"]+)"(.*?)</select>', html, re.DOTALL):
        chosen = re.search(r'<option value="([^"]*)" selected', options)
        found[name] = chosen[1] if chosen else ""
    seen = re.search(r'name="seen" value="([^"]+)"', html)
    return {**{name: unescape(value) for name, value in found.items()}, "seen": seen[1] if seen else ""}


async def add(browser: Browser, path: str, **fields: str) -> str:
    """Adds an entry; the address of its page."""
    answer = await browser.submit(f"/admin/{path}/new", f"/admin/{path}/new", **fields)
    assert answer.status_code == 303, unescape(answer.text)
    return answer.headers["location"].split("?")[0]


async def send(browser: Browser, page: str, step: str = "", html: str | None = None, **changed: str):
    """Changes fields of an entry's page and sends the form."""
    html = html or (await browser.get(page)).text
    return await browser.http.post(page + step, data={"csrf": token_in(html), **boxes(html), **changed})


async def count(pace, table) -> int:
    async with pace.database.reading() as session:
        return await session.scalar(select(func.count()).select_from(table)) or 0


async def offered(pace, need: str, area: str) -> set[str]:
    async with pace.database.reading() as session:
        return {one.name for one in await offers._candidates(session, need, area, pace.clock().date())}


@pytest.fixture
def editor(pace, browser):
    """An agency's editor: await editor("Edna", "Salt and Kettle")."""

    async def make(name: str, organisation: str | None) -> Browser:
        new = workers.NewWorker(name, f"{name.lower()}@example.org", ["agency_editor"], [], organisation)
        async with pace.database.transaction() as session:
            link = await workers.add(session, new, pace.clock())
        signed_in = browser()
        await signed_in.submit(f"/welcome/{link}", f"/welcome/{link}", password=PASSWORD, again=PASSWORD)
        return signed_in

    return make


async def test_a_new_service_is_a_draft_until_a_publisher_says_yes(pace, staff):
    olga = await staff("Olga", roles=["publisher"], areas=[])
    page = await add(olga, "services", **LUNCH)
    html = unescape((await olga.get(page)).text)
    assert "Parents do not get it yet" in html
    assert "1 Soup on the Stairs: Soup and a chat at lunchtime" in html
    assert "Parents and little ones share a pot of soup." in html
    assert (await offered(pace, "peer_support", "fife"), await count(pace, Service)) == (set(), 0)
    assert "Soup on the Stairs" in (await olga.get("/admin/services")).text
    assert "Soup on the Stairs" in (await olga.get("/admin")).text
    assert (await send(olga, page, "/publish")).status_code == 303
    assert await offered(pace, "peer_support", "fife") == {"Soup on the Stairs"}
    assert await count(pace, Organisation) == 1


async def test_an_edited_service_says_the_new_thing_and_keeps_the_old(pace, staff):
    await load_shipped(pace.database)
    olga = await staff("Olga", roles=["publisher"], areas=[])
    page = "/admin/services/edi_the_kettle_morning"
    before = boxes((await olga.get(page)).text)["what"]
    saved = await send(olga, page, what="Toast and a blether.", verified_by="Olga", verified_on="2027-03-02")
    assert saved.status_code == 303
    html = unescape((await olga.get(page)).text)
    assert "As it was before this change" in html
    assert "<ins>" in html
    async with pace.database.reading() as session:
        assert (await session.get_one(Service, "edi_the_kettle_morning")).what == before
    await send(olga, page, "/publish")
    async with pace.database.reading() as session:
        service = await session.get_one(Service, "edi_the_kettle_morning")
        assert (service.what, service.verified) == ("Toast and a blether.", "Olga, 2 Mar 2027")
    html = (await olga.get(page)).text
    restored = await olga.http.post(
        page + "/restore", data={"csrf": token_in(html), "seen": boxes(html)["seen"], "number": "1"}
    )
    assert restored.headers["location"].endswith("said=restored")
    await send(olga, page, "/publish")
    async with pace.database.reading() as session:
        assert (await session.get_one(Service, "edi_the_kettle_morning")).what == before


async def test_what_ships_does_not_write_over_what_was_published(pace, staff, tmp_path):
    await load_shipped(pace.database)
    olga = await staff("Olga", roles=["publisher"], areas=[])
    page = "/admin/services/edi_the_kettle_morning"
    await send(olga, page, "/publish", what="Toast and a blether.")
    (tmp_path / "services").mkdir()
    shipped = (CONTENT / "services" / "edinburgh.yaml").read_bytes()
    (tmp_path / "services" / "edinburgh.yaml").write_bytes(shipped + b"\n")
    await load_shipped(pace.database, tmp_path)
    async with pace.database.reading() as session:
        assert (await session.get_one(Service, "edi_the_kettle_morning")).what == "Toast and a blether."
        assert await published_entries(session, "service") == {"edi_the_kettle_morning"}


@pytest.mark.parametrize(
    ("change", "says"),
    [
        ({"name": ""}, "It needs a name"),
        ({"organisation": ""}, "Say who runs it"),
        ({"phone": ""}, "no way to get in touch"),
        ({"needs-peer_support": ""}, "Tick at least one thing"),
        ({"areas-fife": ""}, "Tick at least one area"),
        ({"review_by": "2027-03-01"}, "Its review date has gone by"),
        ({"verified_by": "Olga", "verified_on": "2027-05-01"}, "Checked on: That day is still to come"),
        (
            {"verified_by": "Olga", "verified_on": "2027-05-01", "review_by": "2027-04-01"},
            "Look at it again by: This is before the day on which it was checked",
        ),
        ({"what": "You must come every week."}, '"must" presses'),
        ({"what": "Come along, {name}."}, "Nothing is filled in here"),
        (
            {
                "what": "Soup. " * 33, "times": "Mondays. " * 13, "place": "Here. " * 20, "cost": "Free. " * 20,
            },
            "more than three SMS",
        ),
    ],
)  # fmt: skip
async def test_each_blocker_of_a_service_stops_it(pace, staff, change, says):
    olga = await staff("Olga", roles=["publisher"], areas=[])
    page = await add(olga, "services", **LUNCH)
    html = (await olga.get(page)).text
    answer = await olga.http.post(
        page + "/publish", data={k: v for k, v in {"csrf": token_in(html), **boxes(html), **change}.items() if v}
    )
    told = unescape(answer.text)
    assert (answer.status_code, says in told, "Stops publishing" in told) == (422, True, True)
    assert await count(pace, Service) == 0


@pytest.mark.parametrize(
    ("change", "says"),
    [
        ({"what": "<b>Soup</b> for all"}, "without HTML"),
        ({"what": "Soup. " * 50}, "characters long; 200 are the most"),
        ({"phone": "ring us"}, "That is no British phone number"),
        ({"email": "nobody"}, "That is no e-mail address"),
        ({"web": "not a page"}, "That is no web address"),
        ({"review_by": "soon"}, "That is no day"),
    ],
)
async def test_what_cannot_be_kept_is_told_at_its_field_and_stays_typed(pace, staff, change, says):
    olga = await staff("Olga", roles=["publisher"], areas=[])
    answer = await olga.submit("/admin/services/new", "/admin/services/new", **(LUNCH | change))
    told = unescape(answer.text)
    assert (answer.status_code, says in told) == (422, True)
    name, value = next(iter(change.items()))
    assert f'id="wrong-{name}"' in told
    assert boxes(answer.text)[name].strip() == value.strip()
    assert boxes(answer.text)["name"] == LUNCH["name"]
    assert await count(pace, Revision) == 0


async def test_two_who_save_at_once_see_both_and_lose_nothing(staff):
    olga = await staff("Olga", roles=["publisher"], areas=[])
    petra = await staff("Petra", roles=["publisher"], areas=[])
    page = await add(olga, "services", **LUNCH)
    opened = (await petra.get(page)).text
    await send(olga, page, what="Olga's soup.")
    clash = await send(petra, page, "", opened, what="Petra's soup.")
    told = unescape(clash.text)
    assert clash.status_code == 409
    assert "Somebody else changed this after you opened it" in told
    assert "Saved meanwhile" in told
    assert boxes(clash.text)["what"] == "Petra's soup."
    assert (await send(petra, page, "", clash.text)).status_code == 303


async def test_an_import_that_changed_it_meanwhile_is_a_conflict_too(pace, staff):
    await load_shipped(pace.database)
    olga = await staff("Olga", roles=["publisher"], areas=[])
    page = "/admin/services/edi_the_kettle_morning"
    opened = (await olga.get(page)).text
    async with pace.database.transaction() as session:
        (await session.get_one(Service, "edi_the_kettle_morning")).cost = "£2"
    assert (await send(olga, page, "/publish", opened, what="Toast.")).status_code == 409


async def test_an_agency_edits_its_own_and_sees_no_other(pace, editor, staff):
    await load_shipped(pace.database)
    edna = await editor("Edna", "Salt and Kettle")
    mine, other = "/admin/services/edi_the_kettle_morning", "/admin/services/nat_money_on_the_line"
    listed = (await edna.get("/admin/services")).text
    assert "The Kettle Morning" in listed
    assert "Money on the Line" not in listed
    assert "Money on the Line" not in (await edna.get("/admin/services", params={"q": "money on the line"})).text
    found = (await edna.get("/admin", params={"q": "money on the line"})).text
    assert "/admin/services/nat_money_on_the_line" not in found
    html = (await edna.get(mine)).text
    for step in ("", "/preview", "/review", "/restore"):
        answer = await edna.http.post(
            other + step, data={"csrf": token_in(html), **LUNCH, "number": "0", "seen": "x"}
        )
        assert answer.status_code == 404, step
    assert (await edna.get(other)).status_code == 404
    for step in ("/publish", "/approve", "/schedule", "/bundle", "/withdraw", "/bring-back"):
        answer = await edna.http.post(mine + step, data={"csrf": token_in(html)})
        assert answer.status_code == 403, step
    assert (
        await send(edna, mine, what="Toast.", organisation="Blue Gate", owner="ringing_bell_line")
    ).status_code == 303
    async with pace.database.reading() as session:
        body = (await session.scalars(select(Revision.body).where(Revision.state == "draft"))).one()
        assert (body["organisation"], body["owner"]) == ("Salt and Kettle", "salt_and_kettle")
    assert (await edna.get("/admin/organisations/salt_and_kettle")).status_code == 200
    assert (await edna.get("/admin/organisations/ringing_bell_line")).status_code == 404
    assert "Ringing Bell" not in (await edna.get("/admin/organisations")).text
    fresh = await add(edna, "services", **(LUNCH | {"organisation": "Ringing Bell Line"}))
    nobody = await editor("Ned", None)
    assert (await nobody.get(fresh)).status_code == 404
    assert "Soup on the Stairs" not in (await nobody.get("/admin/services")).text
    answer = await nobody.submit("/admin", "/admin/services/new", **LUNCH)
    assert (answer.status_code, "The lead partner can" in answer.text) == (422, True)
    olga = await staff("Olga", roles=["publisher"], areas=[])
    assert "Soup on the Stairs" in (await olga.get("/admin/services", params={"q": "soup stairs"})).text


@pytest.mark.parametrize(
    ("organisation", "says"),
    [("Nobody Knows Us", "editing for Nobody Knows Us, and no organisation here"), (None, "Nobody has said which")],
)
async def test_an_editor_of_no_known_organisation_is_told_at_once_and_loses_nothing(pace, editor, organisation, says):
    edna = await editor("Edna", organisation)
    listed = unescape((await edna.get("/admin/services")).text)
    assert says in listed
    assert "/admin/services/new" not in listed
    assert (await edna.get("/admin/services/new")).status_code == 404
    token = token_in((await edna.get("/admin")).text)
    answer = await edna.http.post("/admin/services/new", data={"csrf": token, **LUNCH})
    assert (answer.status_code, says in unescape(answer.text)) == (422, True)
    assert boxes(answer.text)["what"] == LUNCH["what"]
    assert await count(pace, Revision) == 0


async def test_a_helpline_stays_until_a_checked_one_is_published_by_a_second_person(pace, staff):
    await load_shipped(pace.database)
    olga = await staff("Olga", roles=["publisher"], areas=[])
    petra = await staff("Petra", roles=["publisher"], areas=[])
    page = "/admin/helplines/samaritans"
    async with pace.database.reading() as session:
        before = (await session.get_one(Helpline, "samaritans")).facts["phone"]
    for change, says in (
        ({"checked": ""}, "Nobody has rung it yet"),
        ({"checked": "2027-04-01"}, "still to come"),
        ({"checked": "2027-03-01", "review_by": "2027-03-01"}, "Its check date has gone by"),
        ({"checked": "2027-03-01", "phone": "", "text": ""}, "It needs a number"),
    ):
        answer = await send(olga, page, "/publish", **change)
        assert (answer.status_code, says in unescape(answer.text)) == (422, True), says
    good = {"checked": "2027-03-01", "review_by": "2027-09-01", "phone": "0131 496 0100"}
    assert (await send(olga, page, "/publish", **good)).headers["location"].endswith("said=second")
    async with pace.database.reading() as session:
        assert (await session.get_one(Helpline, "samaritans")).facts["phone"] == before
    assert (await send(petra, page, "/publish")).headers["location"].endswith("said=published")
    async with pace.database.reading() as session:
        facts = (await session.get_one(Helpline, "samaritans")).facts
        assert (facts["phone"], facts["checked"]) == ("0131 496 0100", "2027-03-01")
    edna = await staff("Edna", roles=["agency_editor"], areas=[])
    assert (await send(edna, page)).status_code == 403


async def test_a_wording_may_name_a_number_once_somebody_rang_it(pace, staff):
    olga = await staff("Olga", roles=["publisher"], areas=[])
    petra = await staff("Petra", roles=["publisher"], areas=[])
    async with pace.database.transaction() as session:
        session.add(Helpline(id="night", name="The Night Line", facts={"phone": "0131 496 0100"}))
    wording = "/admin/wording/utter_not_now"
    html = (await olga.get(wording)).text
    form = {"csrf": token_in(html), "seen": boxes(html)["seen"], "sms-0": "Ring 0131 496 0100 if you like."}
    stopped = await olga.http.post(wording + "/publish", data=form)
    assert (stopped.status_code, "nobody here has rung it yet" in unescape(stopped.text)) == (422, True)
    for who in (olga, petra):
        await send(who, "/admin/helplines/night", "/publish", **LINE)
    assert (await olga.http.post(wording + "/publish", data=form)).status_code == 303


async def test_quick_replies_and_hubs_are_added_and_checked(pace, staff):
    olga = await staff("Olga", roles=["publisher"], areas=[])
    page = await add(olga, "quick-replies", title="See you there", text="See you at {plaice}, {worker} here.")
    stopped = await send(olga, page, "/publish")
    assert "Nothing fills {plaice}" in unescape(stopped.text)
    assert (await send(olga, page, "/publish", text="See you at {place}, {worker} here.")).status_code == 303
    assert await count(pace, QuickReply) == 1
    answer = await olga.submit("/admin/hubs/new", "/admin/hubs/new", name="The library", keyword="stop", area="fife")
    assert "This word stops or starts all texts" in unescape(answer.text)
    hub = await add(olga, "hubs", name="The library", keyword="books", area="fife")
    assert (await send(olga, hub, "/publish")).status_code == 303
    async with pace.database.reading() as session:
        found = await hub_named(session, "Books")
        assert (found.name, found.area) == ("The library", "fife")
    twin = await add(olga, "hubs", name="The other library", keyword="BOOKS", area="glasgow")
    assert "has this word already" in unescape((await send(olga, twin, "/publish")).text)
    assert await count(pace, Hub) == 1


@pytest.mark.parametrize(
    ("change", "says"),
    [
        ({"choice-3": ""}, 'An offer always holds "something else"'),
        ({"choice-4": ""}, 'An offer always holds "not now"'),
        ({"choice-0": "", "choice-1": "", "choice-2": ""}, "An offer holds at least two real choices"),
        ({"choice-0": "You must see this"}, '"must" presses'),
    ],
)
async def test_choices_are_edited_where_they_are_used_and_cannot_be_taken_away(staff, change, says):
    olga = await staff("Olga", roles=["publisher"], areas=[])
    page = "/admin/wording/utter_help"
    html = (await olga.get(page)).text
    form = {"csrf": token_in(html), "seen": boxes(html)["seen"], "sms-0": "Pick one?", **choices(html)}
    answer = await olga.http.post(page + "/publish", data={**form, **change})
    assert (answer.status_code, says in unescape(answer.text)) == (422, True)


def choices(html: str) -> dict[str, str]:
    found = re.findall(r'<input id="choice-[0-9]" name="([^"]+)"[^>]* value="([^"]*)"', html)
    return {name: unescape(value) for name, value in found}


async def test_the_agency_boundary_holds_on_every_route_of_the_studio(pace, editor, staff):
    """Walks all routes that an agency's editor may open: nothing of another agency is shown, found or changed."""
    await load_shipped(pace.database)
    olga = await staff("Olga", roles=["publisher"], areas=[])
    draft = await add(olga, "services", **(LUNCH | {"name": "Secret Soup", "organisation": "Ringing Bell Line"}))
    foreign = {
        "services": ("nat_money_on_the_line", draft.rsplit("/", 1)[1]),
        "organisations": ("ringing_bell_line",),
    }
    async with pace.database.transaction() as session:
        (await session.get_one(Service, "nat_money_on_the_line")).review_by = pace.clock().date()
    edna = await editor("Edna", "Salt and Kettle")
    token = token_in((await edna.get("/admin")).text)
    for route, roles in STUDIO_ACCESS.items():
        method, path = route.split()
        if Role.AGENCY_EDITOR not in roles:
            continue
        if "{" not in path and method == "GET":
            for query in ("", "?q=money+on+the+line", "?q=secret+soup", "?show=waiting"):
                shown = (await edna.get(path + query)).text
                assert "/admin/services/nat_money_on_the_line" not in shown, path + query
                assert draft not in shown, path + query
        for kind, ids in foreign.items():
            if path.startswith(f"/admin/{kind}/{{id}}"):
                for id in ids:
                    data = {"csrf": token, **LUNCH, "number": "1", "seen": "x"} if method == "POST" else None
                    answer = await edna.http.request(method, path.replace("{id}", id), data=data)
                    assert (answer.status_code, "Secret Soup" in answer.text) == (404, False), route
    assert "Ringing" not in (await edna.get("/admin/services/new")).text


async def test_a_quick_reply_is_taken_away_and_brought_back_from_its_copies(pace, staff, tmp_path):
    await load_shipped(pace.database)
    olga = await staff("Olga", roles=["publisher"], areas=[])
    page = "/admin/quick-replies/hello_first"
    assert (await olga.submit(page, page + "/remove")).status_code == 303
    async with pace.database.reading() as session:
        assert await session.get(QuickReply, "hello_first") is None
    (tmp_path / "quick_replies.yaml").write_bytes((CONTENT / "quick_replies.yaml").read_bytes() + b"\n")
    await load_shipped(pace.database, tmp_path)
    async with pace.database.reading() as session:
        assert await session.get(QuickReply, "hello_first") is None, "what ships does not bring it back"
    html = (await olga.get(page)).text
    assert "Taken away" in html
    form = {"csrf": token_in(html), "seen": boxes(html)["seen"], "number": "1"}
    assert (await olga.http.post(page + "/restore", data=form)).status_code == 303
    assert (await send(olga, page, "/publish")).status_code == 303
    async with pace.database.reading() as session:
        assert await session.get(QuickReply, "hello_first") is not None
    assert (await olga.submit(page, "/admin/hubs/none/remove")).status_code == 404


async def test_a_draft_is_thrown_away_and_what_parents_get_stays(pace, staff):
    """A new entry is gone from the lists with it; a live one is as it was; its copies stay either way."""
    olga = await staff("Olga", roles=["publisher"], areas=[])
    page = await add(olga, "services", **LUNCH)
    html = (await olga.get(page)).text
    assert "Throw this draft away" in html
    gone = await olga.submit(page, page + "/discard", seen=boxes(html)["seen"])
    assert (gone.status_code, gone.headers["location"]) == (303, "/admin/services")
    assert LUNCH["name"] not in (await olga.get("/admin/services")).text
    again = await olga.submit(page, page + "/discard", seen=boxes(html)["seen"])
    assert (again.status_code, "No draft waits here" in again.text) == (422, True)

    page = await add(olga, "services", **(LUNCH | {"name": "Songs on the Stairs"}))
    assert (await send(olga, page, "/publish")).status_code == 303
    assert (await send(olga, page, short="Other words")).status_code == 303
    html = (await olga.get(page)).text
    stale = await olga.submit(page, page + "/discard", seen="1-x")
    assert (stale.status_code, "Somebody else changed this" in unescape(stale.text)) == (409, True)
    kept = await olga.submit(page, page + "/discard", seen=boxes(html)["seen"])
    assert kept.headers.get("location") == f"{page}?said=discarded"
    html = (await olga.get(page)).text
    assert "Throw this draft away" not in html
    assert "Other words" in html, "its copy stays among the earlier ones"
    assert boxes(html)["short"] == LUNCH["short"]
