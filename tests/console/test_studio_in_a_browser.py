"""The studio in a real browser: the preview follows what is typed, and WCAG 2.2 AA by axe."""

import pytest
from axe_playwright_python.async_playwright import Axe
from playwright.async_api import expect

from bot.directory.shipped import load_shipped
from tests.console.test_in_a_browser import PHONE, SHOTS, WCAG, address, at_desk, chromium

__all__ = ["address", "at_desk", "chromium"]

PAGES = ("/admin", "/admin/wording/utter_offer_services", "/admin/services/edi_the_kettle_morning")


async def test_the_phones_follow_what_is_typed(at_desk):
    olga = await at_desk("Olga", roles=("publisher", "key_worker"))
    said = []
    olga.on("console", lambda message: said.append(message.text))
    await olga.goto("/admin/wording/utter_not_now")
    await olga.fill("#sms-0", "You must come on Tuesday \u0141.")
    await expect(olga.locator(".phone .bubble").first).to_contain_text("You must come on Tuesday")
    await expect(olga.locator("#preview")).to_contain_text("Unicode because of")
    await expect(olga.locator(".verdict")).to_contain_text("to put right")
    assert said == []
    SHOTS.mkdir(exist_ok=True)
    await olga.screenshot(path=SHOTS / "studio_wording.png", full_page=True)


@pytest.mark.parametrize("scheme", ["light", "dark"])
async def test_pages_are_open_to_everybody_and_fit_a_phone(pace, at_desk, scheme):
    await load_shipped(pace.database)
    olga = await at_desk("Olga", roles=("publisher", "key_worker"), color_scheme=scheme, viewport=PHONE)
    for path in PAGES:
        await olga.goto(path)
        found = await Axe().run(olga, options={"runOnly": WCAG["runOnly"]})
        assert found.violations_count == 0, f"{path}: {found.generate_report()}"
        assert await olga.evaluate("document.documentElement.scrollWidth <= innerWidth"), path
    await olga.screenshot(path=SHOTS / f"studio_service_{scheme}.png", full_page=True)
