"""The whole way, with nothing left out: a phone at the provider's interface, the web app, the queue, the engine, a
worker in a real browser, and back. The same journey over SMS, Telegram and the simulator's page."""

import asyncio
import re
from collections.abc import AsyncIterator

import pytest
from playwright.async_api import Page, expect

from bot.app import Pace
from bot.staff import workers
from bot.staff.roles import AREAS
from tests.desks import Opened, chromium, opened
from tests.stand_ins.phone import Phone, Shown
from tests.stand_ins.telegram_api import TelegramStandIn
from tests.stand_ins.twilio_api import NUMBERED, TwilioStandIn

__all__ = ["chromium", "opened"]

ENDINGS = ("Something else", "Not now")


@pytest.fixture
async def running(pace: Pace) -> AsyncIterator[Pace]:
    """The app with a worker of its queue, as it runs for real: jobs run by themselves."""
    worker = asyncio.create_task(pace.queue.run_worker_async(concurrency=4, install_signal_handlers=False))
    yield pace
    worker.cancel()
    await asyncio.gather(worker, return_exceptions=True)


@pytest.fixture
def address(running: Pace) -> str:
    """Where the app is."""
    return running.settings.public_url


@pytest.fixture
async def worker_page(running: Pace, opened: Opened) -> Page:
    """Aisha's browser, signed in by her first link."""
    async with running.database.transaction() as session:
        new = workers.NewWorker("Aisha", "aisha@example.org", ["key_worker"], AREAS)
        link = await workers.add(session, new, running.clock())
    return await opened(link)


class PagePhone(Phone):
    """A phone on the simulator's page, used as a person uses it."""

    def __init__(self, page: Page) -> None:
        super().__init__()
        self._page = page
        self._phone = page.locator("section.phone.sms")

    async def text(self, body: str) -> int:
        await self._phone.get_by_label("Your text").fill(body)
        await self._phone.get_by_role("button", name="Send").click()
        return 200

    async def press(self, label: str) -> int:
        numbers = {words: number for number, words in NUMBERED.findall(self._showing(label).body)}
        return await self.text(numbers[label])

    async def look(self) -> None:
        bodies = await self._phone.locator("li.theirs p.body").all_inner_texts()
        self.texts = [
            Shown(str(n), body, tuple(words for _, words in NUMBERED.findall(body))) for n, body in enumerate(bodies)
        ]


@pytest.fixture(params=["sms", "telegram", "simulator"])
async def phone(
    request: pytest.FixtureRequest,
    running: Pace,
    worker_page: Page,
    twilio: TwilioStandIn,
    telegram: TelegramStandIn,
) -> Phone:
    """The parent's phone on each channel."""
    if request.param == "sms":
        return twilio.phone("+447700900123")
    if request.param == "telegram":
        return telegram.phone(4711)
    page = await worker_page.context.new_page()
    await page.goto("/simulator/007")
    return PagePhone(page)


async def ask(phone: Phone, words: str) -> Shown:
    """Texts, and reads the one text that answers."""
    await phone.text(words)
    return await phone.next_text()


async def test_from_hello_to_a_person_and_back(phone: Phone, worker_page: Page, running: Pace) -> None:
    hello = await ask(phone, "hello")
    assert "automated" in hello.body

    area = await ask(phone, "the meter's nearly out and I'm feart for the bill")
    offer = await ask(phone, "Kirkcaldy") if "where" in area.body.lower() else area
    labels = [label.split(":")[0] for label in offer.choices]
    assert tuple(labels[-2:]) == ENDINGS
    assert len(labels) >= 4

    await phone.press(offer.choices[0])
    more = await phone.next_text()
    assert re.search(r"\d{3} ?\d{2}", more.body), "more about a service says how to get in touch"

    asked = await ask(phone, "can I talk to a real person")
    assert "key worker" in asked.body
    if "Yes, share it" not in asked.choices:
        asked = await phone.next_text()
    assert "Yes, share it" in asked.choices

    await worker_page.goto("/inbox")
    await worker_page.get_by_role("button", name=re.compile("pick up", re.I)).first.click()
    await expect(worker_page.get_by_text("can I talk to a real person")).to_be_visible()
    await worker_page.get_by_label("Text to the parent").fill("Hi, Aisha here. What would help most today?")
    await worker_page.get_by_role("button", name="Send", exact=True).click()
    await expect(worker_page.get_by_text("Leaves in")).to_be_visible()
    reply = await reaches(phone, running, "Aisha here")
    assert reply

    await phone.text("the meter mostly, thanks Aisha")
    await expect(worker_page.get_by_text("the meter mostly, thanks Aisha")).to_be_visible()

    await worker_page.locator("summary", has_text="Finish").click()
    await worker_page.get_by_label("How it went").fill("Fuel voucher arranged")
    await worker_page.get_by_role("button", name="Say goodbye and finish").click()
    await worker_page.get_by_role("button", name="Finish all the same").click()
    await expect(worker_page.get_by_text("finished for now.", exact=False).first).to_be_visible()
    await reaches(phone, running, "")

    running.clock.forward(days=2)  # type: ignore[attr-defined]
    again = await ask(phone, "hello again")
    assert "Aisha here" not in again.body

    await phone.text("STOP")
    await phone.text("are you there")
    await asyncio.sleep(1)
    await phone.look()
    assert phone.last.body == again.body


async def reaches(phone: Phone, running: Pace, words: str) -> Shown:
    """The next text; a worker's own may wait a few seconds in which it can be taken back."""
    running.clock.forward(seconds=11)  # type: ignore[attr-defined]
    await running.delivery.sweep()
    shown = await phone.next_text()
    assert words in shown.body
    return shown
