"""The life of a change for every kind of content: revisions, bundles, and parents who read drafts."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects.postgresql import JSONB

revision = "0011"
down_revision = "0007"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "content_bundles",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("made_by", sa.Uuid(), nullable=True),
        sa.Column("made_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("published_at", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(
            ["made_by"], ["workers.id"], name=op.f("fk_content_bundles_made_by"), ondelete="SET NULL"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_content_bundles")),
    )
    _revisions()
    op.execute(
        "INSERT INTO content_revisions (id, kind, entry, number, body, reason, state, author_id, made_at, published_by,"
        " published_at) SELECT id, 'wording', wording, number, variants, reason, state, author_id, made_at,"
        " published_by, published_at FROM wording_revisions"
    )
    op.drop_table("wording_revisions")
    _reviews()


def _revisions() -> None:
    op.create_table(
        "content_revisions",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("entry", sa.Text(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("body", JSONB(), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("state", sa.Text(), nullable=False),
        sa.Column("author_id", sa.Uuid(), nullable=True),
        sa.Column("made_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("approved_by", sa.Uuid(), nullable=True),
        sa.Column("approved_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("goes_live_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("published_by", sa.Uuid(), nullable=True),
        sa.Column("published_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("bundle_id", sa.Uuid(), nullable=True),
        sa.ForeignKeyConstraint(
            ["author_id"], ["workers.id"], name=op.f("fk_content_revisions_author_id"), ondelete="SET NULL"
        ),
        sa.ForeignKeyConstraint(
            ["approved_by"], ["workers.id"], name=op.f("fk_content_revisions_approved_by"), ondelete="SET NULL"
        ),
        sa.ForeignKeyConstraint(
            ["published_by"], ["workers.id"], name=op.f("fk_content_revisions_published_by"), ondelete="SET NULL"
        ),
        sa.ForeignKeyConstraint(
            ["bundle_id"], ["content_bundles.id"], name=op.f("fk_content_revisions_bundle_id"), ondelete="SET NULL"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_content_revisions")),
        sa.UniqueConstraint("kind", "entry", "number", name=op.f("uq_content_revisions_kind_entry_number")),
    )
    op.create_index("ix_content_revisions_state", "content_revisions", ["state", "kind"], unique=False)
    op.create_index(op.f("ix_content_revisions_bundle_id"), "content_revisions", ["bundle_id"], unique=False)


def _reviews() -> None:
    op.create_table(
        "reviewers",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("first_name", sa.LargeBinary(), nullable=False),
        sa.Column("code", sa.Text(), nullable=False),
        sa.Column("made_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("parent_id", sa.Uuid(), nullable=True),
        sa.Column("joined_at", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(
            ["parent_id"], ["parents.id"], name=op.f("fk_reviewers_parent_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_reviewers")),
        sa.UniqueConstraint("code", name=op.f("uq_reviewers_code")),
    )
    op.create_index(op.f("ix_reviewers_parent_id"), "reviewers", ["parent_id"], unique=False)
    op.create_table(
        "draft_reviews",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("revision_id", sa.Uuid(), nullable=False),
        sa.Column("reviewer_id", sa.Uuid(), nullable=False),
        sa.Column("asked_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("answer", sa.LargeBinary(), nullable=True),
        sa.Column("answered_at", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(
            ["revision_id"],
            ["content_revisions.id"],
            name=op.f("fk_draft_reviews_revision_id"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["reviewer_id"], ["reviewers.id"], name=op.f("fk_draft_reviews_reviewer_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_draft_reviews")),
        sa.UniqueConstraint("revision_id", "reviewer_id", name=op.f("uq_draft_reviews_revision_id_reviewer_id")),
    )
    op.create_index(op.f("ix_draft_reviews_reviewer_id"), "draft_reviews", ["reviewer_id"], unique=False)
