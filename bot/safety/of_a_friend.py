"""A friend or relative, grown up, who may take their own life: whether a text tells of one, and what is asked then.

The lines for children are of no use to them, and nobody has died: who cannot reach them is told how to have them looked
in on, and who can is told what to say.
"""

import re

from bot.messages import Saying
from bot.safety.choices import A_PERSON_PERHAPS
from bot.safety.of_another import CHILD, HARMS, LOSES_HOPE, NOT_I, OF_ONESELF

REPLY = "risk_suicide_self_harm_friend"
"""How the wordings of the first reply begin."""
ANSWER = "risk_friend_"
"""How the wordings begin of what is said after it."""
LONGEST = 40
"""Words; more of them tell a story."""

RELATED = (
    r"(?:best|old|auld|good|close|dear|big|other|older|elder|oldest|eldest|younger|youngest|twin|step|only|own|ain)"
)
GROWN_UP = (
    rf"(?:(?:my|ma|our|oor|a|one of my|wan o ma)(?: {RELATED})*"
    r" (?:pals?|mates?|friends?|bestie|neighbour|cousin|sister|brother|sis|aunt\w*|uncle|mum|mam|mother|dad|father"
    r"|gran|granny|nan|nana|granda|grandad|flatmate|workmate|colleague)(?:[- ]in[- ]law)?"
    r"|(?:some ?(?:one|body)) (?:that )?(?:i|a|ah) (?:know|ken|work wi(?:th)?)"
    r"|(?:woman|wumman|lassie|lad|girl|guy|man) (?:from|fae|at|in) (?:my|ma|the) (?:work|group|class|stair|close|street))"
    rf"\b(?!'?s? (?:\w+ )?{CHILD}\b)"
)
SAYS_AGE = re.compile(
    r"\b(?:s?he|she'?s|he'?s|hes|shes|they'?re|(?:she|he|they) (?:is|are)) (?:only |just )?(?:1[89]|[2-9]\d)\b"
    r"|\b(?:not|no|nae|isn'?t|isnae) (?:a |ma |my )?(?:child|wean|kid|bairn|wee yin)\b"
    r"|\b(?:is|'s|an) (?:a )?(?:adult|grown ?up|grown (?:man|woman)|grown wumman)\b",
    re.IGNORECASE,
)
"""Says of somebody that they are grown up."""
ITS_A_FRIEND = re.compile(
    rf"\b(?:it'?s|it is|its|about|meant|mean) (?:about )?{GROWN_UP}"
    rf"|\b(?:not|no|nae|isnae|isn'?t) (?:about )?me\b.*\b{GROWN_UP}",
    re.IGNORECASE,
)
NAMES_ONE = re.compile(rf"\b{GROWN_UP}", re.IGNORECASE)
HARMED = rf"(?:{HARMS}|{LOSES_HOPE})"
THEY_WOULD = re.compile(rf"\b(?:he|she|they|{GROWN_UP})(?:'?s|'?re|'?ve|'?d|'?ll)?{NOT_I}\W+{HARMED}", re.IGNORECASE)
A_CHILD_WOULD = re.compile(
    rf"\b(?:my|ma|our|oor)(?: \w+)? {CHILD}\b(?:'?s)?{NOT_I}\W+{HARMED}|\b(?:1[0-7]|[4-9]) ?(?:years?|yrs?|yo|y/o)\b"
    rf"|\b(?:s?he|s?he'?s|hes|shes|is|aged?) (?:only |just )?(?:1[0-7]|[4-9])\b",
    re.IGNORECASE,
)
"""It is a child of the parent's own, or somebody under age."""
HAS_DIED = re.compile(
    r"\b(?:died|dies|passed (?:away|on)|funeral|killed (?:her|him|them)sel\w*"
    r"|took (?:her|his|their) (?:own )?life|lost (?:my|ma))\b",
    re.IGNORECASE,
)
THEM = re.compile(
    r"\b(?:she|he|her|hers|him|his|they|them|hersel\w*|himsel\w*)\b|\b(?:she|he|they)'|\b(?:shes|hes|shell|hell)\b"
    rf"|\b{GROWN_UP}",
    re.IGNORECASE,
)
DOES_NOT = r"(?:not|no|nae|isn'?t|isnae|isny|won'?t|willnae|doesn'?t|disnae|hasn'?t|hasnae|never|stopped|don'?t)"
REACHED = (
    r"(?:answer\w*|pick\w* up|repl(?:y|ied|ying|yin)|respon\w+|text\w* (?:me )?back|phon\w+ (?:me )?back|open\w* the door"
    r"|come (?:to|tae) the door|read (?:it|them|ma|my))"
)
OUT_OF_REACH = re.compile(
    rf"\b{DOES_NOT}(?: \w+){{0,2}}? {REACHED}\b|\bnae? (?:answer|reply|response)\b|\bno (?:answer|reply|response)\b"
    r"|\b(?:phone|mobile)(?:'?s| is)? (?:off|aff|dead|deid)\b|\bvoice ?mail\b"
    r"|\b(?:can'?t|cannae|cannot|canny) (?:reach|get (?:hold|a hold|haud|through)|find|get (?:her|him|them))\b"
    r"|\b(?:gone|went|awfy|very) quiet\b|\b(?:don'?t|dinnae|do not|no) (?:know|ken) where (?:s?he|they)\b",
    re.IGNORECASE,
)
LOOK_IN = re.compile(
    r"\b(?:check|look in|look|welfare check|eye) (?:on|in on|up on) (?:her|him|them|my|ma|a)\b|\b(?:a|welfare) check\b"
    r"|\bcheck (?:if )?(?:she|he|they)\b"
    r"|\bsend (?:\w+ )?(?:some ?(?:one|body)|any ?(?:one|body)|police|polis|ambulance|help|them)\b"
    r"|\b(?:go|going|gaun|come|get|ask|sent|round|roon) .{0,24}\b(?:to|tae|at|round|roon) (?:her|his|their) "
    r"(?:door|house|hoose|flat|place|hame|home|bit)\b"
    r"|\b(?:999|101|police|polis)\b.{0,40}(?:\bor\b|\?)"
    r"|\b(?:go|phone|ring|call|get|tell|ask) (?:to |the |tae )*(?:police|polis)\b",
    re.IGNORECASE,
)
RINGS = re.compile(
    r"\b(?:phon\w*|ring\w*|call\w*|dial\w*|text\w*|get\w*|send\w*|need\w*|want\w*|try\w*)(?: \w+){0,2}? "
    r"(?:999|101|112|police|polis|polise|polic|cops|ambulance)\b",
    re.IGNORECASE,
)
"""Speaks of ringing those who look in."""
CALLS_OFF = re.compile(
    r"\b(?:cancel\w*|call (?:it|them) (?:off|aff)|stop (?:them|it)|stand down|no need)\b", re.IGNORECASE
)
WHAT_TO_SAY = re.compile(
    r"\b(?:what|whit|wot|how|hoo|should|shud|can|could|dae|do|is it|wid|would)\b.{0,30}"
    r"\b(?:say|tell|talk|talkin|talking|ask|askin|asking|listen|speak|put it|word it|text|help|dae|do)\b.{0,12}"
    r"\b(?:her|him|them)\b|\b(?:straight|right|outright|plain) (?:out|oot)\b"
    r"|\bkeep (?:her|him|them) (?:talk\w*|on the|here)\b|\b(?:say|ask) the word\b",
    re.IGNORECASE,
)
SAFE_NOW = re.compile(
    r"\b(?:she|he|they)(?:'?s|'?re| is| are| has)? (?:\w+ )?(?:answered|phoned|texted|replied|picked up|ok|okay|fine|safe"
    r"|alright|a'?right|awright|home|hame|wi me|with me|at mine)\b|\bshe'?s here\b|\bhe'?s here\b",
    re.IGNORECASE,
)
ASKS = re.compile(
    r"\?|\b(?:who|wha|what|whit|wot|where|whaur|when|how|hoo|which|should|shud|can|could|dae|do|does|is there|are there"
    r"|must|will|would|wid)\b",
    re.IGNORECASE,
)
OF_THINGS = re.compile(
    r"\b(?:groups?|class\w*|clubs?|nappies|food|rent|money|courses?|jobs?|nursery|childcare|prams?|cots?|benefits?"
    r"|council|housing|furniture|clothes)\b",
    re.IGNORECASE,
)
"""What services are for: then it is no question of how to keep somebody alive."""


