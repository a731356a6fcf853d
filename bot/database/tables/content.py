"""Words that admins edit, and which copy of them is live."""

import uuid
from typing import Any

from sqlalchemy import ForeignKey, Text, UniqueConstraint
from sqlalchemy.dialects.postgresql import JSONB
from sqlalchemy.orm import Mapped, mapped_column

from bot.database.tables.base import Id, Moment, Table


class LiveWording(Table):
    """The live copy of one wording: {"sms": [texts], "telegram": [texts]}; the shipped one stands in when absent."""

    __tablename__ = "live_wordings"

    id: Mapped[str] = mapped_column(Text, primary_key=True)
    variants: Mapped[dict[str, Any]] = mapped_column(JSONB)
    changed_at: Mapped[Moment]


class QuickReply(Table):
    """A ready sentence for key workers; its variables are filled before it can leave."""

    __tablename__ = "quick_replies"

    id: Mapped[str] = mapped_column(Text, primary_key=True)
    title: Mapped[str] = mapped_column(Text)
    text: Mapped[str] = mapped_column(Text)


class ShippedContent(Table):
    """A fingerprint of each shipped file as it was loaded, so that start-up loads only what changed."""

    __tablename__ = "shipped_content"

    file: Mapped[str] = mapped_column(Text, primary_key=True)
    fingerprint: Mapped[str] = mapped_column(Text)


class WordingRevision(Table):
    """One state of a wording's texts as somebody left them. Its texts never change; only what became of it does.

    `number` counts within the wording from 1; 0 stands for what shipped.
    """

    __tablename__ = "wording_revisions"
    __table_args__ = (UniqueConstraint("wording", "number"),)

    id: Mapped[Id]
    wording: Mapped[str] = mapped_column(Text)
    number: Mapped[int]
    variants: Mapped[dict[str, Any]] = mapped_column(JSONB)
    """As in `LiveWording`."""
    reason: Mapped[str] = mapped_column(Text)
    state: Mapped[str] = mapped_column(Text, default="draft")
    """`draft`, `live` or `archived`."""
    author_id: Mapped[uuid.UUID | None] = mapped_column(ForeignKey("workers.id", ondelete="SET NULL"))
    made_at: Mapped[Moment]
    published_by: Mapped[uuid.UUID | None] = mapped_column(ForeignKey("workers.id", ondelete="SET NULL"))
    published_at: Mapped[Moment | None]


class ServiceWithdrawal(Table):
    """A person took a service out of every offer; it stays out, whatever ships, until `back_at`."""

    __tablename__ = "service_withdrawals"

    id: Mapped[Id]
    service_id: Mapped[str] = mapped_column(ForeignKey("services.id", ondelete="CASCADE"), index=True)
    reason: Mapped[str] = mapped_column(Text)
    at: Mapped[Moment]
    by: Mapped[uuid.UUID | None] = mapped_column(ForeignKey("workers.id", ondelete="SET NULL"))
    back_at: Mapped[Moment | None]
    back_by: Mapped[uuid.UUID | None] = mapped_column(ForeignKey("workers.id", ondelete="SET NULL"))
