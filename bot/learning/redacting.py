"""Hides who somebody is in what they wrote, before anybody sees it.

Not by looking for names alone, because no list has them all: a word is shown only if it is one of our own phrases' or of
the list of plain words, and is not a name or a place. Everything else is hidden, and what it hides is lost for good.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from bot.settings import PROJECT
from bot.yaml_files import read_yaml

MOVES = "moves"
"""The folder of phrases that name invented people."""
NAMES = Path(__file__).with_name("names.yaml")
NAME, PLACE, WORD, NUMBER = "[name]", "[place]", "[word]", "[number]"
DATE, POSTCODE, ADDRESS, EMAIL, LINK = "[date]", "[postcode]", "[address]", "[email]", "[link]"
DIGITS_OF_MONEY = 4
"""A sum of so few digits is shown; any other number of more than two is hidden."""

MONTH = (
    r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?"
    r"|nov(?:ember)?|dec(?:ember)?)"
)
ORDINAL = r"\d{1,2}(?:st|nd|rd|th)?"
DIGIT_WORD = r"(?:zero|oh|nought|one|two|three|four|five|six|seven|eight|nine|double|treble|triple)"
STREET = (
    r"(?:street|st|road|rd|avenue|ave|drive|crescent|cres|gardens|gdns|terrace|terr|lane|wynd|grove|brae|quadrant"
    r"|loan|view|court|ct|place|pl|way|close|park|square|sq|path|walk|rise|row|hill|gate|green|mews|circle)"
)
SURELY_STREET = r"(?:street|road|rd|avenue|ave|crescent|cres|gdns|terrace|wynd|quadrant)"
ANY_STREET = r"(?:the|my|our|this|that|a|your|his|her|main|next|same|across|own|up|down|in|on|off|of|over)"

# In this order: what is longest and surest first. Letters are matched whatever their case.
PATTERNS: tuple[tuple[re.Pattern[str], str], ...] = tuple(
    (re.compile(pattern, re.IGNORECASE), shown)
    for pattern, shown in (
        (r"\S+\s*(?:@|\bat\b)\s*[\w-]+(?:\s*(?:\.|\bdot\b)\s*(?:com|co|uk|org|net|scot|gov|ac|me|io))+\b", EMAIL),
        (r"\S*@\S*", EMAIL),
        (r"(?:https?://|www\.)\S+|\b[\w-]+\.(?:com|co\.uk|org|net|scot|gov|me)\b\S*", LINK),
        (r"\b[a-z]{2}\s?\d{2}\s?\d{2}\s?\d{2}\s?[a-d]\b", NUMBER),  # National Insurance
        (r"\b[a-z]{1,2}\d{1,2}[a-z]?\s*\d[a-z]{2}\b", POSTCODE),
        (r"\b(?:eh|ky|ml|fk|pa|dd|ka|ab|iv|td|dg|ph|hs|ze|kw)\s?\d{1,2}\b|\bg\d{1,2}\b", POSTCODE),
        (r"\b\d{1,4}\s?[/.-]\s?\d{1,2}\s?[/.-]\s?\d{1,4}\b", DATE),
        (rf"\b{ORDINAL}\s+(?:of\s+)?{MONTH}\b(?:,?\s+\d{{2,4}}\b)?", DATE),
        (rf"\b{MONTH}\s+(?:the\s+)?{ORDINAL}\b(?:,?\s+\d{{2,4}}\b)?|\b{MONTH},?\s+\d{{4}}\b", DATE),
        (rf"\b(?:flat\s+\S+\s*,?\s*)?\d+[a-z]?(?:/\d+)*\s*,?\s+(?:[^\W\d]+\s+){{1,3}}?{STREET}\b\.?", ADDRESS),
        (rf"\b(?!{ANY_STREET}\b)[^\W\d]+(?:\s+(?!{ANY_STREET}\b)[^\W\d]+)?\s+{SURELY_STREET}\b\.?", ADDRESS),
        (r"\bflat\s+\d\S*|\b\d+/\d+(?:/\d+)?(?!\d)", ADDRESS),
        (r"(?<![\w£])\+?(?:\(?\d[\d\s().-]*){2,}\d", NUMBER),
        (rf"\b{DIGIT_WORD}(?:[\s,-]+{DIGIT_WORD}){{4,}}\b", NUMBER),
    )
)
TOKEN = re.compile(r"\[\w+\]|£?\d[\d,.:]*\d(?!\w)|£?\d(?!\w)|[^\W_]+(?:'[^\W_]+)*|\s+|[^\w\s]|_")
WITH_A_NUMBER = re.compile(r"[ps]?\d{1,2}(?:am|pm|yrs?|yo|wks?|mths?|hrs?|mins?|st|nd|rd|th|x|k|p)?", re.IGNORECASE)
"""Ages, hours, school years: nothing that tells who somebody is."""
LETTERS = re.compile(r"[^\W\d_]")
NAMING = re.compile(
    r"(?:\bname(?:'s| is)?|\bnamed|\b(?:mr|mrs|ms|miss|dr|auntie|aunty|uncle|sister|father))[\s.:]*$", re.I
)
AFTER_A_NAME = re.compile(r"\bname(?:'s| is)?[\s.:]*\[name\]\s*$", re.IGNORECASE)
NOT_A_NAME = frozenset(
    "is and the of on in for to was here im i i'm ive i've my ma from a but can could would have has live need looking"
    " got who with wi no not so".split()
)
CALLED = re.compile(
    r"\b(?:called|cried|son|daughter|boy|girl|lad|lass|laddie|lassie|wean|bairn|baby|ex|partner|husband|wife|brother"
    r"|sister|mum|dad|friend|pal|man|wee|worker|neighbour),?\s*$",
    re.IGNORECASE,
)
SENTENCE_START = re.compile(r"(?:^|[.!?\n])\s*$")
HELPERS = frozenset({"may", "will"})
"""Names that begin a question more often than a name does: "Will I get it?"."""


@dataclass(frozen=True)
class Redacted:
    """What may be shown: the words, how many were kept as they were, and how many are hidden."""

    words: str
    kept: int
    hidden: int

    @property
    def tells_enough(self) -> bool:
        """Whether enough is left to say what it is about."""
        return self.kept >= 2 and self.kept > self.hidden


class Redactor:
    """Redacts with a list of words that are nobody's, of names, and of places (all in lower case)."""

    def __init__(
        self, ordinary: frozenset[str], names: frozenset[str], also_words: frozenset[str], places: frozenset[str]
    ) -> None:
        self._ordinary = ordinary - names - places
        self._names = names
        self._also_words = also_words
        self._places = sorted(places, key=len, reverse=True)
        self._place_words = places
        joined = "|".join(re.escape(place) for place in self._places if " " in place)
        self._long_places = re.compile(rf"\b(?:{joined})\b", re.IGNORECASE) if joined else None

    def redact(self, text: str, theirs: Iterable[str | None] = ()) -> Redacted:
        """The text without what could tell who wrote it or whom it is about. `theirs`: words known to be private."""
        plain = text.replace("’", "'").replace("[", "(").replace("]", ")")
        plain = plain if any(map(str.islower, plain)) else plain.lower()  # capitals throughout say nothing
        for private in filter(None, theirs):
            plain = re.sub(rf"(?<!\w){re.escape(private)}(?!\w)", NAME, plain, flags=re.IGNORECASE)
        for pattern, shown in PATTERNS:
            plain = pattern.sub(f" {shown} ", plain)
        if self._long_places:
            plain = self._long_places.sub(PLACE, plain)
        return _tidied(self._words_of(plain))

    def _words_of(self, plain: str) -> list[str]:
        shown: list[str] = []
        for token in TOKEN.findall(plain):
            before = "".join(shown)
            shown.append(token if token.startswith("[") and len(token) > 2 else self._one(token, before))
        return shown

    def _one(self, token: str, before: str) -> str:
        if token[0].isdigit() or token[0] == "£":
            if token[0] == "£" or WITH_A_NUMBER.fullmatch(token):
                return token if sum(map(str.isdigit, token)) <= DIGITS_OF_MONEY else NUMBER
            return self._shown(token, before) if LETTERS.search(token) else NUMBER
        if not LETTERS.search(token):
            return token if token.isascii() else " "
        return self._shown(token, before)

    def _shown(self, word: str, before: str) -> str:
        lower = word.lower()
        bare = lower.removesuffix("'s").removesuffix("'")
        if bare in self._names:
            return NAME
        if bare in self._place_words:
            return PLACE
        if self._stands_as_name(word, bare, before):
            return NAME
        if lower in self._ordinary or bare in self._ordinary or WITH_A_NUMBER.fullmatch(word):
            return word
        inside = word[0].isupper() and not word.isupper() and not SENTENCE_START.search(before)
        return NAME if inside else WORD

    def _stands_as_name(self, word: str, bare: str, before: str) -> bool:
        """Whether the words before it, or its capital, say that this is somebody's name."""
        starts = bool(SENTENCE_START.search(before))
        capital = word[0].isupper() and not starts
        if bare not in NOT_A_NAME and (NAMING.search(before) or AFTER_A_NAME.search(before)):
            return True
        if before.rstrip(" ").endswith(NAME) and capital:
            return True  # a family name
        if bare not in self._also_words:
            return False
        begins = starts and word[0].isupper() and bare not in HELPERS
        return capital or begins or (bare not in HELPERS and bool(CALLED.search(before)))


