"""The studio: revisions of wordings, and services that a person withdrew."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects.postgresql import JSONB

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "wording_revisions",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("wording", sa.Text(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("variants", JSONB(), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("state", sa.Text(), nullable=False),
        sa.Column("author_id", sa.Uuid(), nullable=True),
        sa.Column("made_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("published_by", sa.Uuid(), nullable=True),
        sa.Column("published_at", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(
            ["author_id"], ["workers.id"], name=op.f("fk_wording_revisions_author_id"), ondelete="SET NULL"
        ),
        sa.ForeignKeyConstraint(
            ["published_by"], ["workers.id"], name=op.f("fk_wording_revisions_published_by"), ondelete="SET NULL"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_wording_revisions")),
        sa.UniqueConstraint("wording", "number", name=op.f("uq_wording_revisions_wording_number")),
    )
    op.create_table(
        "service_withdrawals",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("service_id", sa.Text(), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("by", sa.Uuid(), nullable=True),
        sa.Column("back_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("back_by", sa.Uuid(), nullable=True),
        sa.ForeignKeyConstraint(
            ["service_id"], ["services.id"], name=op.f("fk_service_withdrawals_service_id"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(["by"], ["workers.id"], name=op.f("fk_service_withdrawals_by"), ondelete="SET NULL"),
        sa.ForeignKeyConstraint(
            ["back_by"], ["workers.id"], name=op.f("fk_service_withdrawals_back_by"), ondelete="SET NULL"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_service_withdrawals")),
    )
    op.create_index(op.f("ix_service_withdrawals_service_id"), "service_withdrawals", ["service_id"], unique=False)
