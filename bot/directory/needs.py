"""What each need is called in a text, and where parents who do not know may start."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache, cached_property
from pathlib import Path
from typing import Any

from bot.settings import PROJECT
from bot.yaml_files import read_yaml

NEEDS_FILE = PROJECT / "content" / "needs.yaml"


@dataclass(frozen=True)
class Need:
    """A need: its label as a choice, its words within a sentence.

    A quiet one is never named in a sentence. Who tells of a loss hears first that we are sorry. A tender one may hurt
    where it was not meant: it is not offered as a mere guess.
    """

    id: str
    label: str
    words: str
    quiet: bool = False
    loss: bool = False
    tender: bool = False


class Needs:
    """The 22 needs, as content/needs.yaml calls them."""

    def __init__(self, file: Path = NEEDS_FILE) -> None:
        self._file = file

    @property
    def _content(self) -> Mapping[str, Any]:
        return _read(self._file)

    @cached_property
    def by_id(self) -> dict[str, Need]:
        """Every need by its id."""
        return {id: Need(id, **told) for id, told in self._content["needs"].items()}

    def known(self, ids: Iterable[str]) -> list[Need]:
        """Those of these that there are, in their order."""
        return [self.by_id[id] for id in ids if id in self.by_id]

    def starting_points(self, turn: int) -> list[Need]:
        """A few needs to start from: another few at each `turn`, round and round."""
        sets = self._content["starting_points"]
        return [self.by_id[id] for id in sets[turn % len(sets)]]


@cache
def _read(file: Path) -> Mapping[str, Any]:
    """The file, read once a process: every turn asks what needs are called."""
    content: Mapping[str, Any] = read_yaml(file)
    return content
