"""Everything that is held about a parent, as words they can read by text; and putting it right."""

import uuid
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from bot.clock import SCOTLAND
from bot.database.tables import (
    Address,
    CheckIn,
    DraftReview,
    Goal,
    Handover,
    HandoverEntry,
    InboundText,
    KeptNeed,
    Label,
    Offer,
    OutboundText,
    Parent,
    PlanEntry,
    Promise,
    ReadLog,
    Reviewer,
    Service,
    Step,
    Strength,
    Table,
    Voice,
    Worker,
)
from bot.people.wishes import is_paused

LONGEST_NAME = 60
PAGE = 300
"""Characters of one page, so that one text of two segments holds it."""
CARRIED_OVER = "... "
"""Stands before the rest of a line, so that no line begins with a number and looks like a choice."""


@dataclass(frozen=True)
class Section:
    """One part of what is held: a heading, and a line for each thing."""

    heading: str
    lines: tuple[str, ...]


@dataclass(frozen=True)
class Held:
    """What is held about one parent."""

    sections: tuple[Section, ...]
    counts: dict[str, int]
    """How many of each, by plain name, e.g. {"goal": 2, "text": 14}."""

    def in_short(self) -> str:
        """One sentence without any topic: what kinds of things are held, and how many."""
        parts = ["your number"] + [_counted(number, thing) for thing, number in self.counts.items() if number]
        return f"I hold {', '.join(parts[:-1])} and {parts[-1]}." if len(parts) > 1 else f"I hold {parts[0]}."

    def in_full(self) -> str:
        """All of it, a line for each thing."""
        return "\n\n".join("\n".join((section.heading, *section.lines)) for section in self.sections)

    def pages(self, longest: int = PAGE) -> list[str]:
        """All of it in pieces that fit a text each; a longer line is carried over at a space."""
        pages = [""]
        for section in self.sections:
            for line in (section.heading, *section.lines):
                for piece in _pieces(line, longest):
                    if len(pages[-1]) + len(piece) + 1 > longest:
                        pages.append("")
                    pages[-1] += f"\n{piece}" if pages[-1] else piece
        return pages


async def everything(
    session: AsyncSession, parent: Parent, now: datetime, texts_before: datetime | None = None
) -> Held:
    """All that is held about a parent. Notes that workers keep are counted; a person reads them with the parent.

    `texts_before` leaves out later texts, so that showing this by text does not add to it.
    """
    names = {worker.id: worker.first_name for worker in (await session.scalars(select(Worker))).all()}
    services = {service.id: service.name for service in (await session.scalars(select(Service))).all()}
    rows = _Rows(session, parent.id)
    sections = [
        await _about(session, parent, now),
        await _plan(rows, names),
        await _asked_for(rows, services),
        await _people(rows, names),
        await _voices(rows, services),
        await _drafts_read(rows),
        await _texts(rows, names, texts_before),
    ]
    return Held(tuple(section for section in sections if section.lines), await _counts(rows))


async def call_them(session: AsyncSession, parent: Parent, name: str | None) -> str | None:
    """Puts right what the parent is called; None forgets it. The name as it is kept."""
    tidy = " ".join((name or "").replace("\x00", "").split())[:LONGEST_NAME]
    parent.name = tidy or None
    await session.flush()
    return parent.name


async def forget_area(session: AsyncSession, parent: Parent) -> None:
    """Forgets where the parent is, and by which hub they came."""
    parent.area = parent.hub = None
    await session.flush()


async def forget_needs(session: AsyncSession, parent: Parent, now: datetime) -> None:
    """Lets go of the needs that were kept for later."""
    for kept in await _Rows(session, parent.id).all(KeptNeed):
        kept.taken_up_at = kept.taken_up_at or now
    await session.flush()


class _Rows:
    """One parent's rows of any table."""

    def __init__(self, session: AsyncSession, parent_id: uuid.UUID) -> None:
        self.session = session
        self.parent_id = parent_id

    async def all[Row: Table](self, table: type[Row], by: str | None = None) -> Sequence[Row]:
        columns = table.__table__.c
        found = select(table).where(columns.parent_id == self.parent_id)
        return (await self.session.scalars(found.order_by(columns[by]) if by else found)).all()


async def _about(session: AsyncSession, parent: Parent, now: datetime) -> Section:
    addresses = await session.scalars(select(Address).where(Address.parent_id == parent.id))
    lines = [f"Name: {parent.name or 'none'}", f"Area: {_words(parent.area) or 'none'}"]
    if parent.hub:
        lines.append(f"You came by: {_words(parent.hub)}")
    for address in addresses.all():
        way = "Telegram" if "telegram" in address.channel else "SMS"
        lines.append(f"{way}: {address.address}{' (stopped)' if address.opted_out_at else ''}")
    if parent.quiet_from and parent.quiet_until:
        lines.append(f"No texts between {parent.quiet_from:%H:%M} and {parent.quiet_until:%H:%M}")
    lines += ["Careful texting: on"] if parent.careful else []
    lines += ["Your own stop word: yes"] if parent.stop_word else []
    lines += ["Paused: yes"] if is_paused(parent, now) else []
    return Section("About you", tuple(lines))


async def _plan(rows: _Rows, names: dict[uuid.UUID, str]) -> Section:
    lines = []
    for goal in await rows.all(Goal, "place"):
        lines.append(f"You want: {goal.want}{_ended(goal.state)}")
        lines += [f"How: {goal.how}"] if goal.how else []
    for strength in await rows.all(Strength, "place"):
        heading = "Going well" if strength.kind == "going_well" else "Good at"
        lines.append(f"{heading}: {strength.words}{' (dropped)' if strength.dropped_at else ''}")
    for step in await rows.all(Step, "place"):
        by = f", proposed by {names.get(step.worker_id, 'a key worker')}" if step.worker_id else ""
        lines.append(f"Step: {step.words}{by}{_ended(step.state)}")
    changes = len(await rows.all(PlanEntry))
    return Section(
        "Your plan", (*lines, f"Earlier words of your plan: {_counted(changes, 'line')}") if changes else ()
    )


