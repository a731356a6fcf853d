"""Decide what a text means from its scores: needs (several), or an act, and how sure that is.

Scores come from `likeness`: one row for the whole text and one for each of its clauses, a column for each label.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np

NEED = "need/"
UNCLEAR = "unclear"
SHARPNESS = 7.0
"""Scores times this, through softmax, give shares that were right about as often as they say."""
SURE = 0.40
"""Below this share the assistant asks what was meant."""
MEANT = 0.09
"""Below this share nothing was meant that the assistant knows."""
RANKED = 5
# A further need is there when its evidence is above zero: fitted on texts with one need and with several.
WHOLE, BEHIND, CLAUSE, CLAUSE_LEAD, FIRST, ALONE = 5.7, 2.7, 0.9, 1.6, 3.0, 2.25


@dataclass(frozen=True)
class Found:
    """What a text means. `needs` and `ranking` are pairs of id and share, most likely first."""

    intent: str
    needs: tuple[tuple[str, float], ...]
    ranking: tuple[tuple[str, float], ...]
    act: str | None
    finer_act: str | None
    confidence: float
    unsure: bool


NOTHING = Found(UNCLEAR, (), (), UNCLEAR, UNCLEAR, 1.0, False)


class Meaning:
    """Decides by the labels' scores. `finer_acts` gives, for each finer act, the act it is reported as."""

    def __init__(self, labels: Sequence[str], finer_acts: Mapping[str, str]) -> None:
        self._labels = list(labels)
        self._is_need = np.array([label.startswith(NEED) for label in labels])
        self._ids = [label.removeprefix(NEED) for label in labels]
        self._finer = finer_acts

    def decide(self, scores: np.ndarray) -> Found:
        """`scores` is (1 + clauses, labels); the first row is the whole text's, the only one when it is simple."""
        shares = _shares(scores[0])
        best = int(shares.argmax())
        ranking = self._ranking(shares)
        needs = sorted(self._needs(scores), key=lambda need: -shares[need])
        if self._is_need[best]:
            top = float(shares[needs].max())
            if top < MEANT:
                return Found(UNCLEAR, (), ranking, UNCLEAR, UNCLEAR, 1 - top, False)
            found = tuple((self._ids[need], float(shares[need])) for need in needs)
            return Found("need", found, ranking, None, None, min(1.0, float(shares[needs].sum())), top < SURE)
        finer = self._ids[best]
        act = self._finer.get(finer, finer)
        confidence = ranking[0][1]
        return Found(finer, (), ranking, act, finer, confidence, act != UNCLEAR and confidence < SURE)

    def _needs(self, scores: np.ndarray) -> list[int]:
        """The needs in the text; at least the likeliest."""
        evidence = np.where(self._is_need, self._evidence(scores), -np.inf)
        evidence[np.where(self._is_need, scores[0], -np.inf).argmax()] = np.inf
        return [int(need) for need in np.flatnonzero(evidence > 0)]

    def _evidence(self, scores: np.ndarray) -> np.ndarray:
        whole = scores[0]
        first = np.where(self._is_need, whole, -np.inf).max()
        leads = _leads(scores[1:] if len(scores) > 1 else scores)
        clause = scores[1:].max(axis=0) if len(scores) > 1 else whole
        evidence = WHOLE * whole + BEHIND * (whole - first) + CLAUSE * clause + CLAUSE_LEAD * leads.max(axis=0)
        return np.asarray(evidence + FIRST * first + ALONE)

    def _ranking(self, shares: np.ndarray) -> tuple[tuple[str, float], ...]:
        """The likeliest needs and acts; finer acts count towards theirs."""
        totals: dict[str, float] = {}
        for name, share in zip(self._ids, shares, strict=True):
            name = self._finer.get(name, name)
            totals[name] = totals.get(name, 0.0) + float(share)
        ranked = sorted(totals.items(), key=lambda entry: -entry[1])
        return tuple(ranked[:RANKED])


def _shares(scores: np.ndarray) -> np.ndarray:
    sharp = np.exp(SHARPNESS * (scores - scores.max()))
    return np.asarray(sharp / sharp.sum())


def _leads(scores: np.ndarray) -> np.ndarray:
    """For each clause and label, how far the label's score is above the best of the others."""
    ordered = np.sort(scores, axis=1)
    best, second = ordered[:, -1:], ordered[:, -2:-1]
    return np.where(scores == best, best - second, scores - best)
