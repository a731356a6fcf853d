"""Other people's directories: where each comes from, what it said last, and what a person has still to decide."""

import uuid
from typing import Any

from sqlalchemy import ForeignKey, Index, Text, text
from sqlalchemy.dialects.postgresql import ARRAY, JSONB
from sqlalchemy.orm import Mapped, mapped_column

from bot.database.tables.base import CreatedAt, Id, Moment, Table


class FeedSource(Table):
    """One feed or file that comes again. `origin` holds its title, licence and the lines that have to be shown."""

    __tablename__ = "feed_sources"

    id: Mapped[str] = mapped_column(Text, primary_key=True)
    """The address without its paging, or `file:` and the name given to it."""
    ids_from: Mapped[str] = mapped_column(Text)
    """Whose ids its rows carry: feeds of one publisher share them."""
    format: Mapped[str] = mapped_column(Text)
    origin: Mapped[dict[str, Any]] = mapped_column(JSONB)
    modified_up_to: Mapped[Moment | None]
    """The newest modified date seen in an import that was saved; the next one asks for what came after."""
    whole_at: Mapped[Moment | None]
    """When all of it was last imported, rather than what was modified."""


class FeedRecord(Table):
    """One service of a source. `said` is what the source said of it when a person last decided, in our words."""

    __tablename__ = "feed_records"

    ids_from: Mapped[str] = mapped_column(Text, primary_key=True)
    foreign_id: Mapped[str] = mapped_column(Text, primary_key=True)
    source_id: Mapped[str] = mapped_column(ForeignKey("feed_sources.id", ondelete="CASCADE"), index=True)
    service_id: Mapped[str | None] = mapped_column(ForeignKey("services.id", ondelete="SET NULL"), index=True)
    said: Mapped[dict[str, Any]] = mapped_column(JSONB)
    listing: Mapped[str] = mapped_column(Text, default="listed")
    """`listed`, `declined` (a person does not want it), `gone` (withdrawn because the source did) or `kept` (the
    source withdrew it, and a person said no)."""
    page: Mapped[str | None] = mapped_column(Text)
    """Where the source shows it to people."""
    modified: Mapped[Moment | None]


class FeedProposal(Table):
    """A draft: what an import would do to the directory, until a person says yes or no."""

    __tablename__ = "feed_proposals"
    __table_args__ = (
        Index(
            "uq_feed_proposals_waiting",
            "ids_from",
            "foreign_id",
            unique=True,
            postgresql_where=text("state = 'waiting'"),
        ),
        Index("ix_feed_proposals_state", "state", "made_at"),
    )

    id: Mapped[Id]
    source_id: Mapped[str] = mapped_column(ForeignKey("feed_sources.id", ondelete="CASCADE"), index=True)
    ids_from: Mapped[str] = mapped_column(Text)
    foreign_id: Mapped[str] = mapped_column(Text)
    kind: Mapped[str] = mapped_column(Text)
    """`added`, `changed` or `withdrawn`."""
    service_id: Mapped[str | None] = mapped_column(ForeignKey("services.id", ondelete="CASCADE"), index=True)
    name: Mapped[str] = mapped_column(Text)
    said: Mapped[dict[str, Any]] = mapped_column(JSONB)
    """Everything the source says of it now, by our field names."""
    changes: Mapped[list[dict[str, Any]]] = mapped_column(JSONB)
    """[{field, was, now}], for what is changed."""
    notes: Mapped[list[str]] = mapped_column(JSONB)
    page: Mapped[str | None] = mapped_column(Text)
    modified: Mapped[Moment | None]
    made_at: Mapped[Moment]
    state: Mapped[str] = mapped_column(Text, default="waiting")
    """`waiting`, `approved`, `declined` or `overtaken` (the source says something else by now)."""
    decided_at: Mapped[Moment | None]
    decided_by: Mapped[uuid.UUID | None] = mapped_column(ForeignKey("workers.id", ondelete="SET NULL"))


