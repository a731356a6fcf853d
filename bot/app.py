"""Builds everything. The only file that knows all parts."""

import asyncio
import contextlib
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from functools import cache
from pathlib import Path

from fastapi import FastAPI
from procrastinate import App as Queue

from actions.all_actions import all_actions
from actions.route import actions_app
from bot.clock import Clock, system_clock
from bot.console.gate import staff_guard
from bot.console.health import health_router
from bot.console.pages import templates
from bot.console.wiring import ConsoleParts, add_console
from bot.content.drafts import DraftWordings
from bot.content.schedule import Schedule
from bot.content.wording import Wordings
from bot.conversation.engine import Engine
from bot.conversation.private_chat import PrivateChat
from bot.conversation.turn import TurnTaker
from bot.database.jobs import Jobs, job_queue
from bot.database.session import Database
from bot.database.vault import Vault
from bot.directory.feeds.serving import open_referral_router
from bot.directory.kinds.all_kinds import LIFE, PUBLISHING
from bot.freshness.dates import Reminders
from bot.freshness.links import LinkSweep
from bot.handover.alerts import Alerts
from bot.handover.clocks import Clocks
from bot.handover.notices import Notifier
from bot.inbox.accept import Inbox
from bot.learning.promoting import Promotions
from bot.learning.queue import PhraseSweeps
from bot.learning.training import MODELS, Trainer
from bot.messages import ChannelName, Sender
from bot.outbox.delivery import Delivery
from bot.outbox.outbox import Outbox
from bot.people.erasing import Erasures
from bot.people.voice_answers import VoiceAnswers
from bot.plans.check_ins import CheckIns
from bot.safety.rules import Rules
from bot.settings import Settings
from bot.staff.ways import Way, ways_set_up
from bot.tasks import register_tasks
from channels.simulator import SimulatorSender
from channels.simulator_page import simulator_router
from channels.sms import sms_router
from channels.sms_sender import SmsSender
from channels.staff_email import EmailNotifier
from channels.staff_push import PushNotifier
from channels.staff_telegram import StaffTelegram, TelegramNotifier, name_of
from channels.telegram import TelegramConnection, telegram_router
from channels.telegram_sender import TelegramSender, telegram_bot


@cache
def _rules() -> Rules:
    """The rules of risk, read once a process: reading them takes a second or two."""
    return Rules.load()


