"""How much nearer a text is to phrases of risk than to phrases of none.

Scores are drawn from all phrases and say what a text looks like on the whole. Which few phrases it is most like tells
`£40 on the key and £6 left` from a night without light: on texts that nothing was learnt from, half of the needless
alarms went. It takes longer than all scores, so only a doubtful sign is looked at so.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from engine.nlu.likeness import Part, directions

FEW = 3
"""So many phrases of each kind, the nearest, are a text's neighbours."""


@dataclass(frozen=True)
class Nearest:
    """Where the phrases are along `directions`, float32 (2 * WIDTH, numbers): those of risk and those of none, (phrases,
    numbers), each of length one."""

    directions: np.ndarray
    of_risk: np.ndarray
    of_none: np.ndarray

    @classmethod
    def learn(cls, part: Part, none: str, vectors: np.ndarray) -> Nearest:
        """From both vectors of each text, (texts, 2 * WIDTH), and what the part says of it; what it leaves open is
        neither."""
        along = directions(vectors)
        is_none = np.array([label == none for label in part.labels])
        risky, safe = ((part.targets[:, kind] > 0).any(axis=1) for kind in (~is_none, is_none))
        return cls(along, _along(vectors[risky], along), _along(vectors[safe], along))

    def leaning(self, vectors: np.ndarray) -> float:
        """From -1 to 1: how much more a text with these vectors, (2 * WIDTH,), is like phrases of risk than of none."""
        if not (len(self.of_risk) and len(self.of_none)):
            return 0.0
        where = _along(vectors[None], self.directions)[0]
        return _alike(self.of_risk @ where) - _alike(self.of_none @ where)


def _along(vectors: np.ndarray, along: np.ndarray) -> np.ndarray:
    found = vectors @ along
    length = np.maximum(np.linalg.norm(found, axis=1, keepdims=True), np.finfo(np.float32).tiny)
    return np.asarray(found / length, np.float32)


def _alike(to_each: np.ndarray) -> float:
    few = min(FEW, len(to_each))
    return float(np.partition(to_each, -few)[-few:].mean())
