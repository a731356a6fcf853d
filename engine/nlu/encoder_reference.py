"""The sentence encoder again, in plain NumPy and full precision: what the built one is checked against."""

from collections.abc import Mapping

import numpy as np
from scipy.special import erf

from engine.nlu.encoder_graph import DEPTH, EPSILON, HEADS, WIDTH

Weights = Mapping[str, np.ndarray]


def encode(tokens: np.ndarray, weights: Weights) -> np.ndarray:
    """The vector, float32 of shape (WIDTH,) and length one, of a text given as token ids of shape (length,)."""
    hidden = weights["embeddings.word_embeddings.weight"][tokens]
    hidden = hidden + weights["embeddings.position_embeddings.weight"][: len(tokens)]
    hidden = hidden + weights["embeddings.token_type_embeddings.weight"][0]
    hidden = _normalise(hidden, weights, "embeddings.LayerNorm.")
    for index in range(DEPTH):
        name = f"encoder.layer.{index}."
        attended = _dense(_attention(hidden, weights, name), weights, name + "attention.output.dense.")
        hidden = _normalise(hidden + attended, weights, name + "attention.output.LayerNorm.")
        inner = _dense(hidden, weights, name + "intermediate.dense.")
        inner = inner * (1 + erf(inner / np.sqrt(2))) / 2
        outer = _dense(inner, weights, name + "output.dense.")
        hidden = _normalise(hidden + outer, weights, name + "output.LayerNorm.")
    mean = hidden.mean(axis=0)
    return np.asarray(mean / np.linalg.norm(mean), np.float32)


def _attention(hidden: np.ndarray, weights: Weights, name: str) -> np.ndarray:
    def heads(part: str) -> np.ndarray:
        dense = _dense(hidden, weights, f"{name}attention.self.{part}.")
        return dense.reshape(len(hidden), HEADS, WIDTH // HEADS).transpose(1, 0, 2)

    scores = heads("query") @ heads("key").transpose(0, 2, 1) / np.sqrt(WIDTH // HEADS)
    scores = np.exp(scores - scores.max(axis=-1, keepdims=True))
    mixed = scores / scores.sum(axis=-1, keepdims=True) @ heads("value")
    return np.asarray(mixed.transpose(1, 0, 2).reshape(len(hidden), WIDTH))


def _dense(hidden: np.ndarray, weights: Weights, name: str) -> np.ndarray:
    return np.asarray(hidden @ weights[name + "weight"].T + weights[name + "bias"])


def _normalise(hidden: np.ndarray, weights: Weights, name: str) -> np.ndarray:
    centred = hidden - hidden.mean(axis=-1, keepdims=True)
    normal = centred / np.sqrt((centred**2).mean(axis=-1, keepdims=True) + EPSILON)
    return np.asarray(normal * weights[name + "weight"] + weights[name + "bias"])
