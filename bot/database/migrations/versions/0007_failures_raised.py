"""A text that did not arrive is raised to the worker, once."""

import sqlalchemy as sa
from alembic import op

revision = "0007"
down_revision = "0006"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("handovers", sa.Column("failure_raised_id", sa.Uuid(), nullable=True))
