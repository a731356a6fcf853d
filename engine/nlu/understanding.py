"""All that is understood of a text, put together: plain words, vectors, needs, act and risk. No Rasa here."""

from __future__ import annotations

import collections
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

import numpy as np
import yaml

from engine.nlu import likeness
from engine.nlu.clauses import spans
from engine.nlu.features import Counting, Features
from engine.nlu.likeness import Likeness, Part, Weights
from engine.nlu.meaning import NOTHING, Found, Meaning
from engine.nlu.moves import Moved, Places
from engine.nlu.nearest import Nearest
from engine.nlu.phrases import NEED, RISK, Phrase, by_themselves
from engine.nlu.places_and_times import PlacesAndTimes, read_places
from engine.nlu.plain_words import PlainWords, parse, tokens
from engine.nlu.risk import NONE, Noticed, Risk
from engine.nlu.sentence_vectors import SentenceEncoder, together

WORDS_FILE, FINER_FILE = "plain_words.yaml", "finer_acts.yaml"
NEARLY_RISKS = {"need/domestic_abuse": "domestic_abuse"}
"""Phrases of these needs may or may not mean the risk beside them."""
READABLE = re.compile(r"[0-9A-Za-z\u00c0-\u024f]")
"""Without a digit or Latin letter there is nothing that the encoder could read: what it would say is chance."""
WEIGHTS = Weights()
ONLY_WHERE = "change_area"
PLAIN_ENOUGH = 0.6
"""So likely is a need that stands beside the name of a place, where the whole text looks as if it only said where."""


@dataclass(frozen=True)
class Understood:
    """What was found in one text, and the plain English it was read as; what it does in each place that was asked of."""

    plain: str
    found: Found
    noticed: Noticed
    moved: Mapping[str, Moved] = field(default_factory=dict)

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
            "risk_sure": noticed.sure,
            "unsure": found.unsure,
            "moves": {place: moved.as_json() for place, moved in self.moved.items()},
        }


@dataclass(frozen=True)
class Scores:
    """The scores of a text: (1 + clauses, labels) of needs and acts, and of risks; the whole text's first.

    `vectors`, (1 + clauses, 2 * WIDTH), are of the same; without them no doubtful sign of risk is weighed.
    """

    topics: np.ndarray
    risks: np.ndarray
    vectors: np.ndarray | None = None


class Understanding:
    """What was learnt from the phrases, ready to understand texts.

    The labels of `topics` are needs ("need/<id>") and acts, those of `risk` are risks and "none".
    """

    def __init__(
        self,
        words: PlainWords,
        places: PlacesAndTimes,
        counting: Counting,
        topics: Likeness,
        risk: Risk,
        nearest: Nearest,
        finer: Mapping[str, str],
        moves: Places,
    ) -> None:
        self.words, self.places, self.counting, self.moves = words, places, counting, moves
        self.topics, self.risk, self.nearest, self.finer = topics, risk, nearest, finer
        self._meaning = Meaning(topics.labels, finer)
        self._needs = np.array([label.startswith(f"{NEED}/") for label in topics.labels])

    def understand(
        self, texts: Sequence[str], encoder: SentenceEncoder, places: Sequence[str] = ()
    ) -> list[Understood]:
        """What each text means, and does in those places of a talk that we know.

        Any text will do, also an empty one, or one in letters that the encoder never learnt.
        """
        return [self._understand(text, encoder, places) for text in texts]

    def _understand(self, text: str, encoder: SentenceEncoder, places: Sequence[str]) -> Understood:
        plain = self.words.read(text)
        if not READABLE.search(plain):
            return Understood(plain, NOTHING, Noticed(None, 0.0))
        units, vectors = _read(plain, encoder)
        known = (place for place in places if place in self.moves)
        moved = {place: self.moves[place].moved(plain, vectors[0]) for place in known}
        understood = replace(self.decide(plain, self._scores(units, vectors)), moved=moved)
        if understood.found.finer_act == ONLY_WHERE:
            return replace(understood, found=self._beside_places(text, encoder) or understood.found)
        return understood

    def _beside_places(self, text: str, encoder: SentenceEncoder) -> Found | None:
        """The need that a text plainly holds beside the names of places: `paisley road west glasgow food bank`."""
        beside = self.places.beside(text)
        if beside is None:
            return None
        found = self._meaning.decide(self.scores(self.words.read(beside), encoder).topics)
        return found if found.needs and found.confidence >= PLAIN_ENOUGH else None

    def scores(self, plain: str, encoder: SentenceEncoder) -> Scores:
        """The scores of a plain English text; one row of each when it is simple."""
        return self._scores(*_read(plain, encoder))

    def _scores(self, units: Sequence[str], vectors: np.ndarray) -> Scores:
        features = self.counting.features(units, vectors[:, 0])
        topics, risks = self.topics.scores(features), self.risk.scores(vectors[:, 1], features)
        return Scores(topics, risks, together(vectors))

    def decide(self, plain: str, scores: Scores) -> Understood:
        """What the text means that has these scores."""
        need, act = (float(scores.topics[0][kind].max()) for kind in (self._needs, ~self._needs))
        noticed = self.risk.decide(
            scores.risks, need, act, len(plain.split()), lambda row: self._leaning(scores, row)
        )
        return Understood(plain, self._meaning.decide(scores.topics), noticed)

    def _leaning(self, scores: Scores, row: int) -> float:
        """Of the whole text and of the clause that the sign is from, between the two."""
        if scores.vectors is None:
            return 0.0
        leanings = [self.nearest.leaning(scores.vectors[each]) for each in {0, row}]
        return sum(leanings) / len(leanings)


