"""A key worker's work in a real browser: by keyboard alone, through a lost connection, labels, search, later, names."""

import asyncio
import re

import pytest
from playwright.async_api import Page, Route, expect

from tests.console.test_inbox_pages import come_back, texts_to
from tests.desks import LAPTOP, PHONE, SHOTS, choose, send, sign_in


async def with_parent(page: Page, parent) -> None:
    """Opens a parent's page and picks up."""
    await page.goto(f"/inbox/{parent}")
    await page.locator("#pick-up").click()
    await expect(page.get_by_text("With you.")).to_be_visible()


async def test_from_the_queue_to_a_sent_reply_by_keyboard_alone(pace, at_desk, asked):
    page = await at_desk("Aisha")
    parent = await asked("just between us")
    await page.goto("/inbox")
    keys = page.keyboard
    await keys.press("j")
    await expect(page.locator("[data-row]")).to_be_focused()
    await keys.press("Enter")
    await expect(page.locator("#pick-up")).to_be_visible()
    await page.wait_for_load_state()
    await keys.press("p")
    await expect(page.get_by_text("With you.")).to_be_visible()
    await keys.press("q")
    await page.get_by_role("button", name="First hello").focus()
    await keys.press("Enter")
    await expect(page.locator("#body")).to_be_focused()
    await keys.press("Control+Enter")
    await expect(page.get_by_role("button", name="Take back")).to_be_visible()
    await expect(page.locator("#body")).to_be_focused()
    assert [body[:5] for body, _ in await texts_to(pace, parent)] == ["Hello"]
    await keys.press("Escape")
    await keys.press("u")
    await expect(page.locator("#body")).to_have_value("Hello, it is Aisha here, a real person. What would you like "
        "to talk about? We can text now, or another time. Or leave it for now, that is fine too.")  # fmt: skip
    await keys.press("i")
    await expect(page.get_by_role("link", name="Mine")).to_be_visible()


async def test_a_note_and_a_goodbye_by_keyboard_alone(pace, at_desk, asked):
    await at_desk("Bob")
    page = await at_desk("Aisha")
    await with_parent(page, parent := await asked())
    await page.keyboard.press("n")
    await expect(page.get_by_label("Note for colleagues")).to_be_focused()
    await page.keyboard.type("She has rung the college")
    await tab_to_and_press(page, "Save note")
    await expect(page.locator(".event.note")).to_contain_text("She has rung the college")
    await expect(page.locator("#open-note")).to_be_focused()
    await page.keyboard.press("f")
    await expect(page.get_by_label("How it went")).to_be_focused()
    await page.keyboard.press("Escape")
    await expect(page.locator("#open-finish")).to_be_focused()
    await page.keyboard.press("f")
    await tab_to_and_press(page, "Say goodbye and finish")
    await expect(page.get_by_label("How it went")).to_be_focused()
    await page.keyboard.type("Form sent off")
    await tab_to_and_press(page, "Say goodbye and finish")
    await expect(page.get_by_text("You have finished for now.")).to_be_visible()
    await expect(page.get_by_text("Form sent off")).to_be_visible()
    [(goodbye, status)] = await texts_to(pace, parent)
    assert ("Aisha" in goodbye, status) == (True, "held")


async def tab_to_and_press(page: Page, button: str) -> None:
    """With the Tab key on to a button of the open panel, and Enter."""
    there = page.get_by_role("button", name=button)
    for _ in range(8):
        await page.keyboard.press("Tab")
        if await there.evaluate("button => button === document.activeElement"):
            break
    await expect(there).to_be_focused()
    await page.keyboard.press("Enter")


async def test_the_keys_are_listed_and_can_be_switched_off(at_desk, asked):
    page = await at_desk("Aisha")
    await asked()
    await page.goto("/inbox")
    await page.keyboard.press("?")
    await expect(page.get_by_role("dialog", name="Keys")).to_be_visible()
    await page.get_by_label("Single keys do this").uncheck()
    await page.keyboard.press("Escape")
    await expect(page.get_by_role("dialog", name="Keys")).to_be_hidden()
    await page.keyboard.press("j")
    await expect(page.locator("[data-row]")).not_to_be_focused()


