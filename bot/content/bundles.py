"""Changes that go live as one: all of a bundle, or none of it."""

import uuid
from collections.abc import Mapping
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from bot.content.life import PENDING, Edit, EditedMeanwhile, Life, NotThen, PublishingStopped
from bot.database.tables import Bundle, Revision
from bot.errors import NotFound, PaceError

LONGEST_NAME = 80


class BundleWrong(PaceError):
    """Nothing can be put in this bundle, or it cannot go live; the text says why. `stopped` gives what for each."""

    def __init__(self, why: str, stopped: Mapping[uuid.UUID, str] | None = None) -> None:
        super().__init__(why)
        self.stopped = dict(stopped or {})


async def open_bundles(session: AsyncSession) -> list[Bundle]:
    """Bundles that have not gone live, newest first."""
    rows = await session.scalars(select(Bundle).where(Bundle.published_at.is_(None)).order_by(Bundle.made_at.desc()))
    return list(rows)


async def contents(session: AsyncSession, bundle_id: uuid.UUID) -> list[Revision]:
    """The changes that wait in a bundle."""
    rows = await session.scalars(
        select(Revision)
        .where(Revision.bundle_id == bundle_id, Revision.state.in_(PENDING))
        .order_by(Revision.kind, Revision.entry)
    )
    return list(rows)


async def put_in(session: AsyncSession, revision: Revision, chosen: str, name: str, edit: Edit) -> None:
    """Puts a change into the bundle with this id, or into a new one of this name. Raises BundleWrong."""
    revision.bundle_id = (await _open(session, chosen)).id if chosen else (await _new(session, name, edit)).id


async def take_out(session: AsyncSession, bundle_id: uuid.UUID, revision_id: uuid.UUID) -> None:
    """The change stays as it is, to be published by itself. Raises NotFound."""
    revision = await session.get(Revision, revision_id)
    if revision is None or revision.bundle_id != bundle_id:
        raise NotFound("That change is not in this bundle any more.")
    revision.bundle_id = None


async def publish(session: AsyncSession, life: Life, bundle_id: uuid.UUID, by: uuid.UUID, at: datetime) -> int:
    """Makes all of a bundle live; how many changes that were. Raises BundleWrong, and then nothing has changed."""
    bundle = await session.get(Bundle, bundle_id, with_for_update=True)
    if bundle is None:
        raise NotFound("There is no such bundle.")
    order = list(life.kinds)
    waiting = sorted(await contents(session, bundle_id), key=lambda one: order.index(one.kind))
    if not waiting:
        raise BundleWrong("There is nothing in this bundle to publish.")
    stopped: dict[uuid.UUID, str] = {}
    for revision in waiting:
        try:
            if life.lacks_second(revision, by):
                stopped[revision.id] = "You wrote this one, and it takes two people: somebody else publishes it."
            else:
                await life.make_live(session, revision, by, at)
        except PublishingStopped as stops:
            stopped[revision.id] = " ".join(finding.says for finding in stops.findings)
        except EditedMeanwhile as meanwhile:
            stopped[revision.id] = str(meanwhile)
    if stopped:
        raise BundleWrong("Nothing of it was published. What stops it is told below.", stopped)
    bundle.published_at = at
    return len(waiting)


async def schedule(
    session: AsyncSession, life: Life, bundle_id: uuid.UUID, by: uuid.UUID, at: datetime, moment: datetime | None
) -> None:
    """Lets all of a bundle go live at a moment; None takes that back.

    Raises NotThen, and BundleWrong when something would stop it already now.
    """
    if moment and moment <= at:
        raise NotThen("That time has gone by. Choose a later one, or publish it now.")
    if moment:
        trial = await session.begin_nested()
        try:
            await publish(session, life, bundle_id, by, at)
        finally:
            await trial.rollback()
    bundle = await session.get(Bundle, bundle_id, with_for_update=True, populate_existing=True)
    if bundle is None:
        raise NotFound("There is no such bundle.")
    bundle.goes_live_at, bundle.scheduled_by = moment, by if moment else None


async def due(session: AsyncSession, now: datetime) -> list[Bundle]:
    """Bundles whose moment has come, the earliest first."""
    rows = await session.scalars(
        select(Bundle)
        .where(Bundle.published_at.is_(None), Bundle.scheduled_by.is_not(None), Bundle.goes_live_at <= now)
        .order_by(Bundle.goes_live_at, Bundle.id)
    )
    return list(rows)


async def _open(session: AsyncSession, chosen: str) -> Bundle:
    try:
        bundle = await session.get(Bundle, uuid.UUID(chosen))
    except ValueError:
        bundle = None
    if bundle is None or bundle.published_at is not None:
        raise BundleWrong("That bundle has gone live already. Choose another, or start a new one.")
    return bundle


async def _new(session: AsyncSession, name: str, edit: Edit) -> Bundle:
    tidy = " ".join(name.split())[:LONGEST_NAME]
    if not tidy:
        raise BundleWrong("Choose a bundle, or give a new one a name.")
    bundle = Bundle(id=uuid.uuid4(), name=tidy, made_by=edit.by, made_at=edit.at)
    session.add(bundle)
    await session.flush()
    return bundle
