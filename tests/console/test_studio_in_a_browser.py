"""The studio in a real browser: the preview follows what is typed, and WCAG 2.2 AA by axe."""

import pytest
from axe_playwright_python.async_playwright import Axe
from playwright.async_api import Page, expect

from bot.directory.shipped import load_shipped
from bot.people import reviewing
from tests.console.test_studio import PLAIN, next_text
from tests.console.test_studio_entries import offered
from tests.console.test_studio_imports import GOOD
from tests.desks import LAPTOP, PHONE, SHOTS, WCAG, sign_in

ROLES = ("publisher", "key_worker", "lead_partner")
PAGES = {
    "front": "/admin",
    "search": "/admin?q=kettle",
    "wording": "/admin/wording/utter_help",
    "risk": "/admin/wording/risk_severe_distress",
    "services": "/admin/services",
    "service": "/admin/services/edi_the_kettle_morning",
    "new_service": "/admin/services/new",
    "organisation": "/admin/organisations/salt_and_kettle",
    "helplines": "/admin/helplines",
    "helpline": "/admin/helplines/samaritans",
    "quick_reply": "/admin/quick-replies/hello_first",
    "hub": "/admin/hubs/fif-haar",
    "try": "/admin/try",
    "bundles": "/admin/bundles",
    "imports": "/admin/imports",
    "categories": "/admin/categories",
    "reviewers": "/admin/reviewers",
    "people": "/admin/people",
    "person": "/admin/people/new",
}
BLOCKED = {
    "You must come on Tuesday.": "presses",
    "Hello {name}.": "Nothing fills {name}",
    "Hello {.": "A variable is a name",
    "Ring 0131 496 0199.": "not among the helplines",
    "Ring 0808 801 0302 if you like.": "nobody here has rung it yet",
    "Take your time. " * 40: "three is the most",
}


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


async def test_an_admin_changes_a_sentence_and_the_next_text_has_it(pace, at_desk):
    before = await next_text(pace, "utter_not_now")
    olga = await at_desk("Olga", roles=("publisher", "key_worker"))
    await olga.goto("/admin/wording/utter_not_now")
    await olga.get_by_label("Form 1", exact=True).first.fill(PLAIN)
    await olga.get_by_role("button", name="Publish").click()
    await expect(olga.locator(".notice").first).to_contain_text("It counts from the next text on")
    assert (await next_text(pace, "utter_not_now")).startswith(PLAIN)
    assert not before.startswith(PLAIN)


async def fill_in_a_service(olga: Page) -> None:
    await olga.goto("/admin/services/new")
    await olga.get_by_label("What it is called").fill("Soup on the Stairs")
    await olga.get_by_label("Meeting other parents").check()
    await olga.get_by_text("More, if you know it").click()
    await olga.get_by_label("Who for").fill("Everybody")


async def sign_out_elsewhere(olga: Page) -> Page:
    other = await olga.context.new_page()
    await other.goto("/admin")
    await other.get_by_role("button", name="Sign out").click()
    await expect(other.get_by_label("Password")).to_be_visible()
    return other


async def test_what_was_written_stays_when_the_sign_in_has_ended_and_is_saved_after_it(at_desk):
    """Signed in again in another tab: the page that was open all along saves."""
    olga = await at_desk("Olga", roles=("publisher", "key_worker"))
    await fill_in_a_service(olga)
    other = await sign_out_elsewhere(olga)
    await olga.get_by_role("button", name="Save as draft").click()
    await expect(olga.get_by_text("You have been signed out.")).to_be_visible()
    await expect(olga.get_by_label("What it is called")).to_have_value("Soup on the Stairs")
    await sign_in(other, "Olga")
    await olga.get_by_role("button", name="Save as draft").click()
    await expect(olga.locator(".notice").first).to_contain_text("Saved as a draft")
    await expect(olga.get_by_label("Who for")).to_have_value("Everybody")
    await olga.goto("/admin/services/new")
    await expect(olga.get_by_label("What it is called")).to_have_value("")


async def test_signing_in_again_comes_back_to_what_was_written(at_desk):
    olga = await at_desk("Olga", roles=("publisher", "key_worker"))
    await fill_in_a_service(olga)
    await sign_out_elsewhere(olga)
    await olga.get_by_role("button", name="Save as draft").click()
    await olga.get_by_role("link", name="Sign in again").click()
    await sign_in(olga, "Olga")
    await expect(olga.get_by_text("What you typed here before is back in the boxes.")).to_be_visible()
    await expect(olga.get_by_label("What it is called")).to_have_value("Soup on the Stairs")
    await expect(olga.get_by_label("Meeting other parents")).to_be_checked()
    await expect(olga.get_by_label("Who for")).to_have_value("Everybody")
    await shoot(olga, "kept_before")
    await olga.get_by_role("button", name="Drop it").click()
    await expect(olga.get_by_label("What it is called")).to_have_value("")


