"""What every source is turned into at the edge: a service that was found, or a row refused with its reasons."""

from dataclasses import asdict, dataclass, field
from datetime import datetime
from enum import StrEnum
from typing import Any

from bot.errors import PaceError


class FeedWrong(PaceError):
    """A feed or file cannot be used as a whole; the text says what is wrong with it and what to do."""


class FeedStopped(PaceError):
    """A feed broke off, and `why`. What came so far is kept; the text says how to carry on."""

    def __init__(self, address: str, why: str) -> None:
        super().__init__(
            f"The feed stopped at {address}: {why}. Nothing is lost: run the same import again and it carries on from"
            " there."
        )
        self.why = why


class LeftInPeace(FeedStopped):
    """A feed asked us to slow down or come back later, so nothing more is asked of it now."""


class Running(StrEnum):
    """Whether a source says that its service still runs."""

    RUNNING = "running"
    CLOSED_FOR_NOW = "closed for now"
    ENDED = "ended"


@dataclass(frozen=True)
class Category:
    """A foreign category. `scheme` is the vocabulary it comes from, empty when the source names none."""

    scheme: str
    id: str
    name: str


@dataclass(frozen=True)
class Attribution:
    """A line that a licence asks to be shown with what was imported."""

    text: str
    url: str | None = None


@dataclass(frozen=True)
class Origin:
    """Whose data it is: the name people know the source by, its licence, and what has to be shown with it."""

    title: str
    licence: str | None = None
    attribution: tuple[Attribution, ...] = ()


@dataclass(frozen=True)
class FoundService:
    """A service as a source tells it, cleaned, in our words. None and empty mean that the source does not say.

    `id` is the source's own. `contact` holds any of phone, text, email, web and visit. `postcodes`, `councils` (codes
    of councils or countries) and `area_names` are all that is known of where it is for. `needs` is only given by a
    source that speaks our own vocabulary. `page` is where the source shows it to people. `notes` say what was left
    out or mended.
    """

    id: str
    name: str
    organisation: str
    organisation_about: str = ""
    what: str = ""
    summary: str | None = None
    who_for: str | None = None
    cost: str | None = None
    times: str | None = None
    place: str | None = None
    accessibility: str | None = None
    first_visit: str | None = None
    contact: dict[str, str] = field(default_factory=dict)
    categories: tuple[Category, ...] = ()
    needs: tuple[str, ...] = ()
    postcodes: tuple[str, ...] = ()
    councils: tuple[str, ...] = ()
    area_names: tuple[str, ...] = ()
    running: Running = Running.RUNNING
    modified: datetime | None = None
    page: str | None = None
    notes: tuple[str, ...] = ()


@dataclass(frozen=True)
class Refused:
    """A row that cannot be a service, with every reason found. `id` and `name` as far as they could be read."""

    id: str | None
    name: str | None
    reasons: tuple[str, ...]


@dataclass(frozen=True)
class Placed:
    """A row and where in its source it stands, such as "row 12" or "page 2, item 5"."""

    where: str
    row: FoundService | Refused


def as_plain(thing: Any) -> Any:
    """A dataclass of this module as what JSON can hold."""
    plain = asdict(thing)
    return {key: value.isoformat() if isinstance(value, datetime) else value for key, value in plain.items()}
