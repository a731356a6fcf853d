"""What a few words mean in the hours after a reply to danger, where each alone would say little."""

import re
from collections.abc import Iterable

from bot.safety.verdict import Verdict

GOES_ON = Verdict("immediate_danger", "after_danger")
"""What words are found to be that go on with danger."""
OF_THE_BODY = re.compile(
    r"\b(?:hospital|hospitul|ambulance|a ?(?:and|&|n) ?e|paracetamol|tablets?|pills?|meds|medicine)\b"
    r"|\b(?:overdos\w+|poison\w*|bleed\w*|blood)\b"
    r"|\b(?:too|tae) (?:many|much|mony)\b|\b(?:took|taken|tookt|swallowed|drank) (?:them|some|it|a few|all)\b"
    r"|\bin front o(?:f|') me\b|\bnext to me\b"
    r"|\bfeel(?:ing|in)? (?:a bit |kinda |really |so |awfy )?(?:sick|faint|dizzy|sleepy|drowsy|funny|numb|cold)\b",
    re.IGNORECASE,
)
"""Words of a body that is hurt, or of a means."""
WHO = r"(?:he|she|they|(?:my|ma|the) (?:ex|man|partner|husband|wife|boyfriend|girlfriend|brother|da|dad|son))"
A_DOOR = r"(?:(?:the|my|ma|our|oor) )?(?:\w+ )?(?:door|window|windae|house|hoose|flat|stair|close|gate|garden)"
NOW = r"(?:(?!(?:not|no|nae|never|isn|isnt|isnae|was|wis|were|wasnae|used|safe)\b)\w+ )?"
NOT_YET = r"(?<!\bif )(?<!\bwhen )(?<!\buntil )(?<!\btill )(?<!\bbefore )(?<!\bin case )"
AT_HAND = re.compile(
    rf"\b{NOT_YET}{WHO}(?:'?s|'?re| is| are) {NOW}"
    rf"(?:(?:at|on|in|outside|ootside|inside|up) {A_DOOR}|outside|ootside|(?:here|back)(?! (?:to|tae|at)\b)"
    r"|coming (?:in|up|over|round|back)|banging|batterin\w*|kickin\w*|bootin\w*)\b"
    rf"|\b{NOT_YET}{WHO} (?:at|outside|ootside) (?:the|my|ma|our|oor) (?:door|window)\b",
    re.IGNORECASE,
)
"""Whoever hurts is near, as things are now."""
IN_GOOD_HANDS = re.compile(
    r"\b(?:at|in) (?:the )?(?:hospital|a ?(?:and|&|n) ?e)\b|\b(?:ambulance|paramedics?|doctors?|nurses?|police)\b.{0,12}"
    r"\b(?:here|came|coming|on (?:its|their) way|seeing|with)\b",
    re.IGNORECASE,
)
"""... but somebody is seeing to it."""
LETS_IT_BE = re.compile(
    r"^\W*(?:(?:ach|och|aw|just|sorry|please|pls|ok|oh|no|naw|actually|well)\W+)*"
    r"(?:forget (?:it|that|about it|(?:what )?(?:i|a|ah) (?:said|asked)(?: anything| that)?)|never ?mind"
    r"|(?:it )?(?:doesn'?t|disnae|don'?t|dinnae) matter|ignore (?:me|that))"
    r"(?:\W+(?:then|sorry|pal|hen|ta|thanks|to bother (?:you|ye)|for bothering (?:you|ye)|anyway))*\W*$",
    re.IGNORECASE,
)
"""Takes back what was said, without asking for anything to be deleted."""

NOT_GOING_TO = (
    r"(?:(?:not|no|nae|never) (?:actually |really |ever )?(?:going to|goin(?:g)? tae|gonnae|gonna|gaun tae)"
    r"|won'?t|wont|will not|winnae|willnae|wouldn'?t|would not|wouldnae|would never|wid never|didn'?t|did not|didnae)"
)
TO_ONESELF = r"(?:it|that|this|anything|anyhing|something|stupid|silly|daft|like|to|(?:my|ma) ?sel\w*|things)"
DENIES = re.compile(
    rf"\b{NOT_GOING_TO} (?:ever )?(?:do|dae|harm|hurt|kill|end|try)(?: {TO_ONESELF})+\b"
    r"|\bnothing like (?:that|it)\b|\b(?:not|no|nae) like that\W*$"
    r"|\b(?:not|no|nae|wasnae|wasn'?t|amnae) (?:in (?:any )?danger|suicidal|at risk)\b"
    r"|\b(?:didn'?t|didnae|did not|don'?t|dinnae) mean (?:it|that|anything)\b"
    rf"|^\W*(?:(?:no|naw|nah|nope|honest|i|a|ah|am|i'?m|promise|swear)\b\W*)*{NOT_GOING_TO}\W*$",
    re.IGNORECASE,
)
"""Says that they will do nothing to themselves, or did not."""
NOT_FOR_SURE = re.compile(
    r"\b(?:tomorrow|the morra|tonight|the night|today|next time|yet|later|soon|maybe|mibbe|might|nearly|almost|until|till"
    r"|unless|will|wish|can'?t promise|cannae promise|don'?t know|dinnae ken|not sure)\b",
    re.IGNORECASE,
)
"""... but not for long, or not surely."""
ONLY_FOR_NOW = re.compile(
    r"\b(?:maybe|mibbe|might|perhaps|tomorrow|the morra|next time|later|soon|yet|unless)\b", re.IGNORECASE
)
"""... but perhaps another time."""
FEELINGS = frozenset(
    "confidence_wellbeing bereavement peer_support parenting separation_contact health_disability".split()
)
"""Needs by which a parent may only say how it is, as in `I just miss him`."""
NEVER_NAMED = frozenset({"domestic_abuse"})
"""Needs that no choice names: somebody may be reading along."""
ASKS = re.compile(
    r"\?|\b(?:can|could|would|(?:is|are) there|any\w*|need|want|looking for|help|how|where|who|when|what)\b",
    re.IGNORECASE,
)
CLAUSES = re.compile(r"[.,;!?\n]+|\b(?:but|though|tho)\b", re.IGNORECASE)


def denial_in(text: str) -> str | None:
    """What a text says beside denying that they would harm themselves: None where it denies no such thing."""
    said = text.replace("\u2019", "'")
    if NOT_FOR_SURE.search(said.replace("will not", "won't")) or OF_THE_BODY.search(said):
        return None
    clauses = [clause.strip() for clause in CLAUSES.split(said) if clause.strip()]
    others = [clause for clause in clauses if not DENIES.search(clause)]
    return None if len(others) == len(clauses) else ". ".join(others)


def only_says_how_it_is(beside: str, needs: Iterable[str]) -> bool:
    """Whether what is said beside a denial asks for nothing, but tells why: whoever says it is met before any service."""
    return FEELINGS.issuperset(needs) and ASKS.search(beside) is None


def is_of_danger(text: str) -> bool:
    """Whether a text that follows words of danger goes on with it, as in `should I go to hospital`."""
    return OF_THE_BODY.search(text) is not None and IN_GOOD_HANDS.search(text) is None


def denies_only_for_now(text: str) -> bool:
    """Whether a text says that they will do nothing to themselves, and leaves it open for later."""
    said = text.replace("\u2019", "'")
    return DENIES.search(said) is not None and ONLY_FOR_NOW.search(said) is not None


def is_at_hand(text: str) -> bool:
    """Whether a text that follows words of somebody who hurts says that they are at the door, or here, now."""
    return AT_HAND.search(text) is not None
