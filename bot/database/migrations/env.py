"""Alembic's way in: it gets an open connection from `bot.database.migrate`."""

from alembic import context

from bot.database.tables import Table

connection = context.config.attributes["connection"]
context.configure(connection=connection, target_metadata=Table.metadata, compare_server_default=False)
with context.begin_transaction():
    context.run_migrations()
