"""What the meaning of a text is compared by: its sentence vector, words and spelling, of the plain English reading."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from scipy.sparse import csr_matrix
from sklearn.feature_extraction.text import TfidfVectorizer

WORDS = {"analyzer": "word", "ngram_range": (1, 2), "token_pattern": r"[\w']+"}
# What more than 1000 phrases have says little, and costs most of the time.
SPELLING = {"analyzer": "char_wb", "ngram_range": (3, 5), "max_df": 1000}


@dataclass(frozen=True)
class Features:
    """Features of several texts.

    `vectors` is float32 (texts, 384); `words` and `spelling` are sparse float32, rows of length one.
    """

    vectors: np.ndarray
    words: csr_matrix
    spelling: csr_matrix

    def __len__(self) -> int:
        return len(self.vectors)

    def rows(self, index: np.ndarray) -> Features:
        """The features of some of the texts."""
        return Features(self.vectors[index], self.words[index], self.spelling[index])


class Counting:
    """Counts the words and the spelling of texts, as learnt from the training texts."""

    def __init__(self, words: TfidfVectorizer, spelling: TfidfVectorizer) -> None:
        self._words = words
        self._spelling = spelling

    @classmethod
    def learn(cls, texts: Sequence[str], vectors: np.ndarray) -> tuple[Counting, Features]:
        """Learn which words and spellings there are, and how telling each is; and the features of these texts.

        ValueError when there are none.
        """
        vectorizers = [TfidfVectorizer(sublinear_tf=True, dtype=np.float32, **kind) for kind in (WORDS, SPELLING)]
        words, spelling = (vectorizer.fit_transform(texts).astype(np.float32) for vectorizer in vectorizers)
        return cls(*vectorizers), Features(vectors, words, spelling)

    def features(self, texts: Sequence[str], vectors: np.ndarray) -> Features:
        """Features of texts whose sentence vectors, (texts, 384), are given."""
        words, spelling = (counted.transform(texts).astype(np.float32) for counted in (self._words, self._spelling))
        return Features(vectors, words, spelling)

    def arrays(self) -> dict[str, np.ndarray]:
        """What was learnt, to be stored."""
        stored = {}
        for name, vectorizer in (("words", self._words), ("spelling", self._spelling)):
            terms = sorted(vectorizer.vocabulary_, key=vectorizer.vocabulary_.__getitem__)
            stored[f"{name}_terms"] = np.frombuffer("\n".join(terms).encode(), np.uint8)
            stored[f"{name}_weights"] = vectorizer.idf_.astype(np.float32)
        return stored

    @classmethod
    def restore(cls, arrays: dict[str, np.ndarray]) -> Counting:
        """The same as was stored."""
        vectorizers = []
        for name, kind in (("words", WORDS), ("spelling", SPELLING)):
            terms = arrays[f"{name}_terms"].tobytes().decode().split("\n")
            vectorizer = TfidfVectorizer(
                sublinear_tf=True,
                dtype=np.float32,
                vocabulary=dict(zip(terms, range(len(terms)), strict=True)),
                **kind,
            )
            vectorizer.idf_ = arrays[f"{name}_weights"]
            vectorizers.append(vectorizer)
        return cls(*vectorizers)


def weighed(counts: csr_matrix, says: np.ndarray) -> np.ndarray:
    """`counts`, sparse (texts, features), times `says`, (features, labels): quick for a single text too."""
    if counts.shape[0] > 1:
        return np.asarray(counts @ says)
    return np.asarray(counts.data @ says[counts.indices])[None]
