"""The life of a change to a wording: saved as a draft, published, restored. Every write to a live wording is here."""

import uuid
from dataclasses import dataclass, replace
from datetime import datetime
from functools import cached_property
from pathlib import Path
from typing import Any

from sqlalchemy import func, select, update
from sqlalchemy.dialects.postgresql import insert
from sqlalchemy.ext.asyncio import AsyncSession

from bot.content.lint import Finding, lint
from bot.content.uses import Use, Uses
from bot.content.wording import SHIPPED, Wording, Wordings
from bot.database.tables import LiveWording, WordingRevision
from bot.errors import NotFound, PaceError
from bot.yaml_files import read_yaml

DRAFT, LIVE, ARCHIVED = "draft", "live", "archived"
TWO_PEOPLE = "risk_"
"""Wordings whose names begin like this are published by somebody other than who wrote them."""


class EditedMeanwhile(PaceError):
    """Somebody else changed the wording after this edit began."""


class NothingChanged(PaceError):
    """The texts are the ones that are there already."""


class PublishingStopped(PaceError):
    """The lint stops these texts; `findings` are the reasons."""

    def __init__(self, findings: list[Finding]) -> None:
        super().__init__("This cannot be published yet. What stops it is told beside the texts.")
        self.findings = findings


@dataclass(frozen=True)
class Edit:
    """What somebody made of a wording. `seen` is the number of the newest revision when they began, 0 for none."""

    wording: Wording
    by: uuid.UUID
    reason: str
    seen: int
    at: datetime

    @property
    def variants(self) -> dict[str, list[str]]:
        """The texts as tables keep them."""
        return variants_of(self.wording)


def variants_of(wording: Wording) -> dict[str, list[str]]:
    """The texts of a wording as tables keep them."""
    return {"sms": list(wording.sms), "telegram": list(wording.telegram)}


class Publishing:
    """Keeps the revisions of wordings, and makes one of each live."""

    def __init__(self, folder: Path = SHIPPED, uses: Uses | None = None) -> None:
        self._folder = folder
        self.wordings = Wordings(folder)
        self._uses = uses or Uses()

    @cached_property
    def themes(self) -> dict[str, list[str]]:
        """The ids of the wordings that ship, by theme."""
        files = sorted(self._folder.rglob("*.yml"))
        return {file.stem: list(read_yaml(file).get("responses", {})) for file in files}

    def use(self, id: str) -> Use:
        """How the code uses a wording."""
        return self._uses.of(id)

    def shipped(self, id: str) -> Wording:
        """The copy that shipped. Raises NotFound: only these can be edited, as nothing says any other."""
        wording = self.wordings.shipped.get(id)
        if wording is None:
            raise NotFound("There is no wording of this name.")
        return wording

    def with_texts(self, id: str, variants: dict[str, Any]) -> Wording:
        """The wording with other texts; its choices stay. Raises NotFound."""
        return replace(self.shipped(id), sms=tuple(variants["sms"]), telegram=tuple(variants.get("telegram", ())))

    def findings(self, wording: Wording) -> list[Finding]:
        """What the lint says."""
        return lint(wording, self._uses.of(wording.id), self._uses.numbers)

    async def live(self, session: AsyncSession, id: str) -> Wording:
        """What parents get now. Raises NotFound."""
        return await self.wordings.find(session, id) or self.shipped(id)

    async def history(self, session: AsyncSession, id: str) -> list[WordingRevision]:
        """Every revision, newest first."""
        rows = await session.scalars(
            select(WordingRevision).where(WordingRevision.wording == id).order_by(WordingRevision.number.desc())
        )
        return list(rows)

    async def save_draft(self, session: AsyncSession, edit: Edit) -> WordingRevision:
        """Keeps an edit as the wording's draft. Raises EditedMeanwhile, NothingChanged or NotFound."""
        newest = await self._newest(session, edit)
        if await self._is_there_already(session, edit, newest):
            raise NothingChanged("Nothing has changed since the last save.")
        return await self._add(session, edit, newest)

    async def publish(self, session: AsyncSession, edit: Edit) -> WordingRevision:
        """Makes an edit live, for the very next text. Raises PublishingStopped and as `save_draft` does.

        The result is still a draft where two people are needed and the second has yet to publish it.
        """
        newest = await self._newest(session, edit)
        stops = [finding for finding in self.findings(edit.wording) if finding.stops]
        if stops:
            raise PublishingStopped(stops)
        revision = newest
        if revision is None or not await self._is_there_already(session, edit, newest):
            revision = await self._add(session, edit, newest)
        if revision.state == LIVE:
            raise NothingChanged("Parents get these words already.")
        if needs_two(edit.wording.id) and revision.author_id == edit.by:
            return revision
        await self._make_live(session, revision, edit)
        return revision

    async def restore(
        self, session: AsyncSession, id: str, number: int, by: uuid.UUID, seen: int, at: datetime
    ) -> WordingRevision:
        """Makes a new draft of an older revision's texts (0: as shipped). Raises as `save_draft` does."""
        return await self.save_draft(
            session, Edit(await self.at_number(session, id, number), by, f"Back to number {number}", seen, at)
        )

    async def at_number(self, session: AsyncSession, id: str, number: int) -> Wording:
        """The wording as it was at one revision. Raises NotFound."""
        if number == 0:
            return self.shipped(id)
        revision = await session.scalar(
            select(WordingRevision).where(WordingRevision.wording == id, WordingRevision.number == number)
        )
        if revision is None:
            raise NotFound("There is no revision of this number.")
        return self.with_texts(id, revision.variants)

    async def _newest(self, session: AsyncSession, edit: Edit) -> WordingRevision | None:
        """The newest revision, with the wording locked to this transaction. Raises EditedMeanwhile."""
        self.shipped(edit.wording.id)
        await session.execute(select(func.pg_advisory_xact_lock(func.hashtext(f"wording {edit.wording.id}"))))
        newest = next(iter(await self.history(session, edit.wording.id)), None)
        if (newest.number if newest else 0) != edit.seen:
            raise EditedMeanwhile("Somebody else changed this wording after you opened it.")
        return newest

    async def _is_there_already(self, session: AsyncSession, edit: Edit, newest: WordingRevision | None) -> bool:
        there = newest.variants if newest else variants_of(await self.live(session, edit.wording.id))
        return there == edit.variants

    async def _add(self, session: AsyncSession, edit: Edit, newest: WordingRevision | None) -> WordingRevision:
        await self._archive(session, edit.wording.id, DRAFT)
        revision = WordingRevision(
            wording=edit.wording.id,
            number=newest.number + 1 if newest else 1,
            variants=edit.variants,
            reason=edit.reason,
            state=DRAFT,
            author_id=edit.by,
            made_at=edit.at,
        )
        session.add(revision)
        await session.flush()
        return revision

    async def _make_live(self, session: AsyncSession, revision: WordingRevision, edit: Edit) -> None:
        await self._archive(session, revision.wording, LIVE)
        revision.state, revision.published_by, revision.published_at = LIVE, edit.by, edit.at
        copy = {"variants": revision.variants, "changed_at": edit.at}
        await session.execute(
            insert(LiveWording)
            .values(id=revision.wording, **copy)
            .on_conflict_do_update(index_elements=["id"], set_=copy)
        )

    async def _archive(self, session: AsyncSession, id: str, state: str) -> None:
        await session.execute(
            update(WordingRevision)
            .where(WordingRevision.wording == id, WordingRevision.state == state)
            .values(state=ARCHIVED)
        )


def needs_two(id: str) -> bool:
    """Whether one person writes and another publishes."""
    return id.startswith(TWO_PEOPLE)
