"""What a text puts right of what is held: `my name is Shaz`, `forget where I live`, `don't keep what I said`."""

import re

HELD = r"(?:know|ken|hold|have|huv|hae|kept|keep|got|wrote|saved)"
OUT = r"(?:delete|remove|forget|erase|take (?:out|off|away)|take|tak|wipe|lose)"
NO_NAME = (
    r"(?!(?:back|later|when|if|after|on|at|the|an?|now|please|pls|to|tae|tomorrow|today|tonight|wrong|spelt|spelled|not|no"
    r"|in|instead|any ?time|any|again|for|about|and|but|btw|by|thanks|ta|x+|names|it|that|\w+day)\b)"
)
NAME = rf"{NO_NAME}[^\W\d_][^\W\d_'-]*"
NAME_TOLD = re.compile(
    r"^\W*(?:(?:hi|hello|oh|ok|okay|aye|yes|no|naw|sorry|and|btw|by the way|also)\b\W*)*"
    r"(?:(?:my|ma) name(?:'?s| is)|(?:please |just |jist )?call me|(?:i'?m|a'?m) called)\s+"
    rf"(?P<name>{NAME}(?:[ -]{NAME})?)(?:\W+(?:please|pls|btw|by the way|thanks|ta|x+))*\W*$",
    re.IGNORECASE,
)
"""Tells what they are called, and nothing else."""
NAME_OUT = re.compile(rf"\b{OUT} (?:my|ma) name\b(?! (?:to|in|down|on))", re.IGNORECASE)
NAME_WRONG = re.compile(
    r"\b(?:my|ma) name(?:'?s| is| wis)? (?:wrong|spelt|spelled|no right|not right)\b|\bwrong name\b(?! (?:for|of) )"
    r"|\b(?:change|correct|fix|update) (?:my|ma) name\b|\b(?:not|no|isn'?t|isnae) (?:my|ma) name\W*$",
    re.IGNORECASE,
)
WHERE_OUT = re.compile(
    rf"\b{OUT} (?:(?:my|ma) (?:area|address|town|place|postcode)|where (?:i|a|ah)(?:'?m| am| live| stay| bide))\b",
    re.IGNORECASE,
)
SAID_OUT = re.compile(
    rf"\b{OUT} (?:(?:what|whit|that) )?(?:i|a|ah)(?:'?ve| have)? (?:said|told|texted|wrote|asked|was|wis)\b"
    r"|\b(?:do(?:n'?t| not)|dinnae|never) (?:want|need|keep|save) (?:that|it|this|any of (?:that|it))"
    r"(?: (?:to be|being))?(?: (?:kept|held|saved|on record|wrote down|written down))\b"
    rf"|\bhow (?:do|dae|can) (?:i|a|ah) (?:change|correct|fix) (?:what|whit) (?:you|u|ye|yous) {HELD}\b"
    rf"|\b{OUT} (?:the|that) (?:bit|part|thing|text|message) (?:about|aboot|where|on)\b",
    re.IGNORECASE,
)


def name_in(text: str) -> str | None:
    """What a text says that they are called, where it says nothing else."""
    found = NAME_TOLD.match(text.replace("\u2019", "'"))
    return found["name"] if found else None


def payload_for(text: str) -> str | None:
    """The payload that puts it right, or says what can be; None where the text is about nothing that is held."""
    said = text.replace("\u2019", "'")
    if name_in(said) is not None:
        return _payload("called")
    if NAME_OUT.search(said):
        return _payload("no_name")
    if NAME_WRONG.search(said):
        return _payload("name")
    if WHERE_OUT.search(said):
        return _payload("area")
    return _payload("said") if SAID_OUT.search(said) else None


def _payload(do: str) -> str:
    return f'/correct_my_data{{"do": "{do}"}}'
