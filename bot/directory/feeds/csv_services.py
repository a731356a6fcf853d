"""Services from the rows of a spreadsheet: columns are known by many names, and each row stands for itself."""

import hashlib
import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import chain, islice
from typing import Any

from bot.directory.feeds.areas import COUNCIL
from bot.directory.feeds.cleaning import one_line
from bot.directory.feeds.csv_text import CsvRows, Row
from bot.directory.feeds.dates import moment
from bot.directory.feeds.found import Category, FeedWrong, FoundService, Placed, Refused
from bot.directory.feeds.open_referral import STATUS
from bot.directory.feeds.schedules import who_for
from bot.directory.feeds.taking import Taking

HEADINGS: dict[str, tuple[str, ...]] = {
    "id": ("id", "service id", "ref", "reference", "unique id", "key"),
    "name": ("service name", "name of service", "service", "name", "title", "service title", "group name"),
    "organisation": (
        "organisation", "organisation name", "organization", "organization name", "provider", "provider name",
        "run by", "agency", "charity", "company",
    ),
    "organisation_about": ("organisation description", "organization description", "about the organisation"),
    "what": ("description", "service description", "what", "what it is", "about", "details", "what we do"),
    "summary": ("short", "summary", "short description"),
    "who_for": ("who for", "who it is for", "who is it for", "eligibility", "audience", "for whom", "criteria"),
    "cost": ("cost", "costs", "price", "fee", "fees", "charge", "charges"),
    "times": ("times", "time", "opening times", "opening hours", "hours", "when", "schedule", "days and times"),
    "place": ("place", "venue", "location", "where", "address", "full address", "venue name", "location name"),
    "address_1": ("address 1", "address line 1", "street", "street address"),
    "address_2": ("address 2", "address line 2"),
    "town": ("town", "city", "town city", "locality"),
    "postcode": ("postcode", "post code", "postal code", "zip", "zip code"),
    "accessibility": ("accessibility", "access", "accessible", "disabled access"),
    "first_visit": ("first visit", "what to expect", "how to access", "how to apply", "referral"),
    "phone": (
        "phone", "telephone", "phone number", "telephone number", "tel", "tel no", "contact number", "landline",
        "contact phone", "contact telephone", "mobile", "mobile number",
    ),
    "text": ("text", "text number", "sms", "text us"),
    "email": ("email", "e mail", "email address", "e mail address", "contact email", "mail"),
    "web": (
        "web", "website", "url", "web address", "web site", "link", "web page", "webpage", "website address",
    ),
    "visit": ("visit", "drop in"),
    "needs": ("needs", "need", "category", "categories", "type", "service type", "tags", "topic", "topics", "theme"),
    "areas": (
        "areas", "area", "council", "local authority", "area covered", "service area", "service areas",
        "council area", "areas covered", "council code",
    ),
    "status": ("status", "state"),
    "modified": (
        "modified", "last modified", "last updated", "updated", "date updated", "modified date", "last edited",
    ),
    "minimum_age": ("minimum age", "min age", "age from", "from age"),
    "maximum_age": ("maximum age", "max age", "age to", "to age"),
}  # fmt: skip
"""For each field the headings that stand for it, the clearest first."""
SEARCHED = 10
"""Rows among which the headings are looked for: spreadsheets like a title on top."""
SEVERAL = re.compile(r"[;|\n]+|,(?!\s*and\b)")
CLOSED = {"closed": "inactive", "live": "active", "open": "active", "yes": "active", "withdrawn": "inactive"}


@dataclass(frozen=True)
class Columns:
    """Which column holds which field, and the headings that nothing is known for."""

    fields: dict[str, int]
    unused: tuple[str, ...]
    width: int


class CsvServices:
    """The services of one file. `columns` is known once the first service has been read."""

    def __init__(self, rows: CsvRows) -> None:
        self.rows = rows
        self.columns: Columns | None = None

    def __iter__(self) -> Iterator[Placed]:
        rows = iter(self.rows)
        first = list(islice(rows, SEARCHED))
        at, columns = _headings(first)
        self.columns = columns
        for row in chain(first[at + 1 :], rows):
            if any(row.cells):
                yield Placed(f"row {row.number}", read_row(row, columns))


