"""Plans, check-ins, wishes, linking, voices, and what is kept after an erasure."""

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "erasures",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("asked_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("done_at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_erasures")),
    )
    op.create_table(
        "sealed_records",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("sealed_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("keep_until", sa.DateTime(timezone=True), nullable=False),
        sa.Column("contents", sa.LargeBinary(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_sealed_records")),
    )
    op.create_table(
        "sealed_openings",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("record_id", sa.Uuid(), nullable=False),
        sa.Column("worker_id", sa.Uuid(), nullable=True),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("reason", sa.LargeBinary(), nullable=False),
        sa.ForeignKeyConstraint(
            ["record_id"], ["sealed_records.id"], name=op.f("fk_sealed_openings_record_id"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(
            ["worker_id"], ["workers.id"], name=op.f("fk_sealed_openings_worker_id"), ondelete="SET NULL"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_sealed_openings")),
    )
    op.create_index(op.f("ix_sealed_openings_record_id"), "sealed_openings", ["record_id"], unique=False)
    op.create_table(
        "goals",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("place", sa.BigInteger(), sa.Identity(always=False), nullable=False),
        sa.Column("parent_id", sa.Uuid(), nullable=False),
        sa.Column("want", sa.LargeBinary(), nullable=False),
        sa.Column("how", sa.LargeBinary(), nullable=True),
        sa.Column("need", sa.Text(), nullable=True),
        sa.Column("made_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("state", sa.Text(), nullable=False),
        sa.Column("ended_at", sa.DateTime(timezone=True), nullable=True),
        sa.CheckConstraint("state IN ('active', 'done', 'dropped')", name=op.f("ck_goals_known_state")),
        sa.ForeignKeyConstraint(["parent_id"], ["parents.id"], name=op.f("fk_goals_parent_id"), ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_goals")),
        sa.UniqueConstraint("place", name=op.f("uq_goals_place")),
    )
    op.create_index(op.f("ix_goals_parent_id"), "goals", ["parent_id"], unique=False)
    op.create_table(
        "plan_entries",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("place", sa.BigInteger(), sa.Identity(always=False), nullable=False),
        sa.Column("parent_id", sa.Uuid(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("author", sa.Text(), nullable=False),
        sa.Column("worker_id", sa.Uuid(), nullable=True),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("about_id", sa.Uuid(), nullable=True),
        sa.Column("detail", sa.LargeBinary(), nullable=False),
        sa.ForeignKeyConstraint(
            ["parent_id"], ["parents.id"], name=op.f("fk_plan_entries_parent_id"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(
            ["worker_id"], ["workers.id"], name=op.f("fk_plan_entries_worker_id"), ondelete="SET NULL"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_plan_entries")),
        sa.UniqueConstraint("place", name=op.f("uq_plan_entries_place")),
    )
    op.create_index(op.f("ix_plan_entries_parent_id"), "plan_entries", ["parent_id"], unique=False)
    op.create_table(
        "strengths",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("place", sa.BigInteger(), sa.Identity(always=False), nullable=False),
        sa.Column("parent_id", sa.Uuid(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("words", sa.LargeBinary(), nullable=False),
        sa.Column("made_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("dropped_at", sa.DateTime(timezone=True), nullable=True),
        sa.CheckConstraint("kind IN ('going_well', 'good_at')", name=op.f("ck_strengths_known_kind")),
        sa.ForeignKeyConstraint(
            ["parent_id"], ["parents.id"], name=op.f("fk_strengths_parent_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_strengths")),
        sa.UniqueConstraint("place", name=op.f("uq_strengths_place")),
    )
    op.create_index(op.f("ix_strengths_parent_id"), "strengths", ["parent_id"], unique=False)
    op.create_table(
        "voices",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("parent_id", sa.Uuid(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("service_id", sa.Text(), nullable=True),
        sa.Column("area", sa.Text(), nullable=True),
        sa.Column("words", sa.LargeBinary(), nullable=False),
        sa.Column("said_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("wants_to_hear", sa.Boolean(), nullable=False),
        sa.Column("state", sa.Text(), nullable=False),
        sa.Column("public_words", sa.LargeBinary(), nullable=True),
        sa.Column("answer", sa.LargeBinary(), nullable=True),
        sa.Column("reviewed_by", sa.Uuid(), nullable=True),
        sa.Column("reviewed_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("told_at", sa.DateTime(timezone=True), nullable=True),
        sa.CheckConstraint(
            "kind IN ('feedback', 'tip', 'suggestion', 'complaint')", name=op.f("ck_voices_known_kind")
        ),
        sa.CheckConstraint(
            "state IN ('waiting', 'approved', 'declined', 'answered')", name=op.f("ck_voices_known_state")
        ),
        sa.ForeignKeyConstraint(["parent_id"], ["parents.id"], name=op.f("fk_voices_parent_id"), ondelete="CASCADE"),
        sa.ForeignKeyConstraint(
            ["reviewed_by"], ["workers.id"], name=op.f("fk_voices_reviewed_by"), ondelete="SET NULL"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_voices")),
    )
    op.create_index(op.f("ix_voices_parent_id"), "voices", ["parent_id"], unique=False)
    op.create_index(op.f("ix_voices_service_id"), "voices", ["service_id"], unique=False)
    op.create_index(
        "ix_voices_waiting",
        "voices",
        ["kind", "said_at"],
        unique=False,
        postgresql_where=sa.text("state = 'waiting'"),
    )
    op.create_table(
        "link_attempts",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("address_id", sa.Uuid(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["address_id"], ["addresses.id"], name=op.f("fk_link_attempts_address_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_link_attempts")),
    )
    op.create_index(op.f("ix_link_attempts_address_id"), "link_attempts", ["address_id"], unique=False)
    op.create_table(
        "link_codes",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("parent_id", sa.Uuid(), nullable=False),
        sa.Column("address_id", sa.Uuid(), nullable=False),
        sa.Column("lookup", sa.Text(), nullable=False),
        sa.Column("purpose", sa.Text(), nullable=False),
        sa.Column("made_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("expires_at", sa.DateTime(timezone=True), nullable=False),
        sa.CheckConstraint("purpose IN ('link', 'move')", name=op.f("ck_link_codes_known_purpose")),
        sa.ForeignKeyConstraint(
            ["address_id"], ["addresses.id"], name=op.f("fk_link_codes_address_id"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(
            ["parent_id"], ["parents.id"], name=op.f("fk_link_codes_parent_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_link_codes")),
        sa.UniqueConstraint("lookup", name=op.f("uq_link_codes_lookup")),
    )
    op.create_index(op.f("ix_link_codes_parent_id"), "link_codes", ["parent_id"], unique=False)
    op.create_table(
        "steps",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("place", sa.BigInteger(), sa.Identity(always=False), nullable=False),
        sa.Column("parent_id", sa.Uuid(), nullable=False),
        sa.Column("goal_id", sa.Uuid(), nullable=True),
        sa.Column("words", sa.LargeBinary(), nullable=False),
        sa.Column("proposed_by", sa.Text(), nullable=False),
        sa.Column("worker_id", sa.Uuid(), nullable=True),
        sa.Column("made_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("state", sa.Text(), nullable=False),
        sa.Column("decided_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("ended_at", sa.DateTime(timezone=True), nullable=True),
        sa.CheckConstraint("proposed_by IN ('parent', 'worker', 'assistant')", name=op.f("ck_steps_known_proposer")),
        sa.CheckConstraint("state IN ('proposed', 'open', 'done', 'dropped')", name=op.f("ck_steps_known_state")),
        sa.ForeignKeyConstraint(["goal_id"], ["goals.id"], name=op.f("fk_steps_goal_id"), ondelete="SET NULL"),
        sa.ForeignKeyConstraint(["parent_id"], ["parents.id"], name=op.f("fk_steps_parent_id"), ondelete="CASCADE"),
        sa.ForeignKeyConstraint(["worker_id"], ["workers.id"], name=op.f("fk_steps_worker_id"), ondelete="SET NULL"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_steps")),
        sa.UniqueConstraint("place", name=op.f("uq_steps_place")),
    )
    op.create_index(op.f("ix_steps_parent_id"), "steps", ["parent_id"], unique=False)
    op.create_table(
        "check_ins",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("parent_id", sa.Uuid(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("service_id", sa.Text(), nullable=True),
        sa.Column("about", sa.LargeBinary(), nullable=True),
        sa.Column("set_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("moment", sa.DateTime(timezone=True), nullable=False),
        sa.Column("due_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("state", sa.Text(), nullable=False),
        sa.Column("why", sa.Text(), nullable=True),
        sa.Column("outbound_id", sa.Uuid(), nullable=True),
        sa.Column("sent_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("ended_at", sa.DateTime(timezone=True), nullable=True),
        sa.CheckConstraint("kind IN ('check_in', 'feedback')", name=op.f("ck_check_ins_known_kind")),
        sa.CheckConstraint(
            "state IN ('waiting', 'sent', 'answered', 'unanswered', 'cancelled', 'skipped')",
            name=op.f("ck_check_ins_known_state"),
        ),
        sa.ForeignKeyConstraint(
            ["outbound_id"], ["outbound_texts.id"], name=op.f("fk_check_ins_outbound_id"), ondelete="SET NULL"
        ),
        sa.ForeignKeyConstraint(
            ["parent_id"], ["parents.id"], name=op.f("fk_check_ins_parent_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_check_ins")),
    )
    op.create_index(op.f("ix_check_ins_parent_id"), "check_ins", ["parent_id"], unique=False)
    op.create_index(
        "ix_check_ins_waiting", "check_ins", ["due_at"], unique=False, postgresql_where=sa.text("state = 'waiting'")
    )
    op.create_index(
        "uq_check_ins_feedback_once",
        "check_ins",
        ["parent_id", "service_id"],
        unique=True,
        postgresql_where=sa.text("kind = 'feedback'"),
    )
    op.add_column("parents", sa.Column("paused_at", sa.DateTime(timezone=True), nullable=True))
    op.add_column("parents", sa.Column("erase_asked_at", sa.DateTime(timezone=True), nullable=True))
    op.add_column("parents", sa.Column("farewell_at", sa.DateTime(timezone=True), nullable=True))
    op.execute(APPEND_ONLY)


APPEND_ONLY = """
CREATE TRIGGER plan_entries_append_only BEFORE UPDATE ON plan_entries
    FOR EACH ROW WHEN (
        (OLD.id, OLD.place, OLD.at, OLD.author, OLD.kind, OLD.about_id, OLD.detail)
            IS DISTINCT FROM (NEW.id, NEW.place, NEW.at, NEW.author, NEW.kind, NEW.about_id, NEW.detail)
    ) EXECUTE FUNCTION refuse_change();
CREATE TRIGGER plan_entries_stay BEFORE DELETE ON plan_entries
    FOR EACH ROW WHEN (pg_trigger_depth() = 0) EXECUTE FUNCTION refuse_change();
"""
"""A line is never changed or taken out; it may move with its parent when two records become one."""
