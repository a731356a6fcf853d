"""The small language that the rules of risk are written in, and the automata that it becomes.

A pattern is plain words in a row. `want|wish to die` chooses between words; `(end it|end my life)` between
phrases; `really?` may be missing; `{0-3}` lets up to three other words stand between; `{0-3 FILLER}` only words of
that class; a word in CAPITALS is a class of `words.yaml`. Nothing reaches over the end of a sentence.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import reduce

from bot.errors import PaceError

SENTENCE_END = "."
PAUSE = ","
LONGEST_GAP = 15
_PIECES = re.compile(r"\{[^}]*\}|[()|?]|[^\s()|?{]+")
_GAP = re.compile(r"\{(\d+)-(\d+)(?: ([A-Z_]+))?\}")


class PatternError(PaceError):
    """A pattern that cannot be read; says which and why."""


@dataclass(frozen=True)
class Words:
    """One word out of several; None is any word at all."""

    words: frozenset[str] | None


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
    """Between `least` and `most` words, of a class or any."""

    least: int
    most: int
    words: frozenset[str] | None


Part = Words | OneOf | Maybe | Gap
Row = tuple[Part, ...]
Classes = Mapping[str, Sequence[str]]


class Reader:
    """Reads patterns, with the word classes that they may name."""

    def __init__(self, classes: Classes) -> None:
        self._classes = classes
        self._read: dict[str, OneOf] = {}
        self.words: set[str] = set()
        """Every plain word met so far."""

    def read(self, pattern: str) -> Row:
        """The pattern's parts. Raises PatternError."""
        pieces = _PIECES.findall(pattern)[::-1]
        ways = self._ways(pieces, pattern, inside=False)
        if pieces:
            raise PatternError(f"a bracket closes that never opened in {pattern!r}")
        return ways.ways[0] if len(ways.ways) == 1 else (ways,)

    def _ways(self, pieces: list[str], pattern: str, inside: bool) -> OneOf:
        """Rows up to the closing bracket. Outside brackets a bar binds single words, inside it divides phrases."""
        rows: list[list[Part]] = [[]]
        while pieces:
            piece = pieces.pop()
            if piece == ")":
                if not inside:
                    pieces.append(piece)
                break
            if piece == "|" and inside:
                rows.append([])
            elif piece == "|":
                self._join_words(rows[-1], pieces, pattern)
            elif piece == "?":
                if not rows[-1]:
                    raise PatternError(f"nothing stands before the ? in {pattern!r}")
                rows[-1].append(Maybe(rows[-1].pop()))
            else:
                rows[-1].append(self._part(piece, pieces, pattern))
        else:
            if inside:
                raise PatternError(f"a bracket never closes in {pattern!r}")
        if not all(rows):
            raise PatternError(f"an empty choice in {pattern!r}")
        return OneOf(tuple(tuple(row) for row in rows))

    def _join_words(self, row: list[Part], pieces: list[str], pattern: str) -> None:
        if not row or not pieces or pieces[-1] in ")|?":
            raise PatternError(f"a choice with nothing to choose in {pattern!r}")
        other = self._part(pieces.pop(), pieces, pattern)
        row.append(OneOf(((row.pop(),), (other,))))

    def _part(self, piece: str, pieces: list[str], pattern: str) -> Part:
        if piece == "(":
            return self._ways(pieces, pattern, inside=True)
        if piece.startswith("{"):
            return self._gap(piece, pattern)
        if piece.isupper():
            return self._class(piece, pattern)
        if not re.fullmatch(r"[a-z0-9]+", piece):
            raise PatternError(f"{piece!r} is not a plain word, in {pattern!r}")
        self.words.add(piece)
        return Words(frozenset({piece}))

    def _class(self, name: str, pattern: str) -> OneOf:
        if name not in self._read:
            if name not in self._classes:
                raise PatternError(f"no class {name} in words.yaml, in {pattern!r}")
            rows = [self.read(phrase) for phrase in self._classes[name]]
            single = [row[0].words or frozenset() for row in rows if len(row) == 1 and isinstance(row[0], Words)]
            words: list[Row] = [(Words(frozenset().union(*single)),)] if single else []
            phrases = [row for row in rows if not (len(row) == 1 and isinstance(row[0], Words))]
            self._read[name] = OneOf(tuple(words + phrases))
        return self._read[name]

    def _gap(self, piece: str, pattern: str) -> Gap:
        match = _GAP.fullmatch(piece)
        if not match or not int(match[1]) <= int(match[2]) <= LONGEST_GAP:
            raise PatternError(f"{piece!r} is not a gap such as {{0-3}}, in {pattern!r}")
        words = frozenset(words_of((self._class(match[3], pattern),))) if match[3] else None
        return Gap(int(match[1]), int(match[2]), words)


