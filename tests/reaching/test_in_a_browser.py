"""My alerts in a real browser, and its service worker: what is pushed is shown, and nothing but that."""

import asyncio
import json
from typing import Any

import pytest
from playwright.async_api import CDPSession, Page, expect

from bot.handover import handovers
from bot.staff import ways, workers
from tests.console.test_inbox_pages import texts
from tests.desks import LAPTOP, PHONE, At, Looking
from tests.reaching.test_ways import asks, the_handover

WORKER_FILE = "/static/push_worker.js"
GIVES = """
    Notification.requestPermission = async () => "granted";
    Object.defineProperty(Notification, "permission", { get: () => "granted" });
    PushManager.prototype.subscribe = async function (options) {
        if (!options.userVisibleOnly || new Uint8Array(options.applicationServerKey).length !== 65) throw new Error();
        return { toJSON: () => JSON.parse('SUBSCRIPTION') };
    };
"""
"""In place of the browser's maker's push service, which a test machine may not reach: the one of the tests."""
SHOWN = """
    async () => {
        const registration = await navigator.serviceWorker.getRegistration("/static/");
        for (let tries = 0; tries < 60; tries++) {
            const shown = await registration.getNotifications();
            if (shown.length) return shown.map(({ title, body, data }) => ({ title, body, data }));
            await new Promise((done) => setTimeout(done, 50));
        }
        return [];
    }
"""
"""The notifications on show, at the latest after three seconds."""


@pytest.fixture
def at_alerts(at_desk: At) -> At:
    """Somebody new who may be told in this browser, at their alerts: await at_alerts("Aisha")."""

    async def make(name: str, roles: tuple[str, ...] = ("key_worker",), script: str = "", **how: Any) -> Page:
        page = await at_desk(name, roles, script, permissions=["notifications"], **how)
        await page.goto("/alerts")
        return page

    return make


async def test_this_browser_is_told_and_shows_it_while_the_inbox_is_closed(pace, at_alerts, push_service, new_phone):
    browser = push_service.browser()
    page = await at_alerts("Aisha", script=GIVES.replace("SUBSCRIPTION", browser.subscription))
    await page.get_by_role("button", name="Tell me in this browser").click()
    await expect(page.get_by_text("Chrome on Linux, since")).to_be_visible()
    await asks(pace, new_phone())
    [pushed] = browser.shown
    path = f"/inbox/{(await the_handover(pace)).parent_id}"
    assert pushed == {"says": "A parent waits for a person.", "path": path, "urgent": False}
    assert push_service.problems == []
    shown = await pushed_to(page, json.dumps(pushed))
    assert shown == [{"title": "At Your Pace", "body": "A parent waits for a person.", "data": path}]


@pytest.mark.parametrize("payload", ["", "no json", '{"says": "Look here", "path": "https://evil.example.org/"}'])
async def test_a_push_that_is_not_ours_leads_nowhere_else(at_alerts, payload):
    page = await at_alerts("Aisha")
    await registered(page)
    [shown] = await pushed_to(page, payload)
    assert shown["data"] == "/inbox"


async def registered(page: Page) -> None:
    """The service worker, as the page registers it, is active under our strict policy."""
    await page.evaluate(
        f"""async () => {{
            await navigator.serviceWorker.register("{WORKER_FILE}", {{ scope: "/static/" }});
            const registration = await navigator.serviceWorker.getRegistration("/static/");
            const worker = registration.installing ?? registration.waiting ?? registration.active;
            const active = (done) => () => worker.state === "activated" && done();
            if (worker.state !== "activated") await new Promise((done) => (worker.onstatechange = active(done)));
        }}"""
    )


async def pushed_to(page: Page, payload: str) -> list[dict[str, str]]:
    """The browser gets a push; the notifications that it then shows."""
    browser = await page.context.new_cdp_session(page)
    origin = page.url.removesuffix("/alerts")
    registration = await registration_id(browser, origin)
    push = {"origin": origin, "registrationId": registration, "data": payload}
    for _ in range(20):  # a worker that has only just started is sometimes not told
        await browser.send("ServiceWorker.deliverPushMessage", push)
        if shown := await page.evaluate(SHOWN):
            return shown
    return []


async def registration_id(browser: CDPSession, origin: str) -> str:
    """Chromium's own id of the registration at this origin; those of tests before may still be told of."""
    told: asyncio.Future[str] = asyncio.get_running_loop().create_future()

    def hear(event: dict[str, Any]) -> None:
        here = [one for one in event["registrations"] if one["scopeURL"].startswith(origin) and not one["isDeleted"]]
        if here and not told.done():
            told.set_result(here[0]["registrationId"])

    browser.on("ServiceWorker.workerRegistrationUpdated", hear)
    await browser.send("ServiceWorker.enable")
    return await asyncio.wait_for(told, 60)


