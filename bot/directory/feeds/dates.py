"""Days and moments as foreign data writes them."""

import re
from datetime import UTC, date, datetime
from typing import Any

BRITISH = re.compile(r"(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})(?:[ T](.*))?")


def moment(value: Any) -> datetime | None:
    """A point in time in UTC; a bare date is its midnight. None when it cannot be read."""
    if not isinstance(value, str) or not value.strip():
        return None
    said = value.strip()
    if british := BRITISH.fullmatch(said):
        said = f"{british[3]}-{int(british[2]):02}-{int(british[1]):02}"
    try:
        read = datetime.fromisoformat(re.sub(r"(\.\d{6})\d+", r"\1", said))
        return read.replace(tzinfo=UTC) if read.tzinfo is None else read.astimezone(UTC)
    except (ValueError, OverflowError):
        return None


def day(value: Any) -> date | None:
    """A day. None when it cannot be read."""
    read = moment(value)
    return read.date() if read else None


def said_day(when: date) -> str:
    """A day as people write it: 17 Sep 2018."""
    return f"{when.day} {when:%b %Y}"
