"""A parent's plan in their own words, its history, and the check-ins they asked for."""

import uuid
from typing import Any

from sqlalchemy import BigInteger, CheckConstraint, ForeignKey, Identity, Index, Text, text
from sqlalchemy.orm import Mapped, mapped_column

from bot.database.tables.base import Id, Moment, Table
from bot.database.vault import EncryptedJson, EncryptedText


class Goal(Table):
    """What a parent wants and how they would get there, in their own words."""

    __tablename__ = "goals"
    __table_args__ = (CheckConstraint("state IN ('active', 'done', 'dropped')", "known_state"),)

    id: Mapped[Id]
    place: Mapped[int] = mapped_column(BigInteger, Identity(), unique=True)
    parent_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("parents.id", ondelete="CASCADE"), index=True)
    want: Mapped[str] = mapped_column(EncryptedText)
    how: Mapped[str | None] = mapped_column(EncryptedText)
    need: Mapped[str | None] = mapped_column(Text)
    """A need id, where the goal belongs to one."""
    made_at: Mapped[Moment]
    state: Mapped[str] = mapped_column(Text, default="active")
    ended_at: Mapped[Moment | None]


class Strength(Table):
    """Something that is going well already, or that the parent is good at."""

    __tablename__ = "strengths"
    __table_args__ = (CheckConstraint("kind IN ('going_well', 'good_at')", "known_kind"),)

    id: Mapped[Id]
    place: Mapped[int] = mapped_column(BigInteger, Identity(), unique=True)
    parent_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("parents.id", ondelete="CASCADE"), index=True)
    kind: Mapped[str] = mapped_column(Text)
    words: Mapped[str] = mapped_column(EncryptedText)
    made_at: Mapped[Moment]
    dropped_at: Mapped[Moment | None]


class Step(Table):
    """A step of a plan. One that a worker proposed stays `proposed` until the parent keeps, rewords or drops it."""

    __tablename__ = "steps"
    __table_args__ = (
        CheckConstraint("state IN ('proposed', 'open', 'done', 'dropped')", "known_state"),
        CheckConstraint("proposed_by IN ('parent', 'worker', 'assistant')", "known_proposer"),
    )

    id: Mapped[Id]
    place: Mapped[int] = mapped_column(BigInteger, Identity(), unique=True)
    parent_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("parents.id", ondelete="CASCADE"), index=True)
    goal_id: Mapped[uuid.UUID | None] = mapped_column(ForeignKey("goals.id", ondelete="SET NULL"))
    words: Mapped[str] = mapped_column(EncryptedText)
    proposed_by: Mapped[str] = mapped_column(Text)
    worker_id: Mapped[uuid.UUID | None] = mapped_column(ForeignKey("workers.id", ondelete="SET NULL"))
    """Who proposed it, when a worker did."""
    made_at: Mapped[Moment]
    state: Mapped[str] = mapped_column(Text)
    decided_at: Mapped[Moment | None]
    """When the parent kept, reworded or dropped what was proposed."""
    ended_at: Mapped[Moment | None]


class PlanEntry(Table):
    """One line of a plan's history: who did what, and the words before and after. Append-only (a trigger)."""

    __tablename__ = "plan_entries"

    id: Mapped[Id]
    place: Mapped[int] = mapped_column(BigInteger, Identity(), unique=True)
    parent_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("parents.id", ondelete="CASCADE"), index=True)
    at: Mapped[Moment]
    author: Mapped[str] = mapped_column(Text)
    """`parent`, `worker` or `assistant`."""
    worker_id: Mapped[uuid.UUID | None] = mapped_column(ForeignKey("workers.id", ondelete="SET NULL"))
    kind: Mapped[str] = mapped_column(Text)
    about_id: Mapped[uuid.UUID | None]
    """The goal, strength or step."""
    detail: Mapped[dict[str, Any]] = mapped_column(EncryptedJson)


class CheckIn(Table):
    """A text that a parent asked to get at a time of theirs. Sent once, never chased."""

    __tablename__ = "check_ins"
    __table_args__ = (
        CheckConstraint("kind IN ('check_in', 'feedback')", "known_kind"),
        CheckConstraint(
            "state IN ('waiting', 'sent', 'answered', 'unanswered', 'cancelled', 'skipped')", "known_state"
        ),
        Index("ix_check_ins_waiting", "due_at", postgresql_where=text("state = 'waiting'")),
        Index(
            "uq_check_ins_feedback_once",
            "parent_id",
            "service_id",
            unique=True,
            postgresql_where=text("kind = 'feedback'"),
        ),
    )

    id: Mapped[Id]
    parent_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("parents.id", ondelete="CASCADE"), index=True)
    kind: Mapped[str] = mapped_column(Text, default="check_in")
    service_id: Mapped[str | None] = mapped_column(Text)
    """The service that feedback is asked about."""
    about: Mapped[str | None] = mapped_column(EncryptedText)
    """What the parent wants to talk about, in their words; never part of the text that goes out."""
    set_at: Mapped[Moment]
    moment: Mapped[Moment]
    """What was agreed with the parent."""
    due_at: Mapped[Moment]
    """When it may leave: the moment, or the end of the quiet hours it falls into."""
    state: Mapped[str] = mapped_column(Text, default="waiting")
    why: Mapped[str | None] = mapped_column(Text)
    """Why it was skipped: `opted_out`, `paused`, `with_worker` or `late`."""
    outbound_id: Mapped[uuid.UUID | None] = mapped_column(ForeignKey("outbound_texts.id", ondelete="SET NULL"))
    sent_at: Mapped[Moment | None]
    ended_at: Mapped[Moment | None]