async def test_a_text_sent_without_a_connection_leaves_once_it_is_back(pace, at_desk, asked):
    page = await at_desk("Aisha")
    parent = await asked()
    await with_parent(page, parent)
    await page.context.set_offline(True)
    await send(page, "Sent from a tunnel")
    await expect(page.get_by_text("Not sent yet")).to_be_visible()
    assert await texts_to(pace, parent) == []
    await page.context.set_offline(False)
    await expect(page.get_by_role("button", name="Take back")).to_be_visible()
    await expect(page.get_by_text("Not sent yet")).to_be_hidden()
    await expect(page.locator("#body")).to_have_value("")
    assert await texts_to(pace, parent) == [("Sent from a tunnel", "held")]


async def test_what_is_typed_while_a_text_is_on_its_way_is_the_next_text(pace, at_desk, asked):
    page = await at_desk("Aisha")
    parent = await asked()
    await with_parent(page, parent)
    arrives = asyncio.Event()

    async def slowly(route: Route) -> None:
        await arrives.wait()
        await route.continue_()

    await page.route("**/reply", slowly)
    await send(page, "Hello,\nAisha here.")
    await page.get_by_label("Text to the parent").press_sequentially(" And the")
    arrives.set()
    await expect(page.get_by_role("button", name="Take back")).to_be_visible()
    await expect(page.get_by_label("Text to the parent")).to_have_value("And the")
    assert await texts_to(pace, parent) == [("Hello,\nAisha here.", "held")]
    await page.reload()
    await expect(page.get_by_label("Text to the parent")).to_have_value("And the")


async def test_a_text_that_waits_for_a_connection_can_be_kept_back(pace, at_desk, asked):
    page = await at_desk("Aisha")
    parent = await asked()
    await with_parent(page, parent)
    await page.context.set_offline(True)
    await send(page, "Better not")
    await page.get_by_role("button", name="Don't send it").click()
    await page.context.set_offline(False)
    await expect(page.get_by_text("You are offline.")).to_be_hidden()
    await expect(page.locator("#body")).to_have_value("Better not")
    assert await texts_to(pace, parent) == []


async def test_nothing_half_typed_is_lost_when_something_else_is_done(at_desk, asked):
    page = await at_desk("Aisha")
    await with_parent(page, await asked())
    await page.locator("#open-note").click()
    await page.get_by_label("Note for colleagues").fill("Half a note")
    await send(page, "Hello, Aisha here.")
    await expect(page.get_by_role("button", name="Take back")).to_be_visible()
    await expect(page.locator("#note")).to_have_value("Half a note")


NOTE = "Spoke to her for 20 minutes: mum takes the bairns, GP at 9"


async def test_every_box_is_kept_when_the_sign_in_ends_and_signing_in_comes_back(at_desk, asked):
    """Signing out in another tab ends it here too, and empties what the browser keeps."""
    page = await at_desk("Aisha")
    parent = await asked("words", why="risk", urgency="emergency", risk="suicide_self_harm")
    await with_parent(page, parent)
    await page.locator("#open-finish").click()
    await page.get_by_label("What was done").fill("Rang her mum")
    await page.locator("#open-note").click()
    await page.get_by_label("Note for colleagues").fill(NOTE)
    other = await page.context.new_page()
    await other.goto("/inbox")
    await other.get_by_role("button", name="Sign out").click()
    await expect(other.get_by_label("Password")).to_be_visible()
    await page.get_by_role("button", name="Save note").click()
    await page.get_by_role("link", name="Sign in again").click()
    await sign_in(page, "Aisha")
    await expect(page).to_have_url(re.compile(str(parent)))
    await expect(page.locator("#note")).to_have_value(NOTE)
    await expect(page.locator("#decision")).to_have_value("Rang her mum")
    await page.locator("#open-note").click()
    await page.get_by_role("button", name="Save note").click()
    await expect(page.locator(".timeline")).to_contain_text(NOTE)
    await page.reload()
    await expect(page.locator("#note")).to_have_value("")
    await expect(page.locator("#decision")).to_have_value("Rang her mum")


