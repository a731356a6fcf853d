"""Puts right a letter that is missing, too many, swapped with the next, or, in the words that matter most, wrong."""

from collections.abc import Collection, Iterator

SHORTEST = 5
"""Letters of a word in which a swapped or doubled letter is put right."""
SHORTEST_MISSING = 6
"""Letters of a word in which a missing or foreign letter is."""
SHORTEST_WRONG = 7
"""Letters of a word that matters most in which a wrong letter is."""
LONGEST = 20


class Mender:
    """Finds the word that was meant, from a table of each known word with one letter left out."""

    def __init__(self, known: Collection[str], matter_most: Collection[str], real_words: Collection[str]) -> None:
        self._known = frozenset(word for word in known if len(word) >= SHORTEST and word.isalpha())
        self._matter_most = frozenset(word for word in matter_most if len(word) >= SHORTEST_WRONG)
        self._real = frozenset(real_words)
        self._short: dict[str, tuple[str, ...]] = {}
        for word in sorted(self._known):
            for short in _one_left_out(word):
                self._short[short] = (*self._short.get(short, ()), word)

    def mend(self, word: str) -> str | None:
        """The word meant, if exactly one letter is wrong; None if nothing is to be mended."""
        if not SHORTEST <= len(word) <= LONGEST or word in self._real or word in self._known:
            return None
        return next((meant for meant in self._meant(word) if meant[0] == word[0]), None)

    def _meant(self, word: str) -> Iterator[str]:
        yield from (meant for meant in self._short.get(word, ()) if len(meant) >= SHORTEST_MISSING)
        for place, short in enumerate(_one_left_out(word)):
            if short in self._known and (len(short) >= SHORTEST_MISSING or word[place] in word[place - 1 : place]):
                yield short
            for meant in self._short.get(short, ()):
                if _swapped(meant, word) or (meant in self._matter_most and _one_wrong(meant, word)):
                    yield meant


def _one_left_out(word: str) -> Iterator[str]:
    for place in range(len(word)):
        yield word[:place] + word[place + 1 :]


def _swapped(one: str, other: str) -> bool:
    different = _different(one, other)
    return (
        len(different) == 2
        and different[1] == different[0] + 1
        and one[different[0]] == other[different[1]]
        and one[different[1]] == other[different[0]]
    )


def _one_wrong(one: str, other: str) -> bool:
    return len(_different(one, other)) == 1


def _different(one: str, other: str) -> list[int]:
    """Where two words of the same length differ."""
    return (
        [place for place, (a, b) in enumerate(zip(one, other, strict=True)) if a != b]
        if len(one) == len(other)
        else []
    )
