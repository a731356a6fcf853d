"""The rules of risk: reads them once, and finds the strongest risk in a text."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import chain
from pathlib import Path
from typing import Any

import yaml

from bot.safety.language import Finder, Found, Reader, Row
from bot.safety.plain import Plain
from bot.safety.verdict import ORDER, RANK, URGENCY, Verdict

HERE = Path(__file__).parent


@dataclass(frozen=True)
class Guard:
    """What makes a match innocent. `where`: `just_before` the match, or `same_text`."""

    name: str
    where: str
    finder: Finder
    unless: Finder | None = None


@dataclass(frozen=True)
class Rule:
    """One rule of a risk, with the examples that hold it in place."""

    risk: str
    name: str
    say: tuple[Row, ...]
    only_with: Finder | None
    not_when: Finder | None
    not_with: Finder | None
    guards: tuple[Guard, ...]
    must_match: tuple[str, ...]
    must_not_match: tuple[str, ...]

    @property
    def id(self) -> str:
        """How logs and the worker's "why" name it."""
        return f"{self.risk}/{self.name}"


class Rules:
    """All rules of all risks. `assess` is pure: no input or output, time linear in the text's length."""

    def __init__(self, rules: Iterable[Rule], plain: Plain) -> None:
        self.rules = tuple(rules)
        self._plain = plain
        self._owner = [rule for rule in self.rules for _ in rule.say]
        self._finder = Finder(chain.from_iterable(rule.say for rule in self.rules))

    @classmethod
    def load(cls, folder: Path = HERE) -> "Rules":
        """Reads every file of `rules/` with the word classes, guards and plain words beside it. Raises PatternError."""
        reader = Reader(_yaml(folder / "words.yaml"))
        guards = {name: _guard(name, data, reader) for name, data in _yaml(folder / "guards.yaml").items()}
        rules = [
            _rule(risk, name, data, reader, guards, file.get("guards", ()))
            for risk in ORDER
            for file in (_yaml(folder / "rules" / f"{risk}.yaml"),)
            for name, data in file["rules"].items()
        ]
        return cls(rules, Plain.load(folder / "plain_words.yaml", reader.words))

    def assess(self, text: str) -> Verdict:
        """The strongest risk that any rule finds in a text; which rule is told beside it."""
        words = self._plain.words(text)
        found = sorted(self._found(words), key=lambda match: match[0])
        return next((Verdict(rule.risk, rule.id) for _, rule in found), Verdict())

    def all_found(self, text: str) -> list[Verdict]:
        """Every rule that holds, the strongest first: for whoever looks after the rules."""
        return [Verdict(rule.risk, rule.id) for _, rule in sorted(self._found(self._plain.words(text)), key=lambda m: m[0])]

    def _found(self, words: list[str]) -> Iterator[tuple[tuple[int, int, int], Rule]]:
        for found in self._finder.find(words):
            rule = self._owner[found.pattern]
            if not _innocent(rule, found, words):
                rank = -RANK.index(URGENCY[rule.risk])
                yield (rank, found.start - found.end, ORDER.index(rule.risk)), rule


def _innocent(rule: Rule, found: Found, words: list[str]) -> bool:
    if rule.only_with and not any(rule.only_with.find(words)):
        return True
    if rule.not_with and any(rule.not_with.find(words)):
        return True
    if rule.not_when and any(found.touches(other) for other in rule.not_when.find(words)):
        return True
    return any(_guarded(guard, found, words) for guard in rule.guards)


def _guarded(guard: Guard, found: Found, words: list[str]) -> bool:
    if guard.where == "just_before":
        reach = max(0, found.start - 10)
        held = any(other.end == found.start for other in guard.finder.find(words, reach, found.start))
    else:
        held = any(guard.finder.find(words))
    return held and not (guard.unless and any(guard.unless.find(words)))


def _rule(
    risk: str, name: str, data: Mapping[str, Any], reader: Reader, guards: Mapping[str, Guard], usual: Iterable[str]
) -> Rule:
    def finder(key: str) -> Finder | None:
        return Finder(map(reader.read, data[key])) if key in data else None

    return Rule(
        risk=risk,
        name=name,
        say=tuple(map(reader.read, data["say"])),
        only_with=finder("only_with"),
        not_when=finder("not_when"),
        not_with=finder("not_with"),
        guards=tuple(guards[guard] for guard in data.get("guards", usual)),
        must_match=tuple(data["must_match"]),
        must_not_match=tuple(data.get("must_not_match", ())),
    )


def _guard(name: str, data: Mapping[str, Any], reader: Reader) -> Guard:
    unless = Finder(map(reader.read, data["unless"])) if "unless" in data else None
    return Guard(name, data["where"], Finder(map(reader.read, data["say"]), over_pauses=False), unless)


def _yaml(path: Path) -> dict[str, Any]:
    data: dict[str, Any] = yaml.safe_load(path.read_text("utf-8"))
    return data
