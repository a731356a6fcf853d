"""School holidays by area, as admins keep them in content/school_holidays.yaml."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path

import yaml

from bot.settings import PROJECT

SHIPPED = PROJECT / "content" / "school_holidays.yaml"


@dataclass(frozen=True)
class Holiday:
    """One holiday: the first day off and the day pupils are back. A `short` one counts only when it is named."""

    name: str
    first: date
    back: date
    short: bool = False


class SchoolHolidays:
    """What is known of each area's school holidays."""

    def __init__(self, by_area: Mapping[str, tuple[Holiday, ...]]) -> None:
        self._by_area = by_area

    def next_one(self, area: str | None, today: date, name: str | None = None) -> Holiday | None:
        """The holiday that runs today or comes next; None when nothing is known of it."""
        for holiday in self._by_area.get(area or "", ()):
            if holiday.back > today and (holiday.name == name if name else not holiday.short):
                return holiday
        return None


@cache
def school_holidays(file: Path = SHIPPED) -> SchoolHolidays:
    """Reads the file once a process."""
    areas = yaml.safe_load(file.read_text(encoding="utf-8"))["areas"]
    return SchoolHolidays(
        {
            area: tuple(
                sorted((Holiday(**holiday) for holiday in known["holidays"]), key=lambda holiday: holiday.first)
            )
            for area, known in areas.items()
        }
    )
