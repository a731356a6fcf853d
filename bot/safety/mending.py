"""Puts right one wrong, missing, extra or swapped letter in the few words that matter most."""

from collections.abc import Iterable, Iterator

SHORTEST = 6
LONGEST = 20


class Mender:
    """Finds the word that was meant, from a table of each word with one letter left out."""

    def __init__(self, words: Iterable[str], real_words: Iterable[str]) -> None:
        self._words = frozenset(word for word in words if len(word) >= SHORTEST)
        self._real = frozenset(real_words)
        self._short: dict[str, str] = {}
        for word in sorted(self._words):
            for short in _one_left_out(word):
                self._short.setdefault(short, word)

    def mend(self, word: str) -> str | None:
        """The word meant, if exactly one letter is wrong; None if nothing is to be mended."""
        if not SHORTEST - 1 <= len(word) <= LONGEST or word in self._real or word in self._words:
            return None
        if meant := self._short.get(word):
            return _alike(meant, word)
        for short in _one_left_out(word):
            if short in self._words:
                return _alike(short, word)
            if (meant := self._short.get(short)) and _one_wrong_or_swapped(meant, word):
                return _alike(meant, word)
        return None


def _alike(meant: str, word: str) -> str | None:
    return meant if meant[0] == word[0] else None


def _one_left_out(word: str) -> Iterator[str]:
    for place in range(len(word)):
        yield word[:place] + word[place + 1 :]


def _one_wrong_or_swapped(one: str, other: str) -> bool:
    different = [place for place, (a, b) in enumerate(zip(one, other, strict=False)) if a != b]
    if len(one) != len(other) or len(different) > 2:
        return False
    if len(different) == 2:
        first, second = different
        return second == first + 1 and one[first] == other[second] and one[second] == other[first]
    return True
