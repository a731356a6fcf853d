"""`pace doctor`: whether this is ready for real parents. It never says ready while something invented is live."""

from dataclasses import dataclass

from sqlalchemy import func, select
from sqlalchemy.ext.asyncio import AsyncSession

from bot.conversation.engine import Engine
from bot.database.session import Database
from bot.database.tables import Helpline, Hub, Service, Worker
from bot.database.vault import Vault
from bot.running.checks import check_database, check_keys
from bot.running.place import ADDRESS
from bot.settings import Settings


@dataclass(frozen=True)
class Finding:
    """One thing looked at. `stops` keeps us from being ready for real parents."""

    fine: bool
    said: str
    stops: bool = False

    @property
    def line(self) -> str:
        """The finding as `pace doctor` prints it."""
        return f"{'ok  ' if self.fine else 'STOP' if self.stops else 'note'}  {self.said}"


async def examine(settings: Settings) -> list[Finding]:
    """Looks at settings, database, engine and content, and says at the end whether real parents may text."""
    check_database(settings.database_url)
    database = Database(settings.database_url, Vault(settings.data_keys, settings.secret_key))
    engine = Engine(settings.engine_url)
    try:
        await check_keys(database)
        async with database.reading() as session:
            findings = [
                *_settings(settings),
                _finding(await engine.ready(), "The engine answers", "The engine does not answer: is it running?"),
                *await _content(session),
                *await _people(session),
            ]
    finally:
        await engine.close()
        await database.close()
    stops = sum(finding.stops for finding in findings)
    last = (
        "Ready for real parents" if not stops else f"Not ready for real parents: {stops} thing(s) to put right first"
    )
    return [*findings, Finding(not stops, last, stops=bool(stops))]


def _finding(fine: bool, when_fine: str, otherwise: str, stops: bool = True) -> Finding:
    return Finding(fine, when_fine if fine else otherwise, stops=stops and not fine)


def _settings(settings: Settings) -> list[Finding]:
    channel = settings.sms_on or settings.telegram_on
    return [
        _finding(channel, "A real channel is set up", "No real channel: set TWILIO_ or TELEGRAM_ settings"),
        _finding(
            settings.public_url.startswith("https://"),
            "PUBLIC_URL is https",
            "PUBLIC_URL: set the https address by which providers and workers reach this",
        ),
        _finding(
            not ADDRESS.exists(),
            "The database is one of your own",
            "This runs on the embedded PostgreSQL: set DATABASE_URL to one that is backed up",
        ),
        _finding(
            settings.mail_on or settings.telegram_on,
            "Workers can be told while the inbox is closed",
            "Workers hear of somebody only in a browser: set SMTP_URL and SMTP_FROM, or TELEGRAM_ settings",
            stops=False,
        ),
        _finding(
            not settings.simulator_on,
            "The simulator is off",
            "The simulator is on: set SIMULATOR=false, or keep it for training staff",
            stops=False,
        ),
    ]


async def _content(session: AsyncSession) -> list[Finding]:
    samples = await session.scalar(select(func.count()).where(Service.sample, Service.state == "live")) or 0
    hubs = await session.scalar(select(func.count()).select_from(Hub).where(Hub.sample)) or 0
    live = await session.scalar(select(func.count()).where(~Service.sample, Service.state == "live")) or 0
    lines = await session.scalar(select(func.count()).select_from(Helpline)) or 0
    return [
        _finding(samples == 0, "No sample service is live", f"{samples} sample services are live: they are invented"),
        _finding(hubs == 0, "No sample hub is live", f"{hubs} sample hubs are live: they are invented"),
        _finding(live > 0, f"{live} real services are live", "No real service is in the directory yet"),
        _finding(lines > 0, f"{lines} helplines are known", "No helpline is known: was the content loaded?"),
    ]


async def _people(session: AsyncSession) -> list[Finding]:
    workers = list((await session.scalars(select(Worker).where(Worker.active))).all())
    signed_up = [worker for worker in workers if worker.password_hash]
    roles = {role for worker in signed_up for role in worker.roles}
    return [
        _finding("key_worker" in roles, "There are key workers", "Nobody can pick up a handover: pace staff add"),
        _finding(
            "safeguarding_lead" in roles,
            "There is a safeguarding lead",
            "There is no safeguarding lead: pace staff add --role safeguarding_lead",
        ),
    ]
