"""Brings what ships in content/ into the tables at every start: only files that changed, one machine at a time."""

import hashlib
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from pathlib import Path
from typing import Any

from sqlalchemy import select, text, update
from sqlalchemy.dialects.postgresql import insert
from sqlalchemy.ext.asyncio import AsyncSession

from bot.content.life import published_entries
from bot.database.session import Database
from bot.database.tables import Helpline, Hub, Organisation, QuickReply, Service, ShippedContent, Table
from bot.directory.withdrawing import keep_withdrawn
from bot.settings import PROJECT
from bot.yaml_files import read_yaml

CONTENT = PROJECT / "content"
ONE_AT_A_TIME = 7_251_905
"""The advisory lock that keeps two starting machines from loading together."""

Entries = list[dict[str, Any]]
Loader = Callable[[AsyncSession, Entries], Awaitable[None]]


@dataclass(frozen=True)
class _File:
    name: str
    content: bytes
    load: Loader

    @cached_property
    def fingerprint(self) -> str:
        return hashlib.sha256(self.content).hexdigest()

    @cached_property
    def entries(self) -> Entries:
        return read_yaml(self.content) or []


async def load_shipped(database: Database, folder: Path = CONTENT) -> list[str]:
    """Loads what changed since it was last loaded; the names of those files."""
    files = _read(folder)
    async with database.transaction() as session:
        await session.execute(text("SELECT pg_advisory_xact_lock(:key)"), {"key": ONE_AT_A_TIME})
        known = {row.file: row.fingerprint for row in await session.scalars(select(ShippedContent))}
        changed = [file for file in files if known.get(file.name) != file.fingerprint]
        for file in changed:
            await file.load(session, file.entries)
            row = {"file": file.name, "fingerprint": file.fingerprint}
            await _upsert(session, ShippedContent, "file", [row])
        if any(file.load is _services for file in changed):
            await _withdraw_gone(session, files)
    return [file.name for file in changed]


def _read(folder: Path) -> list[_File]:
    return [
        _File(str(path.relative_to(folder)), path.read_bytes(), load)
        for pattern, load in LOADERS
        for path in sorted(folder.glob(pattern))
    ]


async def _organisations(session: AsyncSession, entries: Entries) -> None:
    await _upsert(session, Organisation, "id", entries, "organisation")


async def _services(session: AsyncSession, entries: Entries) -> None:
    await _upsert(session, Service, "id", [_service(entry) for entry in entries], "service")
    await keep_withdrawn(session, [entry["id"] for entry in entries])


def _service(entry: dict[str, Any]) -> dict[str, Any]:
    row = {name: value for name, value in entry.items() if name != "organisation"}
    review_by = entry.get("review_by")
    row["review_by"] = date.fromisoformat(str(review_by)) if review_by else None
    return {**row, "organisation_id": entry["organisation"], "state": "live"}


async def _helplines(session: AsyncSession, entries: Entries) -> None:
    rows = [
        {
            "id": entry["id"],
            "name": entry["name"],
            "facts": {k: v for k, v in entry.items() if k not in ("id", "name")},
        }
        for entry in entries
    ]
    await _upsert(session, Helpline, "id", rows, "helpline")


async def _hubs(session: AsyncSession, entries: Entries) -> None:
    await _upsert(session, Hub, "code", entries, "hub")


async def _quick_replies(session: AsyncSession, entries: Entries) -> None:
    await _upsert(session, QuickReply, "id", entries, "quick_reply")


async def _upsert(session: AsyncSession, table: type[Table], key: str, rows: Entries, kind: str = "") -> None:
    """Writes rows. An entry of a kind that a person has published here keeps what they made of it."""
    theirs = await published_entries(session, kind) if kind else set()
    for row in rows:
        if row[key] in theirs:
            continue
        change = {name: value for name, value in row.items() if name != key}
        await session.execute(insert(table).values(row).on_conflict_do_update(index_elements=[key], set_=change))


async def _withdraw_gone(session: AsyncSession, files: list[_File]) -> None:
    """A sample that no longer ships is withdrawn; what partners entered themselves stays."""
    shipped = [entry["id"] for file in files if file.load is _services for entry in file.entries]
    await session.execute(update(Service).where(Service.sample, Service.id.not_in(shipped)).values(state="withdrawn"))


LOADERS: tuple[tuple[str, Loader], ...] = (
    ("organisations.yaml", _organisations),
    ("services/*.yaml", _services),
    ("helplines.yaml", _helplines),
    ("hubs.yaml", _hubs),
    ("quick_replies.yaml", _quick_replies),
)
"""Which file is loaded how, in an order in which what is pointed to comes first."""
