"""Builds everything. The only file that knows all parts."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from procrastinate import App as Queue

from bot.clock import Clock, system_clock
from bot.content.wording import Wordings
from bot.conversation.engine import Engine
from bot.conversation.turn import TurnTaker
from bot.database.jobs import Jobs, job_queue
from bot.database.session import Database
from bot.database.vault import Vault
from bot.inbox.accept import Inbox
from bot.messages import ChannelName, Sender
from bot.outbox.delivery import Delivery
from bot.outbox.outbox import Outbox
from bot.safety.rules import Rules
from bot.settings import Settings
from bot.tasks import register_tasks


class Pace:
    """The whole app: its parts by name, for whoever runs one of its processes."""

    def __init__(self, settings: Settings, clock: Clock = system_clock) -> None:
        self.settings = settings
        self.clock = clock
        self.database = Database(settings.database_url, Vault(settings.data_keys, settings.secret_key))
        self.queue: Queue = job_queue(settings.database_url)
        self.jobs = Jobs(self.queue)
        self.wordings = Wordings()
        self.rules = Rules.load()
        self.engine = Engine(settings.engine_url)
        self.outbox = Outbox(self.jobs, self.wordings)
        self.inbox = Inbox(self.database, self.jobs, self.outbox, self.rules, clock)
        self.turns = TurnTaker(self.database, self.jobs, self.engine, self.inbox, self.outbox, clock)
        self.senders: dict[ChannelName, Sender] = {}
        self.delivery = Delivery(self.database, self.jobs, self.senders, clock)
        register_tasks(self.queue, self.turns, self.delivery, (self.delivery.sweep,))

    @asynccontextmanager
    async def running(self) -> AsyncIterator["Pace"]:
        """Opens connections for the length of the block."""
        async with self.queue.open_async():
            try:
                yield self
            finally:
                await self.engine.close()
                await self.database.close()
