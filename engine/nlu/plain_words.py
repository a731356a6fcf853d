"""Bring Scots, shorthand and misspelt words to plain English, so that the sentence encoder knows them.

The word list is `content/plain_words.yaml`; admins add to it. Nothing here changes what is kept of a text: the raw
words always go on beside the plain ones.
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

import yaml

from engine.nlu.spelling import Spelling

TOKEN = re.compile(r"[^\W_]+(?:['/&][^\W_]+)*'?|[@&+£]")
QUOTES = str.maketrans({"’": "'", "‘": "'", "`": "'", "´": "'", "“": '"', "”": '"', "\x00": " "})
ENDING = re.compile(r"(.+?)('s|'ll|'d|'ve|'re|')?")
LONGEST = 10_000
WORD_SECTIONS = ("scots", "shorthand", "misspelt", "abbreviations")


class WordListError(ValueError):
    """The word list cannot be read; the message says which entry."""


@dataclass(frozen=True)
class Rule:
    """What a written word means, if its neighbours allow."""

    plain: str
    after: frozenset[str] = frozenset()
    before: frozenset[str] = frozenset()
    not_after: frozenset[str] = frozenset()
    not_before: frozenset[str] = frozenset()
    first: bool = False
    needs_words: bool = False

    def holds(self, previous: frozenset[str], following: str) -> bool:
        """Whether the rule may be used between these words ("" at an end of the text)."""
        if self.first and previous:
            return False
        if self.needs_words and not (previous and following.isalpha()):
            return False
        if (self.after and not previous & self.after) or (self.before and following not in self.before):
            return False
        return not (previous & self.not_after or following in self.not_before)


@dataclass(frozen=True)
class WordList:
    """The whole list: how often-written words are read.

    `sizes` has, for the first word of `phrases`, how many words those that begin with it have, the longest first.
    """

    words: Mapping[str, str]
    phrases: Mapping[tuple[str, ...], tuple[Rule, ...]]
    keep: frozenset[str]
    sizes: Mapping[str, Sequence[int]]


def parse(text: str) -> WordList:
    """Read the word list from YAML. WordListError names an entry that is not text."""
    content: dict[str, Any] = yaml.safe_load(text)
    words: dict[str, str] = {}
    for section in WORD_SECTIONS:
        words.update(_texts(section, content.get(section, {})))
    phrases: dict[tuple[str, ...], tuple[Rule, ...]] = {}
    for written, plain in _texts("phrases", content.get("phrases", {})).items():
        phrases[tokens(written)] = (Rule(plain),)
    for entry in content.get("in_context", ()):
        together = tokens(str(entry["written"]))
        phrases[together] = (*phrases.get(together, ()), _rule(entry))
    keep = frozenset(word.lower() for word in content.get("keep", ()))
    sizes: dict[str, list[int]] = {}
    for first, size in sorted({(together[0], -len(together)) for together in phrases}):
        sizes.setdefault(first, []).append(-size)
    return WordList(words, phrases, keep, sizes)


def _texts(section: str, entries: Mapping[Any, Any]) -> dict[str, str]:
    for written, plain in entries.items():
        if not isinstance(written, str) or not isinstance(plain, str):
            raise WordListError(f"{section}: put quotes round {written!r}: {plain!r}")
    return {written.lower(): plain for written, plain in entries.items()}


def _rule(entry: Mapping[str, Any]) -> Rule:
    lists: dict[str, Any] = {}
    for name in ("after", "before", "not_after", "not_before"):
        values = entry.get(name, ())
        if not all(isinstance(value, str) for value in values):
            raise WordListError(f"in_context, {entry['written']}: put quotes round the words of {name}")
        lists[name] = frozenset(value.lower() for value in values)
    first, needs_words = bool(entry.get("first")), bool(entry.get("needs_words"))
    return Rule(str(entry["plain"]), first=first, needs_words=needs_words, **lists)


def tokens(text: str) -> tuple[str, ...]:
    """The words of a text in lower case."""
    return tuple(TOKEN.findall(text.lower().translate(QUOTES)))


class PlainWords:
    """Reads a text in plain English.

    `names` are left as written; `counts` says how often our own phrases use each word.
    """

    def __init__(self, words: WordList, names: Iterable[str] = (), counts: Mapping[str, int] | None = None) -> None:
        self._list = words
        plain = {word for value in words.words.values() for word in value.lower().split()}
        self._spelling = Spelling(words.keep | plain | {name.lower() for name in names}, counts or {})

    def read(self, text: str) -> str:
        """The text in plain English: the same words where nothing is known of them."""
        text = text[:LONGEST].translate(QUOTES)
        found = list(TOKEN.finditer(text))
        lowered = [match.group().lower() for match in found]
        pieces: list[str] = []
        end = index = 0
        previous: frozenset[str] = frozenset()
        while index < len(found):
            plain, used = self._plain(lowered, found, index, previous)
            pieces.append(text[end : found[index].start()])
            pieces.append(plain)
            end = found[index + used - 1].end()
            previous = frozenset((lowered[index + used - 1], *plain.lower().split()[-1:]))
            index += used
        pieces.append(text[end:])
        return " ".join("".join(pieces).split())

    def _plain(
        self, lowered: Sequence[str], found: Sequence["re.Match[str]"], index: int, previous: frozenset[str]
    ) -> tuple[str, int]:
        """The plain words for what starts at `index`, and how many tokens they stand for."""
        token = lowered[index]
        for size in self._list.sizes.get(token, ()):
            together = tuple(lowered[index : index + size])
            following = lowered[index + size] if index + size < len(lowered) else ""
            for rule in self._list.phrases.get(together, ()):
                if rule.holds(previous, following):
                    return rule.plain, len(together)
        plain = self._list.words.get(token)
        if plain is not None:
            return plain, 1
        written = found[index].group()
        is_name = bool(previous) and written[0].isupper() and not written.isupper()
        return (written if is_name else self._mend(token, written)), 1

    @lru_cache(maxsize=20_000)  # noqa: B019 - one object lives as long as the process
    def _mend(self, token: str, written: str) -> str:
        stem, ending = ENDING.fullmatch(token).groups("")  # type: ignore[union-attr]
        if ending and stem in self._list.words:
            return self._list.words[stem] + ending
        mended = self._spelling.mend(stem) + ending
        return written if mended == token else mended
