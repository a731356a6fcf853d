"""Key workers, admins and supervisors, and how they sign in."""

import uuid
from collections.abc import Iterable
from datetime import date, time

from sqlalchemy import CheckConstraint, ForeignKey, Text, UniqueConstraint
from sqlalchemy.dialects.postgresql import ARRAY
from sqlalchemy.orm import Mapped, mapped_column

from bot.database.tables.base import CreatedAt, Id, Moment, Table
from bot.database.vault import EncryptedText


class Worker(Table):
    """A person who signs in. `areas` are area ids; `roles` as in bot.staff.roles."""

    __tablename__ = "workers"

    id: Mapped[Id]
    created_at: Mapped[CreatedAt]
    first_name: Mapped[str] = mapped_column(EncryptedText)
    email: Mapped[str] = mapped_column(EncryptedText)
    email_lookup: Mapped[str] = mapped_column(Text, unique=True)
    organisation: Mapped[str | None] = mapped_column(Text)
    roles: Mapped[list[str]] = mapped_column(ARRAY(Text))
    areas: Mapped[list[str]] = mapped_column(ARRAY(Text))
    password_hash: Mapped[str | None] = mapped_column(Text)
    active: Mapped[bool] = mapped_column(default=True)

    def is_any_of(self, roles: Iterable[str]) -> bool:
        """Whether the person has one of these roles at least."""
        return not set(roles).isdisjoint(self.roles)


class SignInLink(Table):
    """A link that lets a worker choose a password: works once, for a while. Only its hash is kept."""

    __tablename__ = "sign_in_links"

    token_hash: Mapped[str] = mapped_column(Text, primary_key=True)
    worker_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("workers.id", ondelete="CASCADE"))
    expires_at: Mapped[Moment]
    used_at: Mapped[Moment | None]


class StaffSession(Table):
    """A signed-in browser. Only the hash of its cookie is kept."""

    __tablename__ = "staff_sessions"

    token_hash: Mapped[str] = mapped_column(Text, primary_key=True)
    worker_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("workers.id", ondelete="CASCADE"), index=True)
    csrf: Mapped[str] = mapped_column(Text)
    created_at: Mapped[Moment]
    last_seen_at: Mapped[Moment]


class SignInAttempt(Table):
    """A failed sign-in, so that guessing gets slow. `lookup` is a keyed hash of the e-mail address."""

    __tablename__ = "sign_in_attempts"

    id: Mapped[Id]
    lookup: Mapped[str] = mapped_column(Text, index=True)
    at: Mapped[Moment]


class WorkerHours(Table):
    """One stretch of a worker's usual week. Somebody without any works Monday to Friday, 9:00 to 17:00."""

    __tablename__ = "worker_hours"

    id: Mapped[Id]
    worker_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("workers.id", ondelete="CASCADE"), index=True)
    weekday: Mapped[int]
    """0 is Monday."""
    starts: Mapped[time]
    ends: Mapped[time]


class TimeOff(Table):
    """Days on which a worker is away, the last one included."""

    __tablename__ = "time_off"

    id: Mapped[Id]
    worker_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("workers.id", ondelete="CASCADE"), index=True)
    first_day: Mapped[date]
    last_day: Mapped[date]


class OnCall(Table):
    """When a worker can be reached for emergencies outside the usual week. `area` None stands for every area."""

    __tablename__ = "on_call"

    id: Mapped[Id]
    worker_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("workers.id", ondelete="CASCADE"), index=True)
    area: Mapped[str | None] = mapped_column(Text)
    starts_at: Mapped[Moment]
    ends_at: Mapped[Moment]


class WorkerWay(Table):
    """A way to reach a worker outside the inbox, as they chose."""

    __tablename__ = "worker_ways"
    __table_args__ = (
        UniqueConstraint("kind", "lookup"),
        CheckConstraint("kind IN ('email', 'telegram', 'push')", "known_kind"),
    )

    id: Mapped[Id]
    worker_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("workers.id", ondelete="CASCADE"), index=True)
    kind: Mapped[str] = mapped_column(Text)
    lookup: Mapped[str] = mapped_column(Text)
    """A keyed hash of the address; for `email` the worker's id, because each has one."""
    address: Mapped[str | None] = mapped_column(EncryptedText)
    """`telegram`: the chat. `push`: the browser's subscription, as JSON. `email`: nothing, the worker's own is used."""
    label: Mapped[str] = mapped_column(Text, default="")
    """What the worker knows it by, e.g. which browser."""
    chosen_at: Mapped[CreatedAt]
    failing_since: Mapped[Moment | None]
    """Set while the last attempt did not work: somebody with nothing else is then not reachable."""


class WayCode(Table):
    """A code that ties a worker's Telegram to them: works once, for a while. Only its hash is kept."""

    __tablename__ = "way_codes"

    token_hash: Mapped[str] = mapped_column(Text, primary_key=True)
    worker_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("workers.id", ondelete="CASCADE"), index=True)
    expires_at: Mapped[Moment]
