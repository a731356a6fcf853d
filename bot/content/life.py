"""The life of a change to anything admins edit: draft, review, approved, scheduled, live, archived.

What is edited is of a kind (a wording, a service, a helpline ...), has an entry's id within it, and a body: plain data
that a `Kind` knows how to show, check and make live. Every write to what is live goes through here.
"""

import hashlib
import json
import uuid
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Protocol

from sqlalchemy import func, select, update
from sqlalchemy.ext.asyncio import AsyncSession

from bot.content.lint import Finding
from bot.database.tables import Revision
from bot.errors import NotFound, PaceError

DRAFT, REVIEW, APPROVED, SCHEDULED, LIVE, ARCHIVED = "draft", "review", "approved", "scheduled", "live", "archived"
PENDING = (DRAFT, REVIEW, APPROVED, SCHEDULED)
"""On its way to parents, and not there yet."""

Body = dict[str, Any]


class EditedMeanwhile(PaceError):
    """Somebody else changed the entry after this edit began."""


class NothingChanged(PaceError):
    """The body is the one that is there already."""


class PublishingStopped(PaceError):
    """The checks stop this body; `findings` are the reasons."""

    def __init__(self, findings: list[Finding]) -> None:
        super().__init__("This cannot be published yet. What stops it is told beside it.")
        self.findings = findings


class NotThen(PaceError):
    """A time that a change cannot be scheduled for."""


@dataclass(frozen=True)
class Edit:
    """What somebody made of an entry. `seen` is the mark (`Life.mark`) of what they saw when they began."""

    kind: str
    entry: str
    body: Body
    by: uuid.UUID
    reason: str
    seen: str
    at: datetime


class Kind(Protocol):
    """One kind of content: where its live copies are, and what stops one from going live."""

    name: str

    async def live(self, session: AsyncSession, entry: str) -> Body | None:
        """What parents or workers get now; None where there is none yet."""

    async def put_live(self, session: AsyncSession, entry: str, body: Body, at: datetime) -> None:
        """Makes a body the live copy."""

    async def findings(self, session: AsyncSession, entry: str, body: Body, now: datetime) -> list[Finding]:
        """What stops this body from going live, and what deserves a second look."""

    def shipped(self, entry: str) -> Body | None:
        """The copy that ships in code and stands in without a live one. Raises NotFound for an entry there cannot be."""

    def two_people(self, entry: str) -> bool:
        """Whether one person writes and another publishes."""


class Removable(Kind, Protocol):
    """A kind whose entries can be taken away altogether. The others are withdrawn or replaced."""

    async def take_away(self, session: AsyncSession, entry: str) -> None:
        """Takes the live copy away."""


