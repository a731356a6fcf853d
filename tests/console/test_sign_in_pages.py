"""Signing in as a browser sees it: cookies, forms, where one is sent, and what a page never keeps."""

import httpx
import pytest

from bot.app import Pace
from bot.staff import workers
from tests.console.conftest import Browser, token_in
from tests.desks import PASSWORD


async def test_from_the_first_link_to_the_inbox_and_out_again(staff, browser):
    aisha = await staff("Aisha")
    home = await aisha.get("/")
    assert (home.status_code, home.headers["location"]) == (303, "/inbox")
    inbox = await aisha.get("/inbox")
    assert "Nobody is waiting." in inbox.text
    assert "Aisha" in inbox.text
    out = await aisha.submit("/inbox", "/sign-out")
    assert (out.status_code, out.headers["location"]) == (303, "/sign-in")
    assert (await aisha.get("/inbox")).headers["location"] == "/sign-in?next=/inbox"
    back = browser()
    assert (await back.sign_in("aisha@example.org")).headers["location"] == "/"


async def test_after_signing_in_one_is_where_one_wanted_to_be(staff, browser):
    await staff("Aisha")
    other = browser()
    asked_for = await other.get("/inbox/list/mine")
    page = asked_for.headers["location"]
    answer = await other.submit(
        page, "/sign-in", email="aisha@example.org", password=PASSWORD, next="/inbox/list/mine"
    )
    assert answer.headers["location"] == "/inbox/list/mine"


@pytest.mark.parametrize("elsewhere", ["https://evil.example", "//evil.example", "/\\evil.example", "javascript:1"])
async def test_nobody_is_sent_to_another_site(staff, browser, elsewhere):
    await staff("Aisha")
    answer = await browser().submit(
        "/sign-in", "/sign-in", email="aisha@example.org", password=PASSWORD, next=elsewhere
    )
    assert answer.headers["location"] == "/"


async def test_a_wrong_password_keeps_the_address_and_not_the_password(staff, browser):
    await staff("Aisha")
    answer = await browser().sign_in("aisha@example.org", "the wrong words here")
    assert answer.status_code == 422
    assert "don&#39;t go together" in answer.text
    assert 'value="aisha@example.org"' in answer.text
    assert "the wrong words here" not in answer.text


async def test_many_wrong_ones_are_asked_to_wait(staff, browser):
    await staff("Aisha")
    guessing = browser(client="203.0.113.7")
    answers = [await guessing.sign_in("aisha@example.org", f"wrong words {n}") for n in range(6)]
    assert [answer.status_code for answer in answers] == [422] * 5 + [429]
    assert "Please wait" in answers[-1].text


async def test_a_link_opened_by_a_scanner_still_works_and_then_is_over(pace: Pace, browser):
    async with pace.database.transaction() as session:
        link = await workers.add(session, workers.NewWorker("Bob", "bob@example.org", ["supervisor"]), pace.clock())
    path = f"/welcome/{link}"
    for _ in range(3):
        assert "Hello Bob" in (await browser().get(path)).text
    bob = browser()
    differ = await bob.submit(path, path, password=PASSWORD, again="something else here")
    assert (differ.status_code, "not the same" in differ.text) == (422, True)
    weak = await bob.submit(path, path, password="password1234", again="password1234")
    assert (weak.status_code, "easy to guess" in weak.text) == (422, True)
    assert (await bob.submit(path, path, password=PASSWORD, again=PASSWORD)).status_code == 303
    again = await browser().get(path)
    assert (again.status_code, "has been used" in again.text) == (410, True)


async def test_a_sign_in_form_from_another_browser_is_refused(staff, browser):
    await staff("Aisha")
    token = token_in((await browser().get("/sign-in")).text)
    victim = browser()
    await victim.get("/sign-in")
    answer = await victim.http.post(
        "/sign-in", data={"csrf": token, "email": "aisha@example.org", "password": PASSWORD}
    )
    assert answer.status_code == 403


async def test_the_cookie_is_out_of_reach_of_scripts_and_strict_where_https_is(staff, settings, clock, browser, pace):
    await staff("Aisha")
    plain = await browser().sign_in("aisha@example.org")
    cookie = plain.headers["set-cookie"]
    assert cookie.startswith("pace=")
    assert ("HttpOnly" in cookie, "SameSite=lax" in cookie, "Secure" in cookie) == (True, True, False)

    public = settings.model_copy(update={"public_url": "https://pace.example.org"})
    web = Pace(public, clock).web()
    async with httpx.AsyncClient(
        transport=httpx.ASGITransport(web, client=("203.0.113.7", 1)), base_url="https://pace.example.org"
    ) as http:
        answer = await Browser(http).sign_in("aisha@example.org")
        cookie = answer.headers["set-cookie"]
        assert cookie.startswith("__Host-pace=")
        assert all(part in cookie for part in ("HttpOnly", "SameSite=lax", "Secure", "Path=/"))
        assert "max-age" in answer.headers["strict-transport-security"]


async def test_pages_are_strict_and_are_kept_nowhere(staff):
    aisha = await staff("Aisha")
    answer = await aisha.get("/inbox")
    policy = answer.headers["content-security-policy"]
    assert "default-src 'none'" in policy
    assert "script-src 'self'" in policy
    assert "unsafe" not in policy
    assert answer.headers["cache-control"] == "no-store"
    assert answer.headers["x-content-type-options"] == "nosniff"
    assert " style=" not in answer.text
    assert "<script>" not in answer.text


async def test_what_a_page_asks_by_itself_keeps_nobody_signed_in(staff, clock):
    aisha = await staff("Aisha")
    for _ in range(13):
        clock.forward(minutes=10)
        answer = await aisha.get("/inbox/live", headers={"X-Requested-With": "script"})
    assert answer.status_code == 401
    assert answer.json() == {"problem": "Please sign in."}


async def test_an_unknown_address_is_a_page_for_people_and_data_for_others(browser):
    page = await browser().get("/no-such-page", headers={"Accept": "text/html"})
    assert (page.status_code, "no page at this address" in page.text) == (404, True)
    assert (await browser().get("/no-such-page")).json() == {"detail": "Not Found"}


async def test_a_huge_form_is_refused(staff):
    aisha = await staff("Aisha")
    answer = await aisha.http.post("/sign-out", data={"csrf": "x" * 200_000})
    assert answer.status_code == 413


@pytest.mark.parametrize(
    ("client", "base_url", "headers", "open_"),
    [
        ("127.0.0.1", "http://localhost", {}, True),
        ("127.0.0.1", "http://127.0.0.1:8000", {}, True),
        ("203.0.113.7", "http://localhost", {}, False),
        ("127.0.0.1", "http://rebound.example", {}, False),
        ("127.0.0.1", "http://localhost", {"X-Forwarded-For": "203.0.113.7"}, False),
    ],
    ids=["here", "here by number", "from elsewhere", "by another name", "through a relay"],
)
async def test_the_simulator_is_open_on_this_machine_only(browser, client, base_url, headers, open_):
    answer = await browser(client, base_url).get("/simulator/001", headers=headers)
    assert answer.status_code == (200 if open_ else 303)


async def test_another_site_cannot_text_through_the_simulator(browser):
    answer = await browser().http.post("/simulator/001/sms/texts", json={}, headers={"Sec-Fetch-Site": "cross-site"})
    assert answer.status_code == 403
