"""Hours, clocks, promises, notes."""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "on_call",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("worker_id", sa.Uuid(), nullable=False),
        sa.Column("area", sa.Text(), nullable=True),
        sa.Column("starts_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("ends_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["worker_id"], ["workers.id"], name=op.f("fk_on_call_worker_id"), ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_on_call")),
    )
    op.create_index(op.f("ix_on_call_worker_id"), "on_call", ["worker_id"], unique=False)
    op.create_table(
        "time_off",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("worker_id", sa.Uuid(), nullable=False),
        sa.Column("first_day", sa.Date(), nullable=False),
        sa.Column("last_day", sa.Date(), nullable=False),
        sa.ForeignKeyConstraint(
            ["worker_id"], ["workers.id"], name=op.f("fk_time_off_worker_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_time_off")),
    )
    op.create_index(op.f("ix_time_off_worker_id"), "time_off", ["worker_id"], unique=False)
    op.create_table(
        "worker_hours",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("worker_id", sa.Uuid(), nullable=False),
        sa.Column("weekday", sa.Integer(), nullable=False),
        sa.Column("starts", sa.Time(), nullable=False),
        sa.Column("ends", sa.Time(), nullable=False),
        sa.ForeignKeyConstraint(
            ["worker_id"], ["workers.id"], name=op.f("fk_worker_hours_worker_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_worker_hours")),
    )
    op.create_index(op.f("ix_worker_hours_worker_id"), "worker_hours", ["worker_id"], unique=False)
    op.create_table(
        "drafts",
        sa.Column("worker_id", sa.Uuid(), nullable=False),
        sa.Column("parent_id", sa.Uuid(), nullable=False),
        sa.Column("body", sa.LargeBinary(), nullable=False),
        sa.Column("saved_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["parent_id"], ["parents.id"], name=op.f("fk_drafts_parent_id"), ondelete="CASCADE"),
        sa.ForeignKeyConstraint(["worker_id"], ["workers.id"], name=op.f("fk_drafts_worker_id"), ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("worker_id", "parent_id", name=op.f("pk_drafts")),
    )
    op.create_table(
        "presence",
        sa.Column("worker_id", sa.Uuid(), nullable=False),
        sa.Column("parent_id", sa.Uuid(), nullable=False),
        sa.Column("seen_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("typing_at", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(
            ["parent_id"], ["parents.id"], name=op.f("fk_presence_parent_id"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(
            ["worker_id"], ["workers.id"], name=op.f("fk_presence_worker_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("worker_id", "parent_id", name=op.f("pk_presence")),
    )
    op.create_table(
        "promises",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("parent_id", sa.Uuid(), nullable=False),
        sa.Column("handover_id", sa.Uuid(), nullable=True),
        sa.Column("worker_id", sa.Uuid(), nullable=True),
        sa.Column("what", sa.LargeBinary(), nullable=False),
        sa.Column("due", sa.Date(), nullable=False),
        sa.Column("made_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("kept_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("dropped_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("chased_at", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(
            ["handover_id"], ["handovers.id"], name=op.f("fk_promises_handover_id"), ondelete="SET NULL"
        ),
        sa.ForeignKeyConstraint(
            ["parent_id"], ["parents.id"], name=op.f("fk_promises_parent_id"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(
            ["worker_id"], ["workers.id"], name=op.f("fk_promises_worker_id"), ondelete="SET NULL"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_promises")),
    )
    op.create_index(op.f("ix_promises_parent_id"), "promises", ["parent_id"], unique=False)
    op.create_index(op.f("ix_promises_worker_id"), "promises", ["worker_id"], unique=False)
    op.create_table(
        "mentions",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("entry_id", sa.Uuid(), nullable=False),
        sa.Column("handover_id", sa.Uuid(), nullable=False),
        sa.Column("worker_id", sa.Uuid(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("seen_at", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(
            ["entry_id"], ["handover_entries.id"], name=op.f("fk_mentions_entry_id"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(
            ["handover_id"], ["handovers.id"], name=op.f("fk_mentions_handover_id"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(
            ["worker_id"], ["workers.id"], name=op.f("fk_mentions_worker_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_mentions")),
    )
    op.create_index(op.f("ix_mentions_handover_id"), "mentions", ["handover_id"], unique=False)
    op.create_index(op.f("ix_mentions_worker_id"), "mentions", ["worker_id"], unique=False)
    op.add_column("handovers", sa.Column("waited_from", sa.DateTime(timezone=True), nullable=True))
    op.add_column("handovers", sa.Column("clock_stage", sa.Integer(), server_default="0", nullable=False))
    op.add_column("handovers", sa.Column("alerted_at", sa.DateTime(timezone=True), nullable=True))
    op.add_column("handovers", sa.Column("told_closed_at", sa.DateTime(timezone=True), nullable=True))
    for name, rule in RULES.items():
        op.create_check_constraint(name, "handovers", rule)
    op.execute(APPEND_ONLY)


RULES = {
    "known_state": "state IN ('requested', 'with_worker', 'closing', 'closed', 'cancelled')",
    "known_urgency": "urgency IN ('routine', 'urgent', 'emergency')",
    "grace_has_an_end": "state <> 'closing' OR closing_until IS NOT NULL",
}
APPEND_ONLY = """
DROP TRIGGER handover_entries_append_only ON handover_entries;
CREATE TRIGGER handover_entries_append_only BEFORE UPDATE ON handover_entries
    FOR EACH ROW WHEN (
        NEW.worker_id IS NOT NULL
        OR (OLD.id, OLD.place, OLD.handover_id, OLD.at, OLD.kind, OLD.detail)
            IS DISTINCT FROM (NEW.id, NEW.place, NEW.handover_id, NEW.at, NEW.kind, NEW.detail)
    ) EXECUTE FUNCTION refuse_change();
CREATE TRIGGER handover_entries_stay BEFORE DELETE ON handover_entries
    FOR EACH ROW WHEN (pg_trigger_depth() = 0) EXECUTE FUNCTION refuse_change();
"""
