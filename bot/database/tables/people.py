"""Parents and the addresses by which they text us."""

import uuid
from datetime import time

from sqlalchemy import CheckConstraint, ForeignKey, Index, LargeBinary, Text, UniqueConstraint, text
from sqlalchemy.orm import Mapped, mapped_column

from bot.database.tables.base import CreatedAt, Id, Moment, Table
from bot.database.vault import EncryptedJson, EncryptedText


class Parent(Table):
    """One person, known by what they told us. `area` is an area id, or `national` where they would not say."""

    __tablename__ = "parents"

    id: Mapped[Id]
    created_at: Mapped[CreatedAt]
    name: Mapped[str | None] = mapped_column(EncryptedText)
    area: Mapped[str | None] = mapped_column(Text)
    hub: Mapped[str | None] = mapped_column(Text)
    last_text_at: Mapped[Moment | None]
    quiet_from: Mapped[time | None]
    quiet_until: Mapped[time | None]
    careful: Mapped[bool] = mapped_column(default=False)
    stop_word: Mapped[str | None] = mapped_column(EncryptedText)
    paused_at: Mapped[Moment | None]
    paused_until: Mapped[Moment | None]
    """The end of a pause; one without an end lasts until the parent comes back."""
    erase_asked_at: Mapped[Moment | None]
    """Set while a confirmed deletion waits for an emergency to be finished."""
    farewell_at: Mapped[Moment | None]
    """Set once all was erased: only the address is left, until the text that says so has left."""
    usual_worker_id: Mapped[uuid.UUID | None] = mapped_column(ForeignKey("workers.id", ondelete="SET NULL"))


class Address(Table):
    """A phone number or Telegram chat. Found by keyed hash; the address itself is encrypted."""

    __tablename__ = "addresses"
    __table_args__ = (UniqueConstraint("channel", "lookup"),)

    id: Mapped[Id]
    created_at: Mapped[CreatedAt]
    parent_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("parents.id", ondelete="CASCADE"), index=True)
    channel: Mapped[str] = mapped_column(Text)
    lookup: Mapped[str] = mapped_column(Text)
    address: Mapped[str] = mapped_column(EncryptedText)
    last_used_at: Mapped[Moment]
    opted_out_at: Mapped[Moment | None]
    unreachable_since: Mapped[Moment | None]


class OptOut(Table):
    """A keyed hash of an address that asked us to stop; outlives the parent's own data."""

    __tablename__ = "opt_outs"
    __table_args__ = (UniqueConstraint("channel", "lookup"),)

    id: Mapped[Id]
    channel: Mapped[str] = mapped_column(Text)
    lookup: Mapped[str] = mapped_column(Text)
    at: Mapped[Moment]


class Conversation(Table):
    """What the engine needs to carry on with a parent. `version` grows with each turn that is written."""

    __tablename__ = "conversations"

    parent_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("parents.id", ondelete="CASCADE"), primary_key=True)
    version: Mapped[int] = mapped_column(default=0)
    state: Mapped[dict[str, object] | None] = mapped_column(EncryptedJson)
    holding_since: Mapped[Moment | None]
    """Set while the parent has been told that the engine is away, so that it is said once."""


class KeptNeed(Table):
    """Something a parent asked us to keep for later, e.g. a need they also mentioned."""

    __tablename__ = "kept_needs"

    id: Mapped[Id]
    parent_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("parents.id", ondelete="CASCADE"), index=True)
    need: Mapped[str] = mapped_column(Text)
    at: Mapped[Moment]
    taken_up_at: Mapped[Moment | None]


class LinkCode(Table):
    """A short code that a parent takes from one phone or channel to another. Works once, for a while."""

    __tablename__ = "link_codes"
    __table_args__ = (CheckConstraint("purpose IN ('link', 'move')", "known_purpose"),)

    id: Mapped[Id]
    parent_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("parents.id", ondelete="CASCADE"), index=True)
    address_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("addresses.id", ondelete="CASCADE"))
    """Where the code was asked for."""
    lookup: Mapped[str] = mapped_column(Text, unique=True)
    """Its keyed hash; the code itself is kept nowhere."""
    purpose: Mapped[str] = mapped_column(Text)
    """`link` keeps both addresses; `move` lets go of the old one."""
    made_at: Mapped[Moment]
    expires_at: Mapped[Moment]


class LinkAttempt(Table):
    """A code that was wrong, so that guessing gets slow."""

    __tablename__ = "link_attempts"

    id: Mapped[Id]
    address_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("addresses.id", ondelete="CASCADE"), index=True)
    at: Mapped[Moment]


class Voice(Table):
    """What a parent says about a service or about us: feedback, a tip, a suggestion or a complaint."""

    __tablename__ = "voices"
    __table_args__ = (
        CheckConstraint("kind IN ('feedback', 'tip', 'suggestion', 'complaint')", "known_kind"),
        CheckConstraint("state IN ('waiting', 'approved', 'declined', 'answered')", "known_state"),
        Index("ix_voices_waiting", "kind", "said_at", postgresql_where=text("state = 'waiting'")),
    )

    id: Mapped[Id]
    parent_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("parents.id", ondelete="CASCADE"), index=True)
    kind: Mapped[str] = mapped_column(Text)
    service_id: Mapped[str | None] = mapped_column(Text, index=True)
    area: Mapped[str | None] = mapped_column(Text)
    words: Mapped[str] = mapped_column(EncryptedText)
    said_at: Mapped[Moment]
    wants_to_hear: Mapped[bool] = mapped_column(default=False)
    """Whether the parent asked to be told what came of it."""
    state: Mapped[str] = mapped_column(Text, default="waiting")
    public_words: Mapped[str | None] = mapped_column(EncryptedText)
    """A tip as other parents may read it, once somebody has approved it."""
    answer: Mapped[str | None] = mapped_column(EncryptedText)
    reviewed_by: Mapped[uuid.UUID | None] = mapped_column(ForeignKey("workers.id", ondelete="SET NULL"))
    reviewed_at: Mapped[Moment | None]
    told_at: Mapped[Moment | None]


class SealedRecord(Table):
    """What is kept of an emergency after its parent's data was erased. Only the safeguarding lead can open it."""

    __tablename__ = "sealed_records"

    id: Mapped[Id]
    sealed_at: Mapped[Moment]
    keep_until: Mapped[Moment]
    contents: Mapped[bytes] = mapped_column(LargeBinary)
    """Encrypted with a key of its own, so that nothing that reads the other columns can read this."""


class SealedOpening(Table):
    """Who opened a sealed record, when, and why."""

    __tablename__ = "sealed_openings"

    id: Mapped[Id]
    record_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("sealed_records.id", ondelete="CASCADE"), index=True)
    worker_id: Mapped[uuid.UUID | None] = mapped_column(ForeignKey("workers.id", ondelete="SET NULL"))
    at: Mapped[Moment]
    reason: Mapped[str] = mapped_column(EncryptedText)


class Erasure(Table):
    """That somebody's data was erased, and when: nothing about whose."""

    __tablename__ = "erasures"

    id: Mapped[Id]
    asked_at: Mapped[Moment]
    done_at: Mapped[Moment]
