"""All that is understood of a text, put together: plain words, vectors, needs, act and risk. No Rasa here."""

from __future__ import annotations

import collections
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import yaml

from engine.nlu.clauses import spans
from engine.nlu.features import Counting, Features
from engine.nlu.likeness import Alikeness, Likeness, Weights
from engine.nlu.meaning import NOTHING, Found, Meaning
from engine.nlu.phrases import RISK, Phrase
from engine.nlu.places_and_times import read_places
from engine.nlu.plain_words import PlainWords, parse, tokens
from engine.nlu.risk import NONE, Noticed, Risk
from engine.nlu.sentence_vectors import SentenceEncoder

WORDS_FILE, FINER_FILE = "plain_words.yaml", "finer_acts.yaml"
RISK_LABEL = "risk/"
NO_RISK_LABEL = RISK_LABEL + NONE
NEARLY_RISKS = frozenset({"need/domestic_abuse"})
"""Phrases of these are left out when risks are learnt: many could be either."""
WEIGHTS = Weights()


@dataclass(frozen=True)
class Understood:
    """What was found in one text, and the plain English it was read as."""

    plain: str
    found: Found
    noticed: Noticed

    def as_json(self) -> dict[str, Any]:
        """As the contract between app and engine has it, without intent and entities, which are Rasa's."""
        found, noticed = self.found, self.noticed
        return {
            "needs": _pairs(found.needs),
            "ranking": _pairs(found.ranking),
            "act": found.act,
            "finer_act": found.finer_act,
            "risk": noticed.risk,
            "risk_confidence": round(noticed.confidence, 4),
            "unsure": found.unsure,
        }


class Understanding:
    """What was learnt from the phrases, ready to understand texts.

    The labels of `learnt` are those of needs ("need/<id>") and acts, and those of risks ("risk/<id>").
    """

    def __init__(self, words: PlainWords, counting: Counting, learnt: Likeness, finer: Mapping[str, str]) -> None:
        self.words, self.counting, self.learnt, self.finer = words, counting, learnt, finer
        self._is_risk = np.array([label.startswith(RISK_LABEL) for label in learnt.labels])
        self._meaning = Meaning([label for label in learnt.labels if not label.startswith(RISK_LABEL)], finer)
        risks = [label.removeprefix(RISK_LABEL) for label in learnt.labels if label.startswith(RISK_LABEL)]
        self._risk = Risk(risks)

    def understand(self, texts: Sequence[str], encoder: SentenceEncoder) -> list[Understood]:
        """What each text means. Any text will do, also an empty one or one that is no language at all."""
        return [self._understand(text, encoder) for text in texts]

    def _understand(self, text: str, encoder: SentenceEncoder) -> Understood:
        plain = self.words.read(text)
        if not any(map(str.isalnum, plain)):
            return Understood(plain, NOTHING, Noticed(None, 0.0))
        return self.decide(plain, self.scores(plain, encoder))

    def scores(self, plain: str, encoder: SentenceEncoder) -> np.ndarray:
        """float32 (1 + clauses, labels) of a plain English text: the whole text's first; 1 when it is simple."""
        parts = spans(plain)
        vectors, kept = encoder.encode(plain, parts if len(parts) > 1 else ())
        units = [plain, *(plain[start:end] for start, end in kept)]
        return self.learnt.scores(self.counting.features(units, vectors))

    def decide(self, plain: str, scores: np.ndarray) -> Understood:
        """What the text means that has these scores."""
        found = self._meaning.decide(scores[:, ~self._is_risk])
        return Understood(plain, found, self._risk.decide(scores[:, self._is_risk]))


@dataclass(frozen=True)
class Examples:
    """The phrases made ready to learn from."""

    phrases: Sequence[Phrase]
    plain: Sequence[str]
    features: Features
    counting: Counting

    @classmethod
    def prepare(cls, phrases: Sequence[Phrase], words: PlainWords, encoder: SentenceEncoder) -> Examples:
        """Read, count and encode the phrases; slow only for those never encoded before."""
        plain = [words.read(phrase.text) for phrase in phrases]
        counting = Counting.learn(plain)
        return cls(phrases, plain, counting.features(plain, encoder.encode_many(plain)), counting)

    def topic_targets(self) -> tuple[list[str], np.ndarray, np.ndarray]:
        """Labels, targets (phrases, labels) of 1 and -1, and importance: needs and acts are learnt, risks are not."""
        names = [phrase.intent if phrase.kind != RISK else "" for phrase in self.phrases]
        return *_targets(names), np.array([bool(name) for name in names], np.float32)

    def risk_targets(self) -> tuple[list[str], np.ndarray, np.ndarray]:
        """As `topic_targets`, of risks; needs and acts are no risk, but for those that are nearly one."""
        names = [phrase.intent if phrase.kind == RISK else NO_RISK_LABEL for phrase in self.phrases]
        return *_targets(names), np.array([phrase.intent not in NEARLY_RISKS for phrase in self.phrases], np.float32)


@dataclass(frozen=True)
class Reading:
    """What plain words are made from; kept in a model, so that it reads texts as it read its phrases."""

    word_list: str
    names: tuple[str, ...]
    counts: Mapping[str, int]

    @classmethod
    def of(cls, content: Path, phrases: Sequence[Phrase]) -> Reading:
        """From the word list and the places of `content`, and the words of the phrases."""
        counts = collections.Counter(word for phrase in phrases for word in tokens(phrase.text))
        names = {word for place in read_places(content) for word in tokens(place)}
        return cls((content / WORDS_FILE).read_text(encoding="utf-8"), tuple(sorted(names)), dict(counts))

    def words(self) -> PlainWords:
        """Ready to read texts. WordListError names a wrong entry of the list."""
        return PlainWords(parse(self.word_list), self.names, self.counts)


def read_finer_acts(content: Path) -> dict[str, str]:
    """For each finer act, the act it is reported as."""
    return dict(yaml.safe_load((content / FINER_FILE).read_text(encoding="utf-8")))


def learn(examples: Examples, words: PlainWords, finer: Mapping[str, str]) -> Understanding:
    """Learn needs, acts and risks from the examples, in seconds."""
    alike = Alikeness(examples.features, WEIGHTS)
    parts = []
    for labels, targets, importance in (examples.topic_targets(), examples.risk_targets()):
        parts.append(alike.learn(targets, labels, importance))
    return Understanding(words, examples.counting, parts[0].beside(parts[1]), finer)


def whole_scores(labels: Sequence[str], parts: Sequence[tuple[Sequence[str], np.ndarray]]) -> np.ndarray:
    """Scores of several parts of the labels, each (texts, its labels), side by side in the order of `labels`."""
    columns = {label: scores[:, place] for names, scores in parts for place, label in enumerate(names)}
    return np.column_stack([columns[label] for label in labels])


def _targets(names: Sequence[str]) -> tuple[list[str], np.ndarray]:
    labels = sorted(set(names) - {""})
    return labels, np.where(np.array(names)[:, None] == np.array(labels)[None], 1, -1).astype(np.float32)


def _pairs(pairs: Sequence[tuple[str, float]]) -> list[dict[str, Any]]:
    return [{"id": name, "confidence": round(share, 4)} for name, share in pairs]
