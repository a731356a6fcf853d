"""The simulator in a real browser, by keyboard, on a wide and on a small screen."""

import shutil
from collections.abc import AsyncIterator

import pytest
from axe_playwright_python.async_playwright import Axe
from playwright.async_api import Browser, Page, async_playwright, expect

from bot.console.headers import STRICT
from bot.messages import ChannelName, Choice
from channels.simulated_phones import SimulatedParent
from tests.stand_ins.parts import STAFF, Parts

CHROMIUM = shutil.which("chromium")
PARENT = SimulatedParent(123)
CHOICES = (Choice("Stepping Stones", "/a"), Choice("Money Matters", "/b"), Choice("Not now", "/c"))
WIDE, SMALL = {"width": 1280, "height": 860}, {"width": 320, "height": 568}

pytestmark = pytest.mark.skipif(CHROMIUM is None, reason="needs Debian's chromium")


@pytest.fixture
async def browser() -> AsyncIterator[Browser]:
    async with async_playwright() as playwright:
        browser = await playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        yield browser
        await browser.close()


async def open_page(browser: Browser, parts: Parts, viewport: dict[str, int], scheme: str = "light") -> Page:
    """The page as the app serves it, with its strict headers; any complaint of the browser fails the test."""

    @parts.app.middleware("http")
    async def strictly(request, call_next):
        response = await call_next(request)
        response.headers.update(STRICT)
        return response

    context = await browser.new_context(viewport=viewport, color_scheme=scheme, extra_http_headers=STAFF)
    page = await context.new_page()
    page.complaints = []
    page.on("pageerror", lambda error: page.complaints.append(str(error)))
    page.on(
        "console", lambda line: page.complaints.append(line.text) if "favicon" not in line.location["url"] else None
    )
    await page.goto(f"{parts.address}/simulator/{PARENT.id}")
    return page


async def send(parts: Parts, channel: ChannelName, body: str) -> None:
    await parts.send(channel, PARENT.address(channel.style), body, CHOICES)


async def test_a_talk_by_keyboard_on_both_phones(browser: Browser, parts: Parts) -> None:
    page = await open_page(browser, parts, WIDE)
    sms, telegram = page.locator(".sms"), page.locator(".telegram")
    await expect(sms.locator("[data-hint]")).to_be_visible()
    await sms.locator("textarea").fill("I need help")
    await page.keyboard.press("Enter")
    await expect(sms.locator("li.mine")).to_contain_text("I need help")
    await expect(sms.locator("[data-writing]")).to_have_text("At Your Pace is writing")
    await expect(sms.locator("textarea")).to_have_value("")
    await send(parts, ChannelName.SIMULATOR_SMS, "Which one?")
    await expect(sms.locator("li.theirs")).to_contain_text("2 Money Matters")
    await expect(sms.locator("li.theirs .facts")).to_contain_text("1 part")
    await telegram.get_by_role("button", name="Start").press("Enter")
    await send(parts, ChannelName.SIMULATOR_TELEGRAM, "Which one?")
    await telegram.get_by_role("button", name="Money Matters").press("Enter")
    await expect(telegram.locator("li.mine.button")).to_contain_text("Money Matters")
    received = [(text.body, text.kind) for text in await parts.received()]
    assert received == [("I need help", "words"), ("start", "words"), ("Money Matters", "button")]
    assert page.complaints == []


async def test_changing_clearing_and_saying_nothing(browser: Browser, parts: Parts) -> None:
    page = await open_page(browser, parts, WIDE)
    telegram = page.locator(".telegram")
    await telegram.locator("textarea").press("Enter")
    await expect(telegram.get_by_role("alert")).to_contain_text("nothing to send")
    await telegram.locator("textarea").fill("I live in Fiffe")
    await telegram.get_by_role("button", name="Send").click()
    await expect(telegram.get_by_role("alert")).to_have_text("")
    await telegram.get_by_role("button", name="Change").click()
    await telegram.locator("textarea").fill("I live in Fife\nin the north")
    await telegram.locator("textarea").press("Enter")
    await expect(telegram.locator("li.mine .body")).to_have_text("I live in Fife\nin the north")
    await expect(telegram.locator("li.mine .facts")).to_contain_text("changed")
    await telegram.get_by_role("button", name="Clear screen").click()
    await expect(telegram.locator("li")).to_have_count(0)
    await page.reload()
    await expect(telegram.get_by_role("button", name="Show all texts")).to_be_visible()
    await expect(telegram.locator("li")).to_have_count(0)
    await telegram.get_by_role("button", name="Show all texts").click()
    await expect(telegram.locator("li")).to_have_count(1)
    assert page.complaints == []


async def test_what_could_not_be_sent_is_kept_and_sent_once(browser: Browser, parts: Parts) -> None:
    page = await open_page(browser, parts, WIDE)
    sms = page.locator(".sms")
    stored = []

    async def lose_the_answer(route):
        stored.append(await route.fetch())
        await route.abort()

    await page.route("**/sms/texts", lose_the_answer, times=1)
    await sms.locator("textarea").fill("only once")
    await sms.locator("textarea").press("Enter")
    await expect(sms.get_by_role("alert")).to_contain_text("cannot be reached")
    await expect(sms.locator("textarea")).to_have_value("only once")
    await sms.locator("textarea").press("Enter")
    await expect(sms.locator("textarea")).to_have_value("")
    assert [text.body for text in await parts.received()] == ["only once"]
    assert len(stored) == 1


async def test_words_are_never_taken_for_a_page(browser: Browser, parts: Parts) -> None:
    page = await open_page(browser, parts, WIDE)
    nasty = "<img src=x onerror=alert(1)><b>bold</b>"
    await page.locator(".sms textarea").fill(nasty)
    await page.locator(".sms textarea").press("Enter")
    await expect(page.locator(".sms li.mine .body")).to_have_text(nasty)
    assert page.complaints == []


@pytest.mark.parametrize(("viewport", "scheme"), [(WIDE, "light"), (WIDE, "dark"), (SMALL, "light"), (SMALL, "dark")])
async def test_everybody_can_use_it(browser: Browser, parts: Parts, viewport: dict[str, int], scheme: str) -> None:
    for channel in (ChannelName.SIMULATOR_SMS, ChannelName.SIMULATOR_TELEGRAM):
        await send(parts, channel, "Which one?")
    page = await open_page(browser, parts, viewport, scheme)
    if viewport is SMALL:
        await expect(page.locator(".telegram")).to_be_hidden()
        await page.get_by_role("button", name="Telegram", exact=True).click()
        await expect(page.locator(".sms")).to_be_hidden()
    await expect(page.locator(".telegram li.theirs")).to_be_visible()
    await page.locator(".telegram textarea").fill("hello")
    await page.locator(".telegram textarea").press("Enter")
    await expect(page.locator(".telegram li.mine")).to_be_visible()
    assert await page.evaluate("document.documentElement.scrollWidth <= window.innerWidth")
    results = await Axe().run(page)
    assert results.violations_count == 0, results.generate_report()
    assert page.complaints == []
