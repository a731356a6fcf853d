"""Find place names, postcodes and simple times in what a parent wrote. What they mean is worked out by the app."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

AREAS_FILE = "areas.yaml"
POSTCODE = re.compile(r"\b([A-Za-z]{1,2}[0-9][0-9A-Za-z]?)(?:\s*([0-9][A-Za-z]{2}))?\b")
DISTRICT = re.compile(r"(?:AB|DD|DG|EH|FK|G|HS|IV|KA|KW|KY|ML|PA|PH|TD|ZE)[0-9]{1,2}", re.IGNORECASE)
DAY = (
    r"(?:mon|tues?|wed(?:nes)?|thu(?:rs?)?|fri|sat(?:ur)?|sun)(?:day)?s?|setterday|the ?day|the morra|the morn"
    r"|2moro|2mrw|tmrw|tomorrow|tomoro|2day|today|tonight|2nite|tonite|the weekend|weekend"
)
MONTH = (
    r"(?:jan(?:uary)?|feb(?:ruary)?|march|april|may|june|july|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?"
    r"|nov(?:ember)?|dec(?:ember)?)"
)
SPAN = r"(?:days?|weeks?|wks?|months?|mnths?|mths?|hours?|hrs?|years?|yrs?|fortnights?)"
COUNT = r"(?:\d{1,2}|a|an|one|two|twa|three|four|six|a few|a couple(?: of| o| ae)?|couple(?: of| o)?)"
HOLIDAYS = (
    r"(?:(?:the )?(?:school |summer |easter |october |christmas |xmas |new year |bank )?(?:holidays|hols)"
    r"|easter|christmas|xmas|new year)"
)
CLOCK = (
    r"(?:(?:half|quarter) (?:past |to |till )?\w+|\d{1,2}(?:[:.]\d{2})? ?(?:am|pm)|\d{1,2}[:.]\d{2}"
    r"|noon|midday|midnight|dinner ?time|lunch ?time)"
)
PART = r"(?:mornings?|mornins?|afternoons?|efternoons?|evenings?|evenins?|nights?|nichts?)"
TIMES = (
    rf"(?:(?:next|this|every|last) )?(?:{DAY})(?: {PART})?(?:,? (?:at|about|after|before|by|from) {CLOCK})?",
    rf"(?:in|after|within) {COUNT} {SPAN}(?: time)?",
    rf"(?:next|this) (?:{SPAN}|{MONTH})",
    rf"(?:after|before|during|over) {HOLIDAYS}",
    r"when the (?:schools?|weans|bairns|kids) (?:go|goes|are|is|gaun) back",
    rf"\d{{1,2}}(?:st|nd|rd|th)?(?: of)? {MONTH}",
    rf"(?:at|about|by|after|before) {CLOCK}",
    rf"(?:in the |at ){PART}",
    r"first thing|later on|later the day",
    r"\d{1,2}/\d{1,2}(?:/\d{2,4})?",
)
TIME = re.compile(rf"\b(?:{'|'.join(TIMES)})\b", re.IGNORECASE)
WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)*")
SAYS_WHERE = re.compile(
    r"\b(?:in|at|by|fae|frae|from|near|round|around|to|tae|of|behind|beside|outside|past|reside|stay"
    r"|bide|live|between|and)\s+(?:the\s+)?$",
    re.IGNORECASE,
)
"""Behind such a word a place is part of what is said, and stands apart from nothing."""


@dataclass(frozen=True)
class Entity:
    """Something named in a text: place, postcode or time, between two offsets of the text."""

    entity: str
    value: str
    start: int
    end: int

    def as_json(self) -> dict[str, Any]:
        """As Rasa and the contract have it."""
        return {"entity": self.entity, "value": self.value, "start": self.start, "end": self.end}


class PlacesAndTimes:
    """Knows the places of `areas.yaml`. `names` gives each way of writing one, in lower case, its name."""

    def __init__(self, names: Mapping[str, str]) -> None:
        self._names = {tuple(WORD.findall(written)): name for written, name in names.items()}
        self._longest = max(map(len, self._names), default=0)

    def find(self, text: str) -> list[Entity]:
        """What is named, in order and without overlaps; a postcode before a place before a time."""
        found: list[Entity] = []
        for entity in (*_postcodes(text), *self._places(text), *_times(text)):
            if all(entity.end <= other.start or entity.start >= other.end for other in found):
                found.append(entity)
        return sorted(found, key=lambda entity: entity.start)

    def beside(self, text: str) -> str | None:
        """The text without its places; None where none is named, or one is part of what is said: `near Leith`."""
        places = [entity for entity in self.find(text) if entity.entity != "time"]
        if not places or any(SAYS_WHERE.search(text[: place.start]) for place in places):
            return None
        for place in reversed(places):
            text = f"{text[: place.start]} {text[place.end :]}"
        return text

    def _places(self, text: str) -> Iterable[Entity]:
        words = list(WORD.finditer(text))
        lowered = [word.group().lower().replace("’", "'") for word in words]
        index = 0
        while index < len(words):
            for size in range(min(self._longest, len(words) - index), 0, -1):
                name = self._names.get(tuple(lowered[index : index + size]))
                if name is not None:
                    yield Entity("place", name, words[index].start(), words[index + size - 1].end())
                    index += size - 1
                    break
            index += 1


def read_places(content: Path) -> dict[str, str]:
    """Each way of writing a place of `areas.yaml`, in lower case, and its name; empty when there is no such file."""
    path = content / AREAS_FILE
    areas: dict[str, Any] = yaml.safe_load(path.read_text(encoding="utf-8")) if path.exists() else {}
    names: dict[str, str] = {}
    for place in _listed(areas):
        for written in (place["name"], *place.get("also", ())):
            names.setdefault(str(written).lower().replace("’", "'"), str(place["name"]))
    return names


def _listed(areas: Any) -> Iterable[dict[str, Any]]:
    """Everything with a name in it, wherever it is listed: areas, their places, other councils' places."""
    if isinstance(areas, dict):
        if "name" in areas:
            yield areas
        areas = list(areas.values())
    if isinstance(areas, list):
        for part in areas:
            yield from _listed(part)


def _postcodes(text: str) -> Iterable[Entity]:
    for match in POSTCODE.finditer(text):
        district, inward = match.groups()
        if DISTRICT.fullmatch(district) and (inward or district[1].isalpha() or district[0].isupper()):
            value = f"{district} {inward}" if inward else district
            yield Entity("postcode", value.upper(), match.start(), match.end())


def _times(text: str) -> Iterable[Entity]:
    for match in TIME.finditer(text):
        yield Entity("time", match.group(), match.start(), match.end())