def is_of_a_friend(text: str) -> bool:
    """Whether a text of suicide is about somebody grown up whom its writer fears for, and holds no sign of their own."""
    said = _plain(text)
    one = NAMES_ONE.search(said) is not None and THEY_WOULD.search(said) is not None
    return one and not any(other.search(said) for other in (A_CHILD_WOULD, HAS_DIED, OF_ONESELF))


def still_of_them(text: str) -> bool:
    """Whether a text, after one about a friend, goes on about them and not about who writes."""
    said = _plain(text)
    return THEM.search(said) is not None and OF_ONESELF.search(said) is None


def says_grown_up(text: str) -> bool:
    """Whether a text says, after a reply to the writer or for a child, that it is about somebody grown up."""
    said = _plain(text)
    says = SAYS_AGE.search(said) or ITS_A_FRIEND.search(said)
    return says is not None and not any(other.search(said) for other in (A_CHILD_WOULD, OF_ONESELF))


def asks_to_look_in(text: str) -> bool:
    """Whether a text says that they cannot be reached, or asks who could look in on them."""
    said = _plain(text)
    rings = RINGS.search(said) is not None and ASKS.search(said) is not None
    return rings or (OUT_OF_REACH.search(said) or LOOK_IN.search(said)) is not None


def asked_in(text: str) -> str | None:
    """What is asked or told of a friend in danger: the rest of a wording's id; None where it is about something else."""
    said = _plain(text)
    if len(said.split()) > LONGEST or OF_ONESELF.search(said):
        return None
    if SAFE_NOW.search(said) and CALLS_OFF.search(said) and not OUT_OF_REACH.search(said):
        return "safe"
    if asks_to_look_in(said):
        return "check"
    if OF_THINGS.search(said):
        return None
    if WHAT_TO_SAY.search(said):
        return "talk"
    if THEM.search(said) is None:
        return None
    return "safe" if SAFE_NOW.search(said) and not ASKS.search(said) else "asked"


def answer(asked: str, fallback: str | None = None) -> Saying:
    """The answer, with ways on."""
    return Saying(f"{ANSWER}{asked}", choices=A_PERSON_PERHAPS, fallback=fallback)


def _plain(text: str) -> str:
    return text.replace("\u2019", "'")
