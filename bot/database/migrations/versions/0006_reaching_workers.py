"""The ways to reach workers, what became of each notice, and workers of a second organisation."""

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "worker_ways",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("worker_id", sa.Uuid(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("lookup", sa.Text(), nullable=False),
        sa.Column("address", sa.LargeBinary(), nullable=True),
        sa.Column("label", sa.Text(), nullable=False),
        sa.Column("chosen_at", sa.DateTime(timezone=True), server_default=sa.func.now(), nullable=False),
        sa.Column("failing_since", sa.DateTime(timezone=True), nullable=True),
        sa.CheckConstraint("kind IN ('email', 'telegram', 'push')", name=op.f("ck_worker_ways_known_kind")),
        sa.ForeignKeyConstraint(
            ["worker_id"], ["workers.id"], name=op.f("fk_worker_ways_worker_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_worker_ways")),
        sa.UniqueConstraint("kind", "lookup", name=op.f("uq_worker_ways_kind_lookup")),
    )
    op.create_index(op.f("ix_worker_ways_worker_id"), "worker_ways", ["worker_id"], unique=False)
    op.create_table(
        "way_codes",
        sa.Column("token_hash", sa.Text(), nullable=False),
        sa.Column("worker_id", sa.Uuid(), nullable=False),
        sa.Column("expires_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["worker_id"], ["workers.id"], name=op.f("fk_way_codes_worker_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("token_hash", name=op.f("pk_way_codes")),
    )
    op.create_index(op.f("ix_way_codes_worker_id"), "way_codes", ["worker_id"], unique=False)
    op.create_table(
        "notices",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("handover_id", sa.Uuid(), nullable=False),
        sa.Column("worker_id", sa.Uuid(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("first_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("last_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("times", sa.Integer(), nullable=False),
        sa.Column("failed", sa.Boolean(), nullable=False),
        sa.ForeignKeyConstraint(
            ["handover_id"], ["handovers.id"], name=op.f("fk_notices_handover_id"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(["worker_id"], ["workers.id"], name=op.f("fk_notices_worker_id"), ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_notices")),
        sa.UniqueConstraint("handover_id", "worker_id", "kind", name=op.f("uq_notices_handover_id_worker_id_kind")),
    )
    op.execute(EVERYBODY_BY_EMAIL)
    op.add_column(
        "handovers",
        sa.Column("joined", sa.ARRAY(sa.Uuid()), server_default=sa.text("'{}'"), nullable=False),
    )
    op.add_column("handovers", sa.Column("asked_to_join_id", sa.Uuid(), nullable=True))
    op.add_column("handovers", sa.Column("other_than_id", sa.Uuid(), nullable=True))
    for column in ("asked_to_join_id", "other_than_id"):
        op.create_foreign_key(
            op.f(f"fk_handovers_{column}"), "handovers", "workers", [column], ["id"], ondelete="SET NULL"
        )


EVERYBODY_BY_EMAIL = """
INSERT INTO worker_ways (id, worker_id, kind, lookup, label)
    SELECT gen_random_uuid(), id, 'email', id::text, '' FROM workers
"""
"""Who works here already is told by e-mail until they choose otherwise, as everybody is who comes later."""
