"""Split a text into the things it says."""

import re
from collections.abc import Iterator

CUTS = re.compile(
    r"[.!?;:\n]+(?=\s|$)|\s[-–]+\s|[,(){}]|\.{2,}"
    r"|\b(?:and also|and then|and now|as well as|on top of that|and|also|plus|but|then|because|since|so|or|while"
    r"|although|anyway|apart from that|another thing|besides)\b",
    re.IGNORECASE,
)
MOST = 40
FEWEST_WORDS = 2


def spans(plain: str) -> list[tuple[int, int]]:
    """Where the clauses of a plain English text start and end, in order; one, the whole text, when it is simple.

    A piece of fewer than two words stays with the piece before it.
    """
    pieces: list[tuple[int, int]] = []
    for start, end in _pieces(plain):
        words = plain[start:end].split()
        if pieces and len(words) < FEWEST_WORDS:
            pieces[-1] = (pieces[-1][0], end)
        elif any(map(str.isalnum, plain[start:end])):
            pieces.append((start, end))
    return pieces[:MOST] if len(pieces) > 1 else [(0, len(plain))]


def clauses(plain: str) -> list[str]:
    """The clauses themselves."""
    return [plain[start:end].strip(" \t\"'&+") for start, end in spans(plain)]


def _pieces(plain: str) -> Iterator[tuple[int, int]]:
    start = 0
    for cut in CUTS.finditer(plain):
        yield start, cut.start()
        start = cut.end()
    yield start, len(plain)
