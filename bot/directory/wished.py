"""How well a service fits the thing a parent names within a need: `a sofa`, `drumming`, `not a group`."""

import re
from collections import Counter
from collections.abc import Collection, Iterable
from dataclasses import dataclass

from bot.database.tables import Service
from bot.language.stems import stem

WORD = re.compile(r"[a-z][a-z']*[a-z]")
NOT_THAT = re.compile(
    r"\b(?:(?:not|isn'?t|isnae)(?: (?:a|an|the|any|ony|another|more|that|those|your))*|(?:no|nae) an?)"
    r"\s+([a-z][a-z']*[a-z])"
)
"""Puts a thing aside: `not a group`, `no a group`. `no food`, `nae bed` tell of want, and are wishes."""
SAYS_LITTLE = frozenset(
    "the and for with from that this they them their there then than have has had get got getting want wants wanted need"
    " needs needed help helps can could would will wid should what where when who how why which about just only some any"
    " one ones thing things something anything somewhere anywhere like look looking find know think see go goes going"
    " come coming take takes make give gives tell ask asking show try do does did done is are was were be been being am"
    " not no yes aye naw you your me my mine him her his hers she he it its we us our out in on at to of or an as by up"
    " so if but near here today tomorrow tonight week day days time times free please thanks wee more other another also"
    " too very really home house much many lot now again back still even into over off after before parent"
    " parents".split()
)
"""Words that nearly any text or service may hold."""
COMMON = 2
"""A word that more than one in so many of the services have tells none of them apart."""


@dataclass(frozen=True)
class Wished:
    """Words of what is wanted, and of what is not; without endings of the plural."""

    wanted: frozenset[str] = frozenset()
    unwanted: frozenset[str] = frozenset()


def wished_in(texts: Iterable[str]) -> Wished:
    """What texts wish for, word by word."""
    said = [plain(text) for text in texts]
    unwanted = {stem(word) for text in said for word in NOT_THAT.findall(text)} - SAYS_LITTLE
    return Wished(frozenset(_words_in(*said) - unwanted), frozenset(unwanted))


class Fit:
    """Which of some services hold a word that not all of them have."""

    def __init__(self, services: Collection[Service]) -> None:
        self._words = {service.id: _words_of(service) for service in services}
        spread = Counter(word for words in self._words.values() for word in words)
        self._telling = {word for word, count in spread.items() if COMMON * count <= max(len(services), COMMON)}

    def of(self, service: Service, words: Collection[str]) -> int:
        """How many of these words tell this service from the others."""
        return len(self._words[service.id] & self._telling & set(words))


def _words_of(service: Service) -> set[str]:
    return _words_in(plain(f"{service.name} {service.short} {service.what} {service.who_for or ''}"))


def _words_in(*texts: str) -> set[str]:
    return {stem(word) for text in texts for word in WORD.findall(text)} - SAYS_LITTLE


def plain(text: str) -> str:
    """The text as words are looked for in it."""
    return text.lower().replace("\u2019", "'")
