"""A child is ill, or a parent asks what makes ill: we know nothing of illness, and who does is one number away.

What is listed for health is for the parent's own.
"""

import re

from bot.messages import Saying
from bot.safety.choices import A_PERSON_PERHAPS

LONGEST = 40
"""Words; more of them tell a story."""
OWN_HEALTH = "health_disability"
TAKEN_FOR = frozenset({OWN_HEALTH, "parenting", "additional_support_needs"})
"""Needs that an ill child is taken for, where no more is meant."""
CHILD = (
    r"(?:(?:sons?|daughters?|boys?|girls?|weans?|bairns?|kids?|lassie|laddie|lads?|twins|child(?:ren)?|toddlers?"
    r"|bab(?:y|ies)|(?:wee|little|young|old)(?:est)? (?:yin|one|man|girl|boy|fella)|(?:young|old)est|newborn)(?:'?s)?"
    r"|he'?s?|she'?s?|him|her|they'?re)"
)
ILLNESS = (
    r"(?:cough(?:s|in'?|ing|ed)?|chesty|chest infection|wheez\w+|asthma\w*|e[cx]zema|rash(?:es)?|fever\w*"
    r"|(?:high |got a |has a |a )temp(?:erature)?|vomit\w*|puking|throwing up|diarrh?o?ea|the runs|(?:tummy|stomach) bug"
    r"|ear ?ache|ear infection|infection|chicken ?pox|tonsil\w*|croup|bronchi\w*|impetigo|hand foot and mouth|nits"
    r"|head ?lice|constipat\w+|poorly|unwell|no(?:t)? (?:very )?well|conjunctivitis|scarlet fever|measles|a virus"
    r"|(?:sore|bad) (?:throat|ears?|tummy|belly|chest)"
    r"|(?<!worried )(?:being |been |is |he'?s |she'?s )sick(?! (?:of|and tired|note|pay|line)))"
)
TOLD = re.compile(
    rf"\b{CHILD}\b(?:\W+[\w']+){{0,7}}?\W+{ILLNESS}\b|\b{ILLNESS}\b(?:\W+[\w']+){{0,5}}?\W+{CHILD}\b", re.I
)
OWN = re.compile(
    rf"\b(?:i|i'?m|i've|ive|ah|ah'?m|am|a'?m|my own|myself|masel)\b(?: \w+){{0,3}} {ILLNESS}\b"
    r"|\bmy (?:cough|asthma|rash|chest|throat)\b",
    re.I,
)
CAUSE = re.compile(
    rf"\b(?:is|are|does|do|can|could|will|wid|would)\b.*\b(?:bad for|good for|caus\w+|mak\w+|giv\w+|trigger\w*)\b.*"
    rf"\b(?:{ILLNESS}|ill|worse|lungs|health)\b",
    re.I,
)


def is_told(text: str) -> bool:
    """Whether a text tells that a child is ill, and not the parent."""
    said = _plain(text)
    return len(said.split()) <= LONGEST and TOLD.search(said) is not None and OWN.search(said) is None


def asks_what_makes_ill(text: str) -> bool:
    """Whether it asks about illness itself: `is mould bad for asthma`."""
    return CAUSE.search(_plain(text)) is not None


def answer() -> Saying:
    """Who helps with an ill child, at any hour and by day, and when it is 999."""
    return Saying("child_is_ill", choices=A_PERSON_PERHAPS)


def _plain(text: str) -> str:
    return text.replace("\u2019", "'")
