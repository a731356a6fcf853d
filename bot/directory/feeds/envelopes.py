"""What kind of feed an answer or a file holds, and the page of services inside it."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Any
from urllib.parse import urljoin

from bot.directory.feeds import aliss, open_referral
from bot.directory.feeds.found import FeedWrong, FoundService, Origin, Refused
from bot.directory.feeds.taking import whole_number


class Format(StrEnum):
    """The kinds of feed that can be read."""

    OPEN_REFERRAL_1 = "Open Referral UK 1.0"
    OPEN_REFERRAL_3 = "Open Referral UK 3.0 or HSDS 3"
    ALISS = "ALISS"
    CSV = "CSV"


@dataclass(frozen=True)
class Page:
    """One page of a feed. `more` says that others follow, `next` where when the feed tells; `first` None if untold.

    `single` marks one service on its own rather than a list; `total` is how many services the feed says it holds.
    """

    format: Format
    rows: list[Any]
    origin: Origin | None = None
    more: bool = False
    next: str | None = None
    first: bool | None = None
    single: bool = False
    total: int | None = None


KNOWN = (
    "It is not a form that can be read. These can: Open Referral UK 1.0 and 3.0, HSDS 3, ALISS (versions 4 and 5),"
    " and CSV."
)
TOTALS = ("total_items", "totalElements", "count")
LISTS = ("contents", "content", "data", "services", "results", "items")


def read_page(answer: Any, address: str = "") -> Page:
    """The page inside a decoded JSON answer; `address` is where it came from. Raises FeedWrong."""
    if isinstance(answer, list):
        return Page(_format_of(answer, ""), answer)
    if not isinstance(answer, dict):
        raise FeedWrong(f"This holds one bare value where a list of services was expected. {KNOWN}")
    for key in LISTS:
        inside = answer.get(key)
        if isinstance(inside, list):
            return _listed(answer, key, inside, address)
        if key == "data" and isinstance(inside, dict) and aliss.is_service(inside):
            return Page(Format.ALISS, [inside], aliss.origin(answer.get("meta")), single=True)
    if {"id", "name"} & answer.keys() and not _is_about_an_interface(answer):
        return Page(_format_of([answer], ""), [answer], single=True)
    raise FeedWrong(_unknown(answer))


def leads_to_services(answer: Any) -> bool:
    """Whether this is the front page of an Open Referral interface, whose services are one step further."""
    return isinstance(answer, dict) and _is_about_an_interface(answer)


def reader(format: Format, today: date) -> Callable[[Any], FoundService | Refused]:
    """The function that reads one row of this kind of feed."""
    if format is Format.ALISS:
        return aliss.read_service
    return lambda record: open_referral.read_service(record, today)


def _listed(answer: dict[str, Any], key: str, rows: list[Any], address: str) -> Page:
    format = _format_of(rows, key)
    following = answer.get("next")
    total = next((whole_number(answer[name]) for name in TOTALS if name in answer), None)
    if key == "data" or isinstance(following, str):
        following = _joined(address, following) if isinstance(following, str) and following else None
        about = aliss.origin(answer.get("meta")) if format is Format.ALISS else None
        return Page(format, rows, about, more=following is not None, next=following, total=total)
    last = next((answer[key] for key in ("last_page", "last") if isinstance(answer.get(key), bool)), None)
    first = next((answer[key] for key in ("first_page", "first") if isinstance(answer.get(key), bool)), None)
    pages = whole_number(answer.get("total_pages", answer.get("totalPages")))
    number = whole_number(answer.get("page_number", answer.get("number")))
    if last is None:
        last = pages is None or number is None or number >= pages
    return Page(format, rows, more=not last and bool(rows), first=first, total=total)


def _joined(address: str, following: str) -> str:
    try:
        return urljoin(address, following)
    except ValueError:
        raise FeedWrong("The feed leads on to an address that is none.") from None


def _format_of(rows: list[Any], key: str) -> Format:
    known = [row for row in rows if isinstance(row, dict)]
    if any(aliss.is_service(row) for row in known):
        return Format.ALISS
    old = {"service_taxonomys", "eligibilitys", "regular_schedules", "attending_access"}
    if key == "content" or any(not old.isdisjoint(row) for row in known):
        return Format.OPEN_REFERRAL_1
    if key in ("data", "results", "items") and rows and not any("name" in row for row in known):
        raise FeedWrong(f"The rows have no names. {KNOWN}")
    return Format.OPEN_REFERRAL_3


def _is_about_an_interface(answer: dict[str, Any]) -> bool:
    return "openapi_url" in answer or {"version", "profile"} <= answer.keys()


def _unknown(answer: dict[str, Any]) -> str:
    if not answer:
        return f"This is empty. {KNOWN}"
    told = next((str(answer[key]) for key in ("error", "message", "detail") if answer.get(key)), None)
    if told:
        return f"The feed says: {' '.join(told.split())[:200]}"
    names = ", ".join(str(key)[:30] for key in [*answer][:6])
    return f"This holds {names}, but no list of services. {KNOWN}"
