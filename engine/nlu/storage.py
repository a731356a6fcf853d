"""Store what was learnt in a folder, and read it back: numbers in half precision, no pickles."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import asdict
from pathlib import Path
from typing import Any

import numpy as np

from engine.nlu.features import Counting
from engine.nlu.likeness import Likeness, Weights
from engine.nlu.risk import Risk, Says
from engine.nlu.understanding import Reading, Understanding

NUMBERS, NAMES, LEARNT, RISK_SAYS = "numbers.npz", "names.json", "learnt_", "risk_says_"


def store(understanding: Understanding, reading: Reading, folder: Path) -> None:
    """Write all that `restore` needs."""
    arrays = understanding.counting.arrays()
    names: dict[str, Any] = {"reading": asdict(reading), "finer": dict(understanding.finer)}
    arrays.update({LEARNT + name: value for name, value in understanding.topics.arrays().items()})
    arrays.update({RISK_SAYS + name: value for name, value in understanding.risk.says.arrays().items()})
    names["labels"], names["weights"] = understanding.topics.labels, asdict(understanding.topics.weights)
    names["risks"] = understanding.risk.labels
    np.savez(folder / NUMBERS, **arrays)
    (folder / NAMES).write_text(json.dumps(names), encoding="utf-8")


def restore(folder: Path) -> Understanding:
    """Read what was stored. OSError or ValueError when it is not there or broken."""
    names = json.loads((folder / NAMES).read_text(encoding="utf-8"))
    with np.load(folder / NUMBERS) as stored:
        arrays = {name: stored[name] for name in stored.files}
    reading = Reading(names["reading"]["word_list"], tuple(names["reading"]["names"]), names["reading"]["counts"])
    topics = Likeness.restore(tuple(names["labels"]), Weights(**names["weights"]), _named(LEARNT, arrays))
    risk = Risk(names["risks"], Says.restore(_named(RISK_SAYS, arrays)))
    return Understanding(reading.words(), Counting.restore(arrays), topics, risk, names["finer"])


def _named(beginning: str, arrays: Mapping[str, np.ndarray]) -> dict[str, np.ndarray]:
    """Those whose names begin so, by the rest of their names."""
    return {name.removeprefix(beginning): value for name, value in arrays.items() if name.startswith(beginning)}
