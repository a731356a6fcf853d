"""Bundles that go live by themselves at a day and time."""

import sqlalchemy as sa
from alembic import op

revision = "0016"
down_revision = "0015"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("content_bundles", sa.Column("goes_live_at", sa.DateTime(timezone=True), nullable=True))
    op.add_column("content_bundles", sa.Column("scheduled_by", sa.Uuid(), nullable=True))
    op.create_foreign_key(
        op.f("fk_content_bundles_scheduled_by"), "content_bundles", "workers", ["scheduled_by"], ["id"],
        ondelete="SET NULL",
    )  # fmt: skip
