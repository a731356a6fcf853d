"""Whether a child is writing: somebody who says of themselves that they are under sixteen, or in a class at school."""

import re

_YEARS = r"(?:8|9|1[0-5]|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen)"
_OF_AGE = r"(?:\s*(?:years? old|years? auld|yrs? old|year olds?|yr old|yo|y/o))"
_GOES_ON = r"(?=\s*(?:$|[.,!?;]|and\b|an\b|n\b|but\b|so\b|can\b|cn\b|is\b|do\b|my\b|ma\b|what\b|who\b))"
CHILD = re.compile(
    rf"\b(?:i'?m|i am|am|ah'?m|a'?m) (?:only |just |still )?{_YEARS}(?:{_OF_AGE}\b|{_GOES_ON})"
    r"|\b(?:i'?m|i am|ah'?m) (?:only |just )?in (?:p[1-7]|s[1-4]|primary (?:[1-7]|one|two|three|four|five|six|seven))\b"
    rf"|\bi'?m a (?:kid|child|{_YEARS} year old)\b"
)
QUOTES = str.maketrans("’‘", "''")


def a_child_writes(text: str) -> bool:
    """Whether the text says so in the first person. A parent's "she's 12" does not."""
    return bool(CHILD.search(text.lower().translate(QUOTES)))
