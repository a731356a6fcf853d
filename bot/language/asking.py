"""How a question begins in English, in Scots and in the spelling of texts; most come without a `?`.

The strings are pieces for patterns, which have to ignore case; `asks` looks at a whole text.
"""

import re

LEADS = (
    r"(?:so|and|an|but|now(?! is\b)|oh|ok|okay|eh|wait|no|naw|right|aye|yes|well|hi|thanks|ta|sorry|also"
    r"|i mean|a mean)"
)
"""Words that may stand before a question."""
BEGINS = rf"^\W*(?:{LEADS}\b\W*)*"
"""From the beginning of a text to where a question may begin."""
YOU = r"(?:you|u|ye|yous|youse)"
WHO_OR_WHAT = (
    rf"(?:{YOU}|i|a|ah|we|he|she|they|it|its|that|this|there|them|these|those|the|my|ma|your|yer"
    r"|any\w*|ony\w*|some\w*)"
)
"""What a question is about, behind its verb."""
IS = r"(?:is|are|r|iz|does|dis)"
"""Begins to ask how things are."""
HAS = r"(?:did|has|have|huv|hae)"
"""The same, but by itself it may also tell: `have phoned them`."""
DO = r"(?:do|dae)"
"""The same, but by itself it may also bid: `do it on Friday`."""
MAY = r"(?:can|could|will|would|wid|should|kin|cud|wud|wil|wull|wul|shud)"
"""Begins to ask what may be or will be; often it is a wish."""
ASKING_WORD = r"(?:who|wha|what|whit|wot|wat|which|when|whan|wen|where|whaur|wher|why|how|hoo|hw)"
"""By itself it may also tell: `when I went`, `what they did`."""
QUESTION = (
    rf"(?:(?:{IS}|did|has|{DO}|{MAY}) {WHO_OR_WHAT}\b"
    # no subject: have a nice day, have the number
    rf"|(?:have|huv|hae) (?:{YOU}|i|we|he|she|they|any\w*|ony\w*)\b"
    r"|(?:am|um) (?:i|a|ah) (?:gonnae|gonna|going|goin|gaun|allowed|able|meant|supposed|get\w*)\b"
    r"|(?:how|hoo|hw) (?:long|much|many|soon|far|often)\b"
    # these tell: what is worse; he's away, which is a relief
    rf"|(?!which\b){ASKING_WORD}(?:'?s| (?:is|are|do|dae|does|did|{MAY}))\b(?! (?:worse|more|mair)\b)"
    r"|(?:what|whit|wot) (?:time|day|happens)\b|any (?:chance|idea|word)\b)"
)
"""What surely begins a question, wherever a part of a text begins with it."""
BEGINS_TO_ASK = re.compile(
    rf"^\W*(?:(?:{LEADS}|please|just|jist|answer|tell me|forget it|if [^?]{{2,40}}?)\W+)*{QUESTION}", re.IGNORECASE
)
ASKS_AGAIN = re.compile(
    rf"\b{YOU} (?:did(?:n'?t|nae|na| not)|never) (?:say|tell me|answer|mention)(?: me)? "
    r"(?:if|whether|how|hoo|what|whit|when|where|whaur|who|wha|which)\b",
    re.IGNORECASE,
)
"""`you didnt say if she has to agree`."""
PARTS = re.compile(r"[.!;,\n]+|(?<=\?)")


def asks(text: str) -> bool:
    """Whether a text, or a part of it, is surely a question."""
    return any(map(is_question, parts(text)))


def is_question(part: str) -> bool:
    """Whether a part of a text is one: it ends in a `?`, or begins as one."""
    return part.rstrip().endswith("?") or BEGINS_TO_ASK.match(part) is not None or ASKS_AGAIN.search(part) is not None


def asks_again(text: str) -> bool:
    """Whether a text says that we did not answer: `you didnt say if she has to agree`."""
    return ASKS_AGAIN.search(text.replace("\u2019", "'")) is not None


def parts(text: str) -> list[str]:
    """The sentences of a text and the clauses between commas, with straight apostrophes."""
    return PARTS.split(text.replace("\u2019", "'"))
