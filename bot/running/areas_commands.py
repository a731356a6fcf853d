"""`pace areas`: which postcodes are in which area."""

from collections.abc import Callable, Sequence
from pathlib import Path

from bot.database.session import Database
from bot.database.vault import Vault
from bot.directory import postcodes
from bot.directory.areas import council_areas
from bot.directory.postcode_files import PostcodeReader
from bot.settings import Settings


async def import_postcodes(
    settings: Settings,
    files: Sequence[Path],
    *,
    dry_run: bool,
    tick: Callable[[int], None],
    tell: Callable[[str], None],
) -> None:
    """Reads all files first, then keeps what is new or has moved, all or nothing. Raises PostcodeFileWrong."""
    reader = PostcodeReader(council_areas())
    for file in files:
        reader.read(file, tick)
    found = reader.areas()
    database = Database(settings.database_url, Vault(settings.data_keys, settings.secret_key))
    try:
        async with database.transaction() as session:
            changes = await postcodes.keep(session, found, dry_run=dry_run)
    finally:
        await database.close()
    ours = sum(bool(areas) for areas in found.values())
    split = sum(len(areas) > 1 for areas in found.values())
    tell(f"Read {reader.rows:,} rows: {len(found):,} postcodes, {ours:,} of them in our areas, {split:,} in two.")
    would = "Would add" if dry_run else "Added"
    tell(
        f"{would} {changes.new:,}, {'move' if dry_run else 'moved'} {changes.moved:,}; {changes.same:,} were the same."
    )
