"""Who meant to text another number: `think ive the wrong number`, `is this the tyre place`."""

import re

from bot.messages import Choice, Saying

LONGEST = 14
"""Words; more of them tell something."""
WRONG_NUMBER = re.compile(r"\bwr(?:o|a)ng (?:number|nummer|person)\b", re.IGNORECASE)
OF_A_NUMBER = re.compile(
    r"\b(?:gave|give|gied|for|fur|their|that|was|wis|is|rang|phoned|called|tried|it'?s|thats|you have|you'?ve|youve)\b",
    re.IGNORECASE,
)
"""Then it is a number that somebody was given."""
OF_A_SERVICE = re.compile(r"\W*(?:for|fur|of|on|in)\b", re.IGNORECASE)
SHOP = r"(?:shop|garage|takeaway|take away|chippy|chinese|pizza|barbers?|hairdressers?|salon|taxis?|vets?|pub)"
ASKS_FOR_A_SHOP = re.compile(
    rf"^\W*(?:(?:hi|hiya|hello|hey|eh|sorry)\W+)*is (?:this|that) (?:the |a )?(?:\w+ ){{0,2}}"
    rf"(?:{SHOP}|(?!(?:right|the|correct|same)\b)\w+ place)\b(?!\W+(?:for|fur|that|to|tae|where|whaur|i|a|ye|you)\b)",
    re.IGNORECASE,
)
"""`is this the place for help with rent`, `is this the place` ask whether it is us."""
ANSWERS = (
    Choice("Delete my number", "/delete_my_data", ("delete",)),
    Choice("I'm a parent", "/menu", ("i am a parent", "parent")),
    Choice("That's all", "/goodbye", ("bye", "no")),
)


def meant_another(text: str, *, talked: bool) -> bool:
    """Whether a text was meant for another number. `talked` is whether anything was looked for before."""
    said = text.replace("\u2019", "'")
    if len(said.split()) > LONGEST:
        return False
    if (wrong := WRONG_NUMBER.search(said)) is not None:
        return not OF_A_NUMBER.search(said[: wrong.start()]) and not OF_A_SERVICE.match(said[wrong.end() :])
    return not talked and ASKS_FOR_A_SHOP.match(said) is not None


def answer() -> Saying:
    """What this is, in a line, and nothing pressed on anybody."""
    return Saying("what_this_is", choices=ANSWERS)
