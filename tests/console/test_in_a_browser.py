"""The inbox in a real browser: live pages, two who race, drafts, taking back, counting, and without scripts."""

import asyncio
import re

from playwright.async_api import expect
from sqlalchemy import select

from bot.content.segments import measure, to_gsm7
from bot.database.tables import OutboundText
from tests.console.test_inbox_pages import come_back, texts_to
from tests.desks import PHONE, send
from tests.phones import settle


async def test_a_new_request_shows_without_reloading(at_desk, asked):
    page = await at_desk("Aisha")
    await expect(page.get_by_text("Nobody is waiting.")).to_be_visible()
    await asked()
    await expect(page.get_by_role("button", name="Pick up")).to_be_visible()


async def test_the_title_tells_how_many_wait(at_desk, asked):
    page = await at_desk("Aisha")
    await expect(page).to_have_title("Waiting - At Your Pace")
    await asked()
    await expect(page).to_have_title("(1) Waiting - At Your Pace")


async def test_two_race_for_one_parent(at_desk, asked):
    aisha, bob = await at_desk("Aisha"), await at_desk("Bob")
    parent = await asked("just between us")
    for page in (aisha, bob):
        await page.goto(f"/inbox/{parent}")
    await asyncio.gather(*(page.locator("#pick-up").click() for page in (aisha, bob)))
    for page in (aisha, bob):
        await expect(page.get_by_text("With you.").or_(page.get_by_role("alert"))).to_be_visible()
    lost = await aisha.get_by_role("alert").count()
    winner, loser, name = (bob, aisha, "Bob") if lost else (aisha, bob, "Aisha")
    await expect(winner.locator(".timeline").get_by_text("just between us")).to_be_visible()
    await expect(loser.get_by_role("alert")).to_contain_text(f"{name} has picked this up")
    await expect(loser.get_by_text("just between us")).to_have_count(0)


async def test_what_a_parent_writes_shows_and_what_is_half_typed_stays(pace, at_desk, asked):
    page = await at_desk("Aisha")
    parent = await asked()
    await page.goto(f"/inbox/{parent}")
    await page.locator("#pick-up").click()
    await page.get_by_label("Text to the parent").fill("Half a sen")
    await come_back(pace, parent, "are you still there?")
    await expect(page.locator(".timeline").get_by_text("are you still there?")).to_be_visible()
    await expect(page.get_by_label("Text to the parent")).to_have_value("Half a sen")


async def test_a_text_is_taken_back_and_sent_again(pace, clock, at_desk, asked):
    page = await at_desk("Aisha")
    parent = await asked()
    await page.goto(f"/inbox/{parent}")
    await send(page, "Hello, Aisha hear.")
    await page.get_by_role("button", name="Take back").click()
    await expect(page.get_by_label("Text to the parent")).to_have_value("Hello, Aisha hear.")
    await send(page, "Hello, Aisha here.")
    await expect(page.get_by_role("button", name="Take back")).to_be_visible()
    clock.forward(seconds=11)
    async with pace.database.transaction() as session:
        text = await session.scalar(select(OutboundText).order_by(OutboundText.place.desc()).limit(1))
        text.status = "delivered"
    await expect(page.get_by_text("Delivered")).to_be_visible()
    await expect(page.get_by_role("button", name="Take back")).to_have_count(0)


async def test_ten_seconds_are_counted_down_in_which_a_text_can_be_taken_back(pace, clock, at_desk, asked, new_phone):
    new_phone()
    page = await at_desk("Aisha")
    parent = await asked()
    await page.clock.install(time="2027-03-02T11:00:00Z")
    await page.goto(f"/inbox/{parent}")
    await page.clock.pause_at("2027-03-02T11:05:00Z")
    sent, back = page.locator(".became"), page.get_by_role("button", name="Take back")
    await send(page, "Hello, Aisha hear.")
    await expect(sent).to_contain_text("Leaves in 10 s")
    await page.clock.run_for(1000)
    await expect(sent).to_contain_text("Leaves in 9 s")
    await page.clock.run_for(6000)
    await expect(sent).to_contain_text("Leaves in 3 s")
    await back.click()
    await expect(sent).to_contain_text("Not sent")
    await expect(page.get_by_label("Text to the parent")).to_have_value("Hello, Aisha hear.")

    await send(page, "Hello, Aisha here.")
    await expect(sent.last).to_contain_text("Leaves in 10 s")
    await page.clock.run_for(10_000)
    await expect(sent.last).to_contain_text("Leaves now")
    clock.forward(seconds=10)
    await pace.delivery.sweep()
    await settle(pace)
    await page.clock.run_for(2500)
    await expect(sent.last).to_contain_text("Sent")
    await expect(back).to_have_count(0)
    assert await texts_to(pace, parent) == [("Hello, Aisha hear.", "cancelled"), ("Hello, Aisha here.", "sent")]


