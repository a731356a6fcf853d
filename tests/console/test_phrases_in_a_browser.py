"""Phrases and trainings in a real browser: decided by keyboard, progress that moves, WCAG 2.2 AA by axe."""

import uuid

import pytest
from axe_playwright_python.async_playwright import Axe
from playwright.async_api import expect
from sqlalchemy import select

from bot.app import Pace
from bot.database.tables import Phrase, Training, Worker
from bot.directory.shipped import load_shipped
from bot.freshness import doubts
from bot.learning import queue
from tests.desks import LAPTOP, PHONE, SHOTS, WCAG
from tests.learning.test_queue import noted

ROLES = ("publisher", "key_worker")
ENERGY = {"topics": ["energy"], "risk": None, "unsure": False}
HOUSING = {"topics": ["housing"], "risk": None, "unsure": True}
SEVERE = {"topics": ["parenting"], "risk": "severe_distress", "unsure": False}
CALM = {"topics": ["parenting"], "risk": None, "unsure": False}


def a_report(phrase: uuid.UUID, worse: bool) -> dict:
    """What a comparison gives, as engine.evaluation.comparing writes it."""
    missed = {"text": "I'm falling apart", "meant": {"topics": [None], "risk": "severe_distress"}, "before": SEVERE}
    moved = {"text": "Our boiler's away again", "meant": {"topics": ["energy"], "risk": None}, "before": HOUSING}
    return {
        "count": 305,
        "measures": [
            {
                "name": "single need, first answer right",
                "count": 130,
                "before": 0.961,
                "after": 0.969,
                "at_most": False,
            },
            {"name": "alarms on ordinary texts", "count": 217, "before": 0.06, "after": 0.065, "at_most": True},
        ],
        "changed": [{**moved, "after": ENERGY, "rule": None, "right": [False, True]}],
        "worse": [{**missed, "after": CALM, "rule": "severe_distress", "right": [False, False]}] if worse else [],
        "confusions": [{"meant": "work", "taken": "money_benefits", "before": 1, "after": 1}],
        "texts": {str(phrase): {"before": HOUSING, "after": ENERGY}},
    }


async def things_to_look_at(pace: Pace) -> None:
    """Texts that wait, phrases taught."""
    await noted(pace, "ma son Jamie at 12 Ferry Road cannae get the wee box tae stop, is it broke?")
    await noted(pace, "is there a thing for the school trip money", number="+447700900556")
    async with pace.database.transaction() as session:
        worker = (await session.scalars(select(Worker))).first()
        assert worker is not None
        await queue.add(session, "the heating box keeps going off", "need/energy", None, worker, pace.clock())


async def a_training(pace: Pace, state: str, *, worse: bool = False) -> str:
    """A training's page."""
    async with pace.database.transaction() as session:
        phrase = (await session.scalars(select(Phrase).where(Phrase.state == "taught"))).first()
        assert phrase is not None
        one = Training(
            id=uuid.uuid4(), asked_at=pace.clock(), state=state, progress=["Starting Rasa ..."], phrases=[phrase.id]
        )
        if state not in ("running", "failed"):
            one.report, one.model, one.compared_with = a_report(phrase.id, worse), "b", "a"
            one.promoted_at = pace.clock() if state == "live" else None
        one.problem = "The engine does not answer." if state == "failed" else None
        session.add(one)
    return f"/admin/phrases/trainings/{one.id}"


async def test_a_text_is_taught_with_the_keyboard_alone(pace, at_desk):
    olga = await at_desk("Olga", roles=ROLES)
    await things_to_look_at(pace)
    await olga.goto("/admin/phrases")
    await expect(olga.locator(".unsure")).to_have_count(2)
    chooser = olga.get_by_label("It means").first
    await chooser.focus()
    await chooser.select_option(label="Money and benefits")
    await olga.keyboard.press("Tab")
    await olga.keyboard.press("Enter")
    await expect(olga.get_by_role("status").filter(has_text="learnt at the next training")).to_be_visible()
    await expect(olga.locator(".unsure")).to_have_count(1)


async def test_progress_moves_without_reloading(pace, at_desk):
    olga = await at_desk("Olga", roles=ROLES)
    await things_to_look_at(pace)
    said = []
    olga.on("console", lambda message: said.append(message.text))
    await olga.goto(await a_training(pace, "running"))
    await expect(olga.get_by_role("log")).to_contain_text("Starting Rasa")
    async with pace.database.transaction() as session:
        one = (await session.scalars(select(Training))).one()
        one.progress = [*one.progress, "Training on 11000 phrases ..."]
    await expect(olga.get_by_role("log")).to_contain_text("11000 phrases")
    async with pace.database.transaction() as session:
        one = (await session.scalars(select(Training))).one()
        phrase = one.phrases[0]
        one.state, one.report, one.model = "ready", a_report(phrase, worse=True), "b"
    await expect(olga.get_by_text("This model cannot take over")).to_be_visible()
    await expect(olga.get_by_role("button", name="Promote")).to_have_count(0)
    assert said == []


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize(("size", "viewport"), [("phone", PHONE), ("laptop", LAPTOP)])
async def test_pages_are_open_to_everybody_and_fit(pace, at_desk, scheme, size, viewport):
    olga = await at_desk("Olga", roles=ROLES, color_scheme=scheme, viewport=viewport)
    pages = {"empty": "/admin/phrases"}
    await check(olga, pages, size, scheme)
    await things_to_look_at(pace)
    pages = {
        "waiting": "/admin/phrases",
        "ready": await a_training(pace, "ready"),
        "blocked": await a_training(pace, "ready", worse=True),
        "live": await a_training(pace, "live"),
        "failed": await a_training(pace, "failed"),
        "running": await a_training(pace, "running"),
        "taught": "/admin/phrases/taught",
    }
    await check(olga, pages, size, scheme)


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize(("size", "viewport"), [("phone", PHONE), ("laptop", LAPTOP)])
async def test_what_is_to_be_looked_over(pace, clock, at_desk, scheme, size, viewport):
    await load_shipped(pace.database)
    clock.set("2027-05-24 10:00")
    olga = await at_desk("Olga", roles=ROLES, color_scheme=scheme, viewport=viewport)
    async with pace.database.transaction() as session:
        await doubts.doubt(session, doubts.SERVICE, "fif_hearth_mornings", doubts.NUMBER, clock())
        await doubts.doubt(session, doubts.SERVICE, "fif_bairns_room", doubts.LINK, clock(), "it does not answer")
    await check(olga, {"freshness": "/admin/freshness"}, size, scheme)
    await olga.goto("/admin/freshness")
    await olga.screenshot(path=SHOTS / f"phrases_freshness_{size}_{scheme}.png", full_page=True)
    await olga.get_by_role("button", name="Hearth Mornings: I have put it right").click()
    await expect(olga.get_by_role("status").filter(has_text="off the list")).to_be_visible()
    await expect(olga.get_by_text("Hearth Mornings")).to_have_count(1)


async def check(page, pages, size, scheme):
    SHOTS.mkdir(exist_ok=True)
    for name, path in pages.items():
        await page.goto(path)
        for closed in await page.locator("summary").all():
            await closed.click()
        found = await Axe().run(page, options={"runOnly": WCAG["runOnly"]})
        assert found.violations_count == 0, f"{path}: {found.generate_report()}"
        assert await page.evaluate("document.documentElement.scrollWidth <= innerWidth"), path
        await page.screenshot(path=SHOTS / f"phrases_{name}_{size}_{scheme}.png", full_page=True)
