"""Which thing a parent names within a need, `a cot`, `a bus pass`, and which services have it (content/things.yaml)."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from bot.database.tables import Service
from bot.directory.wished import plain
from bot.settings import PROJECT
from bot.yaml_files import read_yaml

THINGS_FILE = PROJECT / "content" / "things.yaml"

PUT_ASIDE = re.compile(
    r"\b(?:nothing (?:wi|with|to do wi|to do with|about)|not (?:an?|the|any|for)|anything but|instead of|rather than)"
    r"(?: an?| the| any)? [a-z']+(?![a-z'])(?! (?:left|in (?:the|my|ma|this))\b)"
)
"""What is not wished for; `no food` and `nothing in the fridge` tell of want."""


@dataclass(frozen=True)
class Thing:
    """Words by which parents name it, and words by which a service tells that it has it; None where no service has."""

    said: re.Pattern[str]
    told: re.Pattern[str] | None

    def is_had_by(self, service: Service) -> bool:
        """Whether a service tells of it, in other words than its name."""
        told = f"{service.short} {service.what} {service.who_for or ''}"
        return self.told is not None and self.told.search(plain(told)) is not None


def named_in(text: str, need: str, file: Path = THINGS_FILE) -> tuple[Thing, ...]:
    """The things that a text names within a need."""
    said = PUT_ASIDE.sub(" ", plain(text))
    return tuple(thing for thing in _things(file).get(need, ()) if thing.said.search(said))


def first_named(texts: Iterable[str], need: str) -> tuple[Thing, ...]:
    """The things in the first of these texts that names one."""
    return next(filter(None, (named_in(text, need) for text in texts)), ())


@cache
def _things(file: Path) -> Mapping[str, tuple[Thing, ...]]:
    return {need: tuple(_thing(**words) for words in things.values()) for need, things in read_yaml(file).items()}


def _thing(words: list[str] | None = None, said: list[str] | None = None, told: list[str] | None = None) -> Thing:
    of_both, tells = words or [], [*(words or []), *(told or [])]
    return Thing(_any_of([*of_both, *(said or [])]), _any_of(tells) if tells else None)


def _any_of(words: list[str]) -> re.Pattern[str]:
    forms = (re.escape(word).replace(r"\*", "[a-z]*") for word in words)
    return re.compile(rf"(?<![a-z0-9])(?:{'|'.join(forms)})(?:'?s|(?<=[sxz])es|(?<=[cs]h)es)?(?![a-z0-9])")
