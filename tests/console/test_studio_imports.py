"""Imports in the browser: a dry run first, then drafts, then a publisher's yes; and what to do about bad files."""

import re
from html import unescape

import pytest
from sqlalchemy import func, select

from bot.database.tables import CategoryMapping, FeedProposal, Service
from tests.console.conftest import token_in

GOOD = (
    "Name,Organisation,Description,Phone,Needs,Area\n"
    "Soup on the Stairs,Stairhead Families,A pot of soup for all.,0131 496 0101,peer support,Fife\n"
    "Books for Bairns,Stairhead Families,Stories and songs.,0131 496 0102,story time,Fife\n"
    "No way in,Stairhead Families,Nobody can reach us.,,peer support,Fife\n"
)


async def begin(pace, browser, content: bytes, name: str = "services.csv"):
    """Sends a file and waits for the end of its dry run; the import's page."""
    token = token_in((await browser.get("/admin/imports")).text)
    answer = await browser.http.post("/admin/imports", data={"csrf": token}, files={"file": (name, content)})
    if answer.status_code != 303:
        return answer
    await browser.http._transport.app.state.console.watcher.done()
    return await browser.get(answer.headers["location"])


async def count(pace, table) -> int:
    async with pace.database.reading() as session:
        return await session.scalar(select(func.count()).select_from(table)) or 0


async def test_a_file_is_shown_then_kept_then_approved_row_by_row(pace, staff):
    olga = await staff("Olga", roles=["publisher"], areas=[])
    shown = await begin(pace, olga, GOOD.encode())
    told = unescape(shown.text)
    assert "2 to add" in told
    assert "1 refused" in told
    assert "It has no way to get in touch." in told
    assert "row 4" in told
    assert "nothing was kept yet" in told
    assert (await count(pace, FeedProposal), await count(pace, Service)) == (0, 0)
    page = str(shown.url.path)
    await olga.submit(page, page + "/keep")
    await olga.http._transport.app.state.console.watcher.done()
    kept = unescape((await olga.get(page)).text)
    assert "2 drafts were kept" in kept
    assert (await count(pace, FeedProposal), await count(pace, Service)) == (2, 0)
    drafts = re.search(r'href="(/admin/feed-drafts\?source=[^"]+)"', kept)[1]
    html = (await olga.get(drafts)).text
    ids = dict(re.findall(r'for="chosen-([^"]+)">([^<]+)<', html))
    form = {"csrf": token_in(html), "source": "file:services", **{f"chosen-{id}": "1" for id in ids}}
    answer = await olga.http.post("/admin/feed-drafts", data={**form, "say": "yes"})
    told = unescape(answer.text)
    assert "1 decided" in told
    assert "No need is chosen for it yet." in told
    assert await count(pace, Service) == 1
    books = next(id for id, name in ids.items() if name == "Books for Bairns")
    one = f"/admin/feed-drafts/{books}"
    assert "Stories and songs." in (await olga.get(one)).text
    fields = {"say": "yes", "source": "file:services", "areas-fife": "1", "needs-family_activities": "1"}
    assert (await olga.submit(one, one, **fields)).status_code == 303
    assert await count(pace, Service) == 2
    again = unescape((await begin(pace, olga, GOOD.encode())).text)
    assert "2 unchanged" in again
    assert "There is nothing to keep" in again


async def test_all_of_a_source_is_declined_at_once(pace, staff):
    olga = await staff("Olga", roles=["lead_partner"], areas=[])
    page = str((await begin(pace, olga, GOOD.encode())).url.path)
    await olga.submit(page, page + "/keep")
    await olga.http._transport.app.state.console.watcher.done()
    await olga.submit("/admin/imports", "/admin/feed-drafts", source="file:services", say="no-all")
    async with pace.database.reading() as session:
        assert set(await session.scalars(select(FeedProposal.state))) == {"declined"}
    assert await count(pace, Service) == 0