def _tidied(shown: list[str]) -> Redacted:
    text = re.sub(r"\s+", " ", "".join(shown)).strip()
    text = re.sub(r"(\[\w+\])(?:[\s,]*\1)+", r"\1", text)
    text = re.sub(r"\s+([,.!?])", r"\1", text)
    hidden = len(re.findall(r"\[\w+\]", text))
    kept = len([word for word in re.sub(r"\[\w+\]", " ", text).split() if LETTERS.search(word)])
    return Redacted(text, kept, hidden)


STAND_INS = {NAME: "Robin", NUMBER: "5", DATE: "Monday", POSTCODE: "", PLACE: "", WORD: "", EMAIL: "", LINK: ""}
"""What a phrase is learnt with in the place of what was hidden."""


def as_learnt(words: str) -> str:
    """A redacted phrase as the engine learns it: without marks, on one line."""
    filled = re.sub(r"\[\w+\]", lambda mark: STAND_INS.get(mark[0], ""), words)
    return " ".join(re.sub(r"[\[\](){}|`]", " ", filled).split()).lstrip("-#*>/ ")


@cache
def shipped_redactor() -> Redactor:
    """The redactor with the words that ship; read once a process."""
    listed = read_yaml(NAMES)
    names, also = (frozenset(listed[key].split()) for key in ("names", "also_words"))
    return Redactor(_words_of_phrases() | _plain_words(), names, also, _places())