def read_row(row: Row, columns: Columns) -> FoundService | Refused:
    """One service, or why it cannot be one."""
    cells = {field: row.cells[at] for field, at in columns.fields.items() if at < len(row.cells)}
    taking = Taking()
    if any(row.cells[columns.width :]):
        taking.problems.append(
            "it has more cells than there are headings: a comma may need quotation marks round its text"
        )
    name = taking.name(cells.get("name"))
    organisation, about = taking.organisation(cells.get("organisation"), cells.get("organisation_about"))
    id = taking.id(cells["id"]) if "id" in cells else _made_up_id(cells)
    for way in ("phone", "text", "email", "web"):
        taking.way(way, cells.get(way))
    visit = taking.optional(cells.get("visit"), "visit")
    contact = {**taking.contact, "visit": visit} if visit else taking.contact
    if not contact:
        taking.problems.append("it has no way to get in touch")
    status = (cells.get("status") or "active").strip().lower()
    status = CLOSED.get(status, status)
    if status not in STATUS:
        taking.note(f"the status {status[:60]!r} is not one that is known")
    if taking.problems or id is None or name is None:
        return taking.refused(id, name)
    areas = _several(cells.get("areas"))
    return FoundService(
        id=id,
        name=name,
        organisation=organisation,
        organisation_about=about,
        what=taking.text(cells.get("what"), "description") or "",
        who_for=who_for(_eligibility(cells), taking),
        place=_place(cells, taking),
        contact=contact,
        categories=tuple(Category("", said, said) for said in _several(cells.get("needs"))),
        postcodes=tuple(code for code in (cells.get("postcode"), cells.get("place")) if code),
        councils=tuple(area.upper() for area in areas if COUNCIL.fullmatch(area)),
        area_names=tuple(area for area in areas if not COUNCIL.fullmatch(area)),
        running=STATUS.get(status, STATUS["active"]),
        modified=moment(cells.get("modified")),
        **_texts(cells, taking),
        notes=tuple(taking.notes),
    )


def _headings(rows: list[Row]) -> tuple[int, Columns]:
    """Where the headings stand among the first rows. Raises FeedWrong when there is no column for the name."""
    for at, row in enumerate(rows):
        columns = _columns(row.cells)
        if "name" in columns.fields and len(columns.fields) > 1:
            return at, columns
    if not rows:
        raise FeedWrong("The file is empty.")
    found = ", ".join(cell[:30] for row in rows[:1] for cell in row.cells if cell)[:300]
    raise FeedWrong(
        f"No heading says which column holds the name of a service. Found: {found or 'nothing'}. Call one column"
        " Name, and others Organisation, Description, Phone, Email, Web, Postcode, Area, Needs."
    )


def _columns(cells: list[str]) -> Columns:
    said = [_plain(cell) for cell in cells]
    fields = {
        field: said.index(heading)
        for field, headings in HEADINGS.items()
        if (heading := next((one for one in headings if one in said), None))
    }
    used = set(fields.values())
    unused = tuple(cell for at, cell in enumerate(cells) if cell and at not in used)
    return Columns(fields, unused, len(cells))


def _texts(cells: dict[str, str], taking: Taking) -> dict[str, Any]:
    fields = ("summary", "cost", "times", "accessibility", "first_visit")
    return {field: taking.optional(cells.get(field), field.replace("_", " ")) for field in fields}


def _eligibility(cells: dict[str, str]) -> dict[str, Any]:
    return {
        "eligibility_description": cells.get("who_for"),
        "minimum_age": cells.get("minimum_age"),
        "maximum_age": cells.get("maximum_age"),
    }


def _place(cells: dict[str, str], taking: Taking) -> str | None:
    parts = [taking.optional(cells.get(f), "place") for f in ("place", "address_1", "address_2", "town", "postcode")]
    kept: list[str] = []
    for part in parts:
        if part and not any(part.lower() in other.lower() for other in kept):
            kept.append(part.strip(" ,"))
    return ", ".join(kept) or None


def _several(cell: str | None) -> list[str]:
    said = [one_line(part) for part in SEVERAL.split(cell or "")]
    return list(dict.fromkeys(part for part in said if part))


def _made_up_id(cells: dict[str, str]) -> str:
    """For files without ids: the same service gets the same one next time, as long as its name and place stay."""
    said = "\n".join(_plain(cells.get(field) or "") for field in ("name", "organisation", "postcode"))
    return f"made-up-{hashlib.sha256(said.encode()).hexdigest()[:20]}"


def _plain(text: str) -> str:
    return " ".join(re.findall(r"[^\W_]+", text.lower()))
