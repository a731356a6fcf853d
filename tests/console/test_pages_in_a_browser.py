"""Every page of a key worker and a supervisor, in every state: WCAG 2.2 AA by axe, no sideways scrolling, a picture."""

import uuid
from datetime import timedelta

import pytest
from playwright.async_api import expect
from sqlalchemy import select

from bot.database.tables import Goal, OutboundText, Parent, Promise, Step
from bot.plans import plans
from tests.console.conftest import worker_called
from tests.console.test_inbox_pages import come_back
from tests.desks import LAPTOP, PHONE, Looking, send, sign_in

WANTS = "I need a hand with the college form, and I am a bit lost with the money side of it"


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("viewport", [LAPTOP, PHONE], ids=["laptop", "phone"])
async def test_every_page_meets_wcag(pace, clock, at_desk, asked, scheme, viewport):
    bob = await at_desk("Bob")
    page = await at_desk(
        "Aisha", ("key_worker", "supervisor"), color_scheme=scheme, viewport=viewport, reduced_motion="reduce"
    )
    look = Looking(page, f"{'phone' if viewport is PHONE else 'laptop'}-{scheme}")
    for name in ("", "/list/mine", "/list/named"):
        await look.at(f"/inbox{name}", f"inbox{name.replace('/list/', '-')}-empty")
    await look.at("/overview", "overview-empty")
    emergency = await asked(
        "i want to kill myself tonight", why="risk", urgency="emergency", risk="suicide_self_harm"
    )
    parent = await asked(WANTS)
    await named(pace, parent, "Sam")
    unsafe = await asked("he checks my phone", why="risk", urgency="urgent", risk="domestic_abuse")
    clock.forward(minutes=40)
    await look.at("/inbox", "inbox")
    await look.at(f"/inbox/{parent}", "parent-waiting")
    await bob.goto(f"/inbox/{parent}")
    await page.reload()
    await send(page, "Hello Sam, it is Aisha here, a real person. What would you like to look at first?")
    await expect(page.get_by_role("button", name="Take back")).to_be_visible()
    await look.here("parent-sent")
    clock.forward(minutes=12)
    await with_a_life(pace, parent)
    await come_back(pace, parent, "hiya, thanks for getting back to me. the form I think")
    await page.reload()
    await look.here("parent")
    for what in ("note", "promise", "step", "label", "later", "hand-on", "finish"):
        await look.opened(what)
    await look.at(f"/inbox/{parent}", "parent-about", view="facts")
    await page.goto(f"/inbox/{unsafe}")
    await page.locator("#pick-up").click()
    await expect(page.get_by_text("With you.")).to_be_visible()
    await page.locator("#open-quick").click()
    await look.here("parent-careful")
    await page.goto(f"/inbox/{emergency}")
    await page.locator("#pick-up").click()
    await expect(page.get_by_text("With you.")).to_be_visible()
    await look.opened("finish", "emergency-finish")
    await look.opened("number", "emergency-number")
    await look.at(f"/inbox/{emergency}", "emergency-about", view="facts")
    await page.goto(f"/inbox/{emergency}")
    await page.locator("#open-quick").click()
    await look.here("emergency-quick")
    await page.context.set_offline(True)
    await expect(page.get_by_text("You are offline.")).to_be_visible()
    await look.here("parent-offline")
    await page.context.set_offline(False)
    await look.at("/inbox/list/mine", "inbox-mine")
    await look.at("/inbox/list/everyone", "inbox-everyone")
    await look.at("/inbox/list/closed", "inbox-closed-empty")
    await look.at("/inbox/search", "search")
    await page.get_by_label("Find a parent").fill("college")
    await page.get_by_role("button", name="Find").click()
    await expect(page.get_by_role("heading", name="In your open conversations")).to_be_visible()
    await look.here("search-found")
    await page.get_by_label("Find a parent").fill("zebra")
    await page.get_by_role("button", name="Find").click()
    await expect(page.get_by_role("heading", name="Nothing found")).to_be_visible()
    await look.here("search-nothing")
    await page.keyboard.press("Escape")
    await page.keyboard.press("?")
    await look.here("keys")
    clock.forward(hours=28)
    await page.context.clear_cookies()
    await look.at("/sign-in", "sign-in")
    await sign_in(page, "Aisha")
    await look.at("/overview", "overview")
    await look.at("/hours", "hours")
    await look.at(f"/inbox/{uuid.uuid4()}", "nothing-here")


async def named(pace, parent_id, name) -> None:
    async with pace.database.transaction() as session:
        (await session.get_one(Parent, parent_id)).name = name


async def with_a_life(pace, parent_id) -> None:
    """A plan, promises, a text that did not arrive."""
    now = pace.clock()
    aisha = await worker_called(pace, "Aisha")
    async with pace.database.transaction() as session:
        goal = await plans.add_goal(
            session, parent_id, "Get on the childcare course", now, how="Send the form before the summer"
        )
        assert isinstance(goal, Goal)
        first = await plans.add_step(session, parent_id, "Find my school certificates", now, goal_id=goal.id)
        assert isinstance(first, Step)
        await plans.propose_step(
            session, parent_id, "Ring the college about fees", now, worker=aisha, goal_id=goal.id
        )
        await plans.add_strength(session, parent_id, "good_at", "Keeping calm with wee ones", now)
        for what, days in (("Ask the college about fees", -1), ("Send the bus times", 1)):
            session.add(
                Promise(
                    parent_id=parent_id,
                    worker_id=aisha.id,
                    what=what,
                    due=(now + timedelta(days=days)).date(),
                    made_at=now,
                )
            )
        text = await session.scalar(select(OutboundText).where(OutboundText.parent_id == parent_id))
        text.status, text.failure = "failed", "30003"
