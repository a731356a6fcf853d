"""Whether a text wishes for another service of the kind just listed: `a quieter one`, `nah too far`, `for men?`.

By itself such a text looks like anything: an idea for us, a wish for another worker, a need for childcare. What lies open
says what it is, unless the text plainly is something else.
"""

import re

from bot.conversation.engine import Understood
from bot.directory import conditions

NARROWER = '/something_else{"do": "narrow"}'
"""The payload of such a text."""
LONGEST = 22
"""Words; more of them tell a story."""
LONGEST_OF_OTHER_NEEDS = 16
LIKELY, SURE, BEYOND_DOUBT = 0.5, 0.8, 0.95
"""So likely another need is that need; so sure another act is that act; and so sure it is none of our business."""
OTHERS = re.compile(
    r"\b(?:any|ony|any ?(?:thing|where|one|body)|anythin|some ?(?:thing|where|place|one|body)|sumthin|summat|smth"
    r"|(?<!wee )(?:ones?|wans?|yins?)|another|anither|(?<!each )others?|else|instead|rather(?! not)|prefer|places?|folk"
    r"|whoever|(?:kind|sort|type|version)s?(?: o[f']?)?|who|which|where|only|if poss\w*|please|pls)\b"
    r"|\b(?:what|whit|wot|how) (?:about|aboot|bout)\b|\b(?:is|are) (?:it |there )?(?:possible|not)\b"
    r"|\bdo (?:they|you|u|ye) (?:not )?have\b",
    re.IGNORECASE,
)
"""Points at others of the kind, or asks for them."""
MEASURED = re.compile(
    r"\b(?:too|ower|gey) (?!much\b|late\b|tired\b)\w+\b|\b(?:less|more|mair) (?:(?:of|like) )?\w+"
    r"|\b(?:near|clos|quiet|small|cheap|short|long|earli|lat|eas|gentl|simpl|quick|old|young|bigg|calm|soft)i?er\b"
    r"|\b(?:better|best|ideal)\b|\b(?:full|shut|closed)\b|\bmiles (?:away|from|fae)\b|\b(?:can'?t|cannae|canny) wait\b",
    re.IGNORECASE,
)
"""Measures what was listed."""
PUTS_ASIDE = re.compile(
    r"^\W*(?:(?:no|naw|nah|but|eh|och|aye)\W+)*(?:not|no|nae|nothing|nuthin|without) "
    r"(?!thanks?\b|worries|bother|now\b|the (?:day|now)\b|yet\b|today\b|this week\b|really\b|sure\b|idea\b)[a-z]"
    r"|\b(?:not|isn'?t|isnae|aren'?t|arenae) (?:my|ma|for|a|the) \w+",
    re.IGNORECASE,
)
"""Puts a kind of it aside: `not a church hall`, `nothing churchy`."""
HALF_SAID = re.compile(
    r"^\W*(?:(?:but|and|so|ok|eh|um)\W+)*(?:for|fur|with|wi|without|on|in|at|by|before|after|efter|just|jist|maybe|mibbe)\b"
    r"(?! (?:when|next|later|tomorrow|so)\b)",
    re.IGNORECASE,
)
"""How a bit of a wish begins that needs what was said before it."""
FORMS = (OTHERS, MEASURED, PUTS_ASIDE, HALF_SAID)
THE_KIND = r"(?:wom[ae]n|wumm[ai]n|ladies|lassies|mums|mothers|girls|men|dads|fathers|guys|lads)"
FOR_WHOM = re.compile(
    rf"\b{THE_KIND}(?:'s)?[ -]only\b|\b(?:only|just|jist|mainly|specially) (?:for |fur |wi )?{THE_KIND}\b"
    rf"|\b(?:for|fur) {THE_KIND} (?:only|just|like me)\b"
    rf"|\b(?:is|are) there (?:any(?:thing)?|ony|a|something|one)(?: \w+){{0,3}} (?:for|fur) {THE_KIND}\b",
    re.IGNORECASE,
)
"""For whom it should be; the words alone are like those of a refuge."""
LONGEST_FOR_WHOM = 16
NOT_OF_THESE = re.compile(
    r"\b(?:workers?|human|robot|real person|suggestion|idea:|yous|bosses|complain\w*|list last|replies|hold|about me"
    r"|(?:these|your) (?:texts|messages)|(?:this|your|the) number|delete|(?:you|u|ye) (?:te?xt|message)|te?xt me"
    r"|another (?:time|day|week)|(?:maybe )?later on|think about|chew|sleep on it|look at (?:it|one)|is this|got the job"
    r"|haha|lol|understand|clever|recipe|weather|telly)\b",
    re.IGNORECASE,
)
"""Of us, of a key worker, of time to think, or small talk."""
OF_THOSE_SHOWN = re.compile(
    r"\b(?:the|that|yon|thon)(?: \w+)? (?:one|wan|yin|first|second|third|last|top)\b(?! (?:i|we|my)\b)"
    r"|\b(?:first|second|third|last|top) (?:one|wan|yin)\b|\bnumber [1-9]\b",
    re.IGNORECASE,
)
"""Picks or asks about one of them."""
OF_FEELINGS = re.compile(
    r"\b(?:i|a|ah|am|i'?m|a'?m)(?: am| just| feel\w*| that| so| a wee bit| actually)* (?:sick|sad|scared|feart|excited"
    r"|lonely|done|broken|greetin|crying|ashamed|lost|numb|proud|happy)\b|\b(?:snapped|broke) (?:in|inside) me\b"
    r"|\ball (?:just )?too much\b|\bwithout me\b|\blonely\b",
    re.IGNORECASE,
)
BEGINS_ANEW = re.compile(
    r"\b(?:also|as well|while (?:i'?m|im|am) (?:here|at it|on)"
    r"|(?:do|dae) (?:you|u|ye) (?:do|dae|have|know|ken) (?:any|ony|some)\w*"
    r" (?:about|aboot|wi|with|to help)|different thing|something else,|^\W*forget|really need|its? (?:maybe )?more that"
    r"|help (?:me )?(?:with|wi)|i'?ve had a|i (?:also )?need (?:help|a|an|someone|somebody)|can you help"
    r"|my (?:eldest|youngest|ex)|am i due|and do you have)\b",
    re.IGNORECASE,
)
"""Begins with another need."""
SOMETHING_ELSE = (NOT_OF_THESE, OF_THOSE_SHOWN, OF_FEELINGS, BEGINS_ANEW)
HOW_IT_IS = frozenset("transport digital childcare additional_support_needs health_disability peer_support".split())
"""Needs that a wish looks like by its manner: `with a creche`, `on zoom`, `for kids with adhd`."""
NEVER = frozenset(
    "stop start delete_my_data complaint thanks goodbye greeting who_are_you choose change_worker link_phones"
    " unlink_phones another_person dont_know my_plan cancel_check_in change_area yes".split()
)
"""Acts that such a text is not taken for by chance."""
BY_CHANCE = frozenset({"unclear", "not_now", "tell_more"})
"""Acts that it is taken for."""