async def test_on_a_phone_a_parent_s_page_opens_at_the_newest_text(pace, at_desk, asked):
    page = await at_desk("Aisha", viewport=PHONE)
    parent = await asked()
    for number in range(30):
        await come_back(pace, parent, f"this is text number {number} of a long story")
    await page.goto(f"/inbox/{parent}")
    await page.locator("#pick-up").click()
    await expect(page.get_by_text("With you.")).to_be_visible()
    await page.reload()
    newest = page.locator(".timeline").get_by_text("text number 29")
    await expect(newest).to_be_in_viewport()
    await page.locator("[data-pane]").evaluate("pane => pane.scrollTo(0, 0)")
    await expect(newest).not_to_be_in_viewport()
    await page.get_by_role("link", name="About").click()
    await page.get_by_role("link", name="Texts").click()
    await expect(newest).to_be_in_viewport()


async def test_a_draft_survives_a_lost_connection(at_desk, asked):
    page = await at_desk("Aisha")
    parent = await asked()
    await page.goto(f"/inbox/{parent}")
    await page.context.set_offline(True)
    await page.get_by_label("Text to the parent").fill("Typed in a tunnel")
    await expect(page.get_by_text("You are offline.")).to_be_visible()
    await page.context.set_offline(False)
    await expect(page.get_by_text("You are offline.")).to_be_hidden()
    await page.reload()
    await expect(page.get_by_label("Text to the parent")).to_have_value("Typed in a tunnel")


async def test_a_ready_sentence_opens_at_its_gap_and_cannot_go_out_unfilled(at_desk, asked):
    page = await at_desk("Aisha")
    parent = await asked()
    await page.goto(f"/inbox/{parent}")
    await page.locator("#open-quick").click()
    await page.get_by_role("button", name="Suggest a time").click()
    box = page.get_by_label("Text to the parent")
    selected = await box.evaluate("box => box.value.slice(box.selectionStart, box.selectionEnd)")
    assert selected == "{day}"
    await box.press("Control+Enter")
    await expect(page.get_by_role("alert")).to_contain_text("fill in {day}")
    await expect(page.get_by_role("alert")).to_be_focused()
    await expect(box).to_have_value(re.compile("{day}"))


LENGTHS = (
    "Hello there",
    "x" * 160,
    "x" * 161,
    "€" * 80,
    "€" * 81,
    "That’s “fine” – really…",
    "Ceilidh at the café, naïve façade",
    "See you 🙂",
    "ж" * 71,
)


async def test_the_page_counts_as_the_server_does(at_desk, asked):
    page = await at_desk("Aisha")
    await page.goto(f"/inbox/{await asked()}")
    for words in LENGTHS:
        await page.get_by_label("Text to the parent").fill(words)
        length = measure(to_gsm7(words))
        expected = f"{length.units} characters, {length.segments} SMS"
        await expect(page.locator("#length")).to_contain_text(expected)
        assert bool(length.unicode_because) == ("makes it longer" in await page.locator("#length").inner_text())


async def test_the_essentials_work_without_scripts(at_desk, asked):
    page = await at_desk("Aisha", java_script_enabled=False)
    parent = await asked("something for her eyes")
    await page.goto("/inbox")
    await page.get_by_role("button", name="Pick up").click()
    await expect(page.locator(".timeline").get_by_text("something for her eyes")).to_be_visible()
    await send(page, "Hello, Aisha here.")
    await expect(page.get_by_text("Leaves in a moment")).to_be_visible()
    await page.locator("summary", has_text="Finish").click()
    await page.get_by_label("How it went").fill("Fine")
    await page.get_by_role("button", name="Say goodbye and finish").click()
    await expect(page.get_by_text("finished for now.", exact=False).first).to_be_visible()
    assert parent is not None
