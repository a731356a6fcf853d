"""Open Referral UK 1.0 and 3.0 and HSDS 3.x: one service, wherever those versions put each fact."""

from collections.abc import Iterable, Iterator
from datetime import date
from typing import Any

from bot.directory.feeds.cleaning import one_line
from bot.directory.feeds.dates import moment
from bot.directory.feeds.found import Category, FoundService, Refused, Running
from bot.directory.feeds.schedules import cost, times, who_for
from bot.directory.feeds.taking import Taking, group, groups, type_name

OUR_NEEDS = "At Your Pace needs"
"""The name of our own vocabulary in our own feed."""
STATUS = {
    "active": Running.RUNNING,
    "inactive": Running.ENDED,
    "defunct": Running.ENDED,
    "temporarily closed": Running.CLOSED_FOR_NOW,
}
IN_FULL = frozenset(
    "attributes contacts cost_options eligibilitys funding fundings holiday_schedules languages phones"
    " regular_schedules schedules service_areas service_at_locations service_taxonomys".split()
)
"""A record with any of these is a whole service; without, it is a line of a list."""


def is_in_full(record: Any) -> bool:
    """Whether the record is more than a line of a list."""
    return not IN_FULL.isdisjoint(group(record))


def read_service(record: Any, today: date) -> FoundService | Refused:
    """One service, or why it cannot be one."""
    if not isinstance(record, dict):
        return Refused(None, None, (f"the row is {type_name(record)}, not a service",))
    taking = Taking()
    id, name = taking.id(record.get("id")), taking.name(record.get("name"))
    running = _running(record.get("status"), taking)
    organisation, about = _organisation(record, taking)
    what = taking.text(record.get("description"), "description") or ""
    _ways(record, taking)
    if not taking.contact:
        taking.problems.append("it has no way to get in touch")
    if taking.problems or id is None or name is None:
        return taking.refused(id, name)
    if alert := taking.optional(record.get("alert"), "alert"):
        taking.note(f"the source warns: {alert}")
    areas = [*groups(record.get("service_areas"))]
    locations = _locations(record)
    return FoundService(
        id=id,
        name=name,
        organisation=organisation,
        organisation_about=about,
        what=what,
        summary=taking.optional(record.get("summary"), "summary"),
        who_for=who_for(record, taking),
        cost=cost(record, taking, today),
        times=times(record, taking, today),
        place=_place(locations, taking),
        accessibility=_accessibility(record, locations, taking),
        first_visit=taking.optional(record.get("application_process"), "first visit"),
        contact=_with_visit(taking, locations),
        categories=tuple(_categories(record, locations)),
        needs=tuple(_own_needs(record)),
        postcodes=tuple(_postcodes(locations)),
        councils=tuple(_codes(areas)),
        area_names=tuple(_names(areas, ("name", "service_area"))),
        running=running,
        modified=moment(record.get("last_modified")) or moment(record.get("assured_date")),
        notes=tuple(taking.notes),
    )


def _running(value: Any, taking: Taking) -> Running:
    said = taking.line(value, "status")
    if said is None:
        return Running.RUNNING
    if said.lower() not in STATUS:
        taking.problems.append(f"the status is not one that is known: {said[:60]!r}")
    return STATUS.get(said.lower(), Running.RUNNING)


def _organisation(record: dict[str, Any], taking: Taking) -> tuple[str, str]:
    value = record.get("organization") or record.get("organisation")
    if value is not None and not isinstance(value, dict):
        taking.problems.append(f"the organisation is {type_name(value)}, not a group of fields")
    return taking.organisation(group(value).get("name"), group(value).get("description"))


def _ways(record: dict[str, Any], taking: Taking) -> None:
    """Phones stand anywhere or nowhere; the service's own come before its places' and its organisation's."""
    contacts = [*groups(record.get("contacts"))]
    places = _locations(record)
    organisation = group(record.get("organization") or record.get("organisation"))
    holders = [record, *contacts, *groups(record.get("service_at_locations")), *places]
    holders += [contact for place in places for contact in groups(place.get("contacts"))]
    for holder in [*holders, organisation, *groups(organisation.get("contacts"))]:
        _phones(holder, taking)
    taking.way("email", record.get("email"))
    taking.way("web", record.get("url"))
    for contact in contacts:
        taking.way("email", contact.get("email"))
    taking.way("email", organisation.get("email"))
    taking.way("web", organisation.get("website"))
    taking.way("web", organisation.get("url"))