def says_for_whom(text: str) -> bool:
    """Whether a text says for whom it should be, `women only`: of the need that is talked about."""
    return len(text.split()) <= LONGEST_FOR_WHOM and FOR_WHOM.search(text) is not None


def narrows(text: str, understood: Understood | None, need: str) -> bool:
    """Whether a text, said of a list for `need`, wishes for others of the kind."""
    said, found = text.replace("\u2019", "'"), understood or {}
    words = len(said.split())
    if words > LONGEST or found.get("risk") or any(form.search(said) for form in SOMETHING_ELSE):
        return False
    act, needs = found.get("finer_act"), {each["id"] for each in found.get("needs") or ()}
    certainty = 0.0 if found.get("unsure") else found.get("confidence", 0.0)
    wished, formed = bool(conditions.wished_in(said)), any(form.search(said) for form in FORMS)
    if need in needs and certainty >= LIKELY:
        return formed
    if needs and certainty >= LIKELY:
        signs = (formed, wished, needs <= HOW_IT_IS)
        return words <= LONGEST_OF_OTHER_NEEDS and sum(signs) > 1 and any(signs[:2])
    if act in NEVER and (certainty or not wished):
        return False
    if act == "something_else":
        return wished or MEASURED.search(said) is not None
    if act and certainty >= SURE:
        return act in BY_CHANCE and certainty < BEYOND_DOUBT and (wished or formed)
    return wished or formed
