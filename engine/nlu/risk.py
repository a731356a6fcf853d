"""Notice words of risk: the second of two layers, beside the reviewed rules that the app runs by itself.

What is looked at is the risk vector (sentence_vectors.py), in which texts of one risk lie near each other however
they are put. A sign of a risk is how far that risk, in the text or a clause of it, is above "none" in the whole. A
missed risk is the worst error there is, so the limit is low; rules and this are joined by the stronger, never by
agreement.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from engine.nlu.likeness import Part

NONE = "none"
LIMIT = -0.3
"""From this sign on a risk is noticed."""
CLAUSE_DISCOUNT = 0.5
"""A clause by itself says less than the text around it."""
NOT_NONE = 0.5
SHARPNESS = 5.0
SMOOTHING = 3.0


@dataclass(frozen=True)
class Noticed:
    """The risk noticed, if any; `confidence` is that of the strongest sign, also when none was noticed."""

    risk: str | None
    confidence: float


class Risk:
    """Decides by how much of each risk, and of "none", is in a text. `says`, float32 (WIDTH, labels), was learnt."""

    def __init__(self, labels: Sequence[str], says: np.ndarray) -> None:
        self.labels, self.says = tuple(labels), says
        self._risks = np.array([label != NONE for label in labels])

    @classmethod
    def learn(cls, part: Part, vectors: np.ndarray) -> Risk:
        """Ridge regression from risk vectors, (texts, WIDTH), to the part's targets; 0 leaves one open."""
        counted = np.asarray(vectors * np.reshape(part.counts, (-1, 1)), np.float32)
        alike = vectors.T @ counted
        alike[np.diag_indices(len(alike))] += SMOOTHING
        return cls(part.labels, np.asarray(np.linalg.solve(alike, counted.T @ part.targets), np.float32))

    def scores(self, vectors: np.ndarray) -> np.ndarray:
        """float32 (texts, labels) of risk vectors: about 1 for a label that a text has, about -1 for the others."""
        return np.asarray(vectors @ self.says)

    def decide(self, scores: np.ndarray) -> Noticed:
        """`scores` is (1 + clauses, labels), the whole text's first."""
        strongest = np.vstack([scores[:1], scores[1:] - CLAUSE_DISCOUNT]).max(axis=0)
        signs = np.where(self._risks, strongest, -np.inf)
        best = int(signs.argmax())
        sign = float(signs[best]) - NOT_NONE * float(scores[0][~self._risks].max())
        confidence = float(1 / (1 + np.exp(-SHARPNESS * (sign - LIMIT))))
        return Noticed(self.labels[best] if sign >= LIMIT else None, confidence)
