"""What there is in a text to one service whose details lie open, once its move is known: the question, the yes, a place.

The moves themselves are learnt (data/nlu/moves/service.yml): by itself such a text looks like any need there is.
"""

import json
import re
from collections.abc import Sequence

from bot.conversation.asking_them import ASK_CONTACT
from bot.conversation.choosing import services_among
from bot.directory.aspects import IS_IT_OF
from bot.language import asking
from bot.messages import Choice

LONGEST = 40
"""Words; more of them tell a story."""
ANOTHER_KIND = re.compile(
    r"^(?!.*\bthey\b).*(?<!this )(?<!that )(?<!the )(?<!wee )(?<!first )(?<!second )(?<!third )\b(?:ones?|wans?"
    r"|yins?)\b(?! off\b)"
    r"|\b(?:others?|ither|nearer|closer|else|instead|another|anither|different)\b",
    re.IGNORECASE,
)
"""Of others than this one."""
AT_ITS_END = re.compile(
    r"\b(?:can|could|is|are|do|does|will|would|wull|wid) (?:they|it|he|she|i|a|ah|we|that)\b[^.,!?]{2,36}$",
    re.IGNORECASE,
)
"""A question behind what a text tells, with no stop between."""
PLACED = re.compile(
    r"(?<!my )(?<!ma )\b(?:(?P<place>first|1st|second|2nd|third|3rd|last) (?:one|yin|wan|ane))\b", re.IGNORECASE
)
PLACES = {"first": 0, "1st": 0, "second": 1, "2nd": 1, "third": 2, "3rd": 2, "last": -1}
HOW_TO_REACH = re.compile(
    r"^\W*(?:(?:and|so|but|ok|oh)\W+)*(?:can|could|do|dae|may) (?:i|a|ah) (?:just |jist )?"
    r"(?:te?xt|e-?mail|message|whats ?app) (?:them|thaim|instead)\b"
    r"|\b(?:is there|have (?:you|ye|they)|hiv ye|do (?:you|they)|got|what'?s|whit'?s|what is)"
    r"(?: (?:you|ye|they|have|got|an?|the|their|thair))* e-?mail\b",
    re.IGNORECASE,
)
"""`can i text them? dont like phoning`: that is answered first, and to have them asked lies open beside it."""
FROM_THEM = re.compile(
    rf"{IS_IT_OF} (?:social (?:work\w*|services)"
    r"|(?:fae|frae|from|with) the (?:social|council))(?=\W*$|[.?!,;]|\W+(?:tho|though|or|then)\b)"
    r"(?!.*\b(?:tak\w*|coming|comin|door|evict\w*)\b)",
    re.IGNORECASE,
)
IS_QUICKER = re.compile(
    r"\b(?:it'?s|it'?ll|itll|it will|that'?s|that'?ll|would|wid)(?: be)? (?:just )?(?:quicker|faster|easier)\b",
    re.IGNORECASE,
)
MYSELF = re.compile(
    r"\b(?:ring|phone|call|text|e-?mail|contact|ask|go)\b.{0,16}\b(?:myself|masel\w*|mysel)\b", re.IGNORECASE
)
WHO_KNOWS = re.compile(
    r"\b(?:who|wha|whae)(?: else)?(?: would| wid| will| can| could| gets?| does)?(?: to| tae)?"
    r" (?:see|sees|know|knows|ken|kens|hear|hears|read|reads)\b"
    r"|\b(?:will|would|wid|do|dae|does|if) (?:they|it|that|the \w+) (?:tell|let|inform|phone|report|pass)\b.{0,24}"
    r"\b(?:him|her|my|ma|the|anyone|anybody|social|school|council|dwp|home office|know)\b"
    r"|\b(?:does|do|will|would|wid) (?:my|ma|the|any\w+) \w+ (?:get to |have to |need to )?"
    r"(?:know|ken|find out|get told|be told)\b",
    re.IGNORECASE,
)
OF_IT = re.compile(
    r"\b(?:they|thae|them|thaim|their|thair|it|its|it's|there|this|that|he|he's|she|she's|him|her"
    r"|(?:to|tae) (?:go|come|bring|join|start)|means?)\b",
    re.IGNORECASE,
)
"""What can only stand for what lies open, or for who would go there."""
BEGINS_TO_ASK = re.compile(
    rf"^\W*(?:(?:{asking.LEADS}|aw|hm+|maybe|mibbe|please|just|also)\b\W*)*"
    r"(?:any ?th?in\w*\b.{0,16}\b(?:to|tae|i) (?:do|dae|bring|know|ken)\b|(?:what|whit|wot|wat|which|how|hoo|who"
    r"|wha|whose|where|whaur)(?:'?s|d|'?re|'?ll)?\b(?! (?:i|a|we) (?:need|want|really|meant|mean)\b)"
    r"|(?:when|why)(?:'?s)? (?:is|are|do|dae|does|did|can|could|will|would|would|wid|the|they)\b"
    r"|(?:r|wull|wul|cn|can|could|dae|du|do|does|dis|duz|is|are|will|would|wid|has|any) (?!worry\b|that\W*$"
    r"|it\b(?! \w)|ok\b|okay\b|fine\b|good\b|great\b|rather\b|like\b|prefer\b|be\b|love\b)[\w']+)",
    re.IGNORECASE,
)
"""How a question may begin where there is something that it may be about."""
A_PERSON_THERE = re.compile(
    r"^\W*(?:(?:so|and|ok|but)\W+)*(?:is|are|iz) (?:it|they|that|thae|she|he)(?: (?:a|an|all|actually|really))*"
    r" (?:real|actual|proper) (?:person|people|human|humans|wumman|woman|folk|body)\b",
    re.IGNORECASE,
)


