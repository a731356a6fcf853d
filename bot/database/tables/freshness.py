"""What tells us that an entry of the directory may be out of date, and whom we told."""

import uuid
from datetime import date

from sqlalchemy import CheckConstraint, ForeignKey, Index, Text, text
from sqlalchemy.orm import Mapped, mapped_column

from bot.database.tables.base import Id, Moment, Table


class Doubt(Table):
    """A reason to look at an entry again: parents say that its number does not work, or its link is broken.

    It says nothing of the parents who said so.
    """

    __tablename__ = "doubts"
    __table_args__ = (
        CheckConstraint("about IN ('service', 'helpline')", "known_about"),
        CheckConstraint("kind IN ('number', 'link')", "known_kind"),
        Index("uq_doubts_open", "about", "entry", "kind", unique=True, postgresql_where=text("settled_at IS NULL")),
    )

    id: Mapped[Id]
    about: Mapped[str] = mapped_column(Text)
    entry: Mapped[str] = mapped_column(Text)
    """The id of the service or helpline."""
    kind: Mapped[str] = mapped_column(Text)
    detail: Mapped[str] = mapped_column(Text, default="")
    """For a link: what it answered. Never what a parent wrote."""
    times: Mapped[int] = mapped_column(default=1)
    first_at: Mapped[Moment]
    last_at: Mapped[Moment]
    settled_at: Mapped[Moment | None]
    settled_by: Mapped[uuid.UUID | None] = mapped_column(ForeignKey("workers.id", ondelete="SET NULL"))
    settled_how: Mapped[str | None] = mapped_column(Text)


class LinkCheck(Table):
    """When a web address was last asked for, and since when it has not answered."""

    __tablename__ = "link_checks"

    address: Mapped[str] = mapped_column(Text, primary_key=True)
    checked_at: Mapped[Moment]
    failing_since: Mapped[Moment | None]


class Reminder(Table):
    """That the people who look after an entry were told of its date, so that they are told of each date once."""

    __tablename__ = "reminders"

    about: Mapped[str] = mapped_column(Text, primary_key=True)
    entry: Mapped[str] = mapped_column(Text, primary_key=True)
    review_by: Mapped[date] = mapped_column(primary_key=True)
    stage: Mapped[str] = mapped_column(Text, primary_key=True)
    """`due` (soon) or `overdue`."""
    at: Mapped[Moment]
    told: Mapped[int]
    """How many people were told, by whatever way reaches them."""
