"""Notice words of risk: the second of two layers, beside the reviewed rules that the app runs by itself.

A sign of a risk is how like its phrases the text, or a clause of it, is, and how unlike the phrases of no risk. A
missed risk is the worst error there is, so the limit is low; rules and this are joined by the stronger, never by
agreement.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

NONE = "none"
LIMIT = -0.5
"""From this sign on a risk is noticed."""
CLAUSE_DISCOUNT = 0.5
"""A clause by itself says less than the text around it."""
NOT_NONE = 0.5
SHARPNESS = 5.0


@dataclass(frozen=True)
class Noticed:
    """The risk noticed, if any; `confidence` is that of the strongest sign, also when none was noticed."""

    risk: str | None
    confidence: float


class Risk:
    """Decides by the scores of the risks and of "none"."""

    def __init__(self, labels: Sequence[str]) -> None:
        self._labels = list(labels)
        self._risks = np.array([label != NONE for label in labels])

    def decide(self, scores: np.ndarray) -> Noticed:
        """`scores` is (1 + clauses, labels), the whole text's first."""
        strongest = np.vstack([scores[:1], scores[1:] - CLAUSE_DISCOUNT]).max(axis=0)
        signs = np.where(self._risks, strongest, -np.inf)
        best = int(signs.argmax())
        sign = float(signs[best]) - NOT_NONE * float(scores[0][~self._risks].max())
        confidence = float(1 / (1 + np.exp(-SHARPNESS * (sign - LIMIT))))
        return Noticed(self._labels[best] if sign >= LIMIT else None, confidence)
