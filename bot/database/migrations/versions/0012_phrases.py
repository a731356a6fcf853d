"""Phrases: what the assistant was unsure of, what it is taught, and the models that came of it."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects.postgresql import ARRAY, JSONB

revision = "0012"
down_revision = "0011"
branch_labels = None
depends_on = None


def _worker(table: str, column: str) -> sa.ForeignKeyConstraint:
    return sa.ForeignKeyConstraint([column], ["workers.id"], name=op.f(f"fk_{table}_{column}"), ondelete="SET NULL")


def upgrade() -> None:
    op.create_table(
        "own_topics",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("counts_as", sa.Text(), nullable=False),
        sa.Column("made_by", sa.Uuid(), nullable=True),
        sa.Column("made_at", sa.DateTime(timezone=True), nullable=False),
        _worker("own_topics", "made_by"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_own_topics")),
        sa.UniqueConstraint("name", name=op.f("uq_own_topics_name")),
    )
    op.create_table(
        "phrases",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("words", sa.LargeBinary(), nullable=False),
        sa.Column("lookup", sa.Text(), nullable=False),
        sa.Column("state", sa.Text(), nullable=False),
        sa.Column("topic", sa.Text(), nullable=True),
        sa.Column("own_topic_id", sa.Uuid(), nullable=True),
        sa.Column("parent_id", sa.Uuid(), nullable=True),
        sa.Column("guesses", JSONB(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("decided_by", sa.Uuid(), nullable=True),
        sa.Column("decided_at", sa.DateTime(timezone=True), nullable=True),
        sa.CheckConstraint("state IN ('waiting', 'taught')", name=op.f("ck_phrases_known_state")),
        sa.CheckConstraint("(state = 'taught') = (topic IS NOT NULL)", name=op.f("ck_phrases_taught_with_a_topic")),
        _worker("phrases", "decided_by"),
        sa.ForeignKeyConstraint(
            ["own_topic_id"], ["own_topics.id"], name=op.f("fk_phrases_own_topic_id"), ondelete="SET NULL"
        ),
        sa.ForeignKeyConstraint(["parent_id"], ["parents.id"], name=op.f("fk_phrases_parent_id"), ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_phrases")),
    )
    op.create_index("ix_phrases_state", "phrases", ["state", "at"])
    op.create_index(op.f("ix_phrases_parent_id"), "phrases", ["parent_id"])
    op.create_index(op.f("ix_phrases_lookup"), "phrases", ["lookup"])
    op.create_table(
        "trainings",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("asked_by", sa.Uuid(), nullable=True),
        sa.Column("asked_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("state", sa.Text(), nullable=False),
        sa.Column("progress", JSONB(), nullable=False),
        sa.Column("phrases", ARRAY(sa.Uuid()), nullable=False),
        sa.Column("model", sa.Text(), nullable=True),
        sa.Column("compared_with", sa.Text(), nullable=True),
        sa.Column("report", JSONB(), nullable=True),
        sa.Column("problem", sa.Text(), nullable=True),
        sa.Column("ended_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("promoted_by", sa.Uuid(), nullable=True),
        sa.Column("promoted_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("before_id", sa.Uuid(), nullable=True),
        sa.CheckConstraint(
            "state IN ('waiting', 'running', 'ready', 'failed', 'live', 'past')",
            name=op.f("ck_trainings_known_state"),
        ),
        _worker("trainings", "asked_by"),
        _worker("trainings", "promoted_by"),
        sa.ForeignKeyConstraint(
            ["before_id"], ["trainings.id"], name=op.f("fk_trainings_before_id"), ondelete="SET NULL"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_trainings")),
    )