async def test_telegram_is_tied_by_a_code_from_the_page(pace, at_alerts, telegram):
    page = await at_alerts("Aisha")
    await page.get_by_role("button", name="Tell me in Telegram").click()
    link = await page.get_by_role("link", name="Open our bot and press Start").get_attribute("href")
    assert link.startswith("https://t.me/at_your_pace_test_bot?start=staff-")
    phone = telegram.phone(4711)
    await phone.text(await page.locator("code").inner_text())
    await page.get_by_role("link", name="I have done that").click()
    await expect(page.get_by_role("button", name="Stop Telegram")).to_be_visible()
    await page.get_by_role("button", name="Try it out").click()
    await expect(page.get_by_role("status").filter(has_text="Telegram: sent")).to_be_visible()
    assert "This is a try-out" in phone.texts[-1].body


async def test_a_try_out_that_fails_says_so(pace, at_alerts, mail):
    page = await at_alerts("Aisha")
    mail.refuses = True
    await page.get_by_role("button", name="Try it out").click()
    await expect(page.get_by_text("the mail server did not take it")).to_be_visible()
    await expect(page.get_by_text("The last one did not arrive.")).to_be_visible()


async def test_without_any_way_it_says_what_that_means(at_alerts):
    page = await at_alerts("Aisha")
    await page.get_by_role("button", name="Stop e-mails").click()
    await expect(page.get_by_text("You have no way yet that works here.")).to_be_visible()


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("viewport", [LAPTOP, PHONE], ids=["laptop", "phone"])
async def test_the_pages_meet_wcag(pace, clock, hired, at_alerts, push_service, new_phone, scheme, viewport):
    roles = ("key_worker", "supervisor", "safeguarding_lead")
    page = await at_alerts("Aisha", roles, color_scheme=scheme, viewport=viewport, reduced_motion="reduce")
    look = Looking(page, f"{'phone' if viewport is PHONE else 'laptop'}-{scheme}")
    await look.here("alerts")
    async with pace.database.transaction() as session:
        aisha = await workers.find(session, "aisha@example.org")
        for name in ("Chrome on Android", "A browser with a name that goes on for rather longer than it needs to"):
            await ways.add_push(session, aisha.id, push_service.browser().subscription, name, also=("127.0.0.1",))
    await page.get_by_role("button", name="Tell me in Telegram").click()
    await expect(page.locator("code")).to_be_visible()
    await look.here("alerts-code")
    await hired("Bob")
    await asks(pace, new_phone())
    parent = (await the_handover(pace)).parent_id
    async with pace.database.transaction() as session:
        bob = await workers.find(session, "bob@example.org")
        bob.organisation = "The Lomond and Trossachs Advice and Befriending Partnership"
        await handovers.pick_up(session, (await the_handover(pace)).id, aisha, clock())
    await page.goto(f"/inbox/{parent}")
    await look.opened("bring-in", "parent-bring-in")
    await page.locator("#open-bring-in").click()
    await page.get_by_label("Who from another organisation").select_option(index=1)
    await page.get_by_role("button", name="Ask the parent").click()
    await expect(page.get_by_text("The parent is being asked whether Bob may help too.")).to_have_count(1)
    await page.goto(f"/inbox/{parent}")
    await texts(pace, parent, "yes")
    await look.at(f"/inbox/{parent}", "parent-shared", view="facts")
    await texts(pace, parent, "stop sharing with Bob")
    await look.at(f"/inbox/{parent}", "parent-no-longer-shared", view="facts")
    theirs = await at_alerts("Carol", roles[:1], color_scheme=scheme, viewport=viewport, reduced_motion="reduce")
    async with pace.database.transaction() as session:
        carol = await workers.find(session, "carol@example.org")
        carol.areas, carol.organisation = ["glasgow"], "Rowan Homes"
        handover = await handovers.open_for(session, parent)
        handover.joined = [carol.id]
    await texts(pace, parent, "stop sharing")
    looks = Looking(theirs, f"{'phone' if viewport is PHONE else 'laptop'}-{scheme}")
    await looks.at("/inbox/list/named", "named-no-longer-shared")
    await looks.at(f"/inbox/{parent}", "no-longer-shared")
    await look.at("/overview", "overview-cover")
