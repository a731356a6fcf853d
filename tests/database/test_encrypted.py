"""Nothing that identifies a parent, or that anybody wrote, stands in the database in the clear."""

import psycopg
import pytest
from cryptography.fernet import Fernet
from sqlalchemy import select

from bot.app import Pace
from bot.database.tables import InboundText
from bot.database.vault import Vault
from bot.errors import SettingsWrong
from bot.messages import ChannelName, IncomingText


async def test_a_dump_of_every_table_shows_neither_words_nor_number(pace: Pace, database_url: str) -> None:
    words = "ma wean needs new shoes and the meter is nearly out"
    text = IncomingText(ChannelName.SMS, "+447700900456", "SM1", words, pace.clock())
    await pace.inbox.accept(text)
    with psycopg.connect(database_url) as connection:
        tables = connection.execute("SELECT tablename FROM pg_tables WHERE schemaname = 'public'").fetchall()
        dump = "\n".join(
            str(row)
            for (table,) in tables
            for row in connection.execute(f'SELECT t::text FROM "{table}" t').fetchall()
        )
    assert "inbound_texts" in {table for (table,) in tables}
    assert "SM1" in dump
    for secret in (words, "shoes", "447700900456", "7700900456"):
        assert secret not in dump
        assert secret.encode().hex() not in dump


async def test_the_app_itself_reads_them(pace: Pace) -> None:
    await pace.inbox.accept(IncomingText(ChannelName.SMS, "+447700900456", "SM1", "hello there", pace.clock()))
    async with pace.database.reading() as session:
        assert (await session.scalars(select(InboundText.body))).one() == "hello there"


def test_newer_keys_write_and_older_ones_still_read() -> None:
    old, new = Fernet.generate_key().decode(), Fernet.generate_key().decode()
    secret = "s" * 32
    stored = Vault(old, secret).encrypt("hello")
    assert Vault(f"{new},{old}", secret).decrypt(stored) == "hello"
    with pytest.raises(SettingsWrong, match="DATA_KEYS"):
        Vault(new, secret).decrypt(stored)


@pytest.mark.parametrize(
    ("data_keys", "secret", "names"), [("", "s" * 32, "DATA_KEYS"), ("short", "s" * 32, "DATA_KEYS")]
)
def test_a_missing_or_broken_key_is_named(data_keys: str, secret: str, names: str) -> None:
    with pytest.raises(SettingsWrong, match=names):
        Vault(data_keys, secret)


def test_a_short_secret_is_refused() -> None:
    with pytest.raises(SettingsWrong, match="SECRET_KEY"):
        Vault(Fernet.generate_key().decode(), "short")