def words_of(row: Row) -> Iterator[str]:
    """Every word that a row names."""
    for part in row:
        match part:
            case Words(words) | Gap(_, _, words):
                yield from words or ()
            case OneOf(ways):
                for way in ways:
                    yield from words_of(way)
            case Maybe(inner):
                yield from words_of((inner,))


@dataclass(eq=False)
class State:
    """Where a reading of one pattern stands: which states each next word leads to, and any other word."""

    words: dict[str, tuple["State", ...]] = field(default_factory=dict)
    other: tuple["State", ...] = ()
    done: int | None = None
    """The number of the pattern that is complete here."""


@dataclass(frozen=True)
class Way:
    """The ways on from a place in a pattern: words, each with the state behind it; and whether it may end here."""

    edges: tuple[tuple[frozenset[str] | None, State], ...] = ()
    done: int | None = None

    def __or__(self, other: "Way") -> "Way":
        return Way((*self.edges, *other.edges), self.done if self.done is not None else other.done)

    def state(self) -> State:
        """A state with these ways on."""
        state = State(done=self.done)
        for words, following in self.edges:
            if words is None:
                state.other = (*state.other, following)
                continue
            for word in words:
                state.words[word] = (*state.words.get(word, ()), following)
        return state


def _on(part: Part, then: Way) -> Way:
    """The ways through `part` and on to `then`."""
    match part:
        case Words(words):
            return Way(((words, then.state()),))
        case OneOf(ways):
            return reduce(Way.__or__, (_through(way, then) for way in ways))
        case Maybe(inner):
            return _on(inner, then) | then
        case Gap(least, most, words):
            way = then
            for _ in range(most - least):
                way = _on(Words(words), way) | then
            for _ in range(least):
                way = _on(Words(words), way)
            return way


def _through(row: Row, then: Way) -> Way:
    for part in reversed(row):
        then = _on(part, then)
    return then


@dataclass(frozen=True)
class Found:
    """One reading of a pattern in a text: the words from `start` up to, not including, `end`."""

    pattern: int
    start: int
    end: int

    def touches(self, other: "Found") -> bool:
        """Whether the two share a word."""
        return self.start < other.end and other.start < self.end


class Finder:
    """Finds many patterns at once. Each word is looked at once for each reading under way, so the time is linear."""

    def __init__(self, rows: Iterable[Row], over_pauses: bool = True) -> None:
        self._over_pauses = over_pauses
        ways = Way()
        for number, row in enumerate(rows):
            way = _through(row, Way(done=number))
            if way.done is not None or any(words is None for words, _ in way.edges):
                raise PatternError("a pattern begins with a gap, or may be empty")
            ways = Way((*ways.edges, *way.edges))
        self._start = ways.state()

    def find(self, words: Sequence[str], start: int = 0, end: int | None = None) -> Iterator[Found]:
        """Every reading among the plain words, as soon as it is complete."""
        begin = self._start.words
        under_way: dict[tuple[State, int], None] = {}
        for place in range(start, len(words) if end is None else end):
            word = words[place]
            if word == SENTENCE_END:
                under_way = {}
                continue
            if word == PAUSE:
                under_way = under_way if self._over_pauses else {}
                continue
            following: dict[tuple[State, int], None] = {}
            for state, since in under_way:
                for on in state.words.get(word, ()):
                    following[on, since] = None
                for on in state.other:
                    following[on, since] = None
            for on in begin.get(word, ()):
                following[on, place] = None
            for state, since in following:
                if state.done is not None:
                    yield Found(state.done, since, place + 1)
            under_way = following
