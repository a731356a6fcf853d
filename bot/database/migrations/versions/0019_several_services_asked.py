"""All services that are to be asked to get in touch, where only the newest was kept."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

revision = "0019"
down_revision = "0018"
branch_labels = None
depends_on = None


def upgrade() -> None:
    several: sa.Column[list[str]] = sa.Column(
        "about_services", postgresql.ARRAY(sa.Text()), nullable=False, server_default="{}"
    )
    op.add_column("handovers", several)
    op.execute("UPDATE handovers SET about_services = ARRAY[about_service] WHERE about_service IS NOT NULL")
    op.alter_column("handovers", "about_services", server_default=None)
    op.drop_column("handovers", "about_service")


def downgrade() -> None:
    op.add_column("handovers", sa.Column("about_service", sa.Text(), nullable=True))
    # The newest stands last; before, it was the only one kept.
    op.execute("UPDATE handovers SET about_service = about_services[cardinality(about_services)]")
    op.drop_column("handovers", "about_services")
