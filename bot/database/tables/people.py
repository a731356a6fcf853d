"""Parents and the addresses by which they text us."""

import uuid
from datetime import time

from sqlalchemy import ForeignKey, Text, UniqueConstraint
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
    paused_until: Mapped[Moment | None]
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
