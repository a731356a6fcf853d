"""Brings what ships in content/ into the tables at every start: only files that changed, one machine at a time."""

import hashlib
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

import yaml
from sqlalchemy import select, text, update
from sqlalchemy.dialects.postgresql import insert
from sqlalchemy.ext.asyncio import AsyncSession

from bot.database.session import Database
from bot.database.tables import Helpline, Hub, Organisation, QuickReply, Service, ShippedContent, Table
from bot.settings import PROJECT

CONTENT = PROJECT / "content"
ONE_AT_A_TIME = 7_251_905
"""The advisory lock that keeps two starting machines from loading together."""

Entries = list[dict[str, Any]]
Loader = Callable[[AsyncSession, Entries], Awaitable[None]]


@dataclass(frozen=True)
class _File:
    name: str
    fingerprint: str
    entries: Entries
    load: Loader


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
    found = []
    for pattern, load in LOADERS:
        tuple[tuple[str, Loader], ...] = (
            ("organisations.yaml", _organisations),
            ("services/*.yaml", _services),
            ("helplines.yaml", _helplines),
            ("hubs.yaml", _hubs),
            ("quick_replies.yaml", _quick_replies),
        )


"""Which file is loaded how, in an order in which what is pointed to comes first."""