async def _asked_for(rows: _Rows, services: dict[str, str]) -> Section:
    lines = [
        f"Kept for later: {_words(kept.need)}" for kept in await rows.all(KeptNeed, "at") if not kept.taken_up_at
    ]
    for check_in in await rows.all(CheckIn, "moment"):
        about = f": {check_in.about}" if check_in.about else ""
        lines.append(f"Check-in {_when(check_in.moment)}{about} ({_words(check_in.state)})")
    for offer in await rows.all(Offer, "at"):
        offered = ", ".join(services.get(id, _words(id)) for id in offer.services)
        chosen = f" You chose: {services.get(offer.chosen, _words(offer.chosen))}." if offer.chosen else ""
        lines.append(f"On {_when(offer.at)}, {_words(offer.need)}: offered {offered}.{chosen}")
    return Section("What you asked for", tuple(lines))


async def _people(rows: _Rows, names: dict[uuid.UUID, str]) -> Section:
    lines = []
    for handover in await rows.all(Handover, "requested_at"):
        worker = names.get(handover.worker_id, "a key worker") if handover.worker_id else "no one yet"
        lines.append(
            f"On {_when(handover.requested_at)} a key worker was asked for ({worker}, {_words(handover.state)})"
        )
        lines += [f"Summary: {handover.summary}"] if handover.summary else []
        lines += [f"Outcome: {handover.outcome}"] if handover.outcome else []
    for promise in await rows.all(Promise, "made_at"):
        worker = names.get(promise.worker_id, "A key worker") if promise.worker_id else "A key worker"
        lines.append(f"{worker} promised, by {promise.due:%-d %B}: {promise.what}")
    lines += [f"Label: {label.words}" for label in await rows.all(Label, "at")]
    notes = await _notes(rows)
    if notes:
        lines.append(f"Key workers' notes: {notes}. Ask a key worker to go through them with you.")
    looked = {(names.get(read.worker_id, "A key worker"), _when(read.at)) for read in await rows.all(ReadLog, "at")}
    lines += [f"{worker} looked at your page on {day}" for worker, day in sorted(looked)]
    return Section("Key workers", tuple(lines))


async def _notes(rows: _Rows) -> int:
    found = await rows.session.scalars(
        select(HandoverEntry.id)
        .join(Handover, Handover.id == HandoverEntry.handover_id)
        .where(Handover.parent_id == rows.parent_id, HandoverEntry.kind == "note")
    )
    return len(found.all())


async def _voices(rows: _Rows, services: dict[str, str]) -> Section:
    return Section(
        "What you told us",
        tuple(
            f"{voice.kind.title()}{_of(voice.service_id, services)}: {voice.words}"
            for voice in await rows.all(Voice, "said_at")
        ),
    )


async def _drafts_read(rows: _Rows) -> Section:
    readers = await rows.all(Reviewer)
    if not readers:
        return Section("Drafts you read for us", ())
    found = await rows.session.scalars(
        select(DraftReview)
        .where(DraftReview.reviewer_id.in_([reader.id for reader in readers]), DraftReview.answer.is_not(None))
        .order_by(DraftReview.asked_at)
    )
    lines = [f"{_when(review.asked_at)}: {review.answer}" for review in found.all()]
    return Section("Drafts you read for us", ("Text DRAFT STOP to end it.", *lines))


async def _texts(rows: _Rows, names: dict[uuid.UUID, str], before: datetime | None) -> Section:
    said = [(text.received_at, "You", text.body) for text in await rows.all(InboundText)]
    for text in await rows.all(OutboundText):
        who = names.get(text.worker_id, "A key worker") if text.worker_id else "We"
        said.append((text.created_at, who, text.body))
    shown = sorted(line for line in said if before is None or line[0] < before)
    return Section("Your texts", tuple(f"On {_when(at)} {who}: {' '.join(body.split())}" for at, who, body in shown))


async def _counts(rows: _Rows) -> dict[str, int]:
    tables: dict[str, tuple[type[Table], ...]] = {
        "goal": (Goal,),
        "strength": (Strength,),
        "step": (Step,),
        "check-in": (CheckIn,),
        "offer": (Offer,),
        "talk with a key worker": (Handover,),
        "thing you told us": (Voice,),
        "text": (InboundText, OutboundText),
    }
    return {thing: sum([len(await rows.all(table)) for table in of]) for thing, of in tables.items()}


def _counted(number: int, thing: str) -> str:
    if number == 1:
        return f"1 {thing}"
    first, *rest = thing.split(" ", 1)
    return " ".join([str(number), f"{first}s", *rest])


def _words(id: str | None) -> str:
    return (id or "").replace("_", " ")


def _of(service_id: str | None, services: dict[str, str]) -> str:
    return f" on {services.get(service_id, _words(service_id))}" if service_id else ""


def _ended(state: str) -> str:
    return "" if state in ("active", "open") else f" ({state})"


def _when(moment: datetime) -> str:
    local = moment.astimezone(SCOTLAND)
    return f"{local.day} {local:%b %Y}"


def _pieces(line: str, longest: int) -> list[str]:
    pieces = []
    while len(line) > longest:
        space = line.rfind(" ", 1, longest)
        at = space if space > 0 else longest
        pieces.append(line[:at])
        line = CARRIED_OVER + line[at:].lstrip()
    return [*pieces, line]
