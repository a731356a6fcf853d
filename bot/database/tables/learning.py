"""What the assistant was unsure of, what people taught it, and the models that came of it."""

import uuid
from typing import Any

from sqlalchemy import CheckConstraint, ForeignKey, Index, Text, Uuid
from sqlalchemy.dialects.postgresql import ARRAY, JSONB
from sqlalchemy.orm import Mapped, mapped_column

from bot.database.tables.base import Id, Moment, Table
from bot.database.vault import EncryptedText


class OwnTopic(Table):
    """A name of the admins' own for a group of phrases. The assistant answers it as the topic that it counts as."""

    __tablename__ = "own_topics"

    id: Mapped[Id]
    name: Mapped[str] = mapped_column(Text, unique=True)
    counts_as: Mapped[str] = mapped_column(Text)
    """As in `Phrase.topic`."""
    made_by: Mapped[uuid.UUID | None] = mapped_column(ForeignKey("workers.id", ondelete="SET NULL"))
    made_at: Mapped[Moment]


class Phrase(Table):
    """A redacted text that waits for somebody to say what it means, or a phrase that the assistant is taught.

    What came from a parent goes when they opt out or are erased. What is not for training is deleted.
    """

    __tablename__ = "phrases"
    __table_args__ = (
        CheckConstraint("state IN ('waiting', 'taught')", "known_state"),
        CheckConstraint("(state = 'taught') = (topic IS NOT NULL)", "taught_with_a_topic"),
        Index("ix_phrases_state", "state", "at"),
    )

    id: Mapped[Id]
    words: Mapped[str] = mapped_column(EncryptedText)
    lookup: Mapped[str] = mapped_column(Text, index=True)
    """A keyed hash of the words, so that the same is not kept twice."""
    state: Mapped[str] = mapped_column(Text, default="waiting")
    topic: Mapped[str | None] = mapped_column(Text)
    """As the engine has it: need/<id>, risk/<id>, or the id of an act."""
    own_topic_id: Mapped[uuid.UUID | None] = mapped_column(ForeignKey("own_topics.id", ondelete="SET NULL"))
    parent_id: Mapped[uuid.UUID | None] = mapped_column(ForeignKey("parents.id", ondelete="CASCADE"), index=True)
    """None where somebody who works here wrote it."""
    guesses: Mapped[list[str]] = mapped_column(JSONB, default=list)
    """The topics that it was nearest to, likeliest first."""
    at: Mapped[Moment]
    decided_by: Mapped[uuid.UUID | None] = mapped_column(ForeignKey("workers.id", ondelete="SET NULL"))
    decided_at: Mapped[Moment | None]


class Training(Table):
    """One training: what it learnt from, how it went, what changed, and whether its model is the one that answers."""

    __tablename__ = "trainings"
    __table_args__ = (
        CheckConstraint("state IN ('waiting', 'running', 'ready', 'failed', 'live', 'past')", "known_state"),
    )

    id: Mapped[Id]
    asked_by: Mapped[uuid.UUID | None] = mapped_column(ForeignKey("workers.id", ondelete="SET NULL"))
    asked_at: Mapped[Moment]
    state: Mapped[str] = mapped_column(Text, default="waiting")
    progress: Mapped[list[str]] = mapped_column(JSONB, default=list)
    phrases: Mapped[list[uuid.UUID]] = mapped_column(ARRAY(Uuid), default=list)
    """The phrases it learnt from beside those that ship, of which some may be gone by now."""
    model: Mapped[str | None] = mapped_column(Text)
    compared_with: Mapped[str | None] = mapped_column(Text)
    """The model that answered when it was tested."""
    report: Mapped[dict[str, Any] | None] = mapped_column(JSONB)
    """As engine.evaluation.comparing gives it; of phrases it names ids only."""
    problem: Mapped[str | None] = mapped_column(Text)
    ended_at: Mapped[Moment | None]
    promoted_by: Mapped[uuid.UUID | None] = mapped_column(ForeignKey("workers.id", ondelete="SET NULL"))
    promoted_at: Mapped[Moment | None]
    before_id: Mapped[uuid.UUID | None] = mapped_column(ForeignKey("trainings.id", ondelete="SET NULL"))
    """The training that was live before it was promoted; None for what ships."""
