"""Which of our areas a found service is for: what it says itself, or else where it is."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import yaml

from bot.directory.areas import CONTENT, NATIONAL, Areas
from bot.directory.feeds.found import FoundService

POSTCODE = re.compile(r"\b([A-Z]{1,2}\d[A-Z\d]?)\s*(\d[A-Z]{2})\b", re.IGNORECASE)
GREAT_BRITAIN = frozenset({"K02000001", "K03000001", "S92000003"})
LONGEST_PLACE = 3
"""Words; what is longer is a sentence about an area rather than its name."""
COUNCIL = re.compile(r"S\d{8}|[EWNK]\d{8}", re.IGNORECASE)


@dataclass(frozen=True)
class Where:
    """The areas (ids), or the reason that it is none of ours; neither when nobody said. `note` is what to look at."""

    areas: tuple[str, ...] = ()
    outside: str | None = None
    note: str | None = None


class AreaFinder:
    """Knows council codes and the names that stand for our areas; postcodes are the business of `Areas`."""

    def __init__(self, areas: Areas, councils: Mapping[str, str], names: Mapping[str, tuple[str, ...]]) -> None:
        self._areas = areas
        self._councils = councils
        self._names = names
        self.codes = {area: code for code, area in reversed(list(councils.items()))}
        """The council code by which each area is told to others."""

    @classmethod
    @cache
    def from_content(cls, folder: Path = CONTENT) -> "AreaFinder":
        """Reads areas.yaml and the region names of category_mapping.yaml, once."""
        told: dict[str, Any] = yaml.safe_load((folder / "areas.yaml").read_text(encoding="utf-8"))
        councils = {code: area["id"] for area in told["areas"] for code in area["council_codes"]}
        mapping = yaml.safe_load((folder / "category_mapping.yaml").read_text(encoding="utf-8"))
        names = {_plain(area["name"]): (area["id"],) for area in told["areas"]}
        names |= {_plain(area["id"]): (area["id"],) for area in told["areas"]}
        names |= {_plain(name): tuple(areas) for name, areas in mapping["regions"].items()}
        return cls(Areas.from_content(folder), councils, names)

    def name(self, area: str) -> str:
        """An area as others know it."""
        return self._areas.label(area)

    def find(self, found: FoundService) -> Where:
        """The areas of a service. What it says it covers comes before where its door is."""
        codes = [code for code in found.councils if COUNCIL.fullmatch(code)]
        covered = [*self._of_codes(codes), *(area for name in found.area_names for area in self._named(name))]
        if covered:
            return Where(_in_order(covered))
        if codes or any(self._elsewhere(name) for name in found.area_names):
            return Where(outside=f"it covers none of our areas ({_shown(found.area_names or codes)})")
        return self._by_postcodes(found.postcodes)

    def _of_codes(self, codes: Iterable[str]) -> list[str]:
        return [
            NATIONAL if code in GREAT_BRITAIN else self._councils[code]
            for code in codes
            if code in GREAT_BRITAIN or code in self._councils
        ]

    def _named(self, name: str) -> tuple[str, ...]:
        if areas := self._names.get(_plain(name)):
            return areas
        return self._areas.find(name, anywhere=False).areas if _is_name(name) else ()

    def _elsewhere(self, name: str) -> bool:
        return _is_name(name) and self._areas.find(name, anywhere=False).place is not None

    def _by_postcodes(self, postcodes: Iterable[str]) -> Where:
        areas: list[str] = []
        outside: list[str] = []
        unsure: list[str] = []
        for written in postcodes:
            match = POSTCODE.search(written)
            if match is None:
                continue
            code = f"{match[1]} {match[2]}".upper()
            here = self._areas.find(code).areas
            areas += here
            if not here:
                outside.append(code)
            elif len(here) > 1:
                unsure.append(f"{code} could be in {_either([self.name(area) for area in here])}")
        if areas:
            return Where(_in_order(areas), note="; ".join(unsure) or None)
        return Where(outside=f"{_shown(outside)} is in none of our areas" if outside else None)


def _is_name(name: str) -> bool:
    return len(name.split()) <= LONGEST_PLACE


def _plain(name: str) -> str:
    return " ".join(re.findall(r"[a-z]+", name.lower().replace("&", " and ").replace("_", " ")))


def _in_order(areas: Iterable[str]) -> tuple[str, ...]:
    """Sorted, without repeats; what is for the whole country needs no area beside it."""
    found = set(areas)
    return (NATIONAL,) if NATIONAL in found else tuple(sorted(found))


def _either(names: list[str]) -> str:
    return " or ".join([", ".join(names[:-1]), names[-1]])


def _shown(names: Iterable[str]) -> str:
    listed = list(dict.fromkeys(names))
    return ", ".join(listed[:3]) + (f" and {len(listed) - 3} more" if len(listed) > 3 else "")
