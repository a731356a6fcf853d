"""Mend one word: a dropped g, dropped vowels, one wrong letter, or letters that sound the same."""

import importlib.resources
import re
from collections.abc import Iterable, Mapping

from symspellpy import SymSpell, Verbosity
from symspellpy.editdistance import DistanceAlgorithm, EditDistance

FREQUENCIES = "frequency_dictionary_en_82_765.txt"
VOWELS = re.compile(r"[aeiou]")
REPEATS = re.compile(r"(.)\1{2,}")
SHORTEST = 4
COMMON = 100_000
RARE = 1_000_000
"""A word used less than this is not offered as what somebody meant, unless our phrases use it."""
OURS = 2_000
"""How much one use of a word in our own phrases counts, in uses per ten thousand million elsewhere."""


SOUNDS = [
    (re.compile(written), heard)
    for written, heard in (
        (r"^[kg]n", "n"),
        (r"^wr", "r"),
        (r"ph", "f"),
        (r"gh(?=t|$)", ""),
        (r"tch|ch", "C"),
        (r"shun|shon", "Sn"),
        (r"(?:ss|t|c|s)i(?=[aou])|sh", "S"),
        (r"dge|dj|g(?=[eiy])", "j"),
        (r"wh", "w"),
        (r"s?c(?=[eiy])|z", "s"),
        (r"ck|c|q", "k"),
        (r"x", "ks"),
        (r"th", "0"),
        (r"ing$|in$", "n"),
        (r"(?<=.)[aeiouyhw]", ""),
        (r"(.)\1+", r"\1"),
    )
]
"""How letters sound, told roughly; vowels within a word are left out."""
NEGATION = re.compile(r"[a-z]{1,4}n'?t")
"""`doant`, `diznt`."""
SOUNDED, LONG, USED = 2, 8, 10
"""A word that sounds like one of ours has so many wrong letters, one more if long; ours is used so often."""
LESS_USED = 20
"""Of two words one letter away, the one that sounds the same is meant, unless it is so many times less used."""


class Spelling:
    """Mends words that are in neither the English frequency list nor our own names."""

    def __init__(self, known: Iterable[str], counts: Mapping[str, int]) -> None:
        self._known = set(known)
        self._symspell = SymSpell(max_dictionary_edit_distance=1, prefix_length=7)
        self._skeletons: dict[str, tuple[int, str | None]] = {}
        self._sounds: dict[str, list[str]] = {}
        self._distance = EditDistance(DistanceAlgorithm.DAMERAU_OSA)
        for word in self._known:
            if word.isalpha() and len(word) > SHORTEST:
                self._symspell.create_dictionary_entry(word, OURS)
        for word, frequency in _frequencies().items():
            self._known.add(word)
            if frequency >= RARE or word in counts:
                self._add(word, frequency // 10_000 + OURS * counts.get(word, 0), counts.get(word, 0))

    def _add(self, word: str, count: int, ours: int) -> None:
        self._symspell.create_dictionary_entry(word, max(count, 1))
        bones = skeleton(word)
        if ours and bones != word and count > self._skeletons.get(bones, (0, ""))[0]:
            self._skeletons[bones] = (count, word)
        if ours >= USED and len(word) > SHORTEST:
            self._sounds.setdefault(sound(word), []).append(word)

    def mend(self, word: str) -> str:
        """The word as it was probably meant; the same word when nothing fits."""
        word = word.rstrip("'")
        if len(word) >= 5 and word.endswith("in") and self._count(word + "g") > 5 * self._count(word):
            return word + "g"
        if len(word) < 3 or not word.isalpha() or word in self._known:
            return word
        word = REPEATS.sub(r"\1\1", word)
        return self._past(word) or self._bones(word, 0) or self._swapped(word) or self._near(word) or word

    def _count(self, word: str) -> int:
        return int(self._symspell.words.get(word, 0))

    def _past(self, word: str) -> str | None:
        past = word[:-1] + "ed"
        return past if word.endswith("d") and word[-2] not in "aeiou" and past in self._known else None

    def _bones(self, word: str, vowels: int) -> str | None:
        """The word of ours that is spelt so without its vowels."""
        if len(VOWELS.findall(word)) > vowels:
            return None
        return self._skeletons.get(skeleton(word), (0, None))[1]

    def _swapped(self, word: str) -> str | None:
        """Two neighbouring letters the wrong way round: the commonest slip of all."""
        swaps = (word[:i] + word[i + 1] + word[i] + word[i + 2 :] for i in range(len(word) - 1))
        swap = max((swap for swap in swaps if swap in self._symspell.words), key=self._count, default=None)
        least = self._count(self._near(word) or "") / 20 if len(word) >= SHORTEST else COMMON
        return swap if swap and self._count(swap) >= least else None

    def _near(self, word: str) -> str | None:
        if len(word) < SHORTEST:
            return None
        nearest = self._symspell.lookup(word, Verbosity.CLOSEST, max_edit_distance=1)
        if not nearest:
            return self._bones(word, 1) or self._sounding(word)
        used = [str(each.term) for each in nearest if each.count * LESS_USED >= nearest[0].count]
        return next((each for each in used if sound(each) == sound(word)), used[0])

    def _sounding(self, word: str) -> str | None:
        """The nearest word of ours that sounds the same: `unkel`, `seesure`. What may be a negation is left alone."""
        if NEGATION.fullmatch(word):
            return None
        heard = sound(word)
        most = SOUNDED + (len(word) >= LONG)
        distances = {each: self._distance.compare(word, each, most) for each in self._sounds.get(heard, ())}
        near = [each for each, distance in distances.items() if distance >= 0]
        return min(near, key=lambda each: (distances[each], -self._count(each)), default=None)


def sound(word: str) -> str:
    """Roughly how a word sounds: "tuchin" and "touching" are alike."""
    for written, heard in SOUNDS:
        word = written.sub(heard, word)
    return word


def skeleton(word: str) -> str:
    """The first letter and the consonants after it, each once: "pymnt" and "payment" are alike."""
    rest = VOWELS.sub("", word[1:].replace("y", ""))
    return re.sub(r"(.)\1", r"\1", word[0] + rest)


def _frequencies() -> dict[str, int]:
    text = importlib.resources.files("symspellpy").joinpath(FREQUENCIES).read_text(encoding="utf-8-sig")
    return {word: int(count) for word, count in (line.split() for line in text.splitlines())}
