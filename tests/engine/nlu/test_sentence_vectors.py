"""The built encoder against a plain NumPy pass over the same weights."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import onnxruntime
import pytest
from tokenizers import Tokenizer

from engine.nlu import encoder_graph, encoder_reference, sentence_vectors, tuned_layers
from engine.nlu.sentence_vectors import SentenceEncoder

TEXTS = [
    "hello",
    "I can not pay my rent and the landlord wants us out",
    "is there a group for single dads near Leith?",
]


@pytest.fixture(scope="module")
def tokenizer() -> Tokenizer:
    tokenizer = Tokenizer.from_file(str(sentence_vectors.packaged("tokenizer.json")))
    tokenizer.no_padding()
    return tokenizer


@pytest.fixture(scope="module")
def weights() -> dict[str, np.ndarray]:
    return sentence_vectors.weights()


def test_the_graph_computes_what_the_reference_does(tokenizer: Tokenizer, weights: dict[str, np.ndarray]) -> None:
    tuned = tuned_layers.read()
    session = onnxruntime.InferenceSession(encoder_graph.build(weights, tuned, bits=None).SerializeToString())
    for text in TEXTS:
        tokens = np.array(tokenizer.encode(text).ids)
        for found, used in zip(session.run(None, {"tokens": tokens[None]}), (weights, weights | tuned), strict=True):
            vector = found[0].mean(axis=0)
            expected = encoder_reference.encode(tokens, used)
            np.testing.assert_allclose(vector / np.linalg.norm(vector), expected, atol=1e-5)


def test_whole_numbers_change_little(
    encoder: SentenceEncoder, tokenizer: Tokenizer, weights: dict[str, np.ndarray]
) -> None:
    for text in TEXTS:
        for place, used in enumerate((weights, weights | tuned_layers.read())):
            expected = encoder_reference.encode(np.array(tokenizer.encode(text).ids), used)
            assert float(encoder.encode(text)[0][0, place] @ expected) > 0.97


def test_tuned_layers_are_kept_as_the_encoder_uses_them(tmp_path: Path) -> None:
    tuned = tuned_layers.read()
    tuned_layers.write(tuned, tmp_path / "again.npz")
    again = tuned_layers.read(tmp_path / "again.npz")
    assert again.keys() == tuned.keys()
    for name, value in tuned.items():
        np.testing.assert_allclose(again[name], value, atol=1e-3)


def test_parts_are_vectors_of_their_own(encoder: SentenceEncoder) -> None:
    text = "my rent is late, the baby needs nappies"
    vectors, kept = encoder.encode(text, [(0, 15), (17, len(text))])
    assert vectors.shape == (3, 2, sentence_vectors.WIDTH)
    assert kept == [(0, 15), (17, len(text))]
    np.testing.assert_allclose(np.linalg.norm(vectors, axis=2), 1, atol=1e-5)
    assert float(vectors[1, 0] @ vectors[2, 0]) < 0.99


def test_parts_beyond_what_is_read_are_left_out(encoder: SentenceEncoder) -> None:
    text = "word " * 2_000
    vectors, kept = encoder.encode(text, [(0, 9), (9_000, 9_009)])
    assert kept == [(0, 9)]
    assert len(vectors) == 2


def test_many_are_the_same_as_one_and_are_kept(encoder: SentenceEncoder, tmp_path: Path) -> None:
    first = encoder.encode_many(TEXTS, tmp_path)
    np.testing.assert_array_equal(first, np.stack([encoder.encode(text)[0][0] for text in TEXTS]))
    np.testing.assert_array_equal(encoder.encode_many(TEXTS[::-1], tmp_path), first[::-1])


def test_a_broken_cache_is_made_anew(encoder: SentenceEncoder, tmp_path: Path) -> None:
    (tmp_path / sentence_vectors.VECTORS).write_bytes(b"not a cache")
    assert len(encoder.encode_many(TEXTS, tmp_path)) == len(TEXTS)
