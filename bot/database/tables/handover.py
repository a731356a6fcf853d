"""Handovers and their timeline. The database itself holds the invariants."""

import uuid
from datetime import date
from typing import Any

from sqlalchemy import BigInteger, CheckConstraint, ForeignKey, Identity, Index, Text, UniqueConstraint, Uuid, text
from sqlalchemy.dialects.postgresql import ARRAY
from sqlalchemy.orm import Mapped, mapped_column

from bot.database.tables.base import Id, Moment, Table
from bot.database.vault import EncryptedJson, EncryptedText

OPEN_STATES = ("requested", "with_worker", "closing")
CONTACT_ME = "contact_me"
"""Why a worker is asked for who is only to ask services to get in touch."""


class Handover(Table):
    """A parent with, or on the way to, a key worker. At most one open one a parent (a unique index)."""

    __tablename__ = "handovers"
    __table_args__ = (
        Index(
            "uq_handovers_one_open",
            "parent_id",
            unique=True,
            postgresql_where=text("state IN ('requested', 'with_worker', 'closing')"),
        ),
        CheckConstraint("state IN ('requested', 'with_worker', 'closing', 'closed', 'cancelled')", "known_state"),
        CheckConstraint("urgency IN ('routine', 'urgent', 'emergency')", "known_urgency"),
        CheckConstraint("state <> 'closing' OR closing_until IS NOT NULL", "grace_has_an_end"),
    )

    id: Mapped[Id]
    parent_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("parents.id", ondelete="CASCADE"), index=True)
    state: Mapped[str] = mapped_column(Text)
    """`requested`, `with_worker`, `closing`, `closed` or `cancelled`."""
    urgency: Mapped[str] = mapped_column(Text, default="routine")
    risk: Mapped[str | None] = mapped_column(Text)
    why: Mapped[str] = mapped_column(Text)
    """`asked`, `risk`, `agreed` (a weak sign of risk, and a yes), `complaint` or `contact_me` (services only): never
    what somebody wrote."""
    about_services: Mapped[list[str]] = mapped_column(ARRAY(Text), default=list)
    """Those that are to be asked to get in touch, by id, the newest last."""
    area: Mapped[str | None] = mapped_column(Text)
    requested_at: Mapped[Moment]
    worker_id: Mapped[uuid.UUID | None] = mapped_column(ForeignKey("workers.id", ondelete="SET NULL"), index=True)
    picked_up_at: Mapped[Moment | None]
    closing_until: Mapped[Moment | None]
    closed_at: Mapped[Moment | None]
    outcome: Mapped[str | None] = mapped_column(EncryptedText)
    summary: Mapped[str | None] = mapped_column(EncryptedText)
    summary_consent: Mapped[str] = mapped_column(Text, default="not_asked")
    """`not_asked`, `asked`, `yes`, `edited` or `refused`."""
    waited_from: Mapped[Moment | None]
    """The start of the wait that `clock_stage` belongs to."""
    clock_stage: Mapped[int] = mapped_column(default=0)
    """How far the clocks have got with this wait: see bot.handover.clocks."""
    alerted_at: Mapped[Moment | None]
    told_closed_at: Mapped[Moment | None]
    """When the parent was last told that nobody is in just now."""
    failure_raised_id: Mapped[uuid.UUID | None]
    """The text of a worker that did not arrive and was raised last."""
    joined: Mapped[list[uuid.UUID]] = mapped_column(ARRAY(Uuid), default=list)
    """Workers of another organisation who were brought in: the parent said yes to each."""
    asked_to_join_id: Mapped[uuid.UUID | None] = mapped_column(ForeignKey("workers.id", ondelete="SET NULL"))
    """The worker about whom the parent is being asked just now."""
    other_than_id: Mapped[uuid.UUID | None] = mapped_column(ForeignKey("workers.id", ondelete="SET NULL"))
    """Whom the parent no longer wants, after they asked for another key worker."""
    known_worker_id: Mapped[uuid.UUID | None] = mapped_column(ForeignKey("workers.id", ondelete="SET NULL"))
    """Whom the parent knows to have them, while a change of hands is not told yet: see bot.handover.changing_hands."""
    tell_hands_at: Mapped[Moment | None]
    """When it has settled and may be told; None when there is nothing to tell."""
    later_until: Mapped[Moment | None]
    """Until when its worker has put it off: see bot.handover.later."""
    later_why: Mapped[str | None] = mapped_column(EncryptedText)


