"""Drafts from imports, and a person's yes or no to each. Nothing from a feed is live before that."""

import re
import uuid
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import func, select
from sqlalchemy.dialects.postgresql import insert
from sqlalchemy.ext.asyncio import AsyncSession

from bot.database.tables import FeedProposal, FeedRecord, FeedSource, Organisation, Service, Worker
from bot.directory.feeds.comparing import Kind, said_by_us
from bot.directory.feeds.dates import said_day
from bot.directory.feeds.facts import FIELDS, WAYS, Said, short_of
from bot.directory.feeds.public_ids import public_id
from bot.errors import NotAllowed

MAY_APPROVE = frozenset({"publisher", "lead_partner"})
"""The roles that say yes; as in bot.staff.roles."""
REVIEW_AFTER = timedelta(days=183)
COLUMNS = frozenset(FIELDS) - {"organisation", *WAYS}
AGAIN = "import once more and look again"


@dataclass
class Decided:
    """Service ids that were decided on, and the drafts that were not, each with the reason."""

    services: list[str] = field(default_factory=list)
    refused: dict[uuid.UUID, str] = field(default_factory=dict)


async def waiting(
    session: AsyncSession, source_id: str | None = None, limit: int | None = None
) -> list[FeedProposal]:
    """Drafts that wait for a yes, oldest first."""
    query = select(FeedProposal).where(FeedProposal.state == "waiting")
    if source_id:
        query = query.where(FeedProposal.source_id == source_id)
    found = await session.scalars(
        query.order_by(FeedProposal.made_at, FeedProposal.name, FeedProposal.id).limit(limit)
    )
    return list(found.all())


async def approve(
    session: AsyncSession,
    proposal_ids: Sequence[uuid.UUID],
    worker: Worker,
    now: datetime,
    edits: Mapping[uuid.UUID, Said] | None = None,
) -> Decided:
    """Makes drafts live. `edits` are fields (as in bot.directory.feeds.facts) that the person put right meanwhile.

    Raises NotAllowed unless the worker is an active publisher. A draft that cannot go live, or that the directory has
    moved on from, stays as it is, and the reason is given back.
    """
    check_may(worker)
    decided = Decided()
    found = await _locked(session, proposal_ids)
    for proposal in found:
        wrong = await _apply(session, proposal, (edits or {}).get(proposal.id, {}), now)
        if wrong:
            decided.refused[proposal.id] = wrong
            continue
        await _close(session, proposal, "approved", worker, now)
        decided.services.append(proposal.service_id or "")
    await _explain_the_rest(session, decided, set(proposal_ids) - {proposal.id for proposal in found})
    return decided


async def decline(session: AsyncSession, proposal_ids: Sequence[uuid.UUID], worker: Worker, now: datetime) -> Decided:
    """Says no to drafts. They come back only when the source says something new. Raises NotAllowed."""
    check_may(worker)
    decided = Decided()
    found = await _locked(session, proposal_ids)
    for proposal in found:
        await _close(session, proposal, "declined", worker, now)
        decided.services.append(proposal.service_id or "")
    await _explain_the_rest(session, decided, set(proposal_ids) - {proposal.id for proposal in found})
    return decided


def check_may(worker: Worker) -> None:
    """Raises NotAllowed unless the worker decides what goes live."""
    if not worker.active or not worker.is_any_of(MAY_APPROVE):
        raise NotAllowed("Only a publisher can decide what goes live from an import.")


async def _locked(session: AsyncSession, ids: Sequence[uuid.UUID]) -> Sequence[FeedProposal]:
    found = await session.scalars(
        select(FeedProposal)
        .where(FeedProposal.id.in_(ids), FeedProposal.state == "waiting")
        .order_by(FeedProposal.made_at, FeedProposal.id)
        .with_for_update()
    )
    return found.all()


async def _explain_the_rest(session: AsyncSession, decided: Decided, rest: set[uuid.UUID]) -> None:
    """Why some of the drafts asked for were not there to be decided on."""
    known = set(await session.scalars(select(FeedProposal.id).where(FeedProposal.id.in_(rest))))
    for id in rest:
        decided.refused[id] = "it was decided already" if id in known else "there is no such draft"


async def _apply(session: AsyncSession, proposal: FeedProposal, edits: Said, now: datetime) -> str | None:
    """Does what the draft says; the reason when it cannot be done."""
    if strange := [name for name in edits if name not in (*FIELDS, "short", "organisation_about")]:
        return f"there is no field {strange[0]}"
    if proposal.kind == Kind.ADDED:
        return await _add(session, proposal, {**proposal.said, **edits}, now)
    service = await session.get(Service, proposal.service_id, with_for_update=True) if proposal.service_id else None
    if service is None:
        return f"the service is not there any more: {AGAIN}"
    if proposal.kind == Kind.WITHDRAWN:
        service.state = "withdrawn"
        return None
    return await _change(session, proposal, service, edits)


