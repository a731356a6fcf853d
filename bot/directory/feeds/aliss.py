"""ALISS, Scotland's directory, as versions 4 and 5 of its interface tell it."""

from collections.abc import Iterator
from typing import Any

from bot.directory.feeds.cleaning import one_line
from bot.directory.feeds.dates import moment
from bot.directory.feeds.found import Attribution, Category, FoundService, Origin, Refused
from bot.directory.feeds.taking import Taking, group, groups, type_name

SCHEME = "aliss"
LICENCE = "https://creativecommons.org/licenses/by/4.0/"
HOME = "https://www.aliss.org"


def origin(meta: Any) -> Origin:
    """Its licence and the lines that have to be shown, as the answer itself gives them."""
    lines = [
        Attribution(text, next(_texts([line], "url"), None))
        for line in groups(group(meta).get("attribution"))
        if (text := next(_texts([line], "text"), None))
    ]
    licence = next(_texts([group(meta)], "licence"), LICENCE)
    return Origin("ALISS", licence, (Attribution("From ALISS", HOME), *lines))


def is_service(record: Any) -> bool:
    """Whether this is how ALISS writes a service."""
    told = group(record)
    return isinstance(told.get("aliss_url") or told.get("permalink"), str) or (
        isinstance(told.get("organisation"), dict) and isinstance(told.get("categories"), list)
    )


def read_service(record: Any) -> FoundService | Refused:
    """One service, or why it cannot be one."""
    if not isinstance(record, dict):
        return Refused(None, None, (f"the row is {type_name(record)}, not a service",))
    taking = Taking()
    id, name = taking.id(record.get("id")), taking.name(record.get("name"))
    what = taking.text(record.get("description"), "description") or ""
    who = group(record.get("organisation"))
    organisation, about = taking.organisation(who.get("name"), who.get("description"))
    _ways(record, who, taking)
    if not taking.contact:
        taking.problems.append("it has no way to get in touch")
    if taking.problems or id is None or name is None:
        return taking.refused(id, name)
    areas = [*groups(record.get("service_areas"))]
    return FoundService(
        id=id,
        name=name,
        organisation=organisation,
        organisation_about=about,
        what=what,
        summary=taking.optional(record.get("summary"), "summary"),
        who_for=_named(record, "community_groups", taking),
        place=_place(record, taking),
        accessibility=_named(record, "accessibility_features", taking),
        contact=taking.contact,
        categories=tuple(_categories(record)),
        postcodes=tuple(_texts(groups(record.get("locations")), "postal_code")),
        councils=tuple(code.upper() for code in _texts(areas, "code")),
        area_names=tuple(_texts(areas, "name")),
        modified=_modified(record),
        page=next(_texts([record], "permalink"), None) or next(_texts([record], "aliss_url"), None),
        notes=tuple(taking.notes),
    )


def _ways(record: dict[str, Any], who: dict[str, Any], taking: Taking) -> None:
    for holder in (record, who):
        taking.way("phone", holder.get("phone"))
        taking.way("email", holder.get("email"))
        taking.way("web", holder.get("url"))
    taking.way("web", record.get("referral_url"))


def _place(record: dict[str, Any], taking: Taking) -> str | None:
    places = []
    for location in groups(record.get("locations")):
        said = taking.optional(location.get("formatted_address"), "address")
        if said and said not in places:
            places.append(said)
    if len(places) > 1:
        taking.note(f"it is in {len(places)} places; only the first was kept")
    return places[0] if places else None


def _named(record: dict[str, Any], key: str, taking: Taking) -> str | None:
    names = [taking.optional(one.get("name"), key.replace("_", " ")) for one in groups(record.get(key))]
    return ", ".join(dict.fromkeys(name for name in names if name)) or None


def _categories(record: dict[str, Any]) -> Iterator[Category]:
    for one in groups(record.get("categories")):
        slug, name = (next(_texts([one], key), "") for key in ("slug", "name"))
        if slug or name:
            yield Category(SCHEME, slug, name)


def _texts(holders: Any, key: str) -> Iterator[str]:
    for holder in holders:
        if isinstance(holder.get(key), str) and (said := one_line(holder[key])):
            yield said


def _modified(record: dict[str, Any]) -> Any:
    keys = ("last_edited", "last_updated", "updated_on", "last_reviewed")
    return next((read for key in keys if (read := moment(record.get(key)))), None)
