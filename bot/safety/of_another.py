"""Whether words of harm to oneself are about a child rather than about who writes: `ma wean's cutting hersel`."""

import re

CHILD = (
    r"(?:son|daughter|\d+ ?(?:year old|yr old|yo)|wean|child|kid"
    r"|boy|girl|lassie|lad|laddie|bairn|teen\w*|eldest|oldest|youngest|niece|nephew"
    r"|(?:step|grand) ?(?:son|daughter|child|wean|bairn))"
)
ADULT = re.compile(
    r"(?<!his )(?<!her )(?<!their )\b(?:ex|partner|husband|wife|boyfriend|girlfriend|fella|man"
    r"|wumman|woman|mum|mam|mother|dad|da|father|sister|brother"
    r"|pal|mate|friend|neighbour)(?:'?s)?\b|\bif (?:i|a|ah) (?:leave|go|left)\b",
    re.IGNORECASE,
)
"""Then `he` may be no child."""
OF = r"(?:my|ma|our|oor|the)(?: wee| big| own| eldest| oldest| youngest| teenage| \d+ ?(?:year old|yr old|yo))*"
THEMSELVES = r"(?:him|her|hir|them|they)sel\w*"
ENDS = r"(?:end|ending|endin|taking|take|took) (?:it|(?:his|her|their) (?:own )?life)"
WANTS_NOT = (
    r"(?:doesn'?t|disnae|don'?t|dinnae|didn'?t|didnae|does not|did not)(?: even)? (?:want (?:to|tae)|wannae|wanna)"
)
HARMS = (
    rf"(?:(?:cut|hurt|harm|kill|burn|starv)\w* {THEMSELVES}|self ?-?harm\w*|cutting|cuttin|been cut|suicid\w*|{ENDS}"
    r"|overdos\w*|(?:took|taken|taking) (?:all |some |a lot of |too many )?(?:tablets|pills|paracetamol|meds)"
    r"|want\w* (?:to|tae) (?:die|be dead|disappear)|wish\w* (?:he|she|they) (?:was|were|wis) dead"
    rf"|{WANTS_NOT} (?:be here|be alive|live|wake up))"
)
LOSES_HOPE = (
    r"(?:(?:can'?t|cannae|cannot|canny) (?:go on|live|take (?:it|any))|better (?:off|aff) (?:dead|deid"
    r"|with ?o[ou]t (?:her|him|them))|kill\w* (?:her|him|them)sel\w*|(?:was|were|wis) (?:dead|deid))"
)
NOT_I = r"(?:\W+(?!(?:i|a|ah|i'm|im|i've|ive|me|my ?sel\w*|masel\w*)\b)[\w']+){0,8}?"
OF_ANOTHER = re.compile(
    rf"\b(?:he|she|they|{OF} {CHILD})\b(?:'?s|'?re|'?ve)?{NOT_I}\W+{HARMS}\b"
    r"|\b(?:cuts|burns|scars) (?:on|all over|up|down|along) (?:her|his|their)\b",
    re.IGNORECASE,
)
OF_ONESELF = re.compile(
    r"\b(?:my|ma) ?sel(?:f|fs|l)?\b|\bmasel\w*\b"
    r"|\b(?:i|a|ah)(?:'?m|'?ve|'?d|'?ll| am| have| just| dae| do)* (?:want (?:to|tae) (?:die|end|go|sleep|disappear|join)"
    r"|wish (?:i|a|ah)|can'?t (?:go on|cope|take|do this|live)|cannae (?:go on|cope|take|dae this|live)"
    r"|(?:don'?t|dinnae|do not) want (?:to|tae) (?:be|live|wake)"
    r"|(?:going|goin|gonnae|gonna) (?:to |tae )?(?:kill|end|die|do|join)"
    r"|done\b|finished|tired of|cut\w*|overdosed|suicidal|feel the same|think about it)"
    r"|\bwithout me\b|\bwith me\b|\bme (?:too|as well|an a|and all)\b|\bso (?:do|have|am|did) (?:i|ah)\b",
    re.IGNORECASE,
)
"""Any sign that who writes is at risk too: then it is not read as about another."""
NOT_ME = re.compile(
    rf"\b(?:it'?s |it is |its )?(?:not|no|nae|isnae|isn'?t) (?:about )?me\b.*\b(?:he|she|her|him|hers|his|{OF} {CHILD})\b"
    rf"|\b(?:it'?s|it is|its) (?:about )?(?:her|him|{OF} {CHILD})\b.*\b(?:not|no|nae) me\b",
    re.IGNORECASE,
)


def puts_right(text: str) -> bool:
    """Whether a text says, after a reply to the writer, that it is about a child: `it's not me, it's her`."""
    said = text.replace("\u2019", "'")
    return NOT_ME.search(said) is not None and not (ADULT.search(said) or OF_ONESELF.search(said))


def is_of_another(text: str) -> bool:
    """Whether a text is about a child's harm to themselves, and holds no sign of the writer's own."""
    said = text.replace("\u2019", "'")
    return OF_ANOTHER.search(said) is not None and not (ADULT.search(said) or OF_ONESELF.search(said))
