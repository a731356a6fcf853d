"""The rules of risk: reads them once, and finds the strongest risk in a text."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain
from pathlib import Path
from typing import Any

from bot.safety.finding import SENTENCE_END, Finder, Found
from bot.safety.language import PatternError, Reader, Row, fewest_words
from bot.safety.plain import Plain
from bot.safety.verdict import ORDER, RANK, URGENCY, Verdict
from bot.yaml_files import read_yaml

HERE = Path(__file__).parent
LONGEST_GUARD = 12
"""Words before a match among which a guard is looked for."""
NEAR = 12
"""Words around a match, within its sentence, that count as near."""
KEYS = frozenset(("say", "only_with", "not_when", "not_with", "guards", "must_match", "must_not_match"))


@dataclass(frozen=True, eq=False)
class Guard:
    """What makes a match innocent. `where`: `just_before` the match, `near` it, or anywhere in the `same_text`."""

    where: str
    finder: Finder
    only_with: Finder | None
    unless: Finder | None
    not_before: frozenset[str]
    """Words that, where the match begins with one of them, cut it off from what stands before."""


@dataclass(frozen=True, eq=False)
class Rule:
    """One rule of a risk, with the examples that hold it in place."""

    risk: str
    name: str
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


@dataclass(frozen=True)
class Match:
    """A rule that holds in a text, and where."""

    rule: Rule
    found: Found
    names: int
    """How many words its pattern names: the more, the more specific."""

    @property
    def rank(self) -> tuple[int, int, int]:
        """Sorts the most urgent first, then the most specific."""
        return -RANK.index(URGENCY[self.rule.risk]), -self.names, ORDER.index(self.rule.risk)


class Rules:
    """All rules of all risks. `assess` is pure: no input or output, time linear in the text's length."""

    def __init__(self, patterns: Sequence[tuple[Rule, Row]], plain: Plain) -> None:
        self.rules = tuple(dict.fromkeys(rule for rule, _ in patterns))
        self._plain = plain
        self._owners = [(rule, fewest_words(row)) for rule, row in patterns]
        self._finder = Finder(row for _, row in patterns)

    @classmethod
    def load(cls, folder: Path = HERE) -> "Rules":
        """Reads the files of `rules/` and the word classes, guards and plain words beside them. Raises PatternError."""
        plain = Plain.load(folder / "plain_words.yaml")
        reader = Reader(_yaml(folder / "words.yaml"), plain.of_word)
        guards = {name: _guard(data, reader) for name, data in _yaml(folder / "guards.yaml").items()}
        patterns = [
            (rule, reader.read(pattern))
            for risk in ORDER
            for file in (_yaml(folder / "rules" / f"{risk}.yaml"),)
            for name, data in file["rules"].items()
            for rule in (_rule(risk, name, data, reader, guards, file["guards"]),)
            for pattern in data["say"]
        ]
        plain.know(reader.words)
        made = cls(patterns, plain)
        made._walk_through_examples()
        return made

    def _walk_through_examples(self) -> None:
        """Builds the most used places now, so that the first texts do not wait for them."""
        for text in chain.from_iterable((*rule.must_match, *rule.must_not_match) for rule in self.rules):
            self.assess(text)

    def assess(self, text: str) -> Verdict:
        """The strongest risk that any rule finds in a text, and which rule it was."""
        best = min(self._matches(text), key=lambda match: match.rank, default=None)
        return Verdict(best.rule.risk, best.rule.id) if best else Verdict()

    def holding(self, text: str) -> set[str]:
        """The ids of all rules that hold in a text: for whoever looks after the rules."""
        return {match.rule.id for match in self._matches(text)}

    def _matches(self, text: str) -> Iterator[Match]:
        around = _Around(self._plain.words(text))
        for found in self._finder.find(around.words):
            rule, names = self._owners[found.pattern]
            if not around.makes_innocent(rule, found):
                yield Match(rule, found, names)


class _Around:
    """What stands around the matches in one text; each thing is looked for once."""

    def __init__(self, words: list[str]) -> None:
        self.words = words
        self._found: dict[Finder, list[Found]] = {}

    def makes_innocent(self, rule: Rule, found: Found) -> bool:
        """Whether the text around takes the risk out of a match."""
        if rule.only_with and not self._all(rule.only_with):
            return True
        if rule.not_with and self._near(rule.not_with, found):
            return True
        if rule.not_when and any(found.touches(other) for other in self._all(rule.not_when)):
            return True
        return any(self._guarded(guard, found) for guard in rule.guards)

    def _guarded(self, guard: Guard, found: Found) -> bool:
        if guard.where == "just_before":
            if self.words[found.start] in guard.not_before:
                return False
            near = self.words[max(0, found.start - LONGEST_GUARD) : found.start]
            held = any(other.end == len(near) for other in guard.finder.find(near))
        elif guard.where == "near":
            held = self._near(guard.finder, found)
        else:
            held = bool(self._all(guard.finder))
        if not held or (guard.only_with and not self._all(guard.only_with)):
            return False
        return not (guard.unless and self._all(guard.unless))

    def _near(self, finder: Finder, found: Found) -> bool:
        others = self._all(finder)
        if not others:
            return False
        first, last = self._sentence(found)
        first, last = max(first, found.start - NEAR), min(last, found.end + NEAR)
        return any(other.start < last and first < other.end for other in others)

    def _sentence(self, found: Found) -> tuple[int, int]:
        first = next((at for at in range(found.start, 0, -1) if self.words[at - 1] == SENTENCE_END), 0)
        last = next(
            (at for at in range(found.end, len(self.words)) if self.words[at] == SENTENCE_END), len(self.words)
        )
        return first, last

    def _all(self, finder: Finder) -> list[Found]:
        if finder not in self._found:
            self._found[finder] = list(finder.find(self.words))
        return self._found[finder]


def _rule(
    risk: str, name: str, data: Mapping[str, Any], reader: Reader, guards: Mapping[str, Guard], usual: Iterable[str]
) -> Rule:
    if unknown := set(data) - KEYS:
        raise PatternError(f"the rule {risk}/{name} holds something unknown: {', '.join(unknown)}")
    return Rule(
        risk=risk,
        name=name,
        only_with=_finder(data, "only_with", reader),
        not_when=_finder(data, "not_when", reader, over_pauses=False),
        not_with=_finder(data, "not_with", reader),
        guards=tuple(guards[guard] for guard in data.get("guards", usual)),
        must_match=tuple(data["must_match"]),
        must_not_match=tuple(data["must_not_match"]),
    )


def _guard(data: Mapping[str, Any], reader: Reader) -> Guard:
    return Guard(
        where=data["where"],
        finder=Finder(map(reader.read, data["say"]), over_pauses=data["where"] != "just_before"),
        only_with=_finder(data, "only_with", reader),
        unless=_finder(data, "unless", reader),
        not_before=frozenset(data.get("not_before", ())),
    )


def _finder(data: Mapping[str, Any], key: str, reader: Reader, over_pauses: bool = True) -> Finder | None:
    return Finder(map(reader.read, data[key]), over_pauses) if key in data else None


def _yaml(path: Path) -> dict[str, Any]:
    data: dict[str, Any] = read_yaml(path)
    return data
