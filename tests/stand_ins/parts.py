"""The receiving and sending parts of the app around real channels, without a conversation behind them."""

import uuid
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from datetime import datetime

from fastapi import FastAPI, HTTPException, Request
from fastapi.staticfiles import StaticFiles
from sqlalchemy import select
from telegram import Bot

from bot.console.pages import STATIC, templates
from bot.content.wording import Wordings
from bot.database.jobs import Jobs, job_queue
from bot.database.session import Database
from bot.database.tables import Address, InboundText, OutboundText
from bot.inbox.accept import Inbox
from bot.messages import ChannelName, Choice, Sender
from bot.outbox.delivery import Delivery
from bot.outbox.outbox import Outbox
from bot.people.parents import find_address, find_or_make
from bot.safety.verdict import Verdict
from bot.settings import Settings
from channels.simulator import SimulatorSender
from channels.simulator_page import simulator_router
from channels.sms import sms_router
from channels.sms_sender import SmsSender
from channels.telegram import TelegramConnection, telegram_router
from channels.telegram_sender import TelegramSender, telegram_bot
from tests.stand_ins.server import address_of, free_socket, serving
from tests.stand_ins.telegram_api import TelegramStandIn
from tests.stand_ins.twilio_api import TwilioStandIn

STAFF = {"X-Signed-In": "yes"}
"""What the guard of these parts asks for; the app's own guard asks for a session."""


class NoRisk:
    """No rules: what a channel hands on is not judged here."""

    def assess(self, text: str) -> Verdict:
        return Verdict()


async def staff_only(request: Request) -> None:
    """A guard such as the app gives the simulator."""
    request.state.csrf = ""
    if request.headers.get("X-Signed-In") != "yes":
        raise HTTPException(403)


@dataclass
class Parts:
    """Running parts: `address` is where the routes are, `twilio` and `telegram` the providers."""

    database: Database
    inbox: Inbox
    outbox: Outbox
    delivery: Delivery
    senders: dict[ChannelName, Sender]
    settings: Settings
    clock: Callable[[], datetime]
    app: FastAPI
    address: str = ""
    twilio: TwilioStandIn = field(init=False)
    telegram: TelegramStandIn = field(init=False)

    async def received(self) -> list[InboundText]:
        """Every text in the inbox, in order."""
        async with self.database.reading() as session:
            return list(await session.scalars(select(InboundText).order_by(InboundText.place)))

    async def send(
        self, channel: ChannelName, address: str, body: str, choices: tuple[Choice, ...] = ()
    ) -> uuid.UUID:
        """Queues a text to an address and delivers what is due there; the text's id."""
        async with self.database.transaction() as session:
            _, known = await find_or_make(session, channel, address, self.clock())
            text = await self.outbox.queue(
                session, known, body, self.clock(), purpose="worker", author="worker", choices=choices
            )
        assert text is not None
        await self.delivery.deliver(known.id)
        return text.id

    async def deliver(self, channel: ChannelName, address: str) -> None:
        """Delivers what is due at an address."""
        await self.delivery.deliver((await self.known(channel, address)).id)

    async def sent(self, text_id: uuid.UUID) -> OutboundText:
        """A text of ours as it stands now."""
        async with self.database.reading() as session:
            return await session.get_one(OutboundText, text_id)

    async def known(self, channel: ChannelName, address: str) -> Address:
        """An address as it stands now."""
        async with self.database.reading() as session:
            found = await find_address(session, channel, address)
        assert found is not None
        return found


@asynccontextmanager
async def running_parts(
    database: Database,
    settings: Settings,
    clock: Callable[[], datetime],
    twilio: TwilioStandIn,
    telegram: TelegramStandIn,
) -> AsyncIterator[Parts]:
    """The routes over real HTTP and all senders, between both providers, for the length of the block."""
    bound = free_socket()
    twilio.forget(clock)
    telegram.forget(clock)
    twilio.public_url = address_of(bound)
    settings = settings.model_copy(update=channel_settings(address_of(bound), twilio, telegram))
    bot = telegram_bot(settings)
    queue = job_queue(database.url)
    async with queue.open_async():
        parts = _wire(database, settings, clock, Jobs(queue), bot)
        parts.twilio, parts.telegram = twilio, telegram
        async with serving(parts.app, bound) as parts.address:
            await TelegramConnection(bot, parts.inbox, settings, clock).run()
            yield parts


def channel_settings(public_url: str, twilio: TwilioStandIn, telegram: TelegramStandIn) -> dict[str, object]:
    """The settings with which an app at `public_url` texts through both providers."""
    return {
        "public_url": public_url,
        "twilio_account_sid": twilio.account_sid,
        "twilio_auth_token": twilio.auth_token,
        "twilio_from": twilio.number,
        "twilio_api_url": twilio.address,
        "telegram_bot_token": telegram.token,
        "telegram_webhook_secret": "a-secret-for-tests",
        "telegram_api_url": telegram.address,
        "simulator": True,
    }


def _wire(database: Database, settings: Settings, clock: Callable[[], datetime], jobs: Jobs, bot: Bot) -> Parts:
    simulated = {name: SimulatorSender(name) for name in ChannelName if name.value.startswith("simulator")}
    senders: dict[ChannelName, Sender] = {
        ChannelName.SMS: SmsSender.of(settings, clock),
        ChannelName.TELEGRAM: TelegramSender(bot),
        **simulated,
    }
    outbox = Outbox(jobs, Wordings())
    inbox = Inbox(database, jobs, outbox, NoRisk(), clock)
    delivery = Delivery(database, jobs, senders, clock)
    for sender in simulated.values():
        sender.report_to(delivery.take_receipt)
    app = FastAPI()
    app.mount("/static", StaticFiles(directory=STATIC))
    app.include_router(sms_router(inbox, delivery, settings, clock))
    app.include_router(telegram_router(bot, inbox, settings, clock))
    app.include_router(simulator_router(database, inbox, templates, staff_only, clock))
    return Parts(database, inbox, outbox, delivery, senders, settings, clock, app)
