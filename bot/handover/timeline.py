"""A parent's timeline: every text both ways, and every step of the handover, in the order in which they happened."""

import uuid
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from bot.database.tables import Handover, HandoverEntry, InboundText, Notice, OutboundText
from bot.handover.seeing import Seen

LATEST = 40
"""Texts each way that a page shows until it is asked for all."""
OWN_WORDS = 3
FACTS = ("why", "urgency", "risk", "due", "stage", "until")
"""What an entry's detail may hold that nobody wrote."""


@dataclass(frozen=True)
class Line:
    """One line. `kind` is `from_parent`, `to_parent` or `event`; `body` is a text's words or a note's."""

    id: uuid.UUID
    at: datetime
    kind: str
    who: str = ""
    """`assistant`, `safety`, or a worker's first name."""
    body: str = ""
    what: str = ""
    """For an event: the entry's kind. For a text that came: what it was if not words (`photo`)."""
    status: str = ""
    failure: str | None = None
    leaves_at: datetime | None = None
    channel: str = ""
    risk: str | None = None
    unanswered: bool = False
    corrected: bool = False
    detail: dict[str, Any] | None = None
    by_worker: bool = False
    mine: bool = False
    """Whether the viewer may take it back: their own, or a colleague's in what they hold now."""


async def read_timeline(
    session: AsyncSession, seen: Seen, names: dict[uuid.UUID, str], *, every_line: bool = False
) -> tuple[tuple[Line, ...], bool]:
    """The lines this worker may read, oldest first, and whether there are older ones.

    Without the right to the words, only the steps of the handover, without what was written in them.
    """
    lines = await _events(session, seen, names) + await _told(session, seen, names)
    more = False
    if seen.words:
        came = await _came(session, seen, every_line)
        went = await _went(session, seen, names, every_line)
        more = not every_line and (len(came) > LATEST or len(went) > LATEST)
        texts = sorted(came + went, key=_order)
        lines += texts if every_line else texts[-LATEST:]
        more = more or len(texts) > len(lines)
    return tuple(sorted(lines, key=_order)), more


def _order(line: Line) -> tuple[datetime, int]:
    """By time; at the same moment first what the parent wrote, then what followed from it."""
    return line.at, ("from_parent", "event", "to_parent").index(line.kind)


@dataclass(frozen=True)
class Said:
    """What a parent wrote, and the risk that was read in it."""

    words: str
    risk: str | None


async def own_words(session: AsyncSession, handover: Handover) -> tuple[Said, ...]:
    """What led to the request, as the parent wrote it: the last texts with a need or a risk, newest last.

    Where nothing of that kind was understood, the last texts before it.
    """
    found = await session.scalars(
        select(InboundText)
        .where(
            InboundText.parent_id == handover.parent_id,
            InboundText.received_at <= handover.requested_at,
            InboundText.kind == "words",
            InboundText.opt.is_(None),
        )
        .order_by(InboundText.place.desc())
        .limit(20)
    )
    texts = [text for text in found if text.body.strip()]
    told = [text for text in texts if text.risk or (text.understood or {}).get("needs")] or texts
    newest = list(dict.fromkeys(Said(text.body, text.risk) for text in told))[:OWN_WORDS]
    return tuple(reversed(newest))


async def _came(session: AsyncSession, seen: Seen, every_line: bool) -> list[Line]:
    query = (
        select(InboundText)
        .where(InboundText.parent_id == seen.parent.id, InboundText.received_at <= seen.until)
        .order_by(InboundText.place.desc())
    )
    found = await session.scalars(query if every_line else query.limit(LATEST + 1))
    return [
        Line(
            id=text.id,
            at=text.received_at,
            kind="from_parent",
            body=text.body,
            what="" if text.kind in ("words", "button") else text.kind,
            channel=text.channel,
            risk=text.risk,
            corrected=text.corrects is not None,
        )
        for text in reversed(found.all())
    ]


async def _went(session: AsyncSession, seen: Seen, names: dict[uuid.UUID, str], every_line: bool) -> list[Line]:
    query = (
        select(OutboundText)
        .where(OutboundText.parent_id == seen.parent.id, OutboundText.created_at <= seen.until)
        .order_by(OutboundText.place.desc())
    )
    found = await session.scalars(query if every_line else query.limit(LATEST + 1))
    return [
        Line(
            id=text.id,
            at=text.created_at,
            kind="to_parent",
            who=names.get(text.worker_id, "A colleague") if text.worker_id else text.author,
            body=text.body,
            status=text.status,
            failure=text.failure,
            leaves_at=text.send_after,
            channel=text.channel,
            mine=text.worker_id is not None and (text.worker_id == seen.viewer or seen.holds),
            by_worker=text.author == "worker",
        )
        for text in reversed(found.all())
    ]


async def _events(session: AsyncSession, seen: Seen, names: dict[uuid.UUID, str]) -> list[Line]:
    found = await session.execute(
        select(HandoverEntry)
        .join(Handover, Handover.id == HandoverEntry.handover_id)
        .where(Handover.parent_id == seen.parent.id)
        .order_by(HandoverEntry.place)
    )
    return [
        Line(
            id=entry.id,
            at=entry.at,
            kind="event",
            what=entry.kind,
            who=names.get(entry.worker_id, "A colleague") if entry.worker_id else "",
            body=_written(entry) if seen.words or _is_for(entry, seen.viewer) else "",
            detail=_who_in(entry, names),
        )
        for entry in found.scalars()
    ]


async def _told(session: AsyncSession, seen: Seen, names: dict[uuid.UUID, str]) -> list[Line]:
    """Who was told of the parent's handovers, by which way, from the first time on."""
    found = await session.scalars(
        select(Notice)
        .join(Handover, Handover.id == Notice.handover_id)
        .where(Handover.parent_id == seen.parent.id)
        .order_by(Notice.first_at, Notice.id)
    )
    return [
        Line(
            id=notice.id,
            at=notice.first_at,
            kind="event",
            what="told",
            who=names.get(notice.worker_id, "A colleague"),
            detail={"way": notice.kind, "times": notice.times, "last": notice.last_at, "failed": notice.failed},
        )
        for notice in found
    ]


def _is_for(entry: HandoverEntry, viewer: uuid.UUID) -> bool:
    """A note is also read by who wrote it and by those named in it."""
    return entry.kind == "note" and (
        entry.worker_id == viewer or str(viewer) in (entry.detail or {}).get("mentions", ())
    )


def _written(entry: HandoverEntry) -> str:
    """What somebody wrote in an entry."""
    detail = entry.detail or {}
    if entry.kind == "decision":
        return f"Done: {_without_stop(detail['done'])}. Told: {_without_stop(detail['told'])}."
    return str(detail.get("text") or detail.get("outcome") or detail.get("reason") or detail.get("what") or "")


def _without_stop(words: str) -> str:
    return words.strip().removesuffix(".")


def _who_in(entry: HandoverEntry, names: dict[uuid.UUID, str]) -> dict[str, Any]:
    """The facts of an entry that hold nothing anybody wrote, with workers by name."""
    detail = entry.detail or {}
    facts: dict[str, Any] = {key: detail[key] for key in FACTS if key in detail}
    for key in ("from", "to", "with"):
        if key in detail:
            facts[key] = names.get(uuid.UUID(detail[key]), "a colleague")
    return facts
