"""What is asked calmly once a reply to danger went out: those meant are safe, or it was never who writes.

That gets an answer, and no louder alarm. What the rules find in it stands, as does what may turn worse.
"""

import re
from collections.abc import Sequence

from bot.messages import Saying
from bot.safety import is_over, of_a_friend
from bot.safety.asked_after import PRACTICAL, numbers_for
from bot.safety.choices import A_PERSON_PERHAPS
from bot.safety.is_over import NOT_HURT
from bot.safety.of_another import CHILD, OF_ONESELF
from bot.safety.said_before import SaidBefore
from bot.safety.turning_worse import BODY, HARM, NEAR, TAKEN, may_turn_worse

SUICIDE, OF_RAPE = "suicide_self_harm", "sexual_violence"
IN_DANGER, AT_RISK, AT_HOME = "immediate_danger", "child_at_risk", "domestic_abuse"
TOLD_OF = frozenset({IN_DANGER, AT_RISK, AT_HOME})
"""Risks after which those who are safe ask on."""
CARE = "care"
"""How the answers begin to whether a hurt has to be seen."""
WORDINGS = {
    CARE: "risk_safe_care",
    "care_theirs": "risk_safe_care_theirs",
    "care_quiet": "risk_safe_care_quiet",
    "theirs": "risk_sexual_violence_theirs",
    "home": "risk_home_again",
}
FOLLOWS = {
    CARE: {AT_HOME},
    "care_theirs": {AT_HOME},
    "care_quiet": {AT_HOME},
    "theirs": {OF_RAPE, AT_HOME, AT_RISK},
    "panic": {is_over.DISTRESS},
}
"""What the classifier may still find in a text that asks so: it follows from what was told, and is no new risk."""
LONGEST, SHORT = 40, 20
"""Words; more of them tell what happened."""

WHO = (
    r"(?:i|a|ah|we|she|he|they|both|all|us|everybody|everyone|every ?wan"
    rf"|(?:my|ma|the|our|oor|her|his)(?: \w+)? (?:{CHILD}|weans|kids|boys|girls|sister|brother|mum|pal|friend|cousin))"
)
IS = r"(?:'?m|'?s|'?re| am| is| are)"
BETWEEN = r"(?: (?:both|all|aw|now|noo|quite|perfectly|totally|really|fine and|fine an|here|\w+ (?:but|an|and)))*"
WELL = r"(?:safe|ok|okay|fine|al?right|a'?right|awright|grand|good|no bad|not bad)"
NOT = r"(?:not|no|nae|isn'?t|isnae|aren'?t|urnae|wasn'?t|wisnae)"
SAFE = re.compile(
    rf"\b(?:{WHO}{IS}|am|im|hes|shes|theyre|were){BETWEEN} {WELL}\b|\b(?:both|all) {WELL}\b"
    rf"|\b(?:{WHO}{IS}?|am|im|hes|shes|theyre|were) {NOT} (?:hurt|harmed|in (?:any )?danger)\b",
    re.IGNORECASE,
)
NOT_ME = re.compile(rf"\b{NOT} (?:about |aboot )?me\b", re.IGNORECASE)
NOT_SAFE = re.compile(
    r"\b(?:not|no|nae|never|isnae|isn'?t|amnae|arenae|aren'?t|urnae|dinnae|don'?t|doesn'?t|disnae|if|until|till|unless"
    r"|is it|am i|am a|are we|is she|is he|will (?:i|we|she|he)"
    r"|(?:how|keep|kept|get|make|think|thought|hope|sure|feel)(?: [\w']+)?)"
    rf"(?: [\w']+)? {WELL}\b|\b{WELL}(?: ?\?| (?:for now|the now|for a bit|till|until|if|unless)\b)"
    r"|\b(?:scared|feart|afraid|frightened|terrified|hiding|trapped|locked|followed|following|threat\w*)\b",
    re.IGNORECASE,
)
"""Not safe after all, or not for long."""
OF_CARE = re.compile(
    r"\b(?:a ?(?:and|&|n) ?e|hospital|hospitul|gps?|doctors?|nurse|surgery|minor injur\w*|x-?ray|bruis\w*)(?!\w)",
    re.IGNORECASE,
)
CAN_WAIT = re.compile(
    r"\b(?:gps?|doctors?|surgery)\b.{0,24}\b(?:tomorrow|the morra|morra|monday|tuesday|morning|mornin)\b",
    re.IGNORECASE,
)
ASKS = re.compile(
    rf"{PRACTICAL.pattern}"
    r"|\b(?:do|dae|does|dis|did|will|would|wid|can|could|should|shud|are|is|must|have|has) "
    r"(?:the |her |his |their |my |ma )?"
    r"(?:police|polis|hospital|gp|doctors?|nurses?|school|court|work|boss|folk|people|council|sister|pal|friend|boy|girl)\b"
    r"|\b(?:whit|what) dis\b|\b(?:asking|askin) (?:about|aboot)\b",
    re.IGNORECASE,
)
LOOKS_FOR = re.compile(
    r"\b(?:is there|are there|any|ony|where|whaur|somewhere|places?|groups?|women'?s aid)\b", re.IGNORECASE
)
"""Looks for a place to go, which the talk can show."""
OF_OTHERS = re.compile(
    r"\b(?:he|she|they|him|her|them|the (?:boy|girl|wean)|police|polis|social work|court)\b", re.IGNORECASE
)
OF_US = re.compile(r"\b(?:you|ye|yous|me|(?:key ?)?workers?|texts?|text me)\b", re.IGNORECASE)
OF_A_CHILD = re.compile(
    rf"\b(?:{CHILD}|weans|kids|children|baby|babies|bairns|boys|girls|school)\b"
    r"|\b(?:s?he'?s|s?he is|aged?|only|jist|just) (?:only |just |jist )?(?:\d|1[0-7])\b",
    re.IGNORECASE,
)
HAS_ONE = re.compile(
    r"\b(?:wi|with|has|hus|have|got)(?: (?:a|an|two|three|\d))?(?: wee)? "
    r"(?:wean|child|kid|baby|boy|girl|son|daughter)s?\b",
    re.IGNORECASE,
)
"""Is a parent; the child is not the one that was hurt."""
NO_CHILD = re.compile(
    r"\b(?:no|nae|not any|not a|isnae a|isn'?t a|no a) (?:wean|child|kid|bairn)s?\b|\bno ?(?:one|body) under\b",
    re.IGNORECASE,
)
OF_MEDICINE = re.compile(r"\b(?:pills?|medicine|tablets?|meds|tests?|pregnan\w*)\b", re.IGNORECASE)
THEM = re.compile(r"\b(?:she|he|her|hers|him|they|them|shes|hes|theyre)\b|\b(?:she|he|they)'", re.IGNORECASE)
HURT = r"(?:raped|assaulted|attacked|touched|forced|hurt|spiked|drugged)"
WAS_I = re.compile(
    rf"\b(?:{HURT}|made|grabbed|held|pushed|on|to|tae|at|of|believe|blame|against|followed) me\b"
    rf"|\b(?:i|a|ah)(?:'?ve| was| wis| got| have)(?: \w+)? {HURT}\b|\b(?:my|ma) ?sel(?:f|fs|l)?\b|\bmasel\w*\b",
    re.IGNORECASE,
)
"""It may be who writes, to whom it happened."""


