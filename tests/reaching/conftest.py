"""The whole app with every way to reach workers set up, on real HTTP and SMTP."""

from collections.abc import AsyncIterator, Awaitable, Callable, Iterator

import pytest
from sqlalchemy import select

from bot.app import Pace
from bot.database.tables import Handover, HandoverEntry, OnCall, Worker
from bot.settings import Settings
from bot.staff import ways, workers
from bot.staff.workers import NewWorker
from tests.conftest import MovableClock
from tests.desks import at_desk, chromium, opened
from tests.phones import settle
from tests.stand_ins.fixtures import telegram, twilio
from tests.stand_ins.mail_server import MailServer
from tests.stand_ins.push_service import PushService
from tests.stand_ins.telegram_api import TelegramPhone, TelegramStandIn
from tests.stand_ins.twilio_api import TwilioStandIn
from tests.whole_app import whole_app

__all__ = ["at_desk", "chromium", "opened", "telegram", "twilio"]


@pytest.fixture
def mail() -> Iterator[MailServer]:
    server = MailServer()
    yield server
    server.close()


@pytest.fixture
def push_service() -> Iterator[PushService]:
    service = PushService()
    yield service
    service.close()


@pytest.fixture
async def pace(
    settings: Settings,
    clock: MovableClock,
    twilio: TwilioStandIn,
    telegram: TelegramStandIn,
    mail: MailServer,
    push_service: PushService,
) -> AsyncIterator[Pace]:
    """The app at a real address, between both providers, with e-mail and push set up."""
    ways = {"smtp_url": mail.address, "smtp_from": "alerts@example.org", "push_services": "127.0.0.1"}
    async with whole_app(settings, clock, twilio, telegram, **ways) as pace:
        yield pace


@pytest.fixture
def address(pace: Pace) -> str:
    """Where the app is."""
    return pace.settings.public_url


class KeyWorker:
    """A worker outside the inbox: their Telegram, their mailbox, their browser."""

    def __init__(self, pace: Pace, mail: MailServer, worker: Worker, link: str, phone: TelegramPhone) -> None:
        self._pace, self._mail = pace, mail
        self.worker = worker
        self.link = link
        self.phone = phone
        self._read = 0

    async def takes_telegram(self) -> str:
        """Ties their Telegram as they would; what the bot says to that."""
        async with self._pace.database.transaction() as session:
            code = await ways.telegram_code(session, self.worker.id, self._pace.clock())
        await self.phone.text(f"/start {code}")
        return self.telegrams()[-1]

    async def no_email(self) -> None:
        async with self._pace.database.transaction() as session:
            await ways.by_email(session, self.worker.id, False)

    async def on_call(self, hours: float = 12) -> None:
        """From now on, for every area."""
        now = self._pace.clock()
        async with self._pace.database.transaction() as session:
            session.add(OnCall(worker_id=self.worker.id, area=None, starts_at=now, ends_at=now.replace(hour=12)))

    def telegrams(self) -> list[str]:
        """What came in their Telegram since this was asked last."""
        new = [shown.body for shown in self.phone.texts[self._read :]]
        self._read = len(self.phone.texts)
        return new

    def emails(self) -> list[str]:
        """Subject and body of every e-mail to them."""
        sent = self._mail.to(self.worker.email)
        return [f"{each['Subject']}\n{each.get_content()}".replace("\r\n", "\n") for each in sent]


Hired = Callable[..., Awaitable[KeyWorker]]


@pytest.fixture
def hired(pace: Pace, mail: MailServer, telegram: TelegramStandIn) -> Hired:
    """Makes workers: await hired("Aisha", roles=("key_worker",), areas=("fife",), organisation="Lomond Advice")."""
    chats = iter(range(9001, 9100))

    async def make(
        name: str,
        roles: tuple[str, ...] = ("key_worker",),
        areas: tuple[str, ...] = ("fife",),
        organisation: str | None = None,
    ) -> KeyWorker:
        async with pace.database.transaction() as session:
            email = f"{name.lower()}@example.org"
            link = await workers.add(session, NewWorker(name, email, roles, areas, organisation), pace.clock())
            worker = await workers.find(session, email)
            assert worker is not None
        return KeyWorker(pace, mail, worker, link, telegram.phone(next(chats)))

    return make


async def minutes(pace: Pace, clock: MovableClock, number: int) -> None:
    """Time goes by, and the clocks look after every minute of it."""
    for _ in range(number):
        clock.forward(minutes=1)
        await pace.clocks.tick()
        await settle(pace)


async def the_handover(pace: Pace) -> Handover:
    async with pace.database.reading() as session:
        found = await session.scalar(select(Handover))
        assert found is not None
        return found


async def entries(pace: Pace) -> list[str]:
    async with pace.database.reading() as session:
        return list(await session.scalars(select(HandoverEntry.kind).order_by(HandoverEntry.place)))
