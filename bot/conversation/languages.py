"""Which other language a text may be in, told by its letters or by small words that English and Scots do not have."""

import re
import unicodedata
from collections import Counter
from functools import cache

from bot.settings import PROJECT
from bot.yaml_files import read_yaml

FILE = PROJECT / "content" / "languages.yaml"
WORD = re.compile(r"[^\W\d_]+")
MOST_READ = 400
"""Characters looked at."""
LEAST_WORDS = 3
"""So many different small words of a language have to be there; two are enough where there is little else."""
LEAST_SHARE = 0.25
"""And so large a share of all words."""
LEAST_LETTERS = 0.5
"""So large a share of the letters are of a script that English does not use."""


def language_of(text: str) -> str | None:
    """The language's English name, or None when it may be English or is not known."""
    read = unicodedata.normalize("NFC", text[:MOST_READ].lower().replace("’", "'"))
    return _by_script(read) or _by_words(WORD.findall(read))


def names_language(text: str) -> bool:
    """Whether a text names one of the languages, in English: `Polish if possible`."""
    return not _names().isdisjoint(WORD.findall(text.lower()))


def _by_script(text: str) -> str | None:
    letters = [letter for letter in text if letter.isalpha()]
    scripts = Counter(re.split("[ -]", unicodedata.name(letter, ""))[0] for letter in letters)
    scripts.pop("LATIN", None)
    if not scripts:
        return None
    script, count = scripts.most_common(1)[0]
    if count < LEAST_LETTERS * len(letters):
        return None
    for language, own in _content()["letters"].items():
        if own["script"] == script and set(own.get("has", "")) & set(text):
            return str(language)
    return next(
        (name for name, own in _content()["letters"].items() if own["script"] == script and "has" not in own), None
    )


def _by_words(words: list[str]) -> str | None:
    said = set(words)
    found = {language: len(said & own) for language, own in _words().items()}
    language, most = max(found.items(), key=lambda entry: entry[1])
    tied = sum(1 for count in found.values() if count == most) > 1
    few = most < LEAST_WORDS and (most < LEAST_WORDS - 1 or 2 * most <= len(said))
    if few or tied or most < LEAST_SHARE * len(said):
        return None
    return language


@cache
def _content() -> dict[str, dict[str, dict[str, str]]]:
    content: dict[str, dict[str, dict[str, str]]] = read_yaml(FILE)
    return content


@cache
def _names() -> frozenset[str]:
    named = [*_content()["letters"], *_content()["words"]]
    return frozenset(word for name in named for word in WORD.findall(name.lower())) - {"or"}


@cache
def _words() -> dict[str, frozenset[str]]:
    return {language: frozenset(str(words).split()) for language, words in _content()["words"].items()}
