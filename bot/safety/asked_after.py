"""What parents ask in the hours after a reply to a risk: something practical, or a number once more.

The numbers are in their hands by then. To be given them again, in place of an answer, is of no use to anybody.
"""

import re

from bot.messages import Saying
from bot.safety.choices import A_PERSON_PERHAPS

ANYBODY = r"(?:i|a|ah|we|he|she|they|you|u|ye|it|that|this|there)"
PRACTICAL = re.compile(
    rf"\b(?:do|dae|does|did|can|could|will|would|wid|should|is|are|has|have) {ANYBODY}\b"
    r"|\b(?:who|wha|what|whit|where|whaur|when|how|hoo)"
    r"(?:'?s| is| are| do| dae| does| can| would| should| about| gies?)\b"
    r"|\b(?:number|nummer|open|help (?:wi|with)"
    r"|(?:looking|lookin) (?:for|fur)|(?:just|jist) (?:want|need|asking|askin))\b"
    r"|\?",
    re.IGNORECASE,
)
"""Asks for something that can be answered or looked for."""
DESPAIRS = re.compile(
    r"\b(?:(?:what|whit)(?:'?s| is) the point|why (?:bother|me|go on|should i|am i)"
    r"|(?:care|miss|notice|better off|without) me"
    r"|who(?:'d| would| wid) (?:care|notice)|end(?:ing)? (?:it|my life)"
    r"|give up|go on|wake up|be here|die|dying|dead|kill\w*"
    r"|goodbye|hurt|pain\w*|quick\w*|how (?:long|many|much)|can(?:'?t|nae| not) (?:cope|take|do (?:this|it)|live))\b",
    re.IGNORECASE,
)
"""... but no question that despair or harm may ask."""
NOT_HURT = re.compile(r"\b(?:not|no|nae|isn'?t|isnae) hurt\b", re.IGNORECASE)
OF_SOMETHING_ELSE = re.compile(
    r"\b(?:he|she|her|hers|him|his|they|them|son|daughter|boy|girl|lassie|wean|workers?|gp|doctor|school|camhs|childline"
    r"|samaritans|number|nummer|work|job|gas|meter|food|money|rent|funeral|day off)\b",
    re.IGNORECASE,
)
"""Somebody or something else than the life of who writes."""
ONCE_MORE = re.compile(
    r"\b(?:again|wance mair|once more|(?:you|ye|u) (?:sent|gave|gied|said)|at the start|earlier|who (?:do|dae))\b",
    re.IGNORECASE,
)
NUMBER = re.compile(r"\b(?:numbers?|nummers?|(?:i|a|ah|we) (?:ring|phone|call))\b", re.IGNORECASE)
HOURS = re.compile(
    r"^(?=.*\b(?:numbers?|nummers?|help ?lines?|(?:that|the) line)\b)"
    r".*\b(?:(?:what|whit|which) (?:hours|times?)|when|open|answers?"
    r"|at night|the night|tonight|weekends?)\b",
    re.IGNORECASE,
)
"""Asks when a number is answered."""
POLICE = re.compile(r"\b(?:police|polis)\b", re.IGNORECASE)
NO_EMERGENCY = re.compile(
    r"\b101\b|\bnon.?emergency\b|\b(?:no|not|isn'?t|isnae|instead of|other than)\b.{0,12}\b999\b", re.IGNORECASE
)
WHAT_IS_101 = re.compile(r"\b(?:what|whit|wit|wot|who|wha)(?:'?s| is)?(?: the| this)? 101\b", re.IGNORECASE)
BY_NAME = re.compile(
    r"\b(?:give|gie|giving|giein|gied|pass\w*|say\w*|sayin|tell\w*|use|ask\w*|keep|leave|with ?o[ou]t|need|wi)\b.{0,20}"
    r"\b(?:my|ma|oor|our|nae|no|a) names?\b|\banon\w*\b"
    r"|\b(?:know|ken|find out|guess|tell|say|hear)\b.{0,20}\b(?:it|that)(?: was|'?s| wis| wur| were| wiz) (?:me|us)\b"
    r"|\bwho (?:it (?:was|wis) )?(?:that )?(?:phoned|phones|rang|reported|reports|called|grassed)\b",
    re.IGNORECASE,
)
"""Asks whether whoever speaks up for a child is named."""
IN_BOTHER = re.compile(
    r"\b(?:bother|trouble|hassle)\b.{0,20}\b(?:report\w*|phon\w*|ring\w*|call\w*|tell\w*|say\w*|grass\w*|wrong)\b"
    r"|\b(?:if|whit if|what if) (?:i|a|ah|am|i'm|it'?s) (?:am |is )?(?:wrong|nothing|nuthin)\b",
    re.IGNORECASE,
)
"""Asks what comes of it for whoever speaks up."""
LINES = {
    "child_at_risk": re.compile(
        r"\b(?:childline|nspcc)\b.{0,12}\b(?:numbers?|nummers?)\b"
        r"|\b(?:numbers?|nummers?) (?:for|fur|of|o)(?: the)? (?:childline|nspcc)\b",
        re.IGNORECASE,
    ),
    "suicide_self_harm": re.compile(
        r"\bsamaritans\b.{0,12}\b(?:numbers?|nummers?)\b|\b(?:numbers?|nummers?) (?:for|fur|of|o)(?: the)? samaritans\b",
        re.IGNORECASE,
    ),
}
"""Asks for a number by the name of who is behind it: the risk whose numbers hold it."""
OF_A_LINE = frozenset({"child_at_risk", "suicide_self_harm", "severe_distress"})
"""Risks with whose numbers those were named."""
OF_MISSING = r"missin'?g? (?:people|persons?|folk|kids?|weans?|bairns?|children|teen\w*)"
A_LINE = r"(?:numbers?|nummers?|help ?lines?|line|charity)"
SOMEBODY = (
    r"(?:him|her|them|some ?(?:one|body)"
    r"|(?:a|my|ma|our|oor|the)(?: \w+)? (?:son|daughter|boy|girl|lassie|lad|wean|child|kid))"
)
MISSING = re.compile(
    rf"\b{OF_MISSING} {A_LINE}\b|\b{A_LINE}\b.{{0,20}}\b{OF_MISSING}\b"
    rf"|\breport\w* {SOMEBODY}(?: \w+)? missin'?g?\b|\breport (?:that )?(?:s?he'?s|s?he is|theyre) missin'?g?\b"
    r"|\b(?:who|wha|whae)(?:'?s| is| else| can| will| wid| would)* (?:looks?|lookin|looking|search\w*) (?:for|fur) "
    rf"{SOMEBODY}"
    r"(?=\W*$|[.,?!]| (?:if|when|then|now|noo|the night|tonight|the now))",
    re.IGNORECASE,
)
"""Asks for the number of those who look for the missing, or where somebody is reported missing."""
LONGEST = 30
"""Words; more of them tell what happened."""


