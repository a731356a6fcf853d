"""Somebody who works here at a browser of their own: Chromium, signed in by their first link, as they would be."""

import re
from collections.abc import AsyncIterator, Awaitable, Callable
from pathlib import Path
from typing import Any

import pytest
from axe_playwright_python.async_playwright import Axe
from playwright.async_api import Browser, Locator, Page, expect

from bot.app import Pace
from bot.staff import workers
from tests.browser import running_browser

SHOTS = Path(__file__).parent / "screenshots"
WCAG = {"runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]}
PHONE = {"width": 375, "height": 760}
LAPTOP = {"width": 1280, "height": 800}
PASSWORD = "seven kettles sing low"
AT_MOST = 60_000
"""Milliseconds until a page has to show what is expected of it. A bound, not an expectation."""

expect.set_options(timeout=AT_MOST)


@pytest.fixture(scope="module")
async def chromium() -> AsyncIterator[Browser]:
    async with running_browser() as browser:
        yield browser


Opened = Callable[..., Awaitable[Page]]
At = Callable[..., Awaitable[Page]]


@pytest.fixture
async def opened(chromium: Browser, address: str) -> AsyncIterator[Opened]:
    """Browsers of people with a first link, at the app's `address`: await opened(link), signed in."""
    contexts = []

    async def make(link: str, script: str = "", **how: Any) -> Page:
        context = await chromium.new_context(base_url=address, **{"viewport": LAPTOP, **how})
        context.set_default_timeout(AT_MOST)
        contexts.append(context)
        page = await context.new_page()
        if script:
            await page.add_init_script(script)
        await page.goto(f"/welcome/{link}")
        await page.get_by_label("New password").fill(PASSWORD)
        await page.get_by_label("The same once more").fill(PASSWORD)
        await page.get_by_role("button", name="Save and sign in").click()
        await expect(page.get_by_role("button", name="Sign out")).to_be_visible()
        return page

    yield make
    for context in contexts:
        await context.close()


@pytest.fixture
def at_desk(pace: Pace, opened: Opened) -> At:
    """Somebody new at their own browser, signed in: await at_desk("Aisha")."""

    async def make(name: str, roles: tuple[str, ...] = ("key_worker",), script: str = "", **how: Any) -> Page:
        new = workers.NewWorker(name, f"{name.lower()}@example.org", roles, ["fife"])
        async with pace.database.transaction() as session:
            link = await workers.add(session, new, pace.clock())
        return await opened(link, script, **how)

    return make


async def sign_in(page: Page, name: str) -> None:
    """Signs in on the page that asks for it."""
    await page.get_by_label("E-mail").fill(f"{name.lower()}@example.org")
    await page.get_by_label("Password").fill(PASSWORD)
    await page.get_by_role("button", name="Sign in").click()
    await expect(page.get_by_label("Password")).to_have_count(0)


async def send(page: Page, words: str) -> None:
    """Writes a text on a parent's page, and sends it."""
    await page.get_by_label("Text to the parent").fill(words)
    await page.get_by_role("button", name="Send", exact=True).click()


async def choose(box: Locator, name: str) -> None:
    """Chooses somebody in a list that says more than their name."""
    named = box.locator("option", has_text=re.compile(rf"^{name}\b"))
    await box.select_option(value=await named.get_attribute("value"))


class Looking:
    """Opens pages, checks each with axe and against sideways scrolling, and keeps a picture."""

    def __init__(self, page: Page, kind: str) -> None:
        self._page = page
        self._kind = kind

    async def at(self, path: str, name: str, view: str = "") -> None:
        await self._page.goto(path)
        if view:
            await self._show(view)
        await self.here(name)

    async def opened(self, act: str, name: str = "") -> None:
        """One panel of a parent's page."""
        await self._show("acts")
        await self._page.locator(f"#open-{act}").click()
        await self.here(name or f"parent-{act}")
        await self._page.locator(f"#open-{act}").click()

    async def _show(self, view: str) -> None:
        switch = self._page.locator(f".views [data-view={view}]")
        if await switch.is_visible():
            await switch.click()

    async def here(self, name: str) -> None:
        SHOTS.mkdir(exist_ok=True)
        await self._page.screenshot(path=SHOTS / f"{name}-{self._kind}.png")
        found = await Axe().run(self._page, options=WCAG)
        assert found.violations_count == 0, f"{name}: {found.generate_report()}"
        wide = await self._page.evaluate("document.documentElement.scrollWidth - innerWidth")
        assert wide <= 0, f"{name} scrolls sideways by {wide} px"
