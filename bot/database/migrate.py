"""Brings a database's schema to the newest revision; safe to run at every start, from several machines."""

from pathlib import Path

from alembic import command
from alembic.config import Config
from sqlalchemy import Connection, NullPool, create_engine, text

from bot.database.session import sqlalchemy_address

MIGRATIONS = Path(__file__).parent / "migrations"
ONE_AT_A_TIME = 7_251_904
"""The advisory lock that keeps two starting machines from migrating together."""


def migrate(database_url: str) -> None:
    """Runs every migration that the database has not had."""
    engine = create_engine(sqlalchemy_address(database_url), poolclass=NullPool)
    with engine.connect() as connection:
        connection.execute(text("SELECT pg_advisory_lock(:key)"), {"key": ONE_AT_A_TIME})
        connection.commit()
        command.upgrade(alembic_config(connection), "head")
        connection.commit()
    engine.dispose()


def alembic_config(connection: Connection) -> Config:
    """Alembic's configuration, with the connection to use."""
    config = Config()
    config.set_main_option("script_location", str(MIGRATIONS))
    config.set_main_option("path_separator", "os")
    config.attributes["connection"] = connection
    return config
