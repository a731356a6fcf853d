"""Every text, both ways, in one timeline."""

import uuid
from typing import Any

from sqlalchemy import BigInteger, ForeignKey, Identity, Index, Text, UniqueConstraint, text
from sqlalchemy.dialects.postgresql import ARRAY
from sqlalchemy.orm import Mapped, mapped_column

from bot.database.tables.base import CreatedAt, Id, Moment, Table
from bot.database.vault import EncryptedJson, EncryptedText


class InboundText(Table):
    """A text from a parent. `taken_at` is set by the turn that answered it, once."""

    __tablename__ = "inbound_texts"
    __table_args__ = (
        UniqueConstraint("channel", "provider_id"),
        Index("ix_inbound_texts_waiting", "parent_id", "place", postgresql_where=text("taken_at IS NULL")),
    )

    id: Mapped[Id]
    place: Mapped[int] = mapped_column(BigInteger, Identity(), unique=True)
    parent_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("parents.id", ondelete="CASCADE"), index=True)
    address_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("addresses.id", ondelete="CASCADE"))
    channel: Mapped[str] = mapped_column(Text)
    provider_id: Mapped[str] = mapped_column(Text)
    message_id: Mapped[str | None] = mapped_column(Text)
    received_at: Mapped[Moment]
    stored_at: Mapped[CreatedAt]
    kind: Mapped[str] = mapped_column(Text)
    body: Mapped[str] = mapped_column(EncryptedText)
    button: Mapped[str | None] = mapped_column(Text)
    corrects: Mapped[str | None] = mapped_column(Text)
    start_code: Mapped[str | None] = mapped_column(Text)
    risk: Mapped[str | None] = mapped_column(Text)
    urgency: Mapped[str] = mapped_column(Text, default="none")
    risk_answered: Mapped[bool] = mapped_column(default=False)
    """True once the fixed reply for `risk` has been queued for this text."""
    opt: Mapped[str | None] = mapped_column(Text)
    """`out` or `in` when the text alone was an opt-out or opt-in."""
    understood: Mapped[dict[str, Any] | None] = mapped_column(EncryptedJson)
    handover_id: Mapped[uuid.UUID | None] = mapped_column(ForeignKey("handovers.id", ondelete="SET NULL"))
    seen_by_worker_at: Mapped[Moment | None]
    attempts: Mapped[int] = mapped_column(default=0)
    taken_at: Mapped[Moment | None]


class OutboundText(Table):
    """A text to a parent. Stored in the transaction that decided on it, delivered afterwards."""

    __tablename__ = "outbound_texts"
    __table_args__ = (
        Index("ix_outbound_texts_provider", "channel", "provider_id"),
        Index("ix_outbound_texts_due", "send_after", postgresql_where=text("status IN ('queued', 'held')")),
    )

    id: Mapped[Id]
    place: Mapped[int] = mapped_column(BigInteger, Identity(), unique=True)
    parent_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("parents.id", ondelete="CASCADE"), index=True)
    address_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("addresses.id", ondelete="CASCADE"))
    channel: Mapped[str] = mapped_column(Text)
    author: Mapped[str] = mapped_column(Text)
    """`assistant`, `safety` (a fixed risk reply) or `worker`."""
    worker_id: Mapped[uuid.UUID | None] = mapped_column(ForeignKey("workers.id", ondelete="SET NULL"))
    handover_id: Mapped[uuid.UUID | None] = mapped_column(ForeignKey("handovers.id", ondelete="SET NULL"))
    answers_id: Mapped[uuid.UUID | None] = mapped_column(ForeignKey("inbound_texts.id", ondelete="SET NULL"))
    wording: Mapped[str | None] = mapped_column(Text)
    variant: Mapped[int | None]
    body: Mapped[str] = mapped_column(EncryptedText)
    choices: Mapped[list[dict[str, Any]]] = mapped_column(EncryptedJson)
    created_at: Mapped[Moment]
    send_after: Mapped[Moment]
    purpose: Mapped[str] = mapped_column(Text)
    """`reply`, `risk`, `check_in` or `worker`: which rules of pace apply to it."""
    status: Mapped[str] = mapped_column(Text, default="queued")
    attempts: Mapped[int] = mapped_column(default=0)
    provider_id: Mapped[str | None] = mapped_column(Text)
    failure: Mapped[str | None] = mapped_column(Text)
    sent_at: Mapped[Moment | None]
    delivered_at: Mapped[Moment | None]


class EarlyReceipt(Table):
    """A receipt that came before we knew the text's provider id; applied as soon as we do."""

    __tablename__ = "early_receipts"

    id: Mapped[Id]
    channel: Mapped[str] = mapped_column(Text)
    provider_id: Mapped[str] = mapped_column(Text, index=True)
    status: Mapped[str] = mapped_column(Text)
    code: Mapped[str | None] = mapped_column(Text)
    at: Mapped[CreatedAt]


class Offer(Table):
    """What was offered to a parent, and what they chose: the record behind the promise of choice."""

    __tablename__ = "offers"

    id: Mapped[Id]
    parent_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("parents.id", ondelete="CASCADE"), index=True)
    at: Mapped[Moment]
    need: Mapped[str] = mapped_column(Text)
    area: Mapped[str | None] = mapped_column(Text)
    services: Mapped[list[str]] = mapped_column(ARRAY(Text))
    chosen: Mapped[str | None] = mapped_column(Text)
    """A service id, `something_else` or `not_now`."""
    chosen_at: Mapped[Moment | None]