class Pace:
    """The whole app: its parts by name, for whoever runs one of its processes."""

    def __init__(self, settings: Settings, clock: Clock = system_clock, models: Path = MODELS) -> None:
        self.settings = settings
        self.clock = clock
        self.database = Database(settings.database_url, Vault(settings.data_keys, settings.secret_key))
        self.queue: Queue = job_queue(settings.database_url)
        self.jobs = Jobs(self.queue)
        self.wordings = Wordings()
        self.rules = _rules()
        self.engine = Engine(settings.engine_url, settings.engine_seconds)
        self.outbox = Outbox(self.jobs, self.wordings)
        self.ways = ways_set_up(settings)
        self.inbox = Inbox(self.database, self.jobs, self.outbox, self.rules, clock, self.ways)
        self.turns = TurnTaker(self.database, self.jobs, self.engine, self.inbox, self.outbox, clock)
        self.bot = telegram_bot(settings) if settings.telegram_on else None
        self.for_staff = StaffTelegram(self.bot, self.database, self.rules, settings, clock) if self.bot else None
        self.senders = self._senders()
        self.delivery = Delivery(self.database, self.jobs, self.senders, clock)
        for sender in self.senders.values():
            if isinstance(sender, SimulatorSender):
                sender.report_to(self.delivery.take_receipt)
        self.clocks = Clocks(self.database, self.jobs, self.outbox, clock)
        self.notifiers = self._notifiers()
        self.alerts = Alerts(self.database, self.notifiers, self.outbox, clock)
        check_ins, erasures = CheckIns(self.database, self.outbox, clock), Erasures(self.database, self.outbox, clock)
        answers = VoiceAnswers(self.database, self.outbox, clock)
        phrases = PhraseSweeps(self.database, clock)
        self.trainer = Trainer(self.database, self.rules, self.engine, clock, models)
        self.promotions = Promotions(self.database, self.engine, clock, models)
        self.schedule = Schedule(self.database, LIFE, clock)
        self.private_chat = PrivateChat(self.database, self.engine, self.rules, DraftWordings(PUBLISHING), clock)
        sweeps = (
            self.delivery.sweep,
            self.clocks.tick,
            check_ins.sweep,
            erasures.sweep,
            answers.sweep,
            self.schedule.sweep,
            phrases.sweep,
        )
        outside = (Reminders(self.database, self.notifiers, clock).sweep, LinkSweep(self.database, clock).sweep)
        register_tasks(self.queue, self.turns, self.delivery, self.alerts, self.trainer, sweeps, outside)

    @asynccontextmanager
    async def running(self) -> AsyncIterator["Pace"]:
        """Opens connections for the length of the block."""
        async with self.queue.open_async():
            try:
                yield self
            finally:
                await self._close_channels()
                await self.engine.close()
                await self.database.close()

    def web(self) -> FastAPI:
        """What faces parents' providers and the browsers of staff."""
        web = FastAPI(title="At Your Pace", openapi_url=None, docs_url=None, redoc_url=None)
        add_console(web, self._console_parts())
        web.include_router(open_referral_router(self.database, self.clock))
        web.include_router(health_router(self.database, self.engine, self.clock))
        if self.settings.sms_on:
            web.include_router(sms_router(self.inbox, self.delivery, self.settings, self.clock))
        if self.bot:
            web.include_router(telegram_router(self.bot, self.inbox, self.settings, self.clock, self.for_staff))
        if self.settings.simulator_on:
            web.include_router(simulator_router(self.database, self.inbox, templates, staff_guard, self.clock))
        return web

    def actions(self) -> FastAPI:
        """What the engine asks during a turn, on a private port."""
        return actions_app(all_actions(self.database, self.ways), self.settings.actions_secret)

    @asynccontextmanager
    async def listening(self) -> AsyncIterator[None]:
        """Keeps Telegram set up, and asks it for updates where it cannot reach us, for the length of the block."""
        if self.bot is None:
            yield
            return
        connection = TelegramConnection(self.bot, self.inbox, self.settings, self.clock, for_staff=self.for_staff)
        running = asyncio.create_task(connection.run())
        try:
            yield
        finally:
            running.cancel()
            with contextlib.suppress(asyncio.CancelledError):
                await running

    async def _close_channels(self) -> None:
        for sender in self.senders.values():
            if isinstance(sender, SmsSender):
                await sender.close()
        for notifier in self.notifiers.values():
            if isinstance(notifier, PushNotifier):
                await notifier.close()
        if self.bot:
            await self.bot.shutdown()

    def _notifiers(self) -> dict[Way, Notifier]:
        notifiers: dict[Way, Notifier] = {}
        if Way.EMAIL in self.ways:
            notifiers[Way.EMAIL] = EmailNotifier(self.settings)
        if self.bot:
            notifiers[Way.TELEGRAM] = TelegramNotifier(self.bot, self.settings)
        if Way.PUSH in self.ways:
            notifiers[Way.PUSH] = PushNotifier(self.settings)
        return notifiers

    def _console_parts(self) -> ConsoleParts:
        return ConsoleParts(
            self.database,
            self.outbox,
            self.settings,
            self.clock,
            self.alerts,
            self._bot_name,
            self.jobs,
            self.promotions,
            self.private_chat,
        )

    async def _bot_name(self) -> str:
        """What our bot is called in Telegram, for links to it; empty while Telegram does not tell."""
        return await name_of(self.bot) if self.bot else ""

    def _senders(self) -> dict[ChannelName, Sender]:
        senders: dict[ChannelName, Sender] = {}
        if self.settings.sms_on:
            senders[ChannelName.SMS] = SmsSender.of(self.settings, self.clock)
        if self.bot:
            senders[ChannelName.TELEGRAM] = TelegramSender(self.bot)
        if self.settings.simulator_on:
            for channel in (ChannelName.SIMULATOR_SMS, ChannelName.SIMULATOR_TELEGRAM):
                senders[channel] = SimulatorSender(channel)
        return senders
