"""Split a text into the things it says."""

import re

ENDS = re.compile(r"[.!?;:\n]+(?=\s|$)|\s[-–]+\s|[,(){}]|\.{2,}")
JOINS = re.compile(
    r"\b(?:and also|and then|and now|as well as|on top of that|and|also|plus|but|then|because|since|so|or|while|although"
    r"|anyway|apart from that|another thing|besides)\b",
    re.IGNORECASE,
)
MOST = 12
FEWEST_WORDS = 2


def clauses(plain: str) -> list[str]:
    """The clauses of a plain English text in order, longest first dropped; one, the text itself, when it is simple.

    A piece of fewer than two words stays with the piece before it.
    """
    pieces: list[str] = []
    for sentence in ENDS.split(plain):
        for piece in JOINS.split(sentence or ""):
            piece = piece.strip(" \t\"'&+")
            if not piece:
                continue
            if pieces and len(piece.split()) < FEWEST_WORDS:
                pieces[-1] = f"{pieces[-1]} {piece}"
            else:
                pieces.append(piece)
    return pieces[:MOST] or [plain]
