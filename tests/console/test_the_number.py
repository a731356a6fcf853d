"""The parent's phone number: to ring them, or to give to 999. Who may see it, and that each look is noted."""

import pytest
from playwright.async_api import expect
from sqlalchemy import select

from bot.database.tables import HandoverEntry, Parent, ReadLog
from bot.messages import ChannelName
from tests.console.conftest import wrote
from tests.console.test_finding_again import call, find
from tests.console.test_inbox_pages import act, act_blind, page_of
from tests.desks import PHONE

NUMBER = "+447700900061"
SHOWN = f'<a autofocus href="tel:{NUMBER}">07700 900061</a>'


@pytest.fixture
async def in_danger(pace):
    """A parent of Fife in an emergency, who texts from NUMBER."""
    return await from_fife(pace, await wrote(pace, "i want to kill myself tonight", NUMBER))


async def from_fife(pace, parent):
    async with pace.database.transaction() as session:
        (await session.get_one(Parent, parent)).area = "fife"
    return parent


async def looks(pace) -> tuple[list[str], list[str]]:
    """The looks at a number that were noted: in the timeline, and in the log of what was read."""
    async with pace.database.reading() as session:
        entries = await session.scalars(select(HandoverEntry.kind).where(HandoverEntry.kind == "number_shown"))
        reads = await session.scalars(select(ReadLog.page).where(ReadLog.page == "number"))
        return list(entries), list(reads)


async def test_who_has_the_parent_sees_it_when_they_ask_and_it_is_noted(pace, staff, in_danger):
    aisha = await staff("Aisha")
    await act(aisha, in_danger, "pick-up")
    page = (await aisha.get(page_of(in_danger))).text
    assert "Show the number" in page
    assert "900061" not in page
    shown = await act(aisha, in_danger, "number")
    assert (shown.status_code, SHOWN in shown.text) == (200, True)
    assert await looks(pace) == (["number_shown"], ["number"])
    again = (await aisha.get(page_of(in_danger))).text
    assert "900061" not in again
    assert "Aisha looked at the phone number" in again


async def test_nobody_else_sees_it(pace, staff, in_danger):
    aisha, bob = await staff("Aisha"), await staff("Bob")
    await act(aisha, in_danger, "pick-up")
    assert "Show the number" not in (await bob.get(page_of(in_danger))).text
    refused = await act(bob, in_danger, "number")
    assert (refused.status_code, "to who has this parent now" in refused.text) == (422, True)
    assert "900061" not in refused.text
    glasgow = await staff("Gail", areas=["glasgow"])
    assert (await act_blind(glasgow, in_danger, "number")).status_code == 404
    assert await looks(pace) == ([], [])


async def test_the_safeguarding_lead_sees_it_in_an_emergency_only(pace, staff, asked, in_danger):
    lead = await staff("Safia", roles=["safeguarding_lead"], areas=[])
    assert SHOWN in (await act(lead, in_danger, "number")).text
    ordinary = await asked()
    assert "Show the number" not in (await lead.get(page_of(ordinary))).text
    assert (await act(lead, ordinary, "number")).status_code == 422
    assert await looks(pace) == (["number_shown"], ["number"])


async def test_when_it_is_over_it_shows_no_more(pace, clock, staff, asked):
    aisha = await staff("Aisha")
    parent = await asked()
    await act(aisha, parent, "pick-up")
    await act(aisha, parent, "finish", outcome="Fine", goodbye="Bye for now")
    clock.forward(hours=25)
    await pace.clocks.tick()
    await aisha.sign_in("aisha@example.org")
    assert (await act(aisha, parent, "number")).status_code == 422
    assert await looks(pace) == ([], [])


async def test_of_who_only_uses_telegram_there_is_none(pace, staff):
    aisha = await staff("Aisha")
    parent = await wrote(pace, "i want to kill myself", "7700900061", ChannelName.SIMULATOR_TELEGRAM)
    await act(aisha, parent, "pick-up")
    page = (await aisha.get(page_of(parent))).text
    assert "never texted from a phone number" in page
    assert "Show the number" not in page
    assert "7700900061" not in (await act(aisha, parent, "number")).text
    assert await looks(pace) == ([], [])


@pytest.mark.parametrize("words", ["07700 900061", NUMBER, "061", "61"])
async def test_a_parent_is_found_by_their_number_or_its_end_in_ones_own_areas(pace, staff, in_danger, words):
    await call(pace, in_danger, "Samantha")
    aisha, glasgow = await staff("Aisha"), await staff("Gail", areas=["glasgow"])
    assert "Samantha, Fife" in await find(aisha, words)
    assert "Nothing found" in await find(glasgow, words)


@pytest.mark.parametrize("words", ["07700 900062", "900061", "62"])
async def test_no_other_number_finds_them(staff, in_danger, words):
    assert "Nothing found" in await find(await staff("Aisha"), words)


async def test_on_a_phone_it_is_shown_where_one_asked_and_can_be_rung(at_desk, in_danger):
    page = await at_desk("Aisha", viewport=PHONE)
    await page.goto(page_of(in_danger))
    await page.locator("#pick-up").click()
    await expect(page.get_by_text("With you.")).to_be_visible()
    await page.get_by_role("link", name="More").click()
    await page.locator("#open-number").click()
    await page.get_by_role("button", name="Show the number").click()
    number = page.get_by_role("link", name="07700 900061")
    await expect(number).to_be_visible()
    await expect(number).to_have_attribute("href", f"tel:{NUMBER}")
    await expect(number).to_be_focused()
    await page.get_by_role("link", name="Texts").click()
    await expect(page.get_by_text("Aisha looked at the phone number")).to_be_visible()
    await page.keyboard.press("t")
    await expect(number).to_be_visible()
