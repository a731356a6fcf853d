"""The small language that the rules of risk are written in.

A pattern is words in a row. `(want|would like) to die` chooses between words or phrases; `away?` may be missing;
`{0-3}` lets up to three other words stand between, but never a "not", which would turn the meaning; a word in
CAPITALS is a class of `words.yaml`; `$` is the end of the sentence, which nothing else reaches over.
"""

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass

from bot.errors import PaceError

LONGEST_GAP = 15
_PIECES = re.compile(r"\{[^}]*\}|[()|?]|[^\s()|?{]+")
_GAP = re.compile(r"\{(\d+)-(\d+)\}")


class PatternError(PaceError):
    """A pattern that cannot be read; says which and why."""


@dataclass(frozen=True)
class Words:
    """One word out of several."""

    words: frozenset[str]


@dataclass(frozen=True)
class OneOf:
    """One of several ways of saying it."""

    ways: tuple["Row", ...]


@dataclass(frozen=True)
class Maybe:
    """Something that may be missing."""

    part: "Part"


@dataclass(frozen=True)
class Gap:
    """Between `least` and `most` words, whatever they are."""

    least: int
    most: int


Part = Words | OneOf | Maybe | Gap
Row = tuple[Part, ...]
Classes = Mapping[str, Sequence[str]]


class Reader:
    """Reads patterns, with the word classes that they may name.

    `plain` says which plain words a word stands for (none, if it changes nothing), so that a pattern may be written
    with any word that a text may.
    """

    def __init__(self, classes: Classes, plain: Callable[[str], tuple[str, ...]]) -> None:
        self._classes = classes
        self._plain = plain
        self._read: dict[str, OneOf] = {}
        self.words: set[str] = set()
        """Every plain word met so far."""

    def read(self, pattern: str) -> Row:
        """The pattern's parts. Raises PatternError."""
        pieces = _PIECES.findall(pattern)[::-1]
        ways = self._ways(pieces, pattern, inside=False)
        if pieces:
            raise PatternError(f"a bracket closes that never opened in {pattern!r}")
        row = ways.ways[0] if len(ways.ways) == 1 else (ways,) if ways.ways else ()
        if not row or any(map(_may_be_missing, row[:1])):
            raise PatternError(f"a pattern has to begin with a word that cannot be missing: {pattern!r}")
        return row

    def _ways(self, pieces: list[str], pattern: str, inside: bool) -> OneOf:
        """The rows up to the closing bracket, or to the end."""
        rows: list[list[Part]] = [[]]
        while pieces:
            piece = pieces.pop()
            if piece == ")":
                if not inside:
                    pieces.append(piece)
                break
            if piece == "|":
                if not inside:
                    raise PatternError(f"a choice needs brackets round it, in {pattern!r}")
                rows.append([])
            elif piece == "?":
                if not rows[-1]:
                    raise PatternError(f"nothing stands before the ? in {pattern!r}")
                rows[-1].append(Maybe(rows[-1].pop()))
            elif part := self._part(piece, pieces, pattern):
                rows[-1].append(part)
            elif pieces and pieces[-1] == "?":
                pieces.pop()
        else:
            if inside:
                raise PatternError(f"a bracket never closes in {pattern!r}")
        rows = [row for row in rows if row]
        if any(all(_may_be_missing(part) for part in row) for row in rows):
            raise PatternError(f"a choice that may be empty, in {pattern!r}")
        return _one_of(tuple(row) for row in rows)

    def _part(self, piece: str, pieces: list[str], pattern: str) -> Part | None:
        if piece == "(":
            group = self._ways(pieces, pattern, inside=True)
            return group if group.ways else None
        if piece.startswith("{"):
            return self._gap(piece, pattern)
        if piece.isupper():
            return self._class(piece, pattern)
        if not re.fullmatch(r"[a-z0-9]+|\$", piece):
            raise PatternError(f"{piece!r} is not a plain word, in {pattern!r}")
        plain = self._plain(piece)
        self.words.update(plain)
        parts = tuple(Words(frozenset({word})) for word in plain)
        return OneOf((parts,)) if len(parts) > 1 else next(iter(parts), None)

    def _class(self, name: str, pattern: str) -> OneOf:
        if name not in self._read:
            if name not in self._classes:
                raise PatternError(f"no class {name} in words.yaml, in {pattern!r}")
            self._read[name] = _one_of(self.read(str(phrase)) for phrase in self._classes[name])
        return self._read[name]

    def _gap(self, piece: str, pattern: str) -> Gap:
        match = _GAP.fullmatch(piece)
        if not match or not int(match[1]) <= int(match[2]) <= LONGEST_GAP:
            raise PatternError(f"{piece!r} is not a gap such as {{0-3}}, in {pattern!r}")
        return Gap(int(match[1]), int(match[2]))


def _one_of(rows: Iterable[Row]) -> OneOf:
    """One of these rows; all that are a single word are taken together."""
    phrases: list[Row] = []
    words: set[str] = set()
    for row in rows:
        match row:
            case (Words(single),):
                words |= single
            case (OneOf(ways),):
                phrases += ways
            case _:
                phrases.append(row)
    return OneOf((*(((Words(frozenset(words)),),) if words else ()), *phrases))


def _may_be_missing(part: Part) -> bool:
    return isinstance(part, Maybe) or (isinstance(part, Gap) and part.least == 0)


def fewest_words(row: Row) -> int:
    """How many words a row names at the least: the more, the more specific."""
    return sum(_fewest(part) for part in row)


def _fewest(part: Part) -> int:
    match part:
        case Words():
            return 1
        case OneOf(ways):
            return min(map(fewest_words, ways))
        case _:
            return 0
