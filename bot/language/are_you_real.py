"""Whether a text asks if it talks with a person or a machine. That is answered as it is, whatever else lies open."""

import re

from bot.language.asking import YOU

REAL = r"(?:real (?:\w+ )?(?:person|persn|human|body|wumman|woman|man)|human|person|key ?worker)"
MACHINE = r"(?:robot|bot|chat ?bot|computer|machine|automated|automatic|a\.?i\.?)"
THIS = rf"(?:(?:am|was|wis|did|have|been) (?:i|a|ah)|{YOU}|this|it|that)"
ASKS_IF_REAL = re.compile(
    rf"\b{THIS}\b(?: \w+){{0,5}}? (?:an? |the )?{MACHINE}\b"
    rf"|\b(?:are|r|is|iz|was|wis) {YOU}(?: actually| even| really| a| the)* {REAL}\b"
    rf"|\b(?:is|iz|was|wis|will|wil|wull|would) (?:this|it|that)(?: be)?(?: actually| really| a)* {REAL}\b"
    rf"|\bthought (?:that )?{YOU} (?:were|was|wis|wur|are)(?: an?| the| my)* {REAL}\b"
    rf"|\b(?:talking|talkin|texting|textin|speaking|talk|texted)(?: (?:to|tae|wi|with))? (?:an? )?{MACHINE}\b",
    re.IGNORECASE,
)
WISHES_FOR_ONE = re.compile(
    rf"\b(?:want|get|need|like|rather|instead|prefer|(?:speak|talk) (?:to|tae|wi|with)) (?:\w+ )?{REAL}\b",
    re.IGNORECASE,
)


def asks_if_real(text: str) -> bool:
    """Whether a text asks, or finds out, what it talks with; not where it wishes for a person."""
    said = text.replace("\u2019", "'")
    return ASKS_IF_REAL.search(said) is not None and WISHES_FOR_ONE.search(said) is None
