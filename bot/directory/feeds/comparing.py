"""What an import would do: each row against what the source said before and what the directory says now.

Three things are compared. What the source says now, what it said when a person last decided (`before`), and what the
directory says (`current`). Only what the source itself has changed since is proposed; so an import that comes twice
changes nothing, and what an admin has improved by hand is not undone by a feed that still says the old thing.
"""

from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any

from bot.database.tables import FeedRecord, Organisation, Service
from bot.directory.feeds.facts import FIELDS, WAYS, Said, as_found
from bot.directory.feeds.found import Running

ALWAYS = frozenset({"name", "organisation", "what", "needs", "areas"})
"""What a service is never without, so a source that stops saying it takes nothing away."""


class Kind(StrEnum):
    """What becomes of a row."""

    ADDED = "added"
    CHANGED = "changed"
    WITHDRAWN = "withdrawn"
    REFUSED = "refused"
    SAME = "same"
    WAITING = "waiting"
    DECLINED = "declined"


COUNTED = {
    Kind.ADDED: "to add",
    Kind.CHANGED: "to change",
    Kind.WITHDRAWN: "to withdraw",
    Kind.REFUSED: "refused",
    Kind.WAITING: "waiting for a yes already",
    Kind.DECLINED: "declined before",
    Kind.SAME: "unchanged",
}
"""What becomes of rows, in the order it is told."""


@dataclass(frozen=True)
class Change:
    """One field: what the directory says, and what it would say. None stands for nothing."""

    field: str
    was: Any
    now: Any


@dataclass(frozen=True)
class Outcome:
    """What an import would do with one service. `where` is its row; empty for one that is gone from the source."""

    kind: Kind
    where: str
    id: str | None
    name: str | None
    changes: tuple[Change, ...] = ()
    reasons: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()


@dataclass
class Standing:
    """What is known of a foreign id: the record of the last decision, and the service it stands for."""

    record: FeedRecord | None = None
    service: Service | None = None
    current: Said = field(default_factory=dict)


def compare(said: Said, running: Running, standing: Standing) -> tuple[Kind, tuple[Change, ...]]:
    """What one row comes to, if no proposal is waiting for it."""
    record, service = standing.record, standing.service
    if running is not Running.RUNNING:
        return _ended(record, service), ()
    if record is not None and record.listing == "declined":
        return (Kind.DECLINED, ()) if record.said == said else (Kind.ADDED, ())
    if service is None:
        return Kind.ADDED, ()
    changes = _changes(said, record.said if record else None, standing.current)
    if record is not None and record.listing == "gone":
        return Kind.CHANGED, (Change("state", "withdrawn", "live"), *changes)
    if service.state == "withdrawn":
        return Kind.SAME, ()
    return (Kind.CHANGED, changes) if changes else (Kind.SAME, ())


def _ended(record: FeedRecord | None, service: Service | None) -> Kind:
    if service is None:
        return Kind.REFUSED
    listed = record is None or record.listing == "listed"
    return Kind.WITHDRAWN if listed and service.state != "withdrawn" else Kind.SAME


def _changes(said: Said, before: Said | None, current: Said) -> tuple[Change, ...]:
    changes = []
    for name in FIELDS:
        now, was = said.get(name), current.get(name)
        if before is None and now is None:
            continue
        if before is not None and now == before.get(name):
            continue
        if now is None and (name in ALWAYS or was != (before or {}).get(name)):
            continue
        if now != (was if before is not None else as_found(name, was)):
            changes.append(Change(name, was, now))
    return () if _would_cut_off(changes, current) else tuple(changes)


def _would_cut_off(changes: list[Change], current: Said) -> bool:
    """Whether nothing would be left to get in touch by."""
    after = {way: current.get(way) for way in WAYS} | {c.field: c.now for c in changes if c.field in WAYS}
    return not any(after.values())


def said_by_us(service: Service, organisation: Organisation) -> Said:
    """What the directory says of a service, in the same words."""
    said: Said = {
        "name": service.name,
        "organisation": organisation.name,
        "what": service.what,
        "who_for": service.who_for,
        "cost": service.cost,
        "times": service.times,
        "place": service.place,
        "accessibility": service.accessibility,
        "first_visit": service.first_visit,
        "needs": sorted(service.needs),
        "areas": sorted(service.areas),
        **{way: service.contact.get(way) for way in WAYS},
    }
    return {name: value for name, value in said.items() if value}
