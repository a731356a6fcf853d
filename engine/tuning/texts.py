"""The texts that are tuned on: our phrases in plain English, and phrases joined as parents join them."""

from __future__ import annotations

import random
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from engine.nlu.phrases import NO_RISK, RISK, Phrase, by_themselves, read_phrases
from engine.nlu.understanding import NEARLY_RISKS, Reading

JOINED = 0.25
"""For this share of the phrases of risk there is a second text, in which it stands among ordinary ones."""
FEWEST_WORDS = 5


@dataclass(frozen=True)
class Example:
    """A text to tune on: its risk (NO_RISK for none, None where that is open) and its need or act, if it is one."""

    text: str
    risk: str | None
    topic: str | None


def examples(phrases: Path, content: Path) -> list[Example]:
    """All examples, the same each time."""
    found = by_themselves(read_phrases(phrases))
    words = Reading.of(content, found).words()
    own = [_example(phrase, words.read(phrase.text)) for phrase in found]
    return own + _joined(own, random.Random(1))


def _example(phrase: Phrase, plain: str) -> Example:
    if phrase.kind == RISK:
        return Example(plain, phrase.topic, None)
    risk = None if set(phrase.labels) & set(NEARLY_RISKS) else NO_RISK
    return Example(plain, risk, None if phrase.also else phrase.intent)


def _joined(own: Sequence[Example], chance: random.Random) -> list[Example]:
    """Risks among ordinary texts, and as many ordinary texts among their like."""
    ordinary = [
        one.text for one in own if one.topic and one.risk == NO_RISK and len(one.text.split()) >= FEWEST_WORDS
    ]
    made = []
    for one in own:
        if one.topic is None and chance.random() < JOINED:
            parts = [one.text, *chance.sample(ordinary, chance.choice([1, 1, 2]))]
            chance.shuffle(parts)
            made.append(Example(_sentence(parts, chance), one.risk, None))
    alike = [_sentence(chance.sample(ordinary, chance.choice([2, 2, 3])), chance) for _ in made]
    return made + [Example(text, NO_RISK, None) for text in alike]


def _sentence(parts: Sequence[str], chance: random.Random) -> str:
    ended = [part if part[-1:] in ".!?" else part + chance.choice([".", ".", ",", " -"]) for part in parts]
    return " ".join(ended)
