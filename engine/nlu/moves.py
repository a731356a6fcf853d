"""What a text does in the place of a talk where it comes: asks of the service that lies open, or is shy of it.

By itself such a text looks like any need or act there is. Each place has moves of its own, learnt from the phrases of
data/nlu/moves by likeness. Both sentence vectors are compared: the one that risk is read with tells telling from asking.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from engine.nlu import likeness
from engine.nlu.features import Counting
from engine.nlu.likeness import Likeness, Part, Weights
from engine.nlu.phrases import MOVE, Phrase
from engine.nlu.plain_words import PlainWords
from engine.nlu.sentence_vectors import SentenceEncoder, together

WEIGHTS = Weights(nearness=3.0, words=0.5, spelling=0.4, marks=1000)
"""A place has few examples: all of them are marks."""
SHARPNESS, EVEN = 4.0, -0.52
"""A score of EVEN was right as often as not, on texts that nothing was learnt from."""


@dataclass(frozen=True)
class Moved:
    """What a text does, by the id of the move, and how sure that is: from 0 to 1, and right about so often."""

    move: str
    confidence: float

    def as_json(self) -> dict[str, object]:
        """As the contract between app and engine has it."""
        return {"id": self.move, "confidence": round(self.confidence, 4)}


@dataclass(frozen=True)
class Place:
    """What was learnt of one place; its labels are its moves."""

    counting: Counting
    learnt: Likeness

    def moved(self, plain: str, vectors: np.ndarray) -> Moved:
        """The likeliest move of a plain English text with these two vectors, (2, WIDTH)."""
        scores = self.learnt.scores(self.counting.features([plain], together(vectors[None])))[0]
        best = int(scores.argmax())
        return Moved(self.learnt.labels[best], float(1 / (1 + np.exp(-SHARPNESS * (scores[best] - EVEN)))))


Places = Mapping[str, Place]


def learn(phrases: Iterable[Phrase], words: PlainWords, encoder: SentenceEncoder) -> dict[str, Place]:
    """Learn each place's moves from those of the phrases that are some; slow only for what was never encoded before."""
    texts: dict[str, list[tuple[str, str]]] = {}
    for phrase in phrases:
        if phrase.kind == MOVE:
            place, move = phrase.topic.split(".")
            texts.setdefault(place, []).append((words.read(phrase.text), move))
    if not texts:
        return {}
    encoded = iter(encoder.encode_many([plain for of_one in texts.values() for plain, _ in of_one]))
    return {place: _learn(of_one, np.stack([next(encoded) for _ in of_one])) for place, of_one in texts.items()}


def _learn(texts: Sequence[tuple[str, str]], vectors: np.ndarray) -> Place:
    counting, features = Counting.learn([plain for plain, _ in texts], together(vectors))
    moves = sorted({move for _, move in texts})
    targets = np.full((len(texts), len(moves)), -1, np.float32)
    targets[np.arange(len(texts)), [moves.index(move) for _, move in texts]] = 1
    return Place(counting, likeness.learn(features, Part(moves, targets), WEIGHTS))
