"""Whom a parent knows to have them, while a change of hands has not been told yet, and when it is told."""

import sqlalchemy as sa
from alembic import op

revision = "0018"
down_revision = "0017"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("handovers", sa.Column("known_worker_id", sa.Uuid(), nullable=True))
    op.add_column("handovers", sa.Column("tell_hands_at", sa.DateTime(timezone=True), nullable=True))
    op.create_foreign_key(
        op.f("fk_handovers_known_worker_id"),
        "handovers",
        "workers",
        ["known_worker_id"],
        ["id"],
        ondelete="SET NULL",
    )


def downgrade() -> None:
    op.drop_constraint(op.f("fk_handovers_known_worker_id"), "handovers", type_="foreignkey")
    op.drop_column("handovers", "tell_hands_at")
    op.drop_column("handovers", "known_worker_id")
