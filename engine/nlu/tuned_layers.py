"""The upper layers of the encoder that words of risk are read with: shipped beside this file, made by engine/tuning."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from functools import lru_cache
from pathlib import Path

import numpy as np

from engine.nlu.encoder_graph import BITS, whole_numbers

SHIPPED = Path(__file__).with_name("risk_layers.npz")
SCALE = ".scale"


def read(path: Path = SHIPPED) -> dict[str, np.ndarray]:
    """The layers' weights by name, float32. OSError when they are not there."""
    with np.load(path) as stored:
        found = {name: stored[name] for name in stored.files}
    scales = {name.removesuffix(SCALE): found.pop(name) for name in list(found) if name.endswith(SCALE)}
    return {name: value.astype(np.float32) * scales.get(name, np.float32(1)) for name, value in found.items()}


def write(weights: Mapping[str, np.ndarray], path: Path = SHIPPED) -> None:
    """Keep the layers: matrices as the whole numbers the encoder multiplies with, all else in half precision."""
    kept: dict[str, np.ndarray] = {}
    for name, value in weights.items():
        if value.ndim == 2:
            kept[name], kept[name + SCALE] = whole_numbers(value, BITS)
        else:
            kept[name] = value.astype(np.float16)
    np.savez_compressed(path, **kept)


@lru_cache(maxsize=1)
def mark() -> str:
    """What tells these layers from others: what was encoded with others is encoded anew."""
    return hashlib.sha256(SHIPPED.read_bytes()).hexdigest()[:12]