def _words_of_phrases(folder: Path = PROJECT / "data" / "nlu") -> frozenset[str]:
    """Words of needs, acts and risks."""
    found: set[str] = set()
    for file in sorted(file for file in folder.rglob("*.yml") if file.parent.name != MOVES):
        for entry in (read_yaml(file) or {}).get("nlu", ()):
            found.update(_words(str(entry.get("examples", ""))))
    return frozenset(found)


def _plain_words(file: Path = PROJECT / "content" / "plain_words.yaml") -> frozenset[str]:
    found: set[str] = set()

    def take(part: Any) -> None:
        for name, inside in part.items() if isinstance(part, dict) else ():
            found.update(_words(str(name)))
            take(inside)
        if isinstance(part, str):
            found.update(_words(part))
        for each in part if isinstance(part, list) else ():
            take(each)

    take(read_yaml(file))
    return frozenset(found)


def _places(file: Path = PROJECT / "content" / "areas.yaml") -> frozenset[str]:
    found: set[str] = set()
    for area in read_yaml(file)["areas"]:
        found.add(area["name"].lower())
        for place in area["places"]:
            found.update(each.lower() for each in (place["name"], *place.get("also", ())))
    return frozenset(found)


def _words(text: str) -> list[str]:
    words = re.findall(r"[^\W_]+(?:'[^\W_]+)*", text.lower().replace("’", "'"))
    return [word for word in words if LETTERS.search(word) and (len(word) > 1 or word in "aiurobcno")]
