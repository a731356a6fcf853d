"""Full postcodes that are known: looked up for what a parent texts, and kept from the published directory."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import batched

from sqlalchemy import func, select
from sqlalchemy.dialects.postgresql import insert
from sqlalchemy.ext.asyncio import AsyncSession

from bot.database.tables import Postcode
from bot.directory.areas import POSTCODE

AT_ONCE = 5_000
Areas = tuple[str, ...]


@dataclass(frozen=True)
class Changes:
    """What keeping a directory changes, or would."""

    new: int = 0
    moved: int = 0
    same: int = 0

    def __add__(self, other: "Changes") -> "Changes":
        return Changes(self.new + other.new, self.moved + other.moved, self.same + other.same)


async def known_in(session: AsyncSession, text: str) -> dict[str, Areas]:
    """The full postcodes that a text holds, as far as they are known, with their areas."""
    written = [f"{match[1]}{match[2]}".upper() for match in POSTCODE.finditer(text.lower()) if match[2]]
    if not written:
        return {}
    rows = await session.scalars(select(Postcode).where(Postcode.postcode.in_(written)))
    return {row.postcode: tuple(row.areas) for row in rows.all()}


async def count(session: AsyncSession) -> int:
    """How many are known."""
    return await session.scalar(select(func.count()).select_from(Postcode)) or 0


async def keep(session: AsyncSession, found: Mapping[str, Areas], *, dry_run: bool = False) -> Changes:
    """Keeps what is new or has moved; what is the same already is not written. Nothing is with `dry_run`."""
    changes = Changes()
    for postcodes in _in_batches(sorted(found)):
        rows = await session.scalars(select(Postcode).where(Postcode.postcode.in_(postcodes)))
        known = {row.postcode: tuple(row.areas) for row in rows.all()}
        new = [postcode for postcode in postcodes if postcode not in known]
        moved = [postcode for postcode in postcodes if postcode in known and known[postcode] != found[postcode]]
        changes += Changes(len(new), len(moved), len(postcodes) - len(new) - len(moved))
        if (new or moved) and not dry_run:
            await _write(session, [{"postcode": each, "areas": list(found[each])} for each in (*new, *moved)])
        session.expunge_all()
    return changes


async def _write(session: AsyncSession, rows: list[dict[str, object]]) -> None:
    writing = insert(Postcode)
    await session.execute(
        writing.on_conflict_do_update(index_elements=["postcode"], set_={"areas": writing.excluded.areas}), rows
    )


def _in_batches(postcodes: Sequence[str]) -> Iterator[Sequence[str]]:
    yield from batched(postcodes, AT_ONCE)
