"""What parents say, in a real browser: every kind, empty and full, WCAG 2.2 AA by axe, no sideways scrolling."""

import pytest
from playwright.async_api import expect

from bot.database.tables import Parent
from tests.console.test_voices_page import said
from tests.desks import LAPTOP, PHONE, Looking

KINDS = ("complaint", "suggestion", "tip", "feedback")
LONG = "She never rang when she said, and when I went in nobody knew who I was or what it was about. " * 4


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("viewport", [LAPTOP, PHONE], ids=["laptop", "phone"])
async def test_every_kind_meets_wcag(pace, at_desk, scheme, viewport):
    page = await at_desk("Mona", ("supervisor",), color_scheme=scheme, viewport=viewport, reduced_motion="reduce")
    look = Looking(page, f"{'phone' if viewport is PHONE else 'laptop'}-{scheme}")
    await look.at("/voices", "voices-empty")
    complaint = await said(pace, words=f"The woman at the desk laughed at me.\n{LONG}")
    async with pace.database.transaction() as session:
        (await session.get_one(Parent, complaint.parent_id)).name = "Maggie-Anne Wotherspoon-Kirkpatrick"
    await said(pace, words="naebody came", hear=False)
    for kind in KINDS[1:]:
        await said(pace, kind, "go on a Tuesday, it's quiet", service_id="cafe" if kind == "tip" else None)
        await said(pace, kind, LONG, hear=False)
    await look.at("/overview", "overview-complaints")
    for kind in KINDS:
        await look.at(f"/voices?kind={kind}", f"voices-{kind}")
    await page.goto("/voices")
    await page.get_by_label("What came of it").first.fill("We are sorry. Everybody at that desk has been spoken to.")
    await page.get_by_role("button", name="Answer").first.click()
    await expect(page.get_by_role("status").first).to_contain_text("Your answer is kept")
    await look.here("voices-answered")


async def test_by_keyboard_a_tip_goes_to_other_parents(pace, at_desk):
    await said(pace, "tip", "go on a Tuesday, it's quiet", service_id="cafe")
    page = await at_desk("Mona", ("supervisor",))
    await page.get_by_role("link", name="What parents say").focus()
    await page.keyboard.press("Enter")
    await page.get_by_role("link", name="Tips 1").focus()
    await page.keyboard.press("Enter")
    await page.get_by_label("As other parents read it").focus()
    for _ in range(1):
        await page.keyboard.press("Tab")
    await page.keyboard.press("Enter")
    await expect(page.get_by_text("Other parents read:")).to_be_visible()