async def test_half_a_note_is_there_again_after_looking_at_somebody_else(at_desk, asked):
    page = await at_desk("Aisha")
    parent = await asked()
    await with_parent(page, parent)
    await page.locator("#open-note").click()
    await page.get_by_label("Note for colleagues").fill("Half a note")
    await page.get_by_role("link", name="Back to the inbox").click()
    await page.goto(f"/inbox/{await asked()}")
    await expect(page.locator("#note")).to_have_value("")
    await page.goto(f"/inbox/{parent}")
    await expect(page.get_by_label("Note for colleagues")).to_have_value("Half a note")
    await page.get_by_role("button", name="Sign out").click()
    await sign_in(page, "Aisha")
    await page.goto(f"/inbox/{parent}")
    await expect(page.locator("#note")).to_have_value("")


async def test_a_label_is_put_on_and_found(at_desk, asked):
    page = await at_desk("Aisha")
    await page.goto(f"/inbox/{await asked()}")
    await page.keyboard.press("l")
    await page.get_by_label("New label").fill("College form")
    await page.keyboard.press("Enter")
    await expect(page.get_by_role("list", name="Labels").first).to_contain_text("College form")
    await page.keyboard.press("Escape")
    await page.keyboard.press("/")
    await page.get_by_label("Find a parent").fill("college")
    await page.keyboard.press("Enter")
    await expect(page.get_by_role("heading", name="Parents")).to_be_visible()
    await expect(page.get_by_role("list", name="Labels")).to_contain_text("College form")


async def test_a_parent_is_put_off_with_a_reason_and_back_by_a_text(pace, clock, at_desk, asked):
    page = await at_desk("Aisha")
    parent = await asked()
    await with_parent(page, parent)
    await send(page, "I will ask the college.")
    await expect(page.get_by_role("button", name="Take back")).to_be_visible()
    await page.locator("#open-later").click()
    await page.get_by_label("What you are waiting for").fill("The college answers")
    await page.get_by_label("Back in my list on").fill("2027-03-04")
    await page.get_by_role("button", name="Put off until then").click()
    await expect(page.get_by_text("Put off until Thu 4 Mar: The college answers")).to_be_visible()
    clock.forward(minutes=1)
    await come_back(pace, parent, "they rang me!")
    await expect(page.locator(".timeline").get_by_text("they rang me!")).to_be_visible()
    await expect(page.get_by_text("Put off until Thu 4 Mar")).to_have_count(0)


async def test_a_colleague_is_named_with_a_press_and_finds_it(at_desk, asked):
    bob = await at_desk("Bob")
    page = await at_desk("Aisha")
    await with_parent(page, await asked())
    await page.locator("#open-note").click()
    await page.get_by_label("Note for colleagues").press_sequentially("Could @b")
    await page.get_by_role("button", name="@Bob").click()
    await expect(page.locator("#note")).to_have_value("Could @Bob ")
    await page.keyboard.type("ask the college?")
    await page.get_by_role("button", name="Save note").click()
    await expect(page.locator(".event.note")).to_contain_text("Could @Bob ask the college?")
    await bob.get_by_role("link", name="Named").click()
    await bob.locator("[data-row]").click()
    await expect(bob.get_by_text("Could @Bob ask the college?")).to_be_visible()


@pytest.mark.parametrize("viewport", [PHONE])
async def test_on_a_phone_the_parts_show_one_at_a_time(at_desk, asked, viewport):
    page = await at_desk("Aisha", viewport=viewport)
    await with_parent(page, await asked("my own words"))
    await expect(page.locator("#body")).to_be_in_viewport()
    await expect(page.locator("#facts")).to_be_hidden()
    await page.get_by_role("link", name="About").click()
    await expect(page.get_by_role("heading", name="In their own words")).to_be_in_viewport()
    await expect(page.locator("#body")).to_be_hidden()
    await page.get_by_role("link", name="More").click()
    await page.locator("#open-finish").click()
    await page.get_by_role("button", name="Say goodbye and finish").click()
    await expect(page.get_by_label("How it went")).to_be_focused()
    await page.get_by_label("How it went").fill("Went well")
    await page.get_by_role("button", name="Say goodbye and finish").click()
    await expect(page.get_by_text("finished for now.").first).to_be_visible()
    await expect(page.get_by_role("button", name="Take back")).to_be_in_viewport()


