"""Finds many patterns at once in a text's plain words, in time that grows only with the text's length."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import cached_property, reduce

from bot.safety.language import Gap, Maybe, OneOf, Part, Row, Words

SENTENCE_END = "."
PAUSE = ","
END = "$"
"""In a pattern: the sentence ends here."""
NEGATIONS = frozenset(("not", "never", "no"))
"""Words that no gap takes in."""
MOST_PLACES = 6_000
"""Places kept; when there are more, they are forgotten and built again as texts need them."""


@dataclass(eq=False, slots=True)
class State:
    """Where a reading of one pattern stands: the states that each next word leads to, and that any other word does."""

    words: dict[str, tuple["State", ...]] = field(default_factory=dict)
    other: tuple["State", ...] = ()
    done: int | None = None
    """The number of the pattern that is complete here."""


@dataclass(frozen=True)
class Way:
    """The ways on from within a pattern: words (None is any), each with the state behind them; `done` if it may end."""

    edges: tuple[tuple[frozenset[str] | None, State], ...] = ()
    done: int | None = None

    def __or__(self, other: "Way") -> "Way":
        return Way((*self.edges, *other.edges), self.done if self.done is not None else other.done)

    @cached_property
    def state(self) -> State:
        """The state with these ways on."""
        state = State(done=self.done)
        for words, following in self.edges:
            alone = (following,)
            if words is None:
                state.other += alone
            for word in words or ():
                state.words[word] = (*before, following) if (before := state.words.get(word)) else alone
        return state


def _on(part: Part, then: Way) -> Way:
    """The ways through `part` and on to `then`."""
    match part:
        case Words(words):
            return Way(((words, then.state),))
        case OneOf(ways):
            return reduce(Way.__or__, (_through(way, then) for way in ways))
        case Maybe(inner):
            return _on(inner, then) | then
        case Gap(least, most):
            way = then
            for left in range(most, 0, -1):
                way = Way(((None, way.state),)) | (then if left > least else Way())
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


class Place:
    """All states that the same words lead to, taken as one, so that each further word is one look-up.

    Only words that patterns name are kept here, never others of a text.
    """

    def __init__(self, states: frozenset[State]) -> None:
        self.states = states
        self.done = tuple(sorted({state.done for state in states if state.done is not None}))
        self.named = frozenset().union(*(state.words for state in states))
        self.after: dict[str | None, Place | None] = {}


class Finder:
    """Finds patterns; made once, then used for every text."""

    def __init__(self, rows: Iterable[Row], over_pauses: bool = True) -> None:
        self._over_pauses = over_pauses
        edges = (edge for number, row in enumerate(rows) for edge in _through(row, Way(done=number)).edges)
        self._start = Place(frozenset((Way(tuple(edges)).state,)))
        self._places: dict[frozenset[State], Place] = {}

    def find(self, words: Sequence[str], start: int = 0) -> Iterator[Found]:
        """Every reading among the words from `start` on."""
        for begin in range(start, len(words)):
            if words[begin] not in self._start.named:
                continue
            place = self._start
            for at in range(begin, len(words)):
                word = words[at]
                if word == PAUSE and self._over_pauses:
                    continue
                if word in (PAUSE, SENTENCE_END):
                    break
                after = self._after(place, word)
                if after is None:
                    break
                place = after
                for pattern in place.done:
                    yield Found(pattern, begin, at + 1)
                ends = at + 1 == len(words) or words[at + 1] == SENTENCE_END
                if ends and END in place.named and (ended := self._after(place, END)):
                    for pattern in ended.done:
                        yield Found(pattern, begin, at + 1)

    def _after(self, place: Place, word: str) -> Place | None:
        kept = word if word in place.named or word in NEGATIONS else None
        try:
            return place.after[kept]
        except KeyError:
            following = place.after[kept] = self._place(place, kept)
            return following

    def _place(self, place: Place, word: str | None) -> Place | None:
        states = {on for state in place.states for on in state.words.get(word or "", ())}
        if word not in NEGATIONS:
            states.update(on for state in place.states for on in state.other)
        if not states:
            return None
        if len(self._places) > MOST_PLACES:
            self._places.clear()
            self._start.after.clear()
        key = frozenset(states)
        return self._places.setdefault(key, Place(key)) if key not in self._places else self._places[key]
