"""`pace content`: all content to files that git can hold, and back as drafts."""

from collections.abc import Callable
from pathlib import Path

from bot.clock import SCOTLAND, system_clock
from bot.database.session import Database
from bot.database.vault import Vault
from bot.directory import content_files
from bot.errors import NotAllowed, NotFound
from bot.settings import Settings
from bot.staff import workers
from bot.staff.roles import Role

PUBLISHERS = frozenset({Role.PUBLISHER, Role.LEAD_PARTNER})


async def export_content(settings: Settings, folder: Path, tell: Callable[[str], None]) -> None:
    """Writes a file for each kind of content into a folder."""
    database = Database(settings.database_url, Vault(settings.data_keys, settings.secret_key))
    try:
        async with database.reading() as session:
            files = await content_files.export(session, system_clock().astimezone(SCOTLAND).date())
    finally:
        await database.close()
    _write(folder, files)
    tell(f"Wrote {', '.join(files)} into {folder}.")


async def import_content(settings: Settings, folder: Path, email: str, tell: Callable[[str], None]) -> None:
    """Makes drafts in a publisher's name of what differs. Raises FilesWrong, NotFound or NotAllowed."""
    database = Database(settings.database_url, Vault(settings.data_keys, settings.secret_key))
    try:
        async with database.transaction() as session:
            worker = await workers.find(session, email)
            if worker is None or not worker.active:
                raise NotFound(f"Nobody with the address {email} works here. See `pace staff add`.")
            if not worker.is_any_of(PUBLISHERS):
                raise NotAllowed(f"{email} is no publisher. Ask somebody who is.")
            done = await content_files.import_files(session, folder, worker, system_clock())
    finally:
        await database.close()
    for kind, entry in done.drafts:
        tell(f"draft  {kind.replace('_', ' ')}  {entry}")
    tell(f"{len(done.drafts)} drafts wait in the studio; {done.same} entries were the same already.")


def _write(folder: Path, files: dict[str, str]) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    for name, text in files.items():
        (folder / name).write_text(text, "utf-8")
