"""What was learnt from the shipped phrases: the trained model that is served, read once for all tests here."""

from __future__ import annotations

from pathlib import Path

import pytest

from engine import train
from engine.evaluation.comparing import understanding_of
from engine.inputs import Inputs
from engine.models_folder import path_for
from engine.nlu import sentence_vectors
from engine.nlu.phrases import read_phrases
from engine.nlu.plain_words import PlainWords
from engine.nlu.sentence_vectors import SentenceEncoder
from engine.nlu.understanding import Reading, Understanding

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
def understanding() -> Understanding:
    """As in a live turn; trained first where the phrases have changed since."""
    assert train.main([]) == 0
    return understanding_of(path_for(Inputs(), Path("models")))