def asked_in(text: str, before: SaidBefore, lately: Sequence[str]) -> str | None:
    """What a text asks or tells calmly after a reply to a risk; None where it does not, and today's reply stands.

    One of WORDINGS; `panic`: it has passed; `asked`: anything else; `on`: once more of those who were safe by a text
    before. `lately` are the texts of the hours before.
    """
    said, told = _plain(text), [_plain(each) for each in lately]
    if len(said.split()) > LONGEST:
        return None
    if is_over.is_home(said, before, told):
        return "home"
    if NEAR.search(said):
        return None
    if is_over.panic_is_over(said, before, told):
        return "panic"
    if _is_theirs(said, before, told):
        return "theirs"
    if SUICIDE in before.in_danger or before.latest not in TOLD_OF or NOT_SAFE.search(said) or not _asks(said):
        return None
    return _of_care(said, before, told) if OF_CARE.search(said) else _asks_on(said, before, told)


def answer(asked: str, before: SaidBefore) -> Saying:
    """The answer, with ways on."""
    if asked == "panic":
        return Saying("risk_panic_over", choices=is_over.SOMEWHERE_TO_TALK)
    if asked in WORDINGS:
        return Saying(WORDINGS[asked], choices=A_PERSON_PERHAPS)
    assert before.latest is not None
    return numbers_for(before.latest)


def _of_care(said: str, before: SaidBefore, told: Sequence[str]) -> str | None:
    """Who may tell of it is for a grown-up to choose; the police are not named where somebody may read along."""
    if may_turn_worse((said, *told)) or not (SAFE.search(said) or CAN_WAIT.search(said)):
        return None
    if before.latest == AT_RISK or any(map(_of_a_child, (said, *told))):
        return CARE
    return "care_quiet" if before.quietly else "care_theirs"


def _asks_on(said: str, before: SaidBefore, told: Sequence[str]) -> str | None:
    if may_turn_worse((said,)) or (before.latest != AT_RISK and LOOKS_FOR.search(said)):
        return None
    if SAFE.search(said) or NOT_ME.search(said):
        return "asked"
    were_safe = any(SAFE.search(each) or NOT_ME.search(each) for each in told)
    goes_on = len(said.split()) <= SHORT and OF_OTHERS.search(said) and not OF_US.search(said)
    return "on" if were_safe and goes_on and not of_a_friend.OF_THINGS.search(said) else None


def _is_theirs(said: str, before: SaidBefore, told: Sequence[str]) -> bool:
    """Whether, after something was done to a friend or relative, it is asked what they may do or expect."""
    no_child = NO_CHILD.search(said) is not None
    after_it = before.latest == OF_RAPE or (before.latest == AT_RISK and OF_RAPE in before.answered and no_child)
    other = NOT_ME.search(said) or any(of_a_friend.NAMES_ONE.search(each) for each in told)
    if not after_it or not other or any(form.search(said) for form in (TAKEN, BODY, HARM)):
        return False
    if any(WAS_I.search(each) or OF_ONESELF.search(each) or _of_a_child(each) for each in (said, *told)):
        return False
    return no_child or (THEM.search(said) is not None and _asks(said) and OF_MEDICINE.search(said) is None)


def _of_a_child(said: str) -> bool:
    """Whether it may be a child to whom it was done."""
    for other in (NO_CHILD, HAS_ONE, of_a_friend.NAMES_ONE):
        said = other.sub("", said)
    return OF_A_CHILD.search(said) is not None


def _asks(said: str) -> bool:
    return ASKS.search(said) is not None and HARM.search(NOT_HURT.sub("", said)) is None


def _plain(text: str) -> str:
    return text.replace("\u2019", "'")
