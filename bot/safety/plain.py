"""Brings a text to plain words for the rules: Scots, shorthand and misspellings gone, negation kept."""

import re
import unicodedata
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

from bot.safety.finding import PAUSE, SENTENCE_END
from bot.safety.mending import Mender

LONGEST_TEXT = 20_000
"""Characters read; of a longer text the beginning and the end."""

_PIECES = re.compile(r"[a-z0-9]+(?:'[a-z]+)*|[.!?;:\n]|,| - ")
_AGAIN_AND_AGAIN = re.compile(r"(.)\1{2,}")
_IS = frozenset("he she it that there what who where here how everyone someone nobody".split())
_ENDINGS = (
    ("n't", ("not",)),
    ("'m", ("am",)),
    ("'re", ("are",)),
    ("'ve", ("have",)),
    ("'ll", ("will",)),
    ("'d", ("would",)),
)

Spoken = tuple[str, ...]


@dataclass(frozen=True)
class InContext:
    """What a word stands for between certain words."""

    plain: Spoken
    after: frozenset[str] = frozenset()
    before: frozenset[str] = frozenset()
    not_after: frozenset[str] = frozenset()
    not_before: frozenset[str] = frozenset()

    def holds(self, previous: str, following: str) -> bool:
        """Whether it stands for that between these two words."""
        if previous in self.not_after or following in self.not_before:
            return False
        return (not self.after or previous in self.after) and (not self.before or following in self.before)


class Plain:
    """Makes texts plain. Holds no text and does no input or output after `load`."""

    def __init__(self, data: Mapping[str, Any]) -> None:
        self._known: frozenset[str] = frozenset()
        self._words = {
            written: tuple(str(plain).split())
            for plain, ways in data["words"].items()
            for written in str(ways).split()
        }
        self._phrases = _by_first_word(data["phrases"])
        self._in_context: dict[str, list[InContext]] = {}
        for entry in data["in_context"]:
            lists = {key: frozenset(map(str, entry[key])) for key in entry if key not in ("written", "plain")}
            self._in_context.setdefault(str(entry["written"]), []).append(
                InContext(tuple(str(entry["plain"]).split()), **lists)
            )
        self._dropped = frozenset(map(str, data["dropped"]))
        self._matter_most = frozenset(map(str, data["matter_most"]))
        self._real_words = frozenset(map(str, data["real_words"]))
        self._mender = Mender((), (), ())

    @classmethod
    def load(cls, path: Path) -> "Plain":
        """Reads `plain_words.yaml`."""
        return cls(yaml.safe_load(path.read_text("utf-8")))

    def know(self, words: Collection[str]) -> None:
        """Says which words the rules name: no misspelling is seen in them, and others may turn out to be one of them."""
        self._known = frozenset(words)
        self._mender = Mender(self._known, self._matter_most, self._real_words)

    def of_word(self, word: str) -> Spoken:
        """The plain words that a single word stands for; none if it changes nothing."""
        return tuple(plain for plain in self._words.get(word, (word,)) if plain not in self._dropped)

    def words(self, text: str) -> list[str]:
        """The text's plain words in order, with `.` where a sentence ends and `,` where it pauses."""
        words = [word for piece in _PIECES.findall(_letters(text)) for word in self._word(piece)]
        words = list(self._by_context(words))
        words = list(self._by_phrase(words))
        return [word for word in words if word not in self._dropped]

    def _word(self, piece: str) -> Spoken:
        if not piece[0].isalnum():
            return (PAUSE,) if piece in (",", " - ") else (SENTENCE_END,)
        if piece in self._words:
            return self._words[piece]
        if piece in self._known or piece in self._dropped:
            return (piece,)
        if "'" in piece:
            return self._with_apostrophe(piece)
        return self._unknown(piece)

    def _with_apostrophe(self, piece: str) -> Spoken:
        bare = piece.replace("'", "")
        for ending, plain in _ENDINGS:
            if piece.endswith(ending):
                if ending == "n't" and bare in self._words:
                    return self._words[bare]
                return (*self._word(piece.removesuffix(ending) or "i"), *plain)
        if piece.endswith("'s"):
            owner = piece.removesuffix("'s")
            own = self._word(owner)
            return (*own, "is") if owner in _IS else own
        return self._words.get(bare) or self._word(bare)

    def _unknown(self, piece: str) -> Spoken:
        shorter = _AGAIN_AND_AGAIN.sub(r"\1\1", piece)
        single = _AGAIN_AND_AGAIN.sub(r"\1", piece)
        for word in dict.fromkeys((shorter, single)):
            if word != piece and (word in self._words or word in self._known or word in self._dropped):
                return self._words.get(word, (word,))
        if piece.endswith("in") and piece + "g" in self._known:
            return (piece + "g",)
        return (self._mender.mend(shorter) or shorter,)

    def _by_context(self, words: list[str]) -> Iterator[str]:
        previous = ""
        for place, word in enumerate(words):
            following = words[place + 1] if place + 1 < len(words) else ""
            for entry in self._in_context.get(word, ()):
                if entry.holds(previous, following):
                    yield from entry.plain
                    break
            else:
                yield word
            previous = word

    def _by_phrase(self, words: list[str]) -> Iterator[str]:
        place = 0
        while place < len(words):
            for said, plain in self._phrases.get(words[place], ()):
                if tuple(words[place : place + len(said)]) == said:
                    yield from plain
                    place += len(said)
                    break
            else:
                yield words[place]
                place += 1


def _by_first_word(phrases: Mapping[str, Iterable[str]]) -> dict[str, list[tuple[Spoken, Spoken]]]:
    """Phrases by their first word, the longest first."""
    found: dict[str, list[tuple[Spoken, Spoken]]] = {}
    for plain, ways in phrases.items():
        for way in ways:
            said = tuple(way.split())
            found.setdefault(said[0], []).append((said, tuple(plain.split())))
    for ways_on in found.values():
        ways_on.sort(key=lambda way: -len(way[0]))
    return found


def _letters(text: str) -> str:
    """Small letters without accents, ornaments or invisible marks; straight quotes."""
    if len(text) > LONGEST_TEXT:
        text = text[: LONGEST_TEXT // 2] + "\n" + text[-LONGEST_TEXT // 2 :]
    if not text.isascii():
        text = text.translate(_QUOTES)
        text = "".join(
            letter
            for letter in unicodedata.normalize("NFKD", text)
            if unicodedata.category(letter) not in ("Mn", "Cf")
        )
    return text.lower().replace("\x00", "")


_QUOTES = str.maketrans({"’": "'", "‘": "'", "`": "'", "´": "'", "ʼ": "'", "…": ".", "–": ",", "—": ","})
