"""Situations lived through: a parent's phone at its provider, key workers at real browsers, one clock for everybody.

Nothing is left out: the web app, the engine, the minute job, e-mail and Telegram for workers.
"""

import re
from collections.abc import AsyncIterator, Awaitable, Callable
from datetime import datetime, timedelta
from typing import Literal

import pytest
from playwright.async_api import Page, expect

from bot.app import Pace
from bot.clock import SCOTLAND
from bot.settings import Settings
from tests.conftest import MovableClock
from tests.desks import LAPTOP, PHONE, Looking, Opened, chromium, opened, send, sign_in
from tests.journeys.conftest import EngineProcess, answering_app, database_url, engine_process
from tests.journeys.phones import JourneyPhone, sms_phone
from tests.reaching.conftest import Hired, KeyWorker, address, hired, mail, push_service
from tests.stand_ins.fixtures import telegram, twilio
from tests.stand_ins.mail_server import MailServer
from tests.stand_ins.telegram_api import TelegramStandIn
from tests.stand_ins.twilio_api import TwilioStandIn

__all__ = [
    "address",
    "chromium",
    "database_url",
    "engine_process",
    "hired",
    "mail",
    "opened",
    "push_service",
    "telegram",
    "twilio",
]

SCHEMES: tuple[Literal["light", "dark"], ...] = ("light", "dark")
FINISH = re.compile("^(Say goodbye and finish|Finish all the same)$")
"""The second, over a text without an answer."""
WAITS = "A parent waits for a person."
UNANSWERED = "A parent waits for an answer."
HANDED_ON = "A parent was handed on to you."
EMERGENCY = "An emergency waits in the inbox."


@pytest.fixture
async def pace(
    settings: Settings,
    clock: MovableClock,
    twilio: TwilioStandIn,
    telegram: TelegramStandIn,
    engine_process: EngineProcess,
    mail: MailServer,
) -> AsyncIterator[Pace]:
    ways = {"smtp_url": mail.address, "smtp_from": "alerts@example.org"}
    async with answering_app(settings, clock, twilio, telegram, engine_process, **ways) as pace:
        yield pace


class Time:
    """Goes by for everybody at once, and the minute job looks after what it looks after."""

    def __init__(self, pace: Pace, clock: MovableClock, parent: JourneyPhone) -> None:
        self._pace, self._clock, self._parent = pace, clock, parent

    async def passes(self, **by: float) -> None:
        """One step, e.g. passes(minutes=1)."""
        self._clock.forward(**by)
        await self._pace.queue.tasks["sweep"](0)
        await self._parent.settle()

    async def minutes(self, number: int) -> None:
        """Minute by minute."""
        for _ in range(number):
            await self.passes(minutes=1)

    async def until(self, local: str) -> None:
        """By half-hours until the clock on the wall says, e.g. "2027-03-28 09:30"."""
        end = datetime.fromisoformat(local).replace(tzinfo=SCOTLAND)
        while (left := end - self._clock()) > timedelta():
            await self.passes(seconds=min(left.total_seconds(), 1800))


@pytest.fixture
def parent(pace: Pace, twilio: TwilioStandIn) -> JourneyPhone:
    """The phone of a parent who has never texted before, by SMS."""
    return sms_phone(pace, twilio)


@pytest.fixture
def time(pace: Pace, clock: MovableClock, parent: JourneyPhone) -> Time:
    return Time(pace, clock, parent)


async def asks_for_a_person(parent: JourneyPhone, about: str = "I'm stuck with a college form") -> None:
    """A parent in Kirkcaldy texts what it is about, and asks for a person; what came is read."""
    for text in ("hi", "I'm in Kirkcaldy", about):
        await parent.text(text)
    said = "\n".join(await parent.text("can I talk to a real person"))
    assert "key worker" in said or "Aisha" in said


class AtWork:
    """A key worker as they work: signed in at a browser, told in Telegram and by e-mail."""

    def __init__(self, page: Page, told: KeyWorker, time: Time) -> None:
        self.page, self._told, self._time = page, told, time
        self.name = told.worker.first_name
        self.phone, self.telegrams, self.emails = told.phone, told.telegrams, told.emails

    def told(self) -> list[str]:
        """The words of the notices about parents that came in Telegram since this was asked last, without the link."""
        return [notice.splitlines()[0] for notice in self.telegrams() if "/inbox" in notice]

    async def opens(self, address: str = "/inbox") -> None:
        """Opens a page, and signs in first where that was too long ago."""
        await self.page.goto(address)
        if await self.page.get_by_label("Password").is_visible():
            await sign_in(self.page, self.name)

    async def opens_parent(self, where: str = "/inbox") -> None:
        """Opens the one parent of a list."""
        await self.opens(where)
        await self.page.locator("[data-row]").click()
        await expect(self.page.get_by_role("list", name="Timeline")).to_be_visible()

    async def picks_up(self) -> None:
        """Opens the one parent who waits, and picks up."""
        await self.opens_parent()
        await self.page.locator("#pick-up").click()
        await self.sees("With you.")

    async def writes(self, words: str) -> None:
        """Sends a text, and lets the moment go by in which it could be taken back."""
        await send(self.page, words)
        await expect(self.page.get_by_role("button", name="Take back")).to_be_visible()
        await self._time.passes(seconds=11)

    async def does(self, what: str) -> None:
        """Opens a panel by its name, e.g. "Hand on"."""
        await self.page.locator(".acts summary", has_text=what).click()

    async def finishes(self, how_it_went: str = "Went well") -> None:
        """Says goodbye."""
        await self.does("Finish")
        await self.page.get_by_label("How it went").fill(how_it_went)
        await self.page.get_by_role("button", name=FINISH).click()
        await self.sees("You have finished for now.")
        await self._time.passes(seconds=11)

    async def sees(self, words: str) -> None:
        """These words come up on the page, by themselves."""
        await expect(self.page.locator("main").get_by_text(words).filter(visible=True).first).to_be_visible()

    async def sees_no(self, words: str) -> None:
        """These words are not on the page."""
        await expect(self.page.locator("main").get_by_text(words)).to_have_count(0)

    async def cannot_write(self) -> None:
        """There is no box for a text."""
        await expect(self.page.get_by_label("Text to the parent")).to_have_count(0)

    async def looks_at(self, name: str) -> None:
        """The page as it is now, on a phone and on a laptop, light and dark: a picture each, and checked by axe."""
        for size, width in (("phone", PHONE), ("laptop", LAPTOP)):
            await self.page.set_viewport_size(width)
            for scheme in SCHEMES:
                await self.page.emulate_media(color_scheme=scheme, reduced_motion="reduce")
                await Looking(self.page, f"{size}-{scheme}").here(f"scenario-{name}")


NewAtWork = Callable[..., Awaitable[AtWork]]


@pytest.fixture
def at_work(hired: Hired, opened: Opened, time: Time) -> NewAtWork:
    """Key workers as they work: await at_work("Aisha", roles=("key_worker",), areas=("fife",))."""

    async def make(name: str, viewport: dict[str, int] | None = None, **who: object) -> AtWork:
        told = await hired(name, **who)
        await told.takes_telegram()
        how = {"viewport": viewport} if viewport else {}
        return AtWork(await opened(told.link, **how), told, time)

    return make
