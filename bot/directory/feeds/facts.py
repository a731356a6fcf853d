"""From a found service to what our directory would say: needs, areas, and texts short enough for a phone.

What a source says is a flat group of fields, `Said`: name, organisation, organisation_about, what, who_for, cost,
times, place, accessibility, first_visit, needs, areas, and phone, text, email, web and visit. A field that the source
does not speak of is not in it.
"""

from dataclasses import dataclass
from datetime import date
from typing import Any

from bot.directory.feeds.areas import AreaFinder
from bot.directory.feeds.cleaning import one_line, shortened
from bot.directory.feeds.contacts import NotUsable
from bot.directory.feeds.dates import said_day
from bot.directory.feeds.found import Category, FoundService, Refused, Running
from bot.directory.feeds.mapping import CategoryNeeds, plain_category
from bot.directory.feeds.taking import CHECKS

Said = dict[str, Any]

WAYS = ("phone", "text", "email", "web", "visit")
TEXTS = ("who_for", "cost", "times", "place", "accessibility", "first_visit")
FIELDS = ("name", "organisation", "what", *TEXTS, "needs", "areas", *WAYS)
"""The fields that are compared, in the order they are shown."""
LONGEST_WHAT = 200
"""All of a service has to fit in three segments."""
LONGEST_FIELD = 120
LIMITS = {"what": LONGEST_WHAT, **dict.fromkeys(TEXTS, LONGEST_FIELD)}
LONGEST_SHORT = 70
LONGEST_ABOUT = 500
OLD = 730
"""Days after which it is worth saying that a source has not touched an entry."""


@dataclass(frozen=True)
class Prepared:
    """A service ready to be compared."""

    said: Said
    notes: tuple[str, ...]
    unmapped: tuple[Category, ...]
    running: Running


def as_found(field: str, value: Any) -> Any:
    """A text of ours as it would come back from a feed."""
    if not isinstance(value, str) or field == "visit":
        return value
    if field in CHECKS:
        try:
            return CHECKS[field](value)
        except NotUsable:
            return value
    return shortened(one_line(value), LIMITS.get(field, len(value)))


class Preparer:
    """Turns found services into facts of ours, with the mapping and areas of one import."""

    def __init__(self, mapping: CategoryNeeds, areas: AreaFinder, known_needs: frozenset[str], today: date) -> None:
        self._mapping = mapping
        self._areas = areas
        self._own = {plain_category(need): need for need in known_needs}
        self._today = today

    def prepare(self, found: FoundService) -> Prepared | Refused:
        """The facts, or the reason that it cannot be in our directory."""
        where = self._areas.find(found)
        if where.outside:
            return Refused(found.id, found.name, (where.outside,))
        notes = [*found.notes, *([f"{where.note}: look at the area"] if where.note else [])]
        mapped = self._mapping.map(category for category in found.categories if not self._is_own(category.name))
        own = {self._own[name] for said in self._names_of(found) if (name := plain_category(said)) in self._own}
        needs = sorted({*mapped.needs, *own})
        said: Said = {"name": found.name, "organisation": found.organisation or found.name}
        said |= self._texts(found, notes)
        said |= {"needs": needs} if needs else {}
        said |= {"areas": list(where.areas)} if where.areas else {}
        said |= {way: found.contact[way] for way in WAYS if found.contact.get(way)}
        return Prepared(said, (*notes, *self._gaps(found, said)), mapped.unmapped, found.running)

    def _texts(self, found: FoundService, notes: list[str]) -> Said:
        long = len(found.what) > LONGEST_WHAT
        what = found.summary if long and found.summary else found.what or found.summary or ""
        if long:
            notes.append("the description was shortened to fit a text")
        texts: Said = {"what": shortened(what, LONGEST_WHAT)}
        texts["organisation_about"] = shortened(found.organisation_about, LONGEST_ABOUT)
        for field in TEXTS:
            texts[field] = shortened(getattr(found, field) or "", LIMITS[field])
        return {field: text for field, text in texts.items() if text}

    def _is_own(self, name: str) -> bool:
        return plain_category(name) in self._own

    def _names_of(self, found: FoundService) -> list[str]:
        return [*found.needs, *(category.name for category in found.categories)]

    def _gaps(self, found: FoundService, said: Said) -> list[str]:
        gaps = []
        if "needs" not in said:
            gaps.append("no need is known for it: choose at least one before saying yes")
        if "areas" not in said:
            gaps.append("no area is known for it: choose at least one before saying yes")
        if not found.organisation:
            gaps.append("the source names no organisation, so its own name stands in")
        if found.modified and (self._today - found.modified.date()).days > OLD:
            gaps.append(f"the source has not touched it since {said_day(found.modified.date())}")
        return gaps


def short_of(said: Said) -> str:
    """The line by which a service is offered, when nobody has written one."""
    return shortened(said.get("what") or said["name"], LONGEST_SHORT)
