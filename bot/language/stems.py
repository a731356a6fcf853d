"""Words without what changes nothing of their meaning, so that `babies` and `baby's` are both `baby`."""

import re

PLURAL = re.compile(r"(?<=ss)es$|(?<=x)es$|(?<=[cs]h)es$|(?<=\bbus)es$|s$")
IE = re.compile(r"ies?$")
"""`babies`, and the Scots `laddie`, which is `laddy` as well."""
SHORTEST = 3
"""Letters; a word no longer than this is left whole, as `bus` and `gas` are no plurals."""
LETTERS = re.compile(r"[^aeiouy]{2}s")
"""... but `cvs` and `gps` are."""


def stem(word: str) -> str:
    """A word in small letters, without the s of the plural or of the owner."""
    word = word.removesuffix("'s")
    if (len(word) <= SHORTEST and not LETTERS.fullmatch(word)) or word.endswith("ss"):
        return word
    if len(word) > len("pies"):
        word = IE.sub("y", word)
    return PLURAL.sub("", word)