def open_service(offered: Sequence[Choice]) -> str | None:
    """The id of the one service whose details lie open; None where none is, or several."""
    asked = [choice.payload.removeprefix(ASK_CONTACT) for choice in offered if choice.payload.startswith(ASK_CONTACT)]
    return json.loads(asked[0]).get("service") if len(asked) == 1 and not services_among(offered) else None


def without_why(text: str) -> str:
    """A text without why somebody rings them alone: `it'll be quicker` would sound of despair."""
    return IS_QUICKER.sub(" ", text.replace("\u2019", "'"))


def asks(said: str) -> bool:
    """Whether a text is a question, or a part of it is."""
    parts = asking.parts(said)
    return asking.asks(said) or any(BEGINS_TO_ASK.match(part) or AT_ITS_END.search(part) for part in parts)


def asks_if_a_person(text: str) -> bool:
    """Whether a text asks if it is people who do it: of the service, and not of us."""
    return A_PERSON_THERE.match(text.replace("\u2019", "'")) is not None


def asks_of_reaching(text: str) -> bool:
    """Whether a text asks if they can be written to."""
    return HOW_TO_REACH.search(text) is not None


def asks_if_social_work(text: str) -> bool:
    """Whether a text asks if what lies open is of social work or the council: `is that social work tho`."""
    return FROM_THEM.search(text.replace("\u2019", "'")) is not None


def by_themselves(text: str) -> bool:
    """Whether a text says that its writer rings or goes without our asking."""
    return MYSELF.search(text) is not None


def asks_who_knows(text: str) -> bool:
    """Whether it is asked who gets to know, or is told: `who would see my name`, `will they tell him`."""
    return WHO_KNOWS.search(text.replace("\u2019", "'")) is not None


def may_be_of_anything(text: str) -> bool:
    """Whether a text has no word that stands for what lies open."""
    return OF_IT.search(text.replace("\u2019", "'")) is None


def question_in(text: str) -> str:
    """Those parts of a text that ask, without what it tells beside them."""
    parts = asking.parts(text)
    asked = [
        part for part in parts if any((asking.is_question(part), BEGINS_TO_ASK.match(part), AT_ITS_END.search(part)))
    ]
    return ". ".join(asked) or text


def asks_of_another(text: str) -> bool:
    """Whether a text asks of others of the kind, or of another of the list."""
    said = text.replace("\u2019", "'")
    return asks(said) and ANOTHER_KIND.search(said) is not None


def placed_in(text: str, listed: Sequence[Choice]) -> Choice | None:
    """The service of the last list that a text points at by its place there: `tell me the third wan`."""
    found = list(PLACED.finditer(text))
    place = PLACES[found[0]["place"].lower()] if len(found) == 1 else len(listed)
    return listed[place] if place < len(listed) else None