async def _add(session: AsyncSession, proposal: FeedProposal, said: Said, now: datetime) -> str | None:
    if missing := _missing(said):
        return missing
    id = proposal.service_id or service_id(said["name"], proposal.ids_from, proposal.foreign_id)
    if await session.get(Service, id):
        return f"there is a service {id} already: {AGAIN}"
    source = await session.get_one(FeedSource, proposal.source_id)
    organisation = await _organisation(session, said, proposal)
    session.add(
        Service(
            id=id,
            organisation_id=organisation.id,
            short=said.get("short") or short_of(said),
            contact={way: said[way] for way in WAYS if said.get(way)},
            owner=organisation.id,
            sample=False,
            verified=_verified(source, proposal),
            review_by=(now + REVIEW_AFTER).date(),
            state="live",
            **{column: said.get(column) for column in COLUMNS} | {"what": said.get("what") or said["name"]},
        )
    )
    await session.flush()
    proposal.service_id = id
    return None


def _missing(said: Said) -> str | None:
    if not said.get("needs"):
        return "no need is chosen for it yet"
    if not said.get("areas"):
        return "no area is chosen for it yet"
    return None if any(said.get(way) for way in WAYS) else "there is no way to get in touch"


async def _change(session: AsyncSession, proposal: FeedProposal, service: Service, edits: Said) -> str | None:
    organisation = await session.get_one(Organisation, service.organisation_id)
    current = said_by_us(service, organisation)
    wanted = {change["field"]: change["now"] for change in proposal.changes if change["field"] != "state"} | edits
    for change in proposal.changes:
        there = service.state if change["field"] == "state" else current.get(change["field"])
        if there not in (change["was"], change["now"]):
            return f"its {change['field'].replace('_', ' ')} was changed here in the meantime: {AGAIN}"
    if missing := _missing({**current, **wanted}):
        return missing
    if service.short == short_of(current) and "what" in wanted:
        service.short = short_of({**current, **wanted})
    if "organisation" in wanted:
        service.organisation_id = (await _organisation(session, {**current, **wanted}, proposal)).id
    for name, value in wanted.items():
        if name in COLUMNS or name == "short":
            setattr(service, name, value)
    service.contact = {way: value for way in WAYS if (value := wanted.get(way, service.contact.get(way)))}
    if any(change["field"] == "state" for change in proposal.changes):
        service.state = "live"
    service.verified = _verified(await session.get_one(FeedSource, proposal.source_id), proposal)
    return None


async def _organisation(session: AsyncSession, said: Said, proposal: FeedProposal) -> Organisation:
    """The organisation of this name, new where there is none. An invented one never stands in for a real one."""
    name = said["organisation"]
    known = await session.scalar(
        select(Organisation)
        .where(func.lower(Organisation.name) == name.lower(), Organisation.sample.is_(False))
        .order_by(Organisation.id)
        .limit(1)
    )
    if known:
        return known
    id = service_id(name, proposal.ids_from, name.lower())
    new = Organisation(id=id, name=name, about=said.get("organisation_about") or "", sample=False)
    session.add(new)
    await session.flush()
    return new


async def _close(session: AsyncSession, proposal: FeedProposal, state: str, worker: Worker, now: datetime) -> None:
    proposal.state, proposal.decided_at, proposal.decided_by = state, now, worker.id
    record = {
        "source_id": proposal.source_id,
        "service_id": proposal.service_id,
        "said": proposal.said,
        "listing": LISTING[(Kind(proposal.kind), state)],
        "page": proposal.page,
        "modified": proposal.modified,
    }
    new = insert(FeedRecord).values(ids_from=proposal.ids_from, foreign_id=proposal.foreign_id, **record)
    await session.execute(
        new.on_conflict_do_update(index_elements=[FeedRecord.ids_from, FeedRecord.foreign_id], set_=record)
    )
    await session.flush()


LISTING = {
    (Kind.ADDED, "approved"): "listed",
    (Kind.CHANGED, "approved"): "listed",
    (Kind.WITHDRAWN, "approved"): "gone",
    (Kind.ADDED, "declined"): "declined",
    (Kind.CHANGED, "declined"): "listed",
    (Kind.WITHDRAWN, "declined"): "kept",
}


def _verified(source: FeedSource, proposal: FeedProposal) -> str:
    title = source.origin["title"]
    return f"{title}, {said_day(proposal.modified.date())}" if proposal.modified else title


def service_id(name: str, ids_from: str, foreign_id: str) -> str:
    """An id that people can read and that is the same every time."""
    words = "_".join(re.findall(r"[a-z0-9]+", name.lower()))[:40].strip("_") or "service"
    return f"{words}_{public_id(ids_from, foreign_id)[:8]}"


def as_lines(value: Any) -> str:
    """A field's value as it is shown to people."""
    return ", ".join(str(one) for one in value) if isinstance(value, list) else str(value or "")
