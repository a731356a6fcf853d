"""One parent's page: everything a worker needs on one screen, as far as this worker may read it."""

import uuid
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from bot.database.tables import (
    Address,
    Handover,
    HandoverEntry,
    InboundText,
    KeptNeed,
    Offer,
    Parent,
    Service,
    Worker,
)
from bot.handover.goodbyes import was_said
from bot.handover.handovers import LEFT, WITHDRAWN
from bot.handover.labels import Labelled, labels_of
from bot.handover.left_alone import off_duty
from bot.handover.lists import names_of_workers
from bot.handover.numbers import has_number, may_be_shown
from bot.handover.promises import Promised, promises_to
from bot.handover.seeing import Seen, look, parent_label
from bot.handover.timeline import Line, Said, own_words, read_timeline
from bot.handover.waits import Wait, last_unanswered, waits_of, written_in_danger
from bot.messages import ChannelName
from bot.outbox.pace import QUIET_FROM, QUIET_UNTIL
from bot.people.parents import latest_address
from bot.safety.verdict import READ_BY_OTHERS
from bot.staff.roles import area_label


@dataclass(frozen=True)
class OfferMade:
    """What was offered and what the parent chose (empty while nothing is chosen)."""

    at: datetime
    need: str
    services: tuple[str, ...]
    chosen: str


@dataclass(frozen=True)
class Earlier:
    """A handover that is over."""

    requested_at: datetime
    closed_at: datetime | None
    state: str
    why: str
    holder: str | None
    outcome: str | None


@dataclass(frozen=True)
class Ended:
    """Who was brought in and reads along no more; `withdrawn` is whether the parent took their yes back."""

    worker_id: uuid.UUID
    name: str
    at: datetime
    withdrawn: bool


@dataclass(frozen=True)
class Record:
    """What one parent's page shows. Everything that was written is empty unless `words` is true."""

    parent_id: uuid.UUID
    label: str
    area: str
    hub: str | None
    channel: str
    style: str
    """`sms` or `telegram`: how a reply would be sent."""
    state: str
    urgency: str
    risk: str | None
    why: str
    services: tuple[str, ...]
    """The names of those to be asked to get in touch, the newest last."""
    requested_at: datetime
    closing_until: datetime | None
    holder: str | None
    holds: bool
    holder_away: bool
    """Whether who has the parent is neither in nor on call."""
    words: bool
    wait: Wait
    stopped: bool
    """Whether the parent has stopped texts."""
    careful: bool
    quiet: str
    """When the parent wants no texts that are no direct replies, e.g. 21:00 to 08:00."""
    knows_me: bool
    summary: str | None = None
    summary_consent: str = "not_asked"
    outcome: str | None = None
    wants: tuple[Said, ...] = ()
    kept_needs: tuple[str, ...] = ()
    lines: tuple[Line, ...] = ()
    more_lines: bool = False
    offers: tuple[OfferMade, ...] = ()
    earlier: tuple[Earlier, ...] = ()
    promises: tuple[Promised, ...] = ()
    joined: tuple[tuple[uuid.UUID, str], ...] = ()
    """Who was brought in with the parent's yes."""
    ended: tuple[Ended, ...] = ()
    """Who was brought in and is no longer, in this handover."""
    asked_about: str | None = None
    """Of whom the parent is being asked."""
    labels: tuple[Labelled, ...] = ()
    unanswered: Line | None = None
    """The parent's newest text without an answer, for who holds it."""
    may_settle: bool = False
    """Whether who holds it may say that what waits needs no answer."""
    had_goodbye: bool = False
    """Whether the parent has had a goodbye of who looks, in this handover."""
    ask_first: bool = False
    """Whether somebody else may read the parent's texts: ask if it is safe before writing."""
    may_see_number: bool = False
    """Whether who looks may have the parent's phone number shown."""
    has_number: bool = False
    later_until: datetime | None = None
    later_why: str | None = None

    @property
    def is_open(self) -> bool:
        """Whether the handover goes on."""
        return self.state in ("requested", "with_worker", "closing")

    @property
    def may_write(self) -> bool:
        """Whether the one who looks can send a text."""
        return self.is_open and (self.holds or self.state == "requested") and not self.stopped

    @property
    def failed(self) -> Line | None:
        """The last text of a worker, when it did not arrive."""
        sent = [line for line in self.lines if line.kind == "to_parent" and line.by_worker]
        return sent[-1] if sent and sent[-1].status == "failed" else None