@pytest.mark.parametrize("viewport", [PHONE])
async def test_on_a_phone_what_was_done_under_more_shows_at_once(at_desk, asked, viewport):
    await at_desk("Bob")
    page = await at_desk("Aisha", viewport=viewport)
    await with_parent(page, await asked("my own words"))
    await page.get_by_role("link", name="More").click()
    await page.locator("#open-note").click()
    await page.get_by_label("Note for colleagues").fill("Rang the college")
    await page.get_by_role("button", name="Save note").click()
    await expect(page.get_by_text("Rang the college")).to_be_in_viewport()
    await expect(page.locator("#said")).to_have_text("The note is saved.")
    await page.get_by_role("link", name="More").click()
    await page.locator("#open-hand-on").click()
    await choose(page.get_by_label("To", exact=True), "Bob")
    await page.locator("#act-hand-on").get_by_role("button", name="Hand on").click()
    await expect(page.get_by_text("Bob has this.")).to_be_in_viewport()
    await page.screenshot(path=SHOTS / "handed-on-phone.png")


@pytest.mark.parametrize("viewport", [LAPTOP, PHONE])
async def test_a_question_or_refusal_leaves_the_texts_where_one_was_reading(pace, clock, at_desk, asked, viewport):
    clock.set("2027-03-02 20:50")
    page = await at_desk("Aisha", viewport=viewport)
    parent = await asked("words", why="risk", urgency="urgent", risk="severe_distress")
    for nth in range(14):
        await come_back(pace, parent, f"{nth}: " + "what I tell of my day, at some length. " * 4)
    await come_back(pace, parent, "ive written the letter")
    await with_parent(page, parent)
    newest = page.locator(".timeline").get_by_text("ive written the letter")
    await expect(newest).to_be_in_viewport()
    await send(page, "I will ring {day}.")
    await expect(page.get_by_text("Please fill in {day} first")).to_be_visible()
    await expect(newest).to_be_in_viewport()
    clock.forward(minutes=30)
    await send(page, "Hello, Aisha here.")
    await expect(page.get_by_text("When should this text leave?")).to_be_visible()
    await expect(newest).to_be_in_viewport()
    choices = page.locator("#problem-reply button")
    await expect(choices).to_have_text(["Now", "At 08:00"])
    await expect(choices.first).not_to_have_class(re.compile("quiet"))
    await page.locator("[data-pane]").evaluate("pane => pane.scrollTo(0, 300)")
    await send(page, "I will ring {day}.")
    await expect(page.get_by_text("Please fill in {day} first")).to_be_visible()
    assert await page.locator("[data-pane]").evaluate("pane => pane.scrollTop") == 300


@pytest.mark.parametrize("viewport", [PHONE])
async def test_on_a_phone_how_urgent_and_since_when_stays_in_sight(pace, clock, at_desk, asked, viewport):
    page = await at_desk("Aisha", viewport=viewport)
    parent = await asked("words", why="risk", urgency="emergency", risk="suicide_self_harm")
    await with_parent(page, parent)
    for nth in range(14):
        await come_back(pace, parent, f"{nth}: " + "what I tell of my day, at some length. " * 4)
    await page.reload()
    await expect(page.locator(".timeline").get_by_text("13: what")).to_be_in_viewport()
    for words in ("Emergency", "With you.", "Waits since 10:30."):
        await expect(page.locator(".standing")).to_contain_text(words, use_inner_text=True)
    await page.get_by_label("Text to the parent").fill("Hello, Aisha here. " * 8)
    await expect(page.locator(".standing")).to_be_in_viewport(ratio=1)
    await page.screenshot(path=SHOTS / "standing-phone.png")
    assert (await page.locator(".standing").bounding_box())["height"] < 40
    await page.locator("[data-pane]").evaluate("pane => pane.scrollTo(0, 400)")
    await expect(page.locator(".standing")).to_be_in_viewport(ratio=1)
