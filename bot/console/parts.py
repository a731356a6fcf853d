"""What the pages need, built once and hung on the web app."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from functools import cached_property

from fastapi import Request

from bot.clock import Clock
from bot.conversation.private_chat import PrivateChat
from bot.database.jobs import Jobs
from bot.database.session import Database
from bot.directory.feeds.watching import Watcher
from bot.handover.alerts import Alerts
from bot.handover.desk import Desk
from bot.learning.promoting import Promotions
from bot.outbox.outbox import Outbox
from bot.settings import Settings
from bot.staff.signing_in import SignIns


@dataclass(frozen=True)
class ConsoleParts:
    """The parts of the app that pages use."""

    database: Database
    outbox: Outbox
    settings: Settings
    clock: Clock
    alerts: Alerts
    bot_name: Callable[[], Awaitable[str]]
    """What our bot is called in Telegram; empty where there is none, or Telegram does not tell."""
    jobs: Jobs
    promotions: Promotions
    private_chat: PrivateChat

    @cached_property
    def desk(self) -> Desk:
        """What a key worker can do."""
        return Desk(self.outbox)

    @cached_property
    def sign_ins(self) -> SignIns:
        """Lets people in."""
        return SignIns(self.database, self.clock)

    @cached_property
    def watcher(self) -> Watcher:
        """Imports that somebody follows in their browser."""
        return Watcher(self.database, self.clock, self.settings.public_url)

    @cached_property
    def https(self) -> bool:
        """Whether browsers reach us by https only."""
        return self.settings.public_url.startswith("https://")


def parts_of(request: Request) -> ConsoleParts:
    """The parts hung on the app that serves this request."""
    parts: ConsoleParts = request.app.state.console
    return parts
