"""A parent's phone in a test: text in, text out, through a real channel name, the real database and real jobs."""

import itertools
import uuid
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import text as sql

from bot.app import Pace
from bot.messages import ChannelName, IncomingText, TextKind, TextToSend

_ids = itertools.count(1)


@dataclass(frozen=True)
class Received:
    """A text as the phone shows it."""

    body: str
    buttons: tuple[tuple[str, str], ...]


class PhoneNetwork:
    """The sending half of a channel whose phones are `Phone`s; what is sent arrives at once."""

    def __init__(self, channel: ChannelName) -> None:
        self.channel = channel
        self.arrived: dict[str, list[Received]] = {}

    async def send(self, text: TextToSend) -> str:
        self.arrived.setdefault(text.address, []).append(Received(text.body, tuple(text.buttons)))
        return f"sent-{next(_ids)}"

    async def find_sent(self, text: TextToSend, since: datetime) -> str | None:
        return None


class Phone:
    """One parent's phone on one channel."""

    def __init__(self, pace: Pace, network: PhoneNetwork, address: str | None = None) -> None:
        self._pace = pace
        self._network = network
        self.address = address or f"+447700900{next(_ids) % 1000:03d}"
        self._read = 0

    @property
    def channel(self) -> ChannelName:
        """By which channel this phone texts."""
        return self._network.channel

    @property
    def texts(self) -> list[str]:
        """Every text that arrived, oldest first."""
        return [received.body for received in self._network.arrived.get(self.address, [])]

    async def text(self, body: str, *, kind: TextKind = TextKind.WORDS, **more: str | None) -> list[str]:
        """Sends a text, lets everything settle, and gives the texts that arrived in answer."""
        await self.send(body, kind=kind, **more)
        await settle(self._pace)
        return self.new()

    async def send(self, body: str, *, kind: TextKind = TextKind.WORDS, **more: str | None) -> None:
        """Sends a text and does not wait for anything."""
        now = self._pace.clock()
        id = f"in-{next(_ids)}-{uuid.uuid4().hex[:8]}"
        await self._pace.inbox.accept(
            IncomingText(self._network.channel, self.address, id, body, now, kind, message_id=id, **more)
        )

    async def press(self, label: str) -> list[str]:
        """Presses the newest button with this label."""
        for received in reversed(self._network.arrived.get(self.address, [])):
            for shown, data in received.buttons:
                if shown.lower().startswith(label.lower()):
                    return await self.text(shown, kind=TextKind.BUTTON, button=data)
        raise AssertionError(f"no button called {label!r} on this phone")

    def new(self) -> list[str]:
        """What arrived since this was asked last."""
        texts = self.texts[self._read :]
        self._read += len(texts)
        return texts


async def settle(pace: Pace) -> None:
    """Runs every job that is due, and those that they queue, until nothing changes any more.

    A job may stay: one that failed waits for its next attempt, and holds up those that share its lock. What is looked
    after every minute is left out: the wall clock would decide whether it runs; a test that is about it calls it.
    """
    pace.queue.periodic_registry.periodic_tasks.clear()
    before, due = None, await _due(pace)
    while due and due != before:
        await pace.queue.run_worker_async(
            wait=False, concurrency=4, install_signal_handlers=False, listen_notify=False
        )
        before, due = due, await _due(pace)


async def _due(pace: Pace) -> list[tuple[int, int]]:
    """The jobs that could run now: their ids and how often each was tried."""
    due = (
        "SELECT id, attempts FROM procrastinate_jobs"
        " WHERE status = 'todo' AND coalesce(scheduled_at, now()) <= now() ORDER BY id"
    )
    async with pace.database.reading() as session:
        return [(id, attempts) for id, attempts in await session.execute(sql(due))]
