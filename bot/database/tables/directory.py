"""Organisations, services, areas and hubs: what can be signposted."""

from datetime import date
from typing import Any

from sqlalchemy import ForeignKey, Index, Text
from sqlalchemy.dialects.postgresql import ARRAY, JSONB
from sqlalchemy.orm import Mapped, mapped_column

from bot.database.tables.base import CreatedAt, Table


class Organisation(Table):
    """Who runs services. `sample` marks an invented one that never ships as real."""

    __tablename__ = "organisations"

    id: Mapped[str] = mapped_column(Text, primary_key=True)
    name: Mapped[str] = mapped_column(Text)
    about: Mapped[str] = mapped_column(Text, default="")
    sample: Mapped[bool] = mapped_column(default=False)


class Service(Table):
    """Something a parent can go to or ring. `areas` are area ids, or `national`."""

    __tablename__ = "services"
    __table_args__ = (
        Index("ix_services_needs", "needs", postgresql_using="gin"),
        Index("ix_services_areas", "areas", postgresql_using="gin"),
    )

    id: Mapped[str] = mapped_column(Text, primary_key=True)
    organisation_id: Mapped[str] = mapped_column(ForeignKey("organisations.id", ondelete="CASCADE"), index=True)
    name: Mapped[str] = mapped_column(Text)
    short: Mapped[str] = mapped_column(Text)
    needs: Mapped[list[str]] = mapped_column(ARRAY(Text))
    areas: Mapped[list[str]] = mapped_column(ARRAY(Text))
    what: Mapped[str] = mapped_column(Text)
    first_visit: Mapped[str | None] = mapped_column(Text)
    who_for: Mapped[str | None] = mapped_column(Text)
    cost: Mapped[str | None] = mapped_column(Text)
    times: Mapped[str | None] = mapped_column(Text)
    place: Mapped[str | None] = mapped_column(Text)
    accessibility: Mapped[str | None] = mapped_column(Text)
    contact: Mapped[dict[str, Any]] = mapped_column(JSONB)
    """Any of phone, text, email, web, visit."""
    owner: Mapped[str | None] = mapped_column(Text)
    sample: Mapped[bool] = mapped_column(default=False)
    verified: Mapped[str | None] = mapped_column(Text)
    review_by: Mapped[date | None]
    state: Mapped[str] = mapped_column(Text, default="live")
    """`live`, `held` (past its review) or `withdrawn`."""
    created_at: Mapped[CreatedAt]


class Helpline(Table):
    """A number that was checked. 999, 111 and 116 123 also ship in code."""

    __tablename__ = "helplines"

    id: Mapped[str] = mapped_column(Text, primary_key=True)
    name: Mapped[str] = mapped_column(Text)
    facts: Mapped[dict[str, Any]] = mapped_column(JSONB)


class Postcode(Table):
    """A full postcode, and the areas it is in: none when it lies in another council, several when it is split."""

    __tablename__ = "postcodes"

    postcode: Mapped[str] = mapped_column(Text, primary_key=True)
    """Without a space, in capitals: `KY11AA`."""
    areas: Mapped[list[str]] = mapped_column(ARRAY(Text))


class Hub(Table):
    """A community place with a poster; its keyword or start link sets the area."""

    __tablename__ = "hubs"

    code: Mapped[str] = mapped_column(Text, primary_key=True)
    keyword: Mapped[str] = mapped_column(Text, unique=True)
    name: Mapped[str] = mapped_column(Text)
    area: Mapped[str] = mapped_column(Text)
    sample: Mapped[bool] = mapped_column(default=False)
