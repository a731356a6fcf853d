"""All that is understood of a text, put together: plain words, vectors, needs, act and risk. No Rasa here."""

from __future__ import annotations

import collections
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import yaml

from engine.nlu.clauses import clauses
from engine.nlu.features import Counting, Features
from engine.nlu.likeness import Alikeness, Likeness, Weights
from engine.nlu.meaning import NOTHING, Found, Meaning
from engine.nlu.phrases import RISK, Phrase
from engine.nlu.places_and_times import read_places
from engine.nlu.plain_words import PlainWords, parse, tokens
from engine.nlu.risk import NONE, Noticed, Risk
from engine.nlu.sentence_vectors import SentenceEncoder

WORDS_FILE, FINER_FILE = "plain_words.yaml", "finer_acts.yaml"
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
    """What was learnt from the phrases, ready to understand texts."""

    def __init__(
        self, words: PlainWords, counting: Counting, topics: Likeness, risks: Likeness, finer: Mapping[str, str]
    ) -> None:
        self.words, self.counting, self.topics, self.risks, self.finer = words, counting, topics, risks, finer
        self._meaning = Meaning(topics.labels, finer)
        self._risk = Risk(risks.labels)

    def understand(self, texts: Sequence[str], encoder: SentenceEncoder) -> list[Understood]:
        """What each text means. Any text will do, also an empty one or one that is no language at all."""
        return [self._understand(text, encoder) for text in texts]

    def _understand(self, text: str, encoder: SentenceEncoder) -> Understood:
        plain = self.words.read(text)
        if not any(map(str.isalnum, plain)):
            return Understood(plain, NOTHING, Noticed(None, 0.0))
        parts = clauses(plain)
        units = [plain, *parts] if len(parts) > 1 else [plain]
        features = self.counting.features(units, encoder.encode(units))
        return self.decide(plain, features)

    def decide(self, plain: str, features: Features) -> Understood:
        """What the text means whose features, the whole text's first and then its clauses', are given."""
        found = self._meaning.decide(self.topics.scores(features))
        return Understood(plain, found, self._risk.decide(self.risks.scores(features)))


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
        labels, targets = _targets(names)
        return labels, targets, np.array([bool(name) for name in names], np.float32)

    def risk_targets(self) -> tuple[list[str], np.ndarray, np.ndarray]:
        """As `topic_targets`, of risks; needs and acts are no risk, but for those that are nearly one."""
        names = [phrase.topic if phrase.kind == RISK else NONE for phrase in self.phrases]
        labels, targets = _targets(names)
        nearly = {"need/domestic_abuse"}
        return labels, targets, np.array([phrase.intent not in nearly for phrase in self.phrases], np.float32)


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
    topic_labels, targets, importance = examples.topic_targets()
    topics = alike.learn(targets, topic_labels, importance)
    risk_labels, targets, importance = examples.risk_targets()
    risks = alike.learn(targets, risk_labels, importance)
    return Understanding(words, examples.counting, topics, risks, finer)


def _targets(names: Sequence[str]) -> tuple[list[str], np.ndarray]:
    labels = sorted(set(names) - {""})
    return labels, np.where(np.array(names)[:, None] == np.array(labels)[None], 1, -1).astype(np.float32)


def _pairs(pairs: Sequence[tuple[str, float]]) -> list[dict[str, Any]]:
    return [{"id": name, "confidence": round(share, 4)} for name, share in pairs]
