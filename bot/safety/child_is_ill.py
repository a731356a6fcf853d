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
OF_CHILDREN = (
    r"sons?|daughters?|boys?|girls?|weans?|bairns?|kids?|lassie|laddie|lads?|twins|child(?:ren)?|toddlers?|bab(?:y|ies)"
    r"|newborn"
)
CHILD = (
    rf"(?:(?:{OF_CHILDREN}|(?:wee|little|young|old)(?:est)? (?:yin|one|man|girl|boy|fella)|(?:young|old)est)(?:'?s)?"
    r"|he'?s?|she'?s?|him|her|they'?re)"
)
ILLNESS = (
    r"(?:cough(?:s|in'?|ing|ed)?|chesty|chest infection|wheez\w+|asthma\w*|e[cx]zema|rash(?:es)?(?! of)|fever\w*"
    r"|(?:high |got a |has a |a )temp(?:erature)?|vomit\w*|puking|throwing up|diarrh?o?ea|the runs|(?:tummy|stomach) bug"
    r"|ear ?ache|ear infection|infection|chicken ?pox|tonsil\w*|croup|bronchi\w*|impetigo|hand foot and mouth|nits"
    r"|head ?lice|constipat\w+|poorly|unwell|no(?:t)? (?:very )?well|conjunctivitis|scarlet fever|measles|a virus"
    r"|(?:sore|bad) (?:throat|ears?|tummy|belly|chest)"
    r"|(?<!worried )(?:being |been |is |he'?s |she'?s )sick(?! (?:of|and tired|note|pay|line)))"
)
TOLD = re.compile(
    rf"\b{CHILD}\b(?:\W+[\w']+){{0,7}}?\W+{ILLNESS}\b|\b{ILLNESS}\b(?:\W+[\w']+){{0,5}}?\W+{CHILD}\b", re.IGNORECASE
)
OWN = re.compile(
    rf"\b(?:i|i'?m|i've|ive|ah|ah'?m|am|a'?m|my own|myself|masel)\b(?: \w+){{0,3}} {ILLNESS}\b"
    r"|\bmy (?:cough|asthma|rash|chest|throat)\b",
    re.IGNORECASE,
)
SURELY_A_CHILD = re.compile(
    rf"\b(?:{OF_CHILDREN}|(?:wee|young|old)(?:est)? (?:yin|one|man|girl|boy)|nursery)(?:'?s)?\b",
    re.IGNORECASE,
)
A_GROWN_UP = re.compile(
    r"\b(?:mums?|mam|maw|dads?|da|faither|father|mother|husband|wife|partner|boyfriend|girlfriend|man|granny|gran|grandad|ex"
    r"|sister|brother|pal|friend|neighbour)\b",
    re.IGNORECASE,
)
ANOTHER_THING = re.compile(
    r"\b(?:jabs?|vaccin\w*|immunis\w*|break ?ins|doing the runs|clubs?|swim\w*|class(?:es)?|groups?"
    r"|bums?|bottom|down below|down there|privates?|willy)\b",
    re.IGNORECASE,
)
"""What is asked for is something to go to; or what is told may be no illness."""
CAUSE = re.compile(
    rf"\b(?:is|are|does|do|can|could|will|would)\b[^.?!;]{{0,50}}?\b(?:bad for|caus\w+|trigger\w*) [^.?!;]{{0,24}}?"
    rf"\b(?:{ILLNESS}|lungs)\b"
    r"|\b(?:does|do|can|could|will|would)\b[^.?!;]{0,40}?\bmak\w+ (?:\w+ ){1,3}(?:ill|sick|cough|wheeze)\b",
    re.IGNORECASE,
)


def is_told(text: str) -> bool:
    """Whether a text tells that a child is ill, and not the parent."""
    said = _plain(text)
    if len(said.split()) > LONGEST or OWN.search(said) or ANOTHER_THING.search(said):
        return False
    of_a_child = SURELY_A_CHILD.search(said) is not None or A_GROWN_UP.search(said) is None
    return of_a_child and TOLD.search(said) is not None


def asks_what_makes_ill(text: str) -> bool:
    """Whether it asks about illness itself: `is mould bad for asthma`."""
    said = _plain(text)
    return len(said.split()) <= LONGEST and CAUSE.search(said) is not None


def answer() -> Saying:
    """Who helps with an ill child, at any hour and by day, and when it is 999."""
    return Saying("child_is_ill", choices=A_PERSON_PERHAPS)


def _plain(text: str) -> str:
    return text.replace("\u2019", "'")