async def test_what_somebody_else_saved_meanwhile_is_not_written_over(at_desk):
    olga = await at_desk("Olga", roles=("publisher", "key_worker"))
    petra = await at_desk("Petra", roles=("publisher", "key_worker"))
    await olga.goto("/admin/wording/utter_not_now")
    await olga.locator("#sms-0").fill("Mine.")
    olga.once("dialog", lambda dialog: dialog.accept())
    await olga.get_by_role("link", name="Services").click()
    await expect(olga.get_by_role("heading", name="Services")).to_be_visible()
    await petra.goto("/admin/wording/utter_not_now")
    await petra.locator("#sms-0").fill("Hers.")
    await petra.get_by_role("button", name="Save as draft").click()
    await expect(petra.locator(".notice").first).to_contain_text("Saved as a draft")
    await olga.goto("/admin/wording/utter_not_now")
    await expect(olga.locator("#sms-0")).to_have_value("Mine.")
    await olga.get_by_role("button", name="Save as draft").click()
    await expect(olga.get_by_role("heading", name="What they saved, beside yours")).to_be_visible()
    await olga.get_by_role("button", name="Save as draft").click()
    await expect(olga.locator(".notice").first).to_contain_text("Saved as a draft")
    await expect(olga.locator("#sms-0")).to_have_value("Mine.")


async def test_each_blocker_is_told_beside_the_text_and_publishes_nothing(pace, at_desk):
    await load_shipped(pace.database)
    before = await next_text(pace, "utter_not_now")
    olga = await at_desk("Olga", roles=("publisher", "key_worker"))
    await olga.goto("/admin/wording/utter_not_now")
    for typed, says in BLOCKED.items():
        await olga.get_by_label("Form 1", exact=True).first.fill(typed)
        await olga.get_by_role("button", name="Publish").click()
        await expect(olga.get_by_role("alert")).to_contain_text("cannot be published yet")
        await expect(olga.locator("#preview")).to_contain_text(says)
        await expect(olga.get_by_label("Form 1", exact=True).first).to_have_value(typed.strip())
    assert await next_text(pace, "utter_not_now") == before


async def test_somebody_new_adds_a_service_with_few_fields(pace, at_desk):
    """A first-time tryout: only what is labelled, nothing that has to be known beforehand."""
    await load_shipped(pace.database)
    olga = await at_desk("Olga", roles=("publisher", "key_worker"))
    await olga.get_by_role("link", name="Studio").click()
    await olga.get_by_role("link", name="Services").click()
    await olga.get_by_role("link", name="Add one").click()
    await olga.get_by_label("What it is called").fill("Soup on the Stairs")
    await olga.get_by_label("Who runs it").fill("Salt and Kettle")
    await olga.get_by_label("In a few words").fill("Soup and a chat at lunchtime")
    await olga.get_by_label("What happens there").fill("Parents and little ones share a pot of soup.")
    await olga.get_by_label("Meeting other parents").check()
    await olga.get_by_label("Fife").check()
    await olga.get_by_label("Phone", exact=True).fill("0131 496 0101")
    await expect(olga.locator(".phone .bubble").first).to_contain_text("1 Soup on the Stairs: Soup and a chat")
    await olga.get_by_role("button", name="Save as draft").click()
    await expect(olga.locator(".notice").first).to_contain_text("Saved as a draft")
    await expect(olga.locator(".phone .bubble").first).to_contain_text("1 Soup on the Stairs: Soup and a chat")
    await olga.get_by_role("button", name="Publish").click()
    await expect(olga.locator(".notice").first).to_contain_text("It counts from the next text on")
    assert "Soup on the Stairs" in await offered(pace, "peer_support", "fife")


async def test_an_import_is_followed_on_its_page(pace, at_desk):
    olga = await at_desk("Olga", roles=("publisher", "key_worker"))
    await olga.goto("/admin/imports")
    file = {"name": "services.csv", "mimeType": "text/csv", "buffer": GOOD.encode()}
    await olga.get_by_label("A file").set_input_files(file)
    await olga.get_by_role("button", name="Show what would change").click()
    await expect(olga.get_by_text("1 refused")).to_be_visible()
    await expect(olga.get_by_text("It has no way to get in touch.")).to_be_visible()
    await olga.get_by_role("button", name="Keep 2 as drafts").click()
    await olga.get_by_role("link", name="Look at the drafts").click()
    await olga.get_by_label("Soup on the Stairs").check()
    await olga.get_by_role("button", name="Yes to those ticked").click()
    await expect(olga.locator(".notice")).to_contain_text("1 decided")
    await shoot(olga, "feed_drafts")
    assert await offered(pace, "peer_support", "fife") == {"Soup on the Stairs"}


async def shoot(page: Page, name: str) -> None:
    SHOTS.mkdir(exist_ok=True)
    await page.screenshot(path=SHOTS / f"studio_{name}.png", full_page=True)


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize(("size", "viewport"), [("phone", PHONE), ("laptop", LAPTOP)])
async def test_pages_are_open_to_everybody_and_fit(pace, at_desk, scheme, size, viewport):
    await load_shipped(pace.database)
    async with pace.database.transaction() as session:
        await reviewing.add_reviewer(session, "Morag", pace.clock())
    olga = await at_desk("Olga", roles=ROLES, color_scheme=scheme, viewport=viewport)
    for name, path in PAGES.items():
        await olga.goto(path)
        found = await Axe().run(olga, options={"runOnly": WCAG["runOnly"]})
        assert found.violations_count == 0, f"{path}: {found.generate_report()}"
        assert await olga.evaluate("document.documentElement.scrollWidth <= innerWidth"), path
        await shoot(olga, f"{name}_{size}_{scheme}")
