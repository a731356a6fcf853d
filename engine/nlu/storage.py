"""Store what was learnt in a folder, and read it back: numbers in half precision, no pickles."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import asdict
from pathlib import Path
from typing import Any

import numpy as np

from engine.nlu import moves
from engine.nlu.features import Counting
from engine.nlu.likeness import Likeness, Weights
from engine.nlu.moves import Place
from engine.nlu.nearest import Nearest
from engine.nlu.risk import Risk, Says
from engine.nlu.understanding import Reading, Understanding

NUMBERS, NAMES, LEARNT, RISK_SAYS, NEAREST = "numbers.npz", "names.json", "learnt_", "risk_says_", "nearest_"
PLACE = "place_{}_"
"""How the names of what was learnt of one place begin."""


def store(understanding: Understanding, reading: Reading, folder: Path) -> None:
    """Write all that `restore` needs."""
    topics, risk = understanding.topics, understanding.risk
    arrays = understanding.counting.arrays() | _halved(LEARNT, topics) | _halved(RISK_SAYS, risk.says)
    arrays |= _halved(NEAREST, understanding.nearest)
    names: dict[str, Any] = {"reading": asdict(reading), "finer": dict(understanding.finer)}
    names.update(labels=topics.labels, weights=asdict(topics.weights), risks=risk.labels)
    names["moves"] = {name: place.learnt.labels for name, place in understanding.moves.items()}
    for name, place in understanding.moves.items():
        of_place = place.counting.arrays() | _halved(LEARNT, place.learnt)
        arrays |= {PLACE.format(name) + array: value for array, value in of_place.items()}
    np.savez(folder / NUMBERS, **arrays)
    (folder / NAMES).write_text(json.dumps(names), encoding="utf-8")


def restore(folder: Path) -> Understanding:
    """Read what was stored. OSError or ValueError when it is not there or broken."""
    names = json.loads((folder / NAMES).read_text(encoding="utf-8"))
    with np.load(folder / NUMBERS) as stored:
        arrays = {name: stored[name] for name in stored.files}
    reading = Reading(names["reading"]["word_list"], names["reading"]["places"], names["reading"]["counts"])
    topics = Likeness(tuple(names["labels"]), Weights(**names["weights"]), **_whole(LEARNT, arrays))
    risk = Risk(names["risks"], Says(**_whole(RISK_SAYS, arrays)))
    nearest = Nearest(**_whole(NEAREST, arrays))
    places = {name: _place(_named(PLACE.format(name), arrays), labels) for name, labels in names["moves"].items()}
    words, finder, counting = reading.words(), reading.finder(), Counting.restore(arrays)
    return Understanding(words, finder, counting, topics, risk, nearest, names["finer"], places)


def _place(arrays: dict[str, np.ndarray], moves_of_it: Sequence[str]) -> Place:
    learnt = Likeness(tuple(moves_of_it), moves.WEIGHTS, **_whole(LEARNT, arrays))
    return Place(Counting.restore(arrays), learnt)


def _halved(beginning: str, learnt: Likeness | Says | Nearest) -> dict[str, np.ndarray]:
    """What was learnt in numbers, in half precision, under names that begin so."""
    arrays = {name: value for name, value in vars(learnt).items() if isinstance(value, np.ndarray)}
    return {beginning + name: value.astype(np.float16) for name, value in arrays.items()}


def _whole(beginning: str, arrays: Mapping[str, np.ndarray]) -> dict[str, np.ndarray]:
    """Those whose names begin so, by the rest of their names."""
    found = _named(beginning, arrays)
    return {name: np.ascontiguousarray(value, np.float32) for name, value in found.items()}


def _named(beginning: str, arrays: Mapping[str, np.ndarray]) -> dict[str, np.ndarray]:
    return {name.removeprefix(beginning): value for name, value in arrays.items() if name.startswith(beginning)}