def is_practical(text: str, risk: str | None) -> bool:
    """Whether a text asks for something that can be answered. After words of suicide it is not about who writes."""
    said = NOT_HURT.sub("", text.replace("\u2019", "'"))
    asks = len(said.split()) <= LONGEST and PRACTICAL.search(said) is not None and DESPAIRS.search(said) is None
    return asks and (risk != "suicide_self_harm" or OF_SOMETHING_ELSE.search(said) is not None)


def asks_for_number(text: str) -> bool:
    """Whether a text asks for a number that was given, once more, or whom to ring."""
    if len(text.split()) > LONGEST:
        return False
    once_more = NUMBER.search(text) is not None and ONCE_MORE.search(text) is not None
    return once_more or (HOURS.search(text) is not None and PRACTICAL.search(text) is not None)


def line_asked_for(text: str, answered: frozenset[str]) -> str | None:
    """The risk whose numbers hold the one that is asked for by its name; None where none was named by us before."""
    if not answered & OF_A_LINE:
        return None
    return next((risk for risk, form in LINES.items() if form.search(text)), None)


def asks_for_police(text: str) -> bool:
    """Whether a text asks how the police are reached when it is no emergency."""
    if WHAT_IS_101.search(text):
        return True
    return POLICE.search(text) is not None and NO_EMERGENCY.search(text.replace("\u2019", "'")) is not None


def asks_about_missing(text: str) -> bool:
    """Whether a text asks whom to ring when somebody is missing."""
    return len(text.split()) <= LONGEST and MISSING.search(text) is not None


def asks_as_who_speaks_up(text: str) -> str | None:
    """What is asked of speaking up for a child, be it somebody else's: `name`, or `bother` that it may bring."""
    said = text.replace("\u2019", "'")
    if len(said.split()) > LONGEST:
        return None
    if BY_NAME.search(said):
        return "name"
    return "bother" if IN_BOTHER.search(said) else None


def asks_for_other_number(text: str) -> bool:
    """Whether a text asks for a number that belongs to no risk of its own."""
    return asks_for_police(text) or asks_about_missing(text)


def numbers_for(risk: str) -> Saying:
    """The numbers for a risk, as an answer to a question that we cannot answer ourselves."""
    return Saying(f"risk_{risk}_asked", choices=A_PERSON_PERHAPS)


def speaking_up(asked: str) -> Saying:
    """That the numbers for a child may be rung without a name, or in doubt."""
    return Saying(f"risk_child_at_risk_{asked}", choices=A_PERSON_PERHAPS)


def police() -> Saying:
    """The number of the police when it is no emergency."""
    return Saying("risk_police", choices=A_PERSON_PERHAPS)


def missing_people() -> Saying:
    """Whom to ring when somebody is missing, and when they are found."""
    return Saying("risk_missing_people", choices=A_PERSON_PERHAPS)
