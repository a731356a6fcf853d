"""What the meaning of a text is compared by: its sentence vector, words and spelling, of the plain English reading."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from scipy.sparse import csr_matrix, diags, hstack
from sklearn.feature_extraction.text import CountVectorizer, TfidfTransformer, TfidfVectorizer

WORDS = {"analyzer": "word", "ngram_range": (1, 2), "token_pattern": r"[\w']+"}
SPELLING = {"analyzer": "char_wb", "ngram_range": (3, 5)}
COMMON = 1000
"""A spelling that more phrases have than these says little, and costs most of the time."""
WEIGHED = {"sublinear_tf": True, "dtype": np.float32}


@dataclass(frozen=True)
class Features:
    """Features of several texts.

    `vectors` is float32 (texts, numbers of a vector); `words` and `spelling` are sparse float32, rows of length one.
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
        self._counts = _Counts(words), _Counts(spelling)

    @classmethod
    def learn(cls, texts: Sequence[str], vectors: np.ndarray) -> tuple[Counting, Features]:
        """Learn which words and spellings there are, and how telling each is; and the features of these texts.

        ValueError when there are none.
        """
        words = TfidfVectorizer(**WEIGHED, **WORDS)
        counted = words.fit_transform(texts).astype(np.float32)
        spelling, spelt = _learn_spelling(texts)
        return cls(words, spelling), Features(vectors, counted, spelt)

    def features(self, texts: Sequence[str], vectors: np.ndarray) -> Features:
        """Features of texts whose sentence vectors are given, a row each."""
        return Features(vectors, *(counts.of(texts) for counts in self._counts))

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
        found = {
            name: _vectorizer(kind, arrays[f"{name}_terms"].tobytes().decode().split("\n"), arrays[f"{name}_weights"])
            for name, kind in (("words", WORDS), ("spelling", SPELLING))
        }
        return cls(**found)


class AlikeInWriting:
    """How alike texts are in words and spelling, each counting so much: as `solving` asks for it."""

    def __init__(self, features: Features, words: float, spelling: float) -> None:
        self._words = features.words.shape[1]
        weights = np.repeat(np.array([words, spelling], np.float32), [self._words, features.spelling.shape[1]])
        counted = hstack([features.words, features.spelling], "csr", np.float32)
        self._turned = counted.T.tocsr()
        self._counted = counted @ diags(weights, format="csr")

    def times(self, says: np.ndarray) -> np.ndarray:
        """Likeness times `says`, float32 (texts, labels)."""
        return np.asarray(self._counted @ (self._turned @ says))

    def to(self, some: np.ndarray) -> np.ndarray:
        """Of all to some of them, float32 (texts, some)."""
        return np.asarray((self._counted @ self._turned[:, some]).toarray())

    def of_terms(self, says: np.ndarray) -> list[np.ndarray]:
        """What each word, and what each spelling, says about each label where the texts say so much."""
        return np.split(np.asarray(self._counted.T @ says), [self._words])


class _Counts:
    """Counts as a vectorizer does, a text and its clauses in a fraction of the time that it takes by itself."""

    def __init__(self, vectorizer: TfidfVectorizer) -> None:
        self._terms, self._known = vectorizer.build_analyzer(), vectorizer.vocabulary_
        self._weights = vectorizer.idf_.astype(np.float32)

    def of(self, texts: Sequence[str]) -> csr_matrix:
        """Sparse float32 (texts, terms), rows of length one."""
        rows = [self._row(text) for text in texts]
        ends = np.cumsum([0, *(len(places) for places, _ in rows)])
        places, weighed_by = (np.concatenate(part) for part in zip(*rows, strict=True))
        return csr_matrix((weighed_by, places, ends), (len(texts), len(self._known)))

    def _row(self, text: str) -> tuple[np.ndarray, np.ndarray]:
        counts = Counter(self._known[term] for term in self._terms(text) if term in self._known)
        places = np.fromiter(counts, np.int32, len(counts))
        found = (1 + np.log(np.fromiter(counts.values(), np.float32, len(counts)))) * self._weights[places]
        return places, found / max(np.linalg.norm(found), np.finfo(np.float32).tiny)


def _learn_spelling(texts: Sequence[str]) -> tuple[TfidfVectorizer, csr_matrix]:
    """What the vectorizer would learn by itself, and the texts' features, in less than half the time: each written
    word is taken apart once, however many texts have it."""
    written = CountVectorizer(analyzer=lambda text: text.lower().split(), dtype=np.int32)
    spelt = CountVectorizer(**SPELLING, dtype=np.int32)
    of_texts = written.fit_transform(texts)
    counts = of_texts @ spelt.fit_transform(written.get_feature_names_out())
    told = np.flatnonzero(np.bincount(counts.indices, minlength=counts.shape[1]) <= COMMON)
    telling = TfidfTransformer(sublinear_tf=True)
    features = telling.fit_transform(counts[:, told].astype(np.float32))
    return _vectorizer(SPELLING, spelt.get_feature_names_out()[told], telling.idf_), features.astype(np.float32)


def _vectorizer(kind: Mapping[str, Any], terms: Sequence[str], weights: np.ndarray) -> TfidfVectorizer:
    """One that has learnt these terms and how telling each is."""
    vectorizer = TfidfVectorizer(vocabulary=dict(zip(terms, range(len(terms)), strict=True)), **WEIGHED, **kind)
    vectorizer.idf_ = weights
    return vectorizer


def weighed(counts: csr_matrix, says: np.ndarray) -> np.ndarray:
    """`counts`, sparse (texts, features), times `says`, (features, labels): quick for a single text too."""
    if counts.shape[0] > 1:
        return np.asarray(counts @ says)
    return np.asarray(counts.data @ says[counts.indices])[None]
