"""How old a reader has to be for a text, by the Flesch-Kincaid grade (the age is the grade and five years)."""

import re

WORD = re.compile(r"[A-Za-z][A-Za-z'’]*")
SENTENCE_END = re.compile(r"[.!?:;]+(?:\s|$)|\n+")
VOWELS = re.compile(r"[aeiouy]+")
SILENT_ENDING = re.compile(r"(?:[^laeiouy]e|[^aeiouytd]ed|[^aeiouycgszx]es)$")


def reading_age(text: str) -> float:
    """Years of age; 5 for a text without words."""
    words = WORD.findall(text)
    if not words:
        return 5.0
    sentences = sum(1 for part in SENTENCE_END.split(text) if WORD.search(part))
    grade = 0.39 * len(words) / sentences + 11.8 * sum(map(syllables, words)) / len(words) - 15.59
    return max(5.0, round(grade + 5, 1))


def syllables(word: str) -> int:
    """Syllables, counted by groups of vowels: right for most English words, at least one for each."""
    plain = word.lower().replace("'", "").replace("’", "")
    groups = len(VOWELS.findall(plain))
    if groups > 1 and SILENT_ENDING.search(plain):
        groups -= 1
    return max(1, groups)
