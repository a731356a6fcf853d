"""`pace doctor` never says ready while something invented is live."""

from bot.database.session import Database
from bot.directory.shipped import load_shipped
from bot.running.doctor import examine
from bot.settings import Settings


async def test_sample_entries_keep_it_from_being_ready(database: Database, settings: Settings) -> None:
    await load_shipped(database)
    findings = await examine(settings)
    stops = [finding.said for finding in findings if finding.stops]
    assert any("sample services are live" in said for said in stops)
    assert findings[-1].said.startswith("Not ready for real parents")


async def test_each_thing_missing_says_what_to_do(database: Database, settings: Settings) -> None:
    lines = "\n".join(finding.line for finding in await examine(settings))
    for words in ("TWILIO_ or TELEGRAM_", "PUBLIC_URL", "The engine does not answer", "pace staff add"):
        assert words in lines
