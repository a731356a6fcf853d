"""Build the MiniLM sentence encoder as an ONNX graph from the packaged weights, without PyTorch.

The graph takes `tokens`, int64 of shape (texts, length) without padding, and returns `words` and `risk_words`,
float32 of shape (texts, length, WIDTH): each token in its context. Their means are a text's vectors. Both share the
lower half; the upper half of `risk_words` was tuned on words of risk (engine/tuning). With BITS, the weights are kept
as whole numbers and multiplied as such, three times faster; 7 bits rather than 8: processors without VNNI overflow.
"""

from collections.abc import Mapping

import numpy as np
import onnx
import spox
from spox.opset.ai.onnx import v17 as op

Weights = Mapping[str, np.ndarray]

HEADS = 12
WIDTH = 384
DEPTH = 6
SHARED = 3
"""How many of the layers, from below, serve both outputs."""
EPSILON = 1e-12
BITS = 7


def build(weights: Weights, tuned: Weights, bits: int | None = BITS) -> onnx.ModelProto:
    """Return the encoder as an ONNX model; with `bits` None in full precision.

    `tuned` has the layers from SHARED on that words of risk are read with. KeyError when `weights` is not a six-layer
    MiniLM, or `tuned` lacks a layer.
    """
    tokens = spox.argument(spox.Tensor(np.int64, ("texts", "length")))
    layer, risk_layer = _Layers(weights, bits), _Layers(tuned, bits)
    hidden = layer.embed(tokens)
    for index in range(SHARED):
        hidden = layer.run(hidden, layer_name(index))
    words = risk_words = hidden
    for index in range(SHARED, DEPTH):
        words = layer.run(words, layer_name(index))
        risk_words = risk_layer.run(risk_words, layer_name(index))
    return spox.build({"tokens": tokens}, {"words": words, "risk_words": risk_words})


def layer_name(index: int) -> str:
    """What the names of a layer's weights begin with."""
    return f"encoder.layer.{index}."


class _Layers:
    def __init__(self, weights: Weights, bits: int | None) -> None:
        self._weights = weights
        self._bits = bits

    def embed(self, tokens: spox.Var) -> spox.Var:
        words = self._words(tokens, self._weights["embeddings.word_embeddings.weight"])
        length = op.gather(op.shape(tokens), op.const(np.array([1])))
        places = op.const(self._weights["embeddings.position_embeddings.weight"])
        places = op.slice(places, op.const(np.array([0])), length)
        first_sentence = op.const(self._weights["embeddings.token_type_embeddings.weight"][0])
        return self._normalise(op.add(op.add(words, places), first_sentence), "embeddings.LayerNorm.")

    def _words(self, tokens: spox.Var, vectors: np.ndarray) -> spox.Var:
        if self._bits is None:
            return op.gather(op.const(vectors), tokens)
        whole, scale = whole_numbers(vectors, 8)
        words = op.cast(op.gather(op.const(whole), tokens), to=np.float32)
        return op.mul(words, op.gather(op.const(scale), tokens))

    def run(self, hidden: spox.Var, name: str) -> spox.Var:
        attended = self._dense(self._attention(hidden, name), name + "attention.output.dense.")
        hidden = self._normalise(op.add(hidden, attended), name + "attention.output.LayerNorm.")
        inner = _gelu(self._dense(hidden, name + "intermediate.dense."))
        outer = self._dense(inner, name + "output.dense.")
        return self._normalise(op.add(hidden, outer), name + "output.LayerNorm.")

    def _attention(self, hidden: spox.Var, name: str) -> spox.Var:
        def heads(part: str, order: list[int]) -> spox.Var:
            dense = self._dense(hidden, f"{name}attention.self.{part}.")
            split = op.reshape(dense, op.const(np.array([0, 0, HEADS, WIDTH // HEADS])))
            return op.transpose(split, perm=order)

        scores = op.matmul(heads("query", [0, 2, 1, 3]), heads("key", [0, 2, 3, 1]))
        scores = op.mul(scores, op.const(np.float32((WIDTH // HEADS) ** -0.5)))
        mixed = op.matmul(op.softmax(scores, axis=-1), heads("value", [0, 2, 1, 3]))
        return op.reshape(op.transpose(mixed, perm=[0, 2, 1, 3]), op.const(np.array([0, 0, WIDTH])))

    def _dense(self, hidden: spox.Var, name: str) -> spox.Var:
        weight = self._weights[name + "weight"]
        if self._bits is None:
            product = op.matmul(hidden, op.const(np.ascontiguousarray(weight.T)))
        else:
            product = _whole_product(hidden, *whole_numbers(weight, self._bits))
        return op.add(product, op.const(self._weights[name + "bias"]))

    def _normalise(self, hidden: spox.Var, name: str) -> spox.Var:
        scale, bias = op.const(self._weights[name + "weight"]), op.const(self._weights[name + "bias"])
        normal, *_ = op.layer_normalization(hidden, scale, bias, axis=-1, epsilon=EPSILON)
        return normal


def _whole_product(hidden: spox.Var, whole: np.ndarray, scale: np.ndarray) -> spox.Var:
    values, value_scale, zero = op.dynamic_quantize_linear(hidden)
    product = op.matmul_integer(values, op.const(np.ascontiguousarray(whole.T)), zero)
    return op.mul(op.cast(product, to=np.float32), op.mul(value_scale, op.const(scale[:, 0])))


def whole_numbers(rows: np.ndarray, bits: int) -> tuple[np.ndarray, np.ndarray]:
    """Each row as whole numbers (int8) and the scale (rows, 1) that brings them back."""
    largest = 2 ** (bits - 1) - 1
    scale = (np.abs(rows).max(axis=1, keepdims=True) / largest).astype(np.float32)
    scale[scale == 0] = 1
    return np.rint(rows / scale).astype(np.int8), scale


def _gelu(hidden: spox.Var) -> spox.Var:
    half = op.mul(hidden, op.const(np.float32(0.5)))
    error = op.erf(op.mul(hidden, op.const(np.float32(2**-0.5))))
    return op.mul(half, op.add(op.const(np.float32(1)), error))
