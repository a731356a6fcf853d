"""Which of our needs foreign categories stand for. It is data: shipped once, then an admin's to edit."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml
from sqlalchemy import select
from sqlalchemy.dialects.postgresql import insert
from sqlalchemy.ext.asyncio import AsyncSession

from bot.database.tables import CategoryMapping
from bot.directory.feeds.found import Category
from bot.settings import PROJECT

MAPPING_FILE = PROJECT / "content" / "category_mapping.yaml"
ANY = "any"
"""Stands for every vocabulary that has no line of its own."""

Key = tuple[str, str]


@dataclass(frozen=True)
class Mapped:
    """The needs that a service's categories stand for, sorted, and the categories that nobody has decided about."""

    needs: tuple[str, ...]
    unmapped: tuple[Category, ...]


def plain_category(name: str) -> str:
    """A category's name as it is looked up: lower case, single spaces, no "and"."""
    words = re.findall(r"[^\W_]+", name.lower())
    return " ".join(word for word in words if word != "and")


class CategoryNeeds:
    """The mapping as it stands, for one import."""

    def __init__(self, lines: Mapping[Key, tuple[str, ...]]) -> None:
        self._lines = lines

    def map(self, categories: Iterable[Category]) -> Mapped:
        """The needs of some categories."""
        needs: set[str] = set()
        unmapped = []
        for category in categories:
            found = self._look_up(category)
            if found is None:
                unmapped.append(category)
            else:
                needs.update(found)
        return Mapped(tuple(sorted(needs)), tuple(unmapped))

    def _look_up(self, category: Category) -> tuple[str, ...] | None:
        for scheme in dict.fromkeys((plain_category(category.scheme), ANY)):
            for said in (category.id, category.name):
                if said and (found := self._lines.get((scheme, plain_category(said)))) is not None:
                    return found
        return None


async def load_category_mapping(session: AsyncSession, file: Path = MAPPING_FILE) -> None:
    """Puts the shipped lines into the database; lines that an admin edited stay as they are."""
    told = _shipped(file)
    lines = {
        (plain_category(scheme), plain_category(str(name))): needs
        for scheme, categories in told["categories"].items()
        for name, needs in categories.items()
    }
    new = insert(CategoryMapping).values(
        [{"scheme": s, "category": c, "needs": needs, "shipped": True} for (s, c), needs in lines.items()]
    )
    await session.execute(
        new.on_conflict_do_update(
            index_elements=[CategoryMapping.scheme, CategoryMapping.category],
            set_={"needs": new.excluded.needs},
            where=CategoryMapping.shipped | CategoryMapping.needs.is_(None),
        )
    )


def _shipped(file: Path) -> dict[str, Any]:
    told: dict[str, Any] = yaml.safe_load(file.read_text(encoding="utf-8"))
    return told


async def read_category_mapping(session: AsyncSession) -> CategoryNeeds:
    """The mapping as the database has it."""
    rows = await session.execute(
        select(CategoryMapping.scheme, CategoryMapping.category, CategoryMapping.needs).where(
            CategoryMapping.needs.is_not(None)
        )
    )
    return CategoryNeeds({(scheme, category): tuple(needs or ()) for scheme, category, needs in rows})


async def note_unmapped(session: AsyncSession, categories: Iterable[tuple[str, str]]) -> None:
    """Keeps categories (scheme, name) that nobody has decided about, so that an admin finds them."""
    keys = {(plain_category(scheme) or ANY, plain_category(name)) for scheme, name in categories}
    rows = [{"scheme": s, "category": c, "needs": None, "shipped": False} for s, c in sorted(keys) if c]
    if rows:
        await session.execute(insert(CategoryMapping).values(rows).on_conflict_do_nothing())


async def map_category(session: AsyncSession, scheme: str, category: str, needs: list[str] | None) -> None:
    """An admin's decision. An empty list means that it stands for none of our needs."""
    line = {"scheme": plain_category(scheme) or ANY, "category": plain_category(category), "needs": needs}
    new = insert(CategoryMapping).values({**line, "shipped": False})
    await session.execute(
        new.on_conflict_do_update(
            index_elements=[CategoryMapping.scheme, CategoryMapping.category],
            set_={"needs": new.excluded.needs, "shipped": False},
        )
    )
