"""Words that no calm text takes the danger out of: what was swallowed, a body hurt, a baby, whoever comes near."""

import re
from collections.abc import Iterable

TAKEN = re.compile(
    r"\b(?:took|taken|tookt|taking|takin|has had|ate|eaten|drank|drunk|drinkin|drinking|popped|necked|inject\w*)\b.{0,24}"
    r"\b(?:pills?|tablets?|tabs|meds|medicine|medication|paracetamol|something|sumhin|drugs?|stuff|batter(?:y|ies)|bleach"
    r"|magnets?|vall?ies|valium|too many|tae mony|a few|some|any|all|them|it)\b"
    r"|\b(?:swallow\w*|overdos\w*|od'?d|poison\w*|batter(?:y|ies))\b",
    re.IGNORECASE,
)
BODY = re.compile(
    r"\b(?:head|heid|headache|skull|neck|throat|strangl\w*|chok\w*|thrott\w*|concuss\w*|unconscious|dizzy|faint\w*|drowsy"
    r"|vomit\w*|boak\w*|(?:being|been|feels?|feeling|keeps?) sick|passed out|black(?:ed)? out|knocked out|out cold|wake"
    r"|waken|collaps\w*|convuls\w*|seizure|fitting|stroke|numb|bleed\w*|blood\w*|stab\w*|slash\w*|glassed|gash\w*|broke|broken"
    r"|fractur\w*|burn\w*|scald\w*|worse|(?:can'?t|cannae|cannot|canny) (?:move|walk|see|feel|stand))\b",
    re.IGNORECASE,
)
BREATH = re.compile(r"\b(?:breath\w*|chest|heart)\b", re.IGNORECASE)
A_BABY = re.compile(
    r"\b(?:baby|babies|newborn|infant|toddler|pregnan\w*|expecting|\w+ (?:weeks?|months?|mths?|wks?) old)\b",
    re.IGNORECASE,
)
THEY = r"(?:he|she|they|his \w+|her \w+|(?:my|ma|the) ex)"
NEAR = re.compile(
    r"\b(?:at|on|batter\w*|bang\w*|kick\w*|chap\w*)(?: the| my| ma| our| oor| her| his)?(?: \w+)? "
    r"(?:door|window|windae|gate)\b|\b(?:outside|ootside)\b"
    rf"|\b{THEY}(?:'?s|'?re| is| are)? (?:\w+ )?(?:coming|comin|comes|on (?:his|her|their) way|here)\b"
    rf"|\b{THEY}(?:'?s|'?ll| will| is| might| may| could| says| said| keeps)(?: \w+){{0,4}}? "
    r"(?:come|back|find|kill|get (?:me|us|her|him|them))\b"
    r"|(?<!n't )(?<!not )(?<!no )(?<!dinnae )(?<!disnae )(?<!doesnt )\b(?:knows?|kens?|found out) where\b"
    r"|\b(?:knife|knives|weapon|blade|gun|machete|bat)\b",
    re.IGNORECASE,
)
"""Whoever may do harm is here, comes, or can find them."""
HARM = re.compile(
    r"\b(?:end(?:ing)? (?:it|my life)|give up|die|dying|dead|deid|kill\w*|pain\w*|suicid\w*|self ?-?harm\w*"
    r"|(?:hurt|cut)\w* (?:my|ma|her|him) ?sel\w*|(?:do|dae) (?:it|something|somethin|sumhin))\b",
    re.IGNORECASE,
)
"""Death, or that they may still do it."""


def may_turn_worse(texts: Iterable[str]) -> bool:
    """Whether any text tells of what may turn worse however well somebody seems."""
    return any(form.search(text) for text in texts for form in (TAKEN, BODY, BREATH, A_BABY))
