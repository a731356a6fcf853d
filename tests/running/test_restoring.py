"""A backup brings everything back: a parent's conversation goes on where it was, and only with the keys of then."""

import os
import subprocess
from pathlib import Path

import psycopg
import pytest
from cryptography.fernet import Fernet

from bot.database.session import Database
from bot.running.up import PACE
from bot.settings import PROJECT
from tests.running.real_processes import RealApp, real_app
from tests.stand_ins.telegram_api import TelegramStandIn
from tests.stand_ins.twilio_api import TwilioStandIn


def pace(app: RealApp, *arguments: str, **settings: str) -> subprocess.CompletedProcess[str]:
    """One command of the operator's, at the end of which nothing stays running."""
    environment = os.environ | app.environment | settings
    return subprocess.run(
        [PACE, *arguments], cwd=PROJECT, env=environment, capture_output=True, text=True, check=False
    )


@pytest.mark.timeout(420)
async def test_a_conversation_goes_on_after_everything_was_lost(
    database: Database, tmp_path: Path, twilio: TwilioStandIn, telegram: TelegramStandIn
) -> None:
    file = str(tmp_path / "pace.backup")
    async with real_app(database, tmp_path, twilio, telegram) as app:
        phone, other = twilio.phone("+447700900511"), twilio.phone("+447700900512")
        await app.start("engine", "serve", "work")
        assert await phone.text("I am looking for a nursery for my wee boy") < 300
        assert await other.text("STOP") < 300
        await app.settled()
        assert "where" in phone.last.body.lower() or "area" in phone.last.body.lower()
        assert pace(app, "backup", file).returncode == 0
        assert_gives_nothing_away(Path(file))

        refused = pace(app, "restore", file, "--yes")
        assert refused.returncode == 2
        assert "still uses the database" in refused.stderr

        app.stop()
        await database.close()
        app.ask("DROP SCHEMA public CASCADE")
        app.ask("CREATE SCHEMA public")
        with pytest.raises(psycopg.errors.UndefinedTable):
            app.ask("SELECT count(*) FROM parents")
        restored = pace(app, "restore", file, "--yes")
        assert restored.returncode == 0, restored.stderr
        assert pace(app, "prepare").returncode == 0

        other_keys(app)
        await app.start("serve", "work")
        before = len(phone.ours)
        assert await phone.text("Kirkcaldy") < 300
        assert await other.text("are you there") < 300
        await app.start("engine")
        await app.until_asked("SELECT NOT EXISTS (SELECT FROM inbound_texts WHERE taken_at IS NULL)")
        await app.settled()
        offer = phone.ours[before:][-1]
        assert len(offer.choices) >= 3, "services near Kirkcaldy, and a way out"
        assert other.ours == []


def assert_gives_nothing_away(file: Path) -> None:
    assert file.stat().st_mode & 0o077 == 0
    assert b"nursery" not in file.read_bytes()


def other_keys(app: RealApp) -> None:
    """With keys that are not those of the database nothing starts, and one line says which setting it is."""
    for name, value in (("SECRET_KEY", "s" * 40), ("DATA_KEYS", Fernet.generate_key().decode())):
        refused = pace(app, "work", **{name: value})
        assert refused.returncode == 2, refused.stderr
        assert refused.stderr.splitlines()[-1].startswith(f"{name}: ")