class CategoryMapping(Table):
    """Which needs a foreign category stands for. `needs` None: seen in a feed, and nobody has decided yet."""

    __tablename__ = "category_mappings"

    scheme: Mapped[str] = mapped_column(Text, primary_key=True)
    category: Mapped[str] = mapped_column(Text, primary_key=True)
    """The name or short name, in lower case with single spaces."""
    needs: Mapped[list[str] | None] = mapped_column(ARRAY(Text))
    shipped: Mapped[bool] = mapped_column(default=True)
    """Still as it came with the product; false once an admin has edited it."""


class ImportRun(Table):
    """An import that has not been compared yet. One that broke off is carried on from `next_address`."""

    __tablename__ = "import_runs"

    id: Mapped[Id]
    source_id: Mapped[str] = mapped_column(Text, index=True)
    ids_from: Mapped[str] = mapped_column(Text)
    format: Mapped[str] = mapped_column(Text)
    origin: Mapped[dict[str, Any]] = mapped_column(JSONB)
    started_at: Mapped[CreatedAt]
    next_address: Mapped[str | None] = mapped_column(Text)
    page: Mapped[int] = mapped_column(default=0)
    """How many pages have been read."""
    modified_after: Mapped[Moment | None]
    """Set when only what was modified since is asked for."""
    read_at: Mapped[Moment | None]
    """When it was read to its end. What a dry run showed can so be saved without asking again."""
    partial: Mapped[bool] = mapped_column(default=False)
    """Known not to be the whole of the source, so nothing is taken to be withdrawn."""


class ImportRow(Table):
    """One row of a run: what it says in our words, or why it is refused. Gone once the run has been compared."""

    __tablename__ = "import_rows"
    __table_args__ = (Index("ix_import_rows_foreign_id", "run_id", "foreign_id"),)

    run_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("import_runs.id", ondelete="CASCADE"), primary_key=True)
    number: Mapped[int] = mapped_column(primary_key=True)
    place: Mapped[str] = mapped_column(Text)
    foreign_id: Mapped[str | None] = mapped_column(Text)
    name: Mapped[str | None] = mapped_column(Text)
    said: Mapped[dict[str, Any] | None] = mapped_column(JSONB(none_as_null=True))
    """None when the row is refused, or when it is unmodified since it was last read."""
    reasons: Mapped[list[str]] = mapped_column(JSONB)
    notes: Mapped[list[str]] = mapped_column(JSONB)
    unmapped: Mapped[list[list[str]]] = mapped_column(JSONB)
    """[scheme, name] of categories that nobody has mapped."""
    running: Mapped[str] = mapped_column(Text)
    page: Mapped[str | None] = mapped_column(Text)
    modified: Mapped[Moment | None]


class WatchedImport(Table):
    """An import that somebody began in their browser, so that they can follow it and see what it would do."""

    __tablename__ = "watched_imports"

    id: Mapped[Id]
    title: Mapped[str] = mapped_column(Text)
    place: Mapped[str] = mapped_column(Text)
    """The address, or where the file that was sent is kept meanwhile."""
    begun_by: Mapped[uuid.UUID | None] = mapped_column(ForeignKey("workers.id", ondelete="SET NULL"))
    begun_at: Mapped[Moment]
    state: Mapped[str] = mapped_column(Text)
    """`reading`, `shown` (a dry run's end), `keeping`, `kept` or `stopped`."""
    told: Mapped[str] = mapped_column(Text, default="")
    """How far it is, or what stopped it."""
    told_at: Mapped[Moment]
    counts: Mapped[dict[str, int]] = mapped_column(JSONB, default=dict)
    remarks: Mapped[list[str]] = mapped_column(JSONB, default=list)
    rows: Mapped[list[dict[str, Any]]] = mapped_column(JSONB, default=list)
    """Some outcomes of each kind: {kind, where, name, changes, reasons, notes}."""
    source_id: Mapped[str | None] = mapped_column(Text)


class ServiceChange(Table):
    """When a live service last changed, whoever changed it; the database keeps it by a trigger."""

    __tablename__ = "service_changes"

    service_id: Mapped[str] = mapped_column(ForeignKey("services.id", ondelete="CASCADE"), primary_key=True)
    changed_at: Mapped[Moment]
