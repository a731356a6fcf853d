"""A parent tells when something is and when to text about it: `the appointment is thurs 2, text me wed night`."""

import re

CLAUSES = re.compile(r"[,;!?\n]+|\.(?!\d)|\b(?:so|but)\b", re.IGNORECASE)
OF_THE_THING = re.compile(
    r"\b(?:it'?s|its|it is|which is|that'?s|appoint\w*|appt|appointment'?s|interview|hearing|meeting|dentist|doctors?|gp"
    r"|hospital|clinic|panel|court|party|exam|class|course|school|trip)\b",
    re.IGNORECASE,
)
BIDS = re.compile(
    r"\b(?:(?:te?xt|txt|remind|message|msg|nudge|ping|check in (?:on|oan|with|wi)) (?:me|us)"
    r"|send (?:me|us) an? (?:wee )?(?:te?xt|txt|message|msg|reminder))\b",
    re.IGNORECASE,
)
OF_THE_TEXT = re.compile(
    rf"{BIDS.pattern}|\b(?:send|get|want) (?:it|me it|the te?xt)\b"
    r"|\b(?:maybe|mibbe|perhaps|say|make it|how about|what about)\b",
    re.IGNORECASE,
)
TIME = re.compile(
    r"\d|\b(?:mon|tues?|wed(?:nes)?|thu(?:rs?)?|fri|sat(?:ur)?|sun)(?:day)?\b"
    r"|\b(?:today|the ?day|tomorrow|2moro|the morn|the morra|tonight|the night|mornin\w*|after ?noon|evenin\w*|night"
    r"|week)\b",
    re.IGNORECASE,
)
BY_THE_OTHER = re.compile(
    r"\b(?:day|night|evening|morning|hour|week|\w+day)s? (?:before|after)\b|\b(?:that|the same) (?:day|morning|night)\b"
    r"|\bon the day\b",
    re.IGNORECASE,
)
"""A time that hangs on the other one."""
ONLY_WHICH_WEEK = re.compile(r"^\W*(?:\w+ ){0,3}week\W*$", re.IGNORECASE)
"""`next week, text me thursday`."""
THAT_IS = re.compile(
    r"\bthe (?P<part>day|night|evening) (?:before|after)(?: (?:that|it))?\s*[,:;-]+\s*(?:on |the )?"
    r"(?P<day>(?:mon|tues?|wed(?:nes)?|thu(?:rs?)?|fri|sat(?:ur)?|sun)(?:day)?)\b",
    re.IGNORECASE,
)
"""`the day before, wednesday`: it is said twice which day that is."""


ONE_OF_THEM = re.compile(
    r"\b(put|set|send|add|have|get|need|want|do)(?: me| us| in)? (?:one|wan|yin)\b(?! (?:o'?clock|pm|am|thirty)\b)",
    re.IGNORECASE,
)
"""`put one for the day before`: a text, and no hour."""


def hangs_on_one_set(words: str) -> bool:
    """Whether the only time that words name is by one that is set: `put one for the day before an all`."""
    rest, found = BY_THE_OTHER.subn("", words)
    return bool(found) and TIME.search(rest) is None


def words_for_the_text(words: str) -> str:
    """The words without those that only say when the thing itself is, where others say when to text about it."""
    said = ONE_OF_THEM.sub(r"\1", words)
    said = THAT_IS.sub(lambda found: found["day"] + ("" if found["part"].lower() == "day" else " night"), said)
    clauses = [clause.strip() for clause in CLAUSES.split(said) if TIME.search(clause)]
    first = next((number for number, each in enumerate(clauses) if OF_THE_TEXT.search(each)), 0)
    before, wished = clauses[:first], clauses[first:]
    bids = any(map(BIDS.search, wished)) or all(map(OF_THE_THING.search, before))
    hangs = any(map(BY_THE_OTHER.search, wished)) or any(map(ONLY_WHICH_WEEK.match, before))
    after = [each for each in wished[1:] if not OF_THE_THING.search(each)]
    return ", ".join((wished[0], *after)) if before and bids and not hangs else said
