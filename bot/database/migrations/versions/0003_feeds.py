"""Other people's directories: sources, records, drafts from imports, the category mapping, and when services change."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects.postgresql import ARRAY, JSONB

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "category_mappings",
        sa.Column("scheme", sa.Text(), nullable=False),
        sa.Column("category", sa.Text(), nullable=False),
        sa.Column("needs", ARRAY(sa.Text()), nullable=True),
        sa.Column("shipped", sa.Boolean(), nullable=False),
        sa.PrimaryKeyConstraint("scheme", "category", name=op.f("pk_category_mappings")),
    )
    op.create_table(
        "feed_sources",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("ids_from", sa.Text(), nullable=False),
        sa.Column("format", sa.Text(), nullable=False),
        sa.Column("origin", JSONB(), nullable=False),
        sa.Column("modified_up_to", sa.DateTime(timezone=True), nullable=True),
        sa.Column("whole_at", sa.DateTime(timezone=True), nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_feed_sources")),
    )
    op.create_table(
        "import_runs",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("source_id", sa.Text(), nullable=False),
        sa.Column("ids_from", sa.Text(), nullable=False),
        sa.Column("format", sa.Text(), nullable=False),
        sa.Column("origin", JSONB(), nullable=False),
        sa.Column("started_at", sa.DateTime(timezone=True), server_default=sa.text("now()"), nullable=False),
        sa.Column("next_address", sa.Text(), nullable=True),
        sa.Column("page", sa.Integer(), nullable=False),
        sa.Column("modified_after", sa.DateTime(timezone=True), nullable=True),
        sa.Column("read_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("partial", sa.Boolean(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_import_runs")),
    )
    op.create_index(op.f("ix_import_runs_source_id"), "import_runs", ["source_id"], unique=False)
    op.create_table(
        "import_rows",
        sa.Column("run_id", sa.Uuid(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("place", sa.Text(), nullable=False),
        sa.Column("foreign_id", sa.Text(), nullable=True),
        sa.Column("name", sa.Text(), nullable=True),
        sa.Column("said", JSONB(), nullable=True),
        sa.Column("reasons", JSONB(), nullable=False),
        sa.Column("notes", JSONB(), nullable=False),
        sa.Column("unmapped", JSONB(), nullable=False),
        sa.Column("running", sa.Text(), nullable=False),
        sa.Column("page", sa.Text(), nullable=True),
        sa.Column("modified", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(
            ["run_id"], ["import_runs.id"], name=op.f("fk_import_rows_run_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("run_id", "number", name=op.f("pk_import_rows")),
    )
    op.create_index("ix_import_rows_foreign_id", "import_rows", ["run_id", "foreign_id"], unique=False)
    op.create_table(
        "feed_proposals",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("source_id", sa.Text(), nullable=False),
        sa.Column("ids_from", sa.Text(), nullable=False),
        sa.Column("foreign_id", sa.Text(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("service_id", sa.Text(), nullable=True),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("said", JSONB(), nullable=False),
        sa.Column("changes", JSONB(), nullable=False),
        sa.Column("notes", JSONB(), nullable=False),
        sa.Column("page", sa.Text(), nullable=True),
        sa.Column("modified", sa.DateTime(timezone=True), nullable=True),
        sa.Column("made_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("state", sa.Text(), nullable=False),
        sa.Column("decided_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("decided_by", sa.Uuid(), nullable=True),
        sa.ForeignKeyConstraint(
            ["decided_by"], ["workers.id"], name=op.f("fk_feed_proposals_decided_by"), ondelete="SET NULL"
        ),
        sa.ForeignKeyConstraint(
            ["service_id"], ["services.id"], name=op.f("fk_feed_proposals_service_id"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(
            ["source_id"], ["feed_sources.id"], name=op.f("fk_feed_proposals_source_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_feed_proposals")),
    )
    op.create_index(op.f("ix_feed_proposals_service_id"), "feed_proposals", ["service_id"], unique=False)
    op.create_index(op.f("ix_feed_proposals_source_id"), "feed_proposals", ["source_id"], unique=False)
    op.create_index("ix_feed_proposals_state", "feed_proposals", ["state", "made_at"], unique=False)
    op.create_index(
        "uq_feed_proposals_waiting",
        "feed_proposals",
        ["ids_from", "foreign_id"],
        unique=True,
        postgresql_where=sa.text("state = 'waiting'"),
    )
    op.create_table(
        "feed_records",
        sa.Column("ids_from", sa.Text(), nullable=False),
        sa.Column("foreign_id", sa.Text(), nullable=False),
        sa.Column("source_id", sa.Text(), nullable=False),
        sa.Column("service_id", sa.Text(), nullable=True),
        sa.Column("said", JSONB(), nullable=False),
        sa.Column("listing", sa.Text(), nullable=False),
        sa.Column("page", sa.Text(), nullable=True),
        sa.Column("modified", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(
            ["service_id"], ["services.id"], name=op.f("fk_feed_records_service_id"), ondelete="SET NULL"
        ),
        sa.ForeignKeyConstraint(
            ["source_id"], ["feed_sources.id"], name=op.f("fk_feed_records_source_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("ids_from", "foreign_id", name=op.f("pk_feed_records")),
    )
    op.create_index(op.f("ix_feed_records_service_id"), "feed_records", ["service_id"], unique=False)
    op.create_index(op.f("ix_feed_records_source_id"), "feed_records", ["source_id"], unique=False)
    op.create_table(
        "service_changes",
        sa.Column("service_id", sa.Text(), nullable=False),
        sa.Column("changed_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["service_id"], ["services.id"], name=op.f("fk_service_changes_service_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("service_id", name=op.f("pk_service_changes")),
    )
    op.execute(CHANGES)


CHANGES = """
INSERT INTO service_changes (service_id, changed_at) SELECT id, created_at FROM services;

CREATE FUNCTION note_service_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    INSERT INTO service_changes (service_id, changed_at) VALUES (NEW.id, now())
        ON CONFLICT (service_id) DO UPDATE SET changed_at = now();
    RETURN NULL;
END $$;
CREATE FUNCTION note_organisation_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    UPDATE service_changes SET changed_at = now()
        WHERE service_id IN (SELECT id FROM services WHERE organisation_id = NEW.id);
    RETURN NULL;
END $$;
CREATE TRIGGER services_note_new AFTER INSERT ON services
    FOR EACH ROW EXECUTE FUNCTION note_service_change();
CREATE TRIGGER services_note_change AFTER UPDATE ON services
    FOR EACH ROW WHEN (OLD IS DISTINCT FROM NEW) EXECUTE FUNCTION note_service_change();
CREATE TRIGGER organisations_note_change AFTER UPDATE ON organisations
    FOR EACH ROW WHEN (OLD IS DISTINCT FROM NEW) EXECUTE FUNCTION note_organisation_change();
"""
