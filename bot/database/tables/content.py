"""Words that admins edit, and which copy of them is live."""

import uuid
from typing import Any

from sqlalchemy import ForeignKey, Index, Text, UniqueConstraint
from sqlalchemy.dialects.postgresql import JSONB
from sqlalchemy.orm import Mapped, mapped_column

from bot.database.tables.base import Id, Moment, Table
from bot.database.vault import EncryptedText


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


class Revision(Table):
    """One state of an entry as somebody left it. Its body never changes; only what became of it does.

    `kind` and `entry` say what it is of (bot.content.life); `number` counts within the entry from 1; 0 stands for what
    shipped.
    """

    __tablename__ = "content_revisions"
    __table_args__ = (
        UniqueConstraint("kind", "entry", "number"),
        Index("ix_content_revisions_state", "state", "kind"),
    )

    id: Mapped[Id]
    kind: Mapped[str] = mapped_column(Text)
    entry: Mapped[str] = mapped_column(Text)
    number: Mapped[int]
    body: Mapped[dict[str, Any]] = mapped_column(JSONB)
    """As the kind has it, e.g. {"sms": [texts], "telegram": [texts]}."""
    reason: Mapped[str] = mapped_column(Text)
    state: Mapped[str] = mapped_column(Text, default="draft")
    """`draft`, `review` (out with parents), `approved`, `scheduled`, `live` or `archived`."""
    author_id: Mapped[uuid.UUID | None] = mapped_column(ForeignKey("workers.id", ondelete="SET NULL"))
    made_at: Mapped[Moment]
    approved_by: Mapped[uuid.UUID | None] = mapped_column(ForeignKey("workers.id", ondelete="SET NULL"))
    approved_at: Mapped[Moment | None]
    goes_live_at: Mapped[Moment | None]
    """When a scheduled one is due."""
    published_by: Mapped[uuid.UUID | None] = mapped_column(ForeignKey("workers.id", ondelete="SET NULL"))
    published_at: Mapped[Moment | None]
    bundle_id: Mapped[uuid.UUID | None] = mapped_column(
        ForeignKey("content_bundles.id", ondelete="SET NULL"), index=True
    )


class Bundle(Table):
    """Changes that go live as one, or not at all."""

    __tablename__ = "content_bundles"

    id: Mapped[Id]
    name: Mapped[str] = mapped_column(Text)
    made_by: Mapped[uuid.UUID | None] = mapped_column(ForeignKey("workers.id", ondelete="SET NULL"))
    made_at: Mapped[Moment]
    published_at: Mapped[Moment | None]
    goes_live_at: Mapped[Moment | None]
    """When it was scheduled for. Without `scheduled_by` it was stopped by then."""
    scheduled_by: Mapped[uuid.UUID | None] = mapped_column(ForeignKey("workers.id", ondelete="SET NULL"))


class Reviewer(Table):
    """A parent who volunteered to read drafts on their own phone. Joined once they have texted `code` from it."""

    __tablename__ = "reviewers"

    id: Mapped[Id]
    first_name: Mapped[str] = mapped_column(EncryptedText)
    code: Mapped[str] = mapped_column(Text, unique=True)
    made_at: Mapped[Moment]
    parent_id: Mapped[uuid.UUID | None] = mapped_column(ForeignKey("parents.id", ondelete="CASCADE"), index=True)
    joined_at: Mapped[Moment | None]


class DraftReview(Table):
    """A draft that one reviewer was asked about, and their answer: only what they meant for it."""

    __tablename__ = "draft_reviews"
    __table_args__ = (UniqueConstraint("revision_id", "reviewer_id"),)

    id: Mapped[Id]
    revision_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("content_revisions.id", ondelete="CASCADE"))
    reviewer_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("reviewers.id", ondelete="CASCADE"), index=True)
    asked_at: Mapped[Moment]
    answer: Mapped[str | None] = mapped_column(EncryptedText)
    answered_at: Mapped[Moment | None]


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