class HandoverEntry(Table):
    """One line of the timeline: asked, picked up, handed on, closed. Append-only (a trigger refuses changes)."""

    __tablename__ = "handover_entries"

    id: Mapped[Id]
    place: Mapped[int] = mapped_column(BigInteger, Identity(), unique=True)
    handover_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("handovers.id", ondelete="CASCADE"), index=True)
    at: Mapped[Moment]
    kind: Mapped[str] = mapped_column(Text)
    worker_id: Mapped[uuid.UUID | None] = mapped_column(ForeignKey("workers.id", ondelete="SET NULL"))
    detail: Mapped[dict[str, Any] | None] = mapped_column(EncryptedJson)


class Notice(Table):
    """That a worker was told of a handover, by which way, and whether the last attempt failed."""

    __tablename__ = "notices"
    __table_args__ = (UniqueConstraint("handover_id", "worker_id", "kind"),)

    id: Mapped[Id]
    handover_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("handovers.id", ondelete="CASCADE"))
    worker_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("workers.id", ondelete="CASCADE"))
    kind: Mapped[str] = mapped_column(Text)
    """The way's kind."""
    first_at: Mapped[Moment]
    last_at: Mapped[Moment]
    times: Mapped[int]
    failed: Mapped[bool]


class ReadLog(Table):
    """Who opened a parent's page, and when."""

    __tablename__ = "read_log"

    id: Mapped[Id]
    at: Mapped[Moment]
    worker_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("workers.id", ondelete="CASCADE"))
    parent_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("parents.id", ondelete="CASCADE"))
    page: Mapped[str] = mapped_column(Text)


class Mention(Table):
    """A colleague named in a note, until they have seen it."""

    __tablename__ = "mentions"

    id: Mapped[Id]
    entry_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("handover_entries.id", ondelete="CASCADE"))
    handover_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("handovers.id", ondelete="CASCADE"), index=True)
    worker_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("workers.id", ondelete="CASCADE"), index=True)
    at: Mapped[Moment]
    seen_at: Mapped[Moment | None]


class Promise(Table):
    """What a worker said they would do for a parent, and by when. It is chased on our side, never on the parent's."""

    __tablename__ = "promises"

    id: Mapped[Id]
    parent_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("parents.id", ondelete="CASCADE"), index=True)
    handover_id: Mapped[uuid.UUID | None] = mapped_column(ForeignKey("handovers.id", ondelete="SET NULL"))
    worker_id: Mapped[uuid.UUID | None] = mapped_column(ForeignKey("workers.id", ondelete="SET NULL"), index=True)
    what: Mapped[str] = mapped_column(EncryptedText)
    due: Mapped[date]
    made_at: Mapped[Moment]
    kept_at: Mapped[Moment | None]
    dropped_at: Mapped[Moment | None]
    chased_at: Mapped[Moment | None]


class Label(Table):
    """A practical word or two on a parent, by which colleagues of the area find them again."""

    __tablename__ = "labels"

    id: Mapped[Id]
    parent_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("parents.id", ondelete="CASCADE"), index=True)
    words: Mapped[str] = mapped_column(EncryptedText)
    worker_id: Mapped[uuid.UUID | None] = mapped_column(ForeignKey("workers.id", ondelete="SET NULL"))
    """Who put it there."""
    at: Mapped[Moment]


class Draft(Table):
    """What a worker has typed and not sent, so that a lost connection loses nothing."""

    __tablename__ = "drafts"

    worker_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("workers.id", ondelete="CASCADE"), primary_key=True)
    parent_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("parents.id", ondelete="CASCADE"), primary_key=True)
    body: Mapped[str] = mapped_column(EncryptedText)
    saved_at: Mapped[Moment]


class Presence(Table):
    """Which worker has a parent's page open, and whether they are typing."""

    __tablename__ = "presence"

    worker_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("workers.id", ondelete="CASCADE"), primary_key=True)
    parent_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("parents.id", ondelete="CASCADE"), primary_key=True)
    seen_at: Mapped[Moment]
    typing_at: Mapped[Moment | None]