async def read_record(
    session: AsyncSession, worker: Worker, parent_id: uuid.UUID, now: datetime, *, every_line: bool = False
) -> Record:
    """Reads one parent's page. Raises NotFound when it is not this worker's to see."""
    seen = await look(session, worker, parent_id)
    names = await names_of_workers(session)
    parent, handover = seen.parent, seen.handover
    address = await _last_address(session, parent_id)
    goes_to = await latest_address(session, parent_id)
    lines, more = await read_timeline(session, seen, names, every_line=every_line)
    used = goes_to or address
    channel = used.channel if used else ""
    wait = (await waits_of(session, [handover]))[handover.id]
    owed = await last_unanswered(session, handover, wait) if seen.holds else None
    return Record(
        parent_id=parent_id,
        label=parent_label(parent, address),
        area=area_label(parent.area or handover.area),
        hub=parent.hub,
        channel=channel,
        style=ChannelName(channel).style if channel else "sms",
        state=handover.state,
        urgency=handover.urgency,
        risk=handover.risk,
        why=handover.why,
        services=tuple([await _service_name(session, id) for id in handover.about_services]),
        requested_at=handover.requested_at,
        closing_until=handover.closing_until,
        holder=names.get(handover.worker_id) if handover.worker_id else None,
        holds=seen.holds,
        holder_away=bool(handover.worker_id and await off_duty(session, [handover.worker_id], now)),
        words=seen.words,
        wait=wait,
        stopped=address is not None and goes_to is None,
        careful=parent.careful,
        quiet=_quiet(parent),
        knows_me=parent.usual_worker_id == worker.id,
        summary=_summary(seen),
        summary_consent=handover.summary_consent,
        outcome=handover.outcome if seen.words else None,
        wants=await own_words(session, handover) if seen.words else (),
        kept_needs=await _kept_needs(session, seen) if seen.words else (),
        lines=lines,
        more_lines=more,
        offers=await _offers(session, seen) if seen.words else (),
        earlier=await _earlier(session, worker, handover, names),
        promises=await promises_to(session, parent_id, names),
        joined=tuple((id, names.get(id, "A colleague")) for id in handover.joined),
        ended=await _ended(session, handover, names),
        asked_about=names.get(handover.asked_to_join_id) if handover.asked_to_join_id else None,
        labels=(await labels_of(session, [parent_id])).get(parent_id, ()),
        unanswered=next((line for line in lines if owed is not None and line.id == owed.id), None),
        may_settle=owed is not None and await written_in_danger(session, handover),
        had_goodbye=await was_said(session, handover, worker.id),
        ask_first=parent.careful or handover.risk in READ_BY_OTHERS or await _told_of_abuse(session, parent_id),
        may_see_number=may_be_shown(seen, worker),
        has_number=await has_number(session, parent_id),
        later_until=handover.later_until,
        later_why=handover.later_why if seen.words else None,
    )


async def _ended(session: AsyncSession, handover: Handover, names: dict[uuid.UUID, str]) -> tuple[Ended, ...]:
    """The last that became of each who was brought in, where that was the end of it."""
    found = await session.scalars(
        select(HandoverEntry)
        .where(HandoverEntry.handover_id == handover.id, HandoverEntry.kind.in_((LEFT, WITHDRAWN)))
        .order_by(HandoverEntry.place)
    )
    last = {uuid.UUID((entry.detail or {})["to"]): entry for entry in found}
    return tuple(
        Ended(id, names.get(id, "A colleague"), entry.at, entry.kind == WITHDRAWN)
        for id, entry in last.items()
        if id not in (*handover.joined, handover.worker_id)
    )


async def _told_of_abuse(session: AsyncSession, parent_id: uuid.UUID) -> bool:
    """Whether anything the parent ever wrote pointed to somebody who may read their texts."""
    found = await session.scalar(
        select(InboundText.id)
        .where(InboundText.parent_id == parent_id, InboundText.risk.in_(READ_BY_OTHERS))
        .limit(1)
    )
    return found is not None


def _summary(seen: Seen) -> str | None:
    """The summary goes to those the parent agreed to: whoever looks after the request."""
    return seen.handover.summary if seen.handover.summary_consent in ("yes", "edited") else None


def _quiet(parent: Parent) -> str:
    start, end = parent.quiet_from or QUIET_FROM, parent.quiet_until or QUIET_UNTIL
    return f"{start:%H:%M} to {end:%H:%M}"


async def _last_address(session: AsyncSession, parent_id: uuid.UUID) -> Address | None:
    return await session.scalar(
        select(Address).where(Address.parent_id == parent_id).order_by(Address.last_used_at.desc()).limit(1)
    )


async def _service_name(session: AsyncSession, service_id: str) -> str:
    service = await session.get(Service, service_id)
    return service.name if service else service_id


async def _kept_needs(session: AsyncSession, seen: Seen) -> tuple[str, ...]:
    kept = await session.scalars(
        select(KeptNeed.need).where(
            KeptNeed.parent_id == seen.parent.id, KeptNeed.taken_up_at.is_(None), KeptNeed.at <= seen.until
        )
    )
    return tuple(dict.fromkeys(kept))


async def _offers(session: AsyncSession, seen: Seen) -> tuple[OfferMade, ...]:
    query = select(Offer).where(Offer.parent_id == seen.parent.id, Offer.at <= seen.until)
    offers = (await session.scalars(query.order_by(Offer.at.desc()).limit(5))).all()
    ids = {id for offer in offers for id in (*offer.services, offer.chosen or "")}
    found = await session.execute(select(Service.id, Service.name).where(Service.id.in_(ids)))
    names = {row.id: row.name for row in found}
    return tuple(
        OfferMade(
            offer.at,
            offer.need,
            tuple(names.get(id, id) for id in offer.services),
            names.get(offer.chosen or "", (offer.chosen or "").replace("_", " ")),
        )
        for offer in offers
    )


async def _earlier(
    session: AsyncSession, worker: Worker, current: Handover, names: dict[uuid.UUID, str]
) -> tuple[Earlier, ...]:
    """Handovers before this one. How one went is read by who holds the parent now, or held that one."""
    found = await session.scalars(
        select(Handover)
        .where(Handover.parent_id == current.parent_id, Handover.id != current.id)
        .order_by(Handover.requested_at.desc())
    )
    holds = current.worker_id == worker.id
    return tuple(
        Earlier(
            one.requested_at,
            one.closed_at,
            one.state,
            one.why,
            names.get(one.worker_id) if one.worker_id else None,
            one.outcome if holds or one.worker_id == worker.id else None,
        )
        for one in found
    )
