"""Notice words of risk: the second of two layers, beside the reviewed rules that the app runs by itself.

What is looked at is the risk vector (sentence_vectors.py), in which texts of one risk lie near each other however
they are put, and the writing: words and spelling, which tell some texts apart that the vectors confuse. A sign of a
risk is how far that risk, in the text or a clause of it, is above "none" in the whole and above the need or act that
the whole plainly is; a short answer takes a stronger one. A missed risk is the worst error there is, so the limit is
low; rules and this are joined by the stronger, never by agreement. A doubtful sign is weighed by the phrases nearest
to the text (nearest.py).
"""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np

from engine.nlu.features import AlikeInWriting, Features, weighed
from engine.nlu.likeness import Part
from engine.nlu.solving import solve

NONE = "none"
# These and LIMIT were chosen together, by logistic regression on texts that nothing was learnt from: first texts, and
# what parents say in the middle of a talk.
LIMIT, SURE = 1.6, 2.2
"""From these signs on a risk is noticed, and answered without a question first."""
DOUBTFUL, LEANING = (1.0, SURE), 6.0
"""A sign between these is doubtful; how far the nearest phrases lean to risk then counts so much. Chosen with LIMIT."""
CLAUSE_DISCOUNT = 1.0
"""A clause by itself says less than the text around it."""
WRITING, SPELLING = 0.5, 0.49
"""How much words count beside vectors, and spelling beside words."""
NOT_NONE, NOT_NEED, NOT_ACT = 0.43, 0.57, 0.49
LEAST_NEED = -0.4
"""That a text has even less of any need says nothing: neither has the name of a town."""
LENGTH, LONG = 0.64, 25
"""The fewer words, the more often they are an answer, and like nothing that was learnt; risk in few is told plainly.
From so many words on, length says nothing."""
SHARPNESS = 5.0
SMOOTHING, WRITING_SMOOTHING = 3.0, 1.0
LANDMARKS = 200
"""Steps cost little here: more of them would take longer to prepare than they save."""


@dataclass(frozen=True)
class Noticed:
    """The risk noticed, if any, and whether its sign is strong.

    `confidence` is that of the strongest sign, also when none was noticed.
    """

    risk: str | None
    confidence: float
    sure: bool = True


@dataclass(frozen=True)
class Says:
    """What each number of a risk vector, each word and each spelling say about each label: float32 (of these, labels)."""

    vectors: np.ndarray
    words: np.ndarray
    spelling: np.ndarray


class Risk:
    """Decides by how much of each risk, and of "none", is in a text."""

    def __init__(self, labels: Sequence[str], says: Says) -> None:
        self.labels, self.says = tuple(labels), says
        self._risks = np.array([label != NONE for label in labels])

    @classmethod
    def learn(cls, part: Part, vectors: np.ndarray, features: Features) -> Risk:
        """Ridge regression from risk vectors, (texts, WIDTH), and from writing, to the part's targets; 0 leaves one open.

        Each by itself: the vectors know the phrases too well to leave the writing anything to explain.
        """
        smoothing = part.smoothing(1.0)[:, None]
        counted = vectors / smoothing
        alike = vectors.T @ counted
        alike[np.diag_indices(len(alike))] += SMOOTHING
        by_vectors = np.linalg.solve(alike, counted.T @ part.targets).astype(np.float32)
        writing = AlikeInWriting(features, 1.0, SPELLING)
        says = solve(writing, part.targets, part.smoothing(WRITING_SMOOTHING), LANDMARKS)
        return cls(part.labels, Says(by_vectors, *writing.of_terms(WRITING * says)))

    def scores(self, vectors: np.ndarray, features: Features) -> np.ndarray:
        """float32 (texts, labels), from risk vectors and writing: the more, the more of a label a text has."""
        by_writing = weighed(features.words, self.says.words) + weighed(features.spelling, self.says.spelling)
        return np.asarray(vectors @ self.says.vectors + by_writing)

    def decide(
        self, scores: np.ndarray, need: float, act: float, words: int, leaning: Callable[[int], float] = lambda _: 0.0
    ) -> Noticed:
        """`scores` is (1 + clauses, labels), the whole text's first; `need` and `act` are its best scores of those.

        `leaning` is asked for only where the sign is doubtful: from -1 to 1, how much nearer phrases of risk are, given
        the row of `scores` that the sign is from.
        """
        discounted = np.vstack([scores[:1], scores[1:] - CLAUSE_DISCOUNT])
        signs = np.where(self._risks, discounted.max(axis=0), -np.inf)
        best = int(signs.argmax())
        otherwise = NOT_NONE * float(scores[0][~self._risks].max()) + NOT_NEED * max(need, LEAST_NEED) + NOT_ACT * act
        sign = float(signs[best]) - otherwise + LENGTH * math.log(min(max(words, 1), LONG))
        doubtful = DOUBTFUL[0] < sign < DOUBTFUL[1]
        weighed_sign = sign + (LEANING * leaning(int(discounted[:, best].argmax())) if doubtful else 0)
        confidence = float(1 / (1 + np.exp(-SHARPNESS * (weighed_sign - LIMIT))))
        # Its neighbours bring a doubtful sign to notice; they make none sure.
        return (
            Noticed(self.labels[best], confidence, sign >= SURE)
            if weighed_sign >= LIMIT
            else Noticed(None, confidence)
        )