class Life:
    """Keeps the revisions of all kinds, and makes one of each entry live."""

    def __init__(self, kinds: Mapping[str, Kind]) -> None:
        self.kinds = kinds

    async def history(self, session: AsyncSession, kind: str, entry: str) -> list[Revision]:
        """Every revision, newest first."""
        rows = await session.scalars(
            select(Revision).where(Revision.kind == kind, Revision.entry == entry).order_by(Revision.number.desc())
        )
        return list(rows)

    async def mark(self, session: AsyncSession, kind: str, entry: str) -> str:
        """Stands for what is there now: it differs once anybody saves, or the live copy changes in another way."""
        newest = next(iter(await self.history(session, kind, entry)), None)
        return _mark(newest, await self.kinds[kind].live(session, entry))

    async def save(self, session: AsyncSession, edit: Edit) -> Revision:
        """Keeps an edit as the entry's draft. Raises EditedMeanwhile, NothingChanged or NotFound."""
        newest = await self._newest(session, edit)
        if await self._is_there_already(session, edit, newest):
            raise NothingChanged("Nothing has changed since the last save.")
        return await self._add(session, edit, newest)

    async def ask_review(self, session: AsyncSession, edit: Edit) -> Revision:
        """Marks a draft as out with parent reviewers. Raises as `save` does."""
        revision = await self._waiting(session, edit)
        revision.state = REVIEW
        return revision

    async def approve(self, session: AsyncSession, edit: Edit) -> Revision:
        """A publisher's yes, to go live later. Raises PublishingStopped and as `save` does.

        The result is still a draft where two people are needed and the second has yet to say yes.
        """
        revision = await self._fit(session, edit)
        if not self.lacks_second(revision, edit.by):
            revision.state, revision.goes_live_at = APPROVED, None
            revision.approved_by, revision.approved_at = edit.by, edit.at
        return revision

    async def schedule(self, session: AsyncSession, edit: Edit, moment: datetime) -> Revision:
        """Lets it go live at a moment. Raises NotThen, and as `approve` does."""
        if moment <= edit.at:
            raise NotThen("That time has gone by. Choose a later one, or publish it now.")
        revision = await self.approve(session, edit)
        if revision.state == APPROVED:
            revision.state, revision.goes_live_at = SCHEDULED, moment
        return revision

    async def publish(self, session: AsyncSession, edit: Edit) -> Revision:
        """Makes an edit live, for the very next text. Raises and gives back as `approve` does."""
        revision = await self._fit(session, edit)
        if not self.lacks_second(revision, edit.by):
            await self._make_live(session, revision, edit.by, edit.at)
        return revision

    async def discard(self, session: AsyncSession, edit: Edit) -> Revision:
        """Throws away the change that waits; its copy stays in the history. Raises EditedMeanwhile or NothingChanged."""
        newest = await self._newest(session, edit)
        if newest is None or newest.state not in PENDING:
            raise NothingChanged("No draft waits here.")
        newest.state = ARCHIVED
        return newest

    async def restore(self, session: AsyncSession, edit: Edit, number: int) -> Revision:
        """Makes a new draft of an older revision (0: as shipped). The edit's own body counts for nothing."""
        body = await self.at_number(session, edit.kind, edit.entry, number)
        reason = f"Back to number {number}" if number else "Back to what shipped"
        again = Edit(edit.kind, edit.entry, body, edit.by, reason, edit.seen, edit.at)
        return await self.save(session, again)

    async def remove(self, session: AsyncSession, kind: Removable, entry: str, by: uuid.UUID, at: datetime) -> None:
        """Takes an entry away; its copies stay, and any can be made a draft again. Raises NotFound."""
        await self._lock(session, kind.name, entry)
        body = await kind.live(session, entry)
        if body is None:
            raise NotFound("It is not there any more.")
        newest = next(iter(await self.history(session, kind.name, entry)), None)
        await self._archive(session, kind.name, entry, (LIVE, *PENDING))
        session.add(
            Revision(
                kind=kind.name, entry=entry, number=newest.number + 1 if newest else 1, body=body, reason="Taken away",
                state=ARCHIVED, author_id=by, made_at=at, published_by=by, published_at=at,
            )
        )  # fmt: skip
        await kind.take_away(session, entry)
        await session.flush()

    async def at_number(self, session: AsyncSession, kind: str, entry: str, number: int) -> Body:
        """The entry as it was at one revision. Raises NotFound."""
        body = self.kinds[kind].shipped(entry) if number == 0 else None
        if number:
            body = await session.scalar(
                select(Revision.body).where(Revision.kind == kind, Revision.entry == entry, Revision.number == number)
            )
        if body is None:
            raise NotFound("There is no revision of this number.")
        return body

    async def make_live(self, session: AsyncSession, revision: Revision, by: uuid.UUID | None, at: datetime) -> None:
        """Makes a waiting revision live. Raises PublishingStopped, or EditedMeanwhile when it waits no more."""
        await self._lock(session, revision.kind, revision.entry)
        await session.refresh(revision)
        if revision.state not in PENDING:
            raise EditedMeanwhile("Somebody else decided about this change meanwhile.")
        await self._check(session, revision.kind, revision.entry, revision.body, at)
        await self._make_live(session, revision, by, at)

    def lacks_second(self, revision: Revision, by: uuid.UUID) -> bool:
        """Whether this person's yes to it would be only that of who wrote it, and another's is needed."""
        if not self.kinds[revision.kind].two_people(revision.entry) or revision.author_id != by:
            return False
        return revision.approved_by in (None, revision.author_id)

    async def _fit(self, session: AsyncSession, edit: Edit) -> Revision:
        """The revision of this edit, once nothing stops it from going live."""
        newest = await self._newest(session, edit)
        await self._check(session, edit.kind, edit.entry, edit.body, edit.at)
        return await self._settled(session, edit, newest)

    async def _waiting(self, session: AsyncSession, edit: Edit) -> Revision:
        return await self._settled(session, edit, await self._newest(session, edit))

    async def _settled(self, session: AsyncSession, edit: Edit, newest: Revision | None) -> Revision:
        """The newest revision if it says what the edit says, otherwise a new draft. Raises NothingChanged."""
        if not await self._is_there_already(session, edit, newest):
            return await self._add(session, edit, newest)
        if newest is None or newest.state not in PENDING:
            raise NothingChanged("This is live already.")
        return newest

    async def _check(self, session: AsyncSession, kind: str, entry: str, body: Body, at: datetime) -> None:
        found = await self.kinds[kind].findings(session, entry, body, at)
        if stops := [finding for finding in found if finding.stops]:
            raise PublishingStopped(stops)

    async def _newest(self, session: AsyncSession, edit: Edit) -> Revision | None:
        """The newest revision, with the entry locked to this transaction. Raises EditedMeanwhile."""
        self.kinds[edit.kind].shipped(edit.entry)
        await self._lock(session, edit.kind, edit.entry)
        newest = next(iter(await self.history(session, edit.kind, edit.entry)), None)
        if _mark(newest, await self.kinds[edit.kind].live(session, edit.entry)) != edit.seen:
            raise EditedMeanwhile("Somebody else changed this after you opened it.")
        return newest

    async def _lock(self, session: AsyncSession, kind: str, entry: str) -> None:
        await session.execute(select(func.pg_advisory_xact_lock(func.hashtext(f"{kind} {entry}"))))

    async def _is_there_already(self, session: AsyncSession, edit: Edit, newest: Revision | None) -> bool:
        if newest is not None and newest.state in PENDING:
            return bool(newest.body == edit.body)
        return bool(await self._as_it_is(session, edit.kind, edit.entry) == edit.body)

    async def _as_it_is(self, session: AsyncSession, kind: str, entry: str) -> Body | None:
        return await self.kinds[kind].live(session, entry) or self.kinds[kind].shipped(entry)

    async def _add(self, session: AsyncSession, edit: Edit, newest: Revision | None) -> Revision:
        number = newest.number + 1 if newest else 1
        number += await self._keep_what_came_otherwise(session, edit, number)
        await self._archive(session, edit.kind, edit.entry, PENDING)
        revision = Revision(
            id=uuid.uuid4(), kind=edit.kind, entry=edit.entry, number=number, body=edit.body, reason=edit.reason,
            state=DRAFT, author_id=edit.by, made_at=edit.at,
        )  # fmt: skip
        session.add(revision)
        await session.flush()
        return revision

    async def _keep_what_came_otherwise(self, session: AsyncSession, edit: Edit, number: int) -> int:
        """Keeps a live copy that did not come through here (it shipped, or was imported); how many that were."""
        live = await self.kinds[edit.kind].live(session, edit.entry)
        known = await session.scalar(
            select(Revision.body).where(
                Revision.kind == edit.kind, Revision.entry == edit.entry, Revision.state == LIVE
            )
        )
        if live is None or live == (known or self.kinds[edit.kind].shipped(edit.entry)):
            return 0
        await self._archive(session, edit.kind, edit.entry, (LIVE,))
        session.add(
            Revision(
                kind=edit.kind, entry=edit.entry, number=number, body=live, reason="As it was before this change",
                state=LIVE, made_at=edit.at,
            )
        )  # fmt: skip
        return 1

    async def _make_live(self, session: AsyncSession, revision: Revision, by: uuid.UUID | None, at: datetime) -> None:
        await self._archive(session, revision.kind, revision.entry, (LIVE,))
        revision.state, revision.published_by, revision.published_at = LIVE, by, at
        await self.kinds[revision.kind].put_live(session, revision.entry, revision.body, at)
        await session.flush()

    async def _archive(self, session: AsyncSession, kind: str, entry: str, states: tuple[str, ...]) -> None:
        await session.execute(
            update(Revision)
            .where(Revision.kind == kind, Revision.entry == entry, Revision.state.in_(states))
            .values(state=ARCHIVED)
        )


async def published_entries(session: AsyncSession, kind: str) -> set[str]:
    """Entries that a person has published here, so that what ships does not write over them."""
    found = select(Revision.entry).where(Revision.kind == kind, Revision.published_at.is_not(None))
    return set(await session.scalars(found))


def _mark(newest: Revision | None, live: Body | None) -> str:
    told = hashlib.sha256(json.dumps(live, sort_keys=True).encode()).hexdigest()[:12]
    return f"{newest.number if newest else 0}-{told}"
