"""Read the example phrases of data/nlu without Rasa, and texts with labels from JSON lines."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TypeVar

import yaml

NEED, RISK, MOVE = "need", "risk", "move"
NO_RISK = "none"
Row = TypeVar("Row")


@dataclass(frozen=True)
class Phrase:
    """An example phrase. `intent` is "need/<id>", "risk/<id>", "move/<place>.<id>" or the id of an act; `also` are
    further needs, by id.

    One that people taught counts as several of those that ship.
    """

    text: str
    intent: str
    also: tuple[str, ...] = ()
    counts_as: float = 1.0

    @classmethod
    def of(cls, text: str, intent: str, metadata: Mapping[str, Any] | None) -> Phrase:
        """With what the file says of its group: `also: [id, ...]` and `counts_as: number`."""
        said = metadata or {}
        return cls(text, intent, tuple(said.get("also", ())), float(said.get("counts_as", 1)))

    @property
    def labels(self) -> tuple[str, ...]:
        """The intent, and those of the further needs."""
        return (self.intent, *(f"{NEED}/{need}" for need in self.also))

    @property
    def kind(self) -> str:
        """need, risk, move or act."""
        return self.intent.split("/")[0] if "/" in self.intent else "act"

    @property
    def topic(self) -> str:
        """The id of the need, risk or act; of a move, its place goes before it: `service.likes`."""
        return self.intent.split("/")[-1]


@dataclass(frozen=True)
class Labelled:
    """A text and what it means, to measure on."""

    text: str
    needs: tuple[str, ...] = ()
    act: str | None = None
    risk: str | None = None
    kind: str = ""
    style: str = ""


def read_phrases(*places: Path) -> list[Phrase]:
    """All phrases of files and below folders, each once, in the order of the files."""
    found: dict[Phrase, None] = {}
    files = [path for place in places for path in ([place] if place.is_file() else sorted(place.rglob("*.yml")))]
    for path in files:
        for entry in _entries(path):
            for line in str(entry.get("examples", "")).splitlines():
                text = line.strip().removeprefix("-").strip()
                if text:
                    found[Phrase.of(text, entry["intent"], entry.get("metadata"))] = None
    return list(found)


def by_themselves(phrases: Iterable[Phrase]) -> list[Phrase]:
    """Those that say what a text means by itself: all but moves, which hang on the place."""
    return [phrase for phrase in phrases if phrase.kind != MOVE]


def _entries(path: Path) -> list[dict[str, Any]]:
    try:
        content = yaml.load(path.read_bytes(), yaml.CSafeLoader) or {}
        return [entry for entry in content.get("nlu") or () if "intent" in entry]
    except (yaml.YAMLError, AttributeError, TypeError) as problem:
        raise ValueError(f"{path}: {problem}") from problem


def read_labelled(paths: Iterable[Path]) -> list[Labelled]:
    """The texts of JSON lines files. ValueError names the line that cannot be read."""
    return [each for path in paths for each in read_lines(path, _labelled)]


def read_lines(path: Path, read: Callable[[dict[str, Any]], Row]) -> list[Row]:
    """What `read` makes of each line of a JSON lines file. ValueError names the line that cannot be read."""
    found = []
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
        if line.strip():
            try:
                found.append(read(json.loads(line)))
            except (ValueError, KeyError, TypeError) as problem:
                raise ValueError(f"{path}, line {number}: {problem}") from problem
    return found


def _labelled(row: dict[str, Any]) -> Labelled:
    needs: Sequence[str] = row.get("needs") or ()
    kind = row.get("kind") or ("multi" if len(needs) > 1 else "single" if needs else "act")
    act, risk = row.get("act"), row.get("risk")
    return Labelled(str(row["text"]), tuple(needs), act, risk, str(kind), str(row.get("style", "")))