@dataclass(frozen=True)
class Examples:
    """The phrases made ready to learn from: those of needs and acts come first, those of risks after.

    `features` and `risk_vectors`, (phrases, WIDTH), are of all.
    """

    phrases: Sequence[Phrase]
    plain: Sequence[str]
    features: Features
    counting: Counting
    risk_vectors: np.ndarray

    @classmethod
    def prepare(cls, phrases: Sequence[Phrase], words: PlainWords, encoder: SentenceEncoder) -> Examples:
        """Read, count and encode the phrases; slow only for those never encoded before."""
        ordered = sorted(by_themselves(phrases), key=lambda phrase: phrase.kind == RISK)
        plain = [words.read(phrase.text) for phrase in ordered]
        vectors = encoder.encode_many(plain)
        counting, features = Counting.learn(plain, np.ascontiguousarray(vectors[:, 0]))
        return cls(ordered, plain, features, counting, np.ascontiguousarray(vectors[:, 1]))

    def topics(self) -> tuple[Features, Part]:
        """Needs and acts, learnt from their own phrases: those phrases' features, and what to learn."""
        own = [phrase for phrase in self.phrases if phrase.kind != RISK]
        part = _part([phrase.labels for phrase in own], [phrase.counts_as for phrase in own])
        return self.features.rows(np.arange(len(own))), part

    def risks(self) -> Part:
        """Risks, learnt from all: needs and acts are none, but of those that are nearly a risk it is left open."""
        labels = [(phrase.topic if phrase.kind == RISK else NONE,) for phrase in self.phrases]
        part = _part(labels, [phrase.counts_as for phrase in self.phrases])
        for row, phrase in enumerate(self.phrases):
            for nearly in set(phrase.labels) & set(NEARLY_RISKS):
                part.targets[row, [part.labels.index(label) for label in (NONE, NEARLY_RISKS[nearly])]] = 0
        return part


@dataclass(frozen=True)
class Reading:
    """What plain words are made from; kept in a model, so that it reads texts as it read its phrases."""

    word_list: str
    places: Mapping[str, str]
    counts: Mapping[str, int]

    @classmethod
    def of(cls, content: Path, phrases: Sequence[Phrase]) -> Reading:
        """From the word list and the places of `content`, and the words of the phrases."""
        counts = collections.Counter(word for phrase in by_themselves(phrases) for word in tokens(phrase.text))
        return cls((content / WORDS_FILE).read_text(encoding="utf-8"), read_places(content), dict(counts))

    def words(self) -> PlainWords:
        """Ready to read texts. WordListError names a wrong entry of the list."""
        names = {word for place in self.places for word in tokens(place)}
        return PlainWords(parse(self.word_list), names, self.counts)

    def finder(self) -> PlacesAndTimes:
        """Ready to find places."""
        return PlacesAndTimes(self.places)


def read_finer_acts(content: Path) -> dict[str, str]:
    """For each finer act, the act it is reported as."""
    return dict(yaml.safe_load((content / FINER_FILE).read_text(encoding="utf-8")))


def learn(
    examples: Examples, words: PlainWords, places: PlacesAndTimes, finer: Mapping[str, str], learnt_moves: Places
) -> Understanding:
    """Learn needs, acts and risks from the examples, in seconds."""
    topics = likeness.learn(*examples.topics(), WEIGHTS)
    risks = examples.risks()
    risk = Risk.learn(risks, examples.risk_vectors, examples.features)
    both = together(np.stack([examples.features.vectors, examples.risk_vectors], axis=1))
    nearest = Nearest.learn(risks, NONE, both)
    return Understanding(words, places, examples.counting, topics, risk, nearest, finer, learnt_moves)


def _read(plain: str, encoder: SentenceEncoder) -> tuple[list[str], np.ndarray]:
    """A plain English text and its clauses, none where it is simple, and their vectors: (of these, 2, WIDTH)."""
    parts = spans(plain)
    vectors, kept = encoder.encode(plain, parts if len(parts) > 1 else ())
    return [plain, *(plain[start:end] for start, end in kept)], vectors


def _part(of_each: Sequence[Sequence[str]], counts: Sequence[float]) -> Part:
    """From each phrase's labels and how much it counts."""
    labels = sorted({label for of_one in of_each for label in of_one})
    targets = np.full((len(of_each), len(labels)), -1, np.float32)
    for row, of_one in enumerate(of_each):
        targets[row, [labels.index(label) for label in of_one]] = 1
    return Part(labels, targets, np.array(counts, np.float32))


def _pairs(pairs: Sequence[tuple[str, float]]) -> list[dict[str, Any]]:
    return [{"id": name, "confidence": round(share, 4)} for name, share in pairs]