@pytest.mark.parametrize(
    ("content", "says"),
    [
        (b"PK\x03\x04 and more", "Save it as CSV (UTF-8) first"),
        (b"", "is empty"),
        (b"<html><body>Sign in</body></html>", "is a web page or XML"),
        (b"Colour,Size\nred,2\n", "No heading says which column holds the name"),
        (b'Name,Phone\n"Soup,0131 496 0101\n' + b"x,y\n" * 400, "a quotation mark is opened there and never closed"),
        (b'{"contents": [', "no proper JSON"),
    ],
)
async def test_a_file_that_cannot_be_read_says_what_to_do_and_changes_nothing(pace, staff, content, says):
    olga = await staff("Olga", roles=["publisher"], areas=[])
    shown = await begin(pace, olga, content)
    told = unescape(shown.text)
    assert says in told
    assert "Stopped" in (await olga.get("/admin/imports")).text
    assert (await count(pace, FeedProposal), await count(pace, Service)) == (0, 0)


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "cp1252"])
async def test_excels_encodings_come_out_as_they_were_meant(pace, staff, encoding):
    olga = await staff("Olga", roles=["publisher"], areas=[])
    text = "Name;Organisation;Phone;Needs;Area\r\nCafé of José's;Stairhead;0131 496 0101;peer support;Fife\r\n"
    told = unescape((await begin(pace, olga, text.encode(encoding))).text)
    assert "Café of José's" in told
    assert "1 to add" in told


async def test_html_and_a_repeated_id_are_told_at_their_row(pace, staff):
    olga = await staff("Olga", roles=["publisher"], areas=[])
    text = (
        "id,Name,Organisation,Description,Phone,Needs,Area\n"
        "1,Soup,Stairhead,<b>Soup</b><script>x</script>,0131 496 0101,peer support,Fife\n"
        "1,Songs,Stairhead,Songs.,0131 496 0102,peer support,Fife\n"
    )
    told = unescape((await begin(pace, olga, text.encode())).text)
    assert "Markup was taken out of the description." in told
    assert "Its id was used before, in row 2" in told
    assert "<script>x" not in told


async def test_neither_file_nor_address_is_told_and_the_address_stays(pace, staff):
    olga = await staff("Olga", roles=["publisher"], areas=[])
    answer = await olga.submit("/admin/imports", "/admin/imports", address="ftp://example.org")
    assert (answer.status_code, "begins with https://" in answer.text) == (422, True)
    assert 'value="ftp://example.org"' in answer.text
    token = token_in((await olga.get("/admin/imports")).text)
    big = await olga.http.post("/admin/imports", data={"csrf": token}, headers={"content-length": "999000000"})
    assert (big.status_code, "200 MB, the most that can be sent" in big.text) == (413, True)


@pytest.mark.parametrize(
    ("address", "says"),
    [
        ("http://nowhere.invalid/services", "The feed stopped at http://nowhere.invalid/services"),
        ("http://127.0.0.1:9/services", "leads to this machine or to a private network"),
        ("http://localhost:5005/model", "leads to this machine or to a private network"),
    ],
)
async def test_an_address_that_does_not_answer_or_is_not_public_says_so(pace, staff, address, says):
    olga = await staff("Olga", roles=["publisher"], areas=[])
    watcher = olga.http._transport.app.state.console.watcher
    watcher._pause = 0
    answer = await olga.submit("/admin/imports", "/admin/imports", address=address)
    assert answer.status_code == 303
    live = await olga.get(answer.headers["location"] + "/live")
    assert live.status_code == 200
    await watcher.done()
    assert says in unescape((await olga.get(answer.headers["location"])).text)


async def test_what_a_foreign_category_stands_for_is_an_admins_to_say(pace, staff):
    olga = await staff("Olga", roles=["publisher"], areas=[])
    page = str((await begin(pace, olga, GOOD.encode())).url.path)
    await olga.submit(page, page + "/keep")
    await olga.http._transport.app.state.console.watcher.done()
    listed = unescape((await olga.get("/admin/categories", params={"q": "story"})).text)
    assert "Not decided" in listed
    one = re.search(r'href="(/admin/categories/one[^"]+)"', listed)[1]
    fields = {"scheme": "any", "category": "story time", "need-family_activities": "1"}
    assert (await olga.submit(one, "/admin/categories/one", **fields)).status_code == 303
    async with pace.database.reading() as session:
        mapped = await session.get_one(CategoryMapping, ("any", "story time"))
        assert (mapped.needs, mapped.shipped) == (["family_activities"], False)
    told = unescape((await begin(pace, olga, GOOD.replace("Books", "Tales").encode(), "other.csv")).text)
    assert "Categories that stand for no need" not in told
    assert (await olga.get("/admin/categories/one?scheme=x&category=y")).status_code == 404
