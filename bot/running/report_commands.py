"""`pace report` and `pace export`: figures in which nobody can be picked out."""

from bot.database.session import Database
from bot.database.vault import Vault
from bot.reports import figures
from bot.settings import Settings


async def report(settings: Settings, first: str, last: str, *, as_csv: bool = False) -> str:
    """The figures as a table for the screen, or as CSV. Raises MonthWrong."""
    database = Database(settings.database_url, Vault(settings.data_keys, settings.secret_key))
    try:
        async with database.reading() as session:
            found = await figures.figures(session, first, last)
    finally:
        await database.close()
    return figures.as_csv(found) if as_csv else figures.as_table(found)
