"""How the code uses each wording: what it fills in, and which choices it hangs on. For the lint and for previews."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import Any

from bot.messages import Choice
from bot.settings import PROJECT
from bot.yaml_files import read_yaml

USES_FILE = PROJECT / "content" / "wording_uses.yaml"
HELPLINES_FILE = PROJECT / "content" / "helplines.yaml"
IN_CODE = frozenset({"999", "111", "116123"})
"""Numbers that ship in code (bot.safety.replies): a text may always name them."""
USUAL_SEGMENTS, MOST_SEGMENTS = 2, 3


@dataclass(frozen=True)
class Use:
    """One wording's use. `variables` gives an example of each value; `choices` those that code hangs on.

    `answers` is true when the choices only answer what was asked, so that no way out beside them is needed; `quiet`
    when no topic may be named.
    """

    variables: dict[str, str] = field(default_factory=dict)
    choices: tuple[Choice, ...] = ()
    answers: bool = False
    quiet: bool = False
    segments: int = USUAL_SEGMENTS
    """How many SMS segments are fine: three where services are listed or described."""


class Uses:
    """The uses of all wordings, as content/wording_uses.yaml gives them, and the numbers that may be named."""

    def __init__(self, file: Path = USES_FILE, helplines: Path = HELPLINES_FILE) -> None:
        self._file = file
        self._helplines = helplines

    @cached_property
    def _content(self) -> dict[str, Any]:
        content: dict[str, Any] = read_yaml(self._file)
        return content

    @cached_property
    def numbers(self) -> frozenset[str]:
        """Every number of a helpline that ships, without spaces."""
        return numbers_of(read_yaml(self._helplines))

    def of(self, id: str) -> Use:
        """How one wording is used; nothing filled in and no choices of code's own when it is not listed."""
        told = self._content["wordings"].get(id) or {}
        examples = self._content["examples"]
        choices = self._content["choices"].get(told.get("choices"), ())
        return Use(
            {name: examples[name] for name in told.get("variables", ())},
            tuple(Choice.from_json(choice) for choice in choices),
            bool(told.get("answers")),
            bool(told.get("quiet")),
            MOST_SEGMENTS if told.get("lists_services") else USUAL_SEGMENTS,
        )


def numbers_of(lines: Iterable[Mapping[str, Any]]) -> frozenset[str]:
    """The numbers of some helplines, without spaces."""
    told = (str(line[way]) for line in lines for way in ("phone", "text") if line.get(way))
    return frozenset(number.replace(" ", "") for number in told)