def _phones(holder: dict[str, Any], taking: Taking) -> None:
    taking.way("phone", holder.get("phone") or holder.get("telephone"))
    for phone in groups(holder.get("phones")):
        kind = str(phone.get("type") or "voice").lower()
        if kind in ("text", "sms"):
            taking.way("text", phone.get("number"))
        elif kind not in ("fax", "pager", "textphone", "tty"):
            taking.way("phone", phone.get("number"))


def _locations(record: dict[str, Any]) -> list[dict[str, Any]]:
    here = [group(at.get("location")) for at in groups(record.get("service_at_locations"))]
    return [place for place in (*here, *groups(record.get("locations"))) if place]


def _addresses(place: dict[str, Any]) -> Iterator[dict[str, Any]]:
    for key in ("addresses", "physical_addresses"):
        yield from groups(place.get(key))


def _place(locations: list[dict[str, Any]], taking: Taking) -> str | None:
    """Where it is: the first place, its name before its address."""
    named = []
    for place in locations:
        parts = [taking.optional(place.get("name"), "place")]
        for address in [*_addresses(place)][:1]:
            keys = ("address_1", "address_2", "city", "postal_code")
            parts += [taking.optional(address.get(key), "address") for key in keys]
        kept: list[str] = []
        for part in parts:
            if part and not any(part.strip(" ,").lower() in other.lower() for other in kept):
                kept.append(part.strip(" ,"))
        said = ", ".join(kept) or ("Online" if place.get("location_type") == "virtual" else "")
        if said and said not in named:
            named.append(said)
    if len(named) > 1:
        taking.note(f"it is in {len(named)} places; only the first was kept")
    return named[0] if named else None


def _with_visit(taking: Taking, locations: list[dict[str, Any]]) -> dict[str, str]:
    """What our own feed says about dropping in."""
    for place in locations:
        for arrival in groups(place.get("contacts")):
            if arrival.get("title") == "Visit" and (said := taking.optional(arrival.get("name"), "visit")):
                return {**taking.contact, "visit": said}
    return taking.contact


def _accessibility(record: dict[str, Any], locations: list[dict[str, Any]], taking: Taking) -> str | None:
    said = []
    for place in locations:
        for access in (
            *groups(place.get("accessibility")),
            *groups(place.get("accessibility_for_disabilities")),
        ):
            told = access.get("description") or access.get("accessibility") or access.get("details")
            said.append(taking.optional(told, "accessibility"))
    return "; ".join(dict.fromkeys(part for part in said if part)) or None


def _categories(record: dict[str, Any], locations: list[dict[str, Any]]) -> Iterator[Category]:
    seen = set()
    for link in _category_links(record):
        term = group(link.get("taxonomy_term")) or group(link.get("taxonomy")) or link
        scheme = _text(term.get("taxonomy")) or _text(term.get("vocabulary")) or ""
        id = _text(term.get("term_uri")) or _text(term.get("code")) or _text(term.get("id")) or ""
        name = _text(term.get("name")) or _text(term.get("term")) or ""
        if (id or name) and scheme != OUR_NEEDS and (scheme, id, name) not in seen:
            seen.add((scheme, id, name))
            yield Category(scheme, id, name)


def _own_needs(record: dict[str, Any]) -> Iterator[str]:
    for link in groups(record.get("attributes")):
        term = group(link.get("taxonomy_term"))
        if term.get("taxonomy") == OUR_NEEDS and (need := _text(term.get("term"))):
            yield need


def _category_links(record: dict[str, Any]) -> Iterator[dict[str, Any]]:
    for key in ("attributes", "service_taxonomys", "service_taxonomies", "taxonomy_terms"):
        yield from groups(record.get(key))


def _postcodes(locations: list[dict[str, Any]]) -> Iterator[str]:
    for place in locations:
        for address in _addresses(place):
            if code := _text(address.get("postal_code")):
                yield code


def _codes(areas: list[dict[str, Any]]) -> Iterator[str]:
    """Council and country codes: they stand at the end of statistics addresses, or as the extent itself."""
    for area in areas:
        for key in ("code", "uri", "extent"):
            last = (_text(area.get(key)) or "").rstrip("/").rsplit("/", 1)[-1]
            if len(last) == 9 and last[0].isalpha() and last[1:].isdecimal():
                yield last.upper()
                break


def _names(areas: list[dict[str, Any]], keys: Iterable[str]) -> Iterator[str]:
    for area in areas:
        for key in keys:
            if name := _text(area.get(key)):
                yield name
                break


def _text(value: Any) -> str | None:
    return one_line(value) or None if isinstance(value, str) else None
