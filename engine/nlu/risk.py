"""Notice words of risk: the second of two layers, beside the reviewed rules that the app runs by itself.

It looks at the whole text and at each clause, and takes the strongest sign of each risk. A missed risk is the worst
error there is, so limits are low; rules and this are joined by the stronger, never by agreement.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

NONE = "none"
EMERGENCY = frozenset({"suicide_self_harm", "immediate_danger", "child_at_risk"})
ROUTINE = frozenset({"social_work"})
LIMITS = {"emergency": -0.35, "urgent": -0.25, "routine": -0.15}
"""From this score on a risk is noticed. Scores run from about -1 to 1."""
SHARPNESS = 5.0


@dataclass(frozen=True)
class Noticed:
    """The risk noticed, if any; `confidence` is that of the strongest sign, also when none was noticed."""

    risk: str | None
    confidence: float


class Risk:
    """Decides by the scores of the risk labels, of which one is "none"."""

    def __init__(self, labels: Sequence[str]) -> None:
        self._labels = list(labels)
        self._risks = np.array([label != NONE for label in labels])
        self._limits = np.array([LIMITS[urgency(label)] for label in labels])

    def decide(self, scores: np.ndarray) -> Noticed:
        """`scores` is (1 + clauses, labels), the whole text's first."""
        strongest = scores.max(axis=0)
        above = np.where(self._risks, strongest - self._limits, -np.inf)
        best = int(above.argmax())
        confidence = float(1 / (1 + np.exp(-SHARPNESS * above[best])))
        return Noticed(self._labels[best] if above[best] >= 0 else None, confidence)


def urgency(risk: str) -> str:
    """emergency, urgent or routine."""
    return "emergency" if risk in EMERGENCY else "routine" if risk in ROUTINE else "urgent"
