"""What is learnt from the shipped phrases, once for all tests here."""

from __future__ import annotations

from pathlib import Path

import pytest

from engine.nlu import sentence_vectors
from engine.nlu.phrases import read_phrases
from engine.nlu.plain_words import PlainWords
from engine.nlu.sentence_vectors import SentenceEncoder
from engine.nlu.understanding import Examples, Reading, Understanding, learn, read_finer_acts

ROOT = Path(__file__).resolve().parents[3]
CONTENT = ROOT / "content"
PHRASES = ROOT / "data" / "nlu"


@pytest.fixture(scope="session")
def encoder() -> SentenceEncoder:
    return sentence_vectors.shared()


@pytest.fixture(scope="session")
def reading() -> Reading:
    return Reading.of(CONTENT, read_phrases(PHRASES))


@pytest.fixture(scope="session")
def words(reading: Reading) -> PlainWords:
    return reading.words()


@pytest.fixture(scope="session")
def understanding(words: PlainWords, encoder: SentenceEncoder) -> Understanding:
    examples = Examples.prepare(read_phrases(PHRASES), words, encoder)
    return learn(examples, words, read_finer_acts(CONTENT))
